//! `zhengxin session remove` and `session prune`.

use std::path::Path;
use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{NameArgs, find, no_such, unusable};
use crate::cli::context::{Context, Done};
use crate::cli::duration;
use crate::failure;
use crate::messages::session as say;
use crate::messages::{Lang, Text};
use crate::output::{self, Failure, moment};
use crate::protocol::Class;
use crate::session::{Bond, Location, Removed, Session, SessionFile, begun, each_at_once};
use crate::store::SpareLocks;

/// Arguments of `session remove`.
#[derive(Args, Debug)]
pub struct RemoveArgs {
    /// Which session
    #[command(flatten)]
    pub name: NameArgs,
    /// Remove it even if the outcome of a submission is unknown or an application is less than 24 hours old
    #[arg(short, long)]
    pub force: bool,
}

/// Arguments of `session prune`.
#[derive(Args, Debug)]
pub struct PruneArgs {
    /// Remove sessions that have not changed for this long, such as 30d
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    pub older_than: String,
}

/// Removes a session, unless a submission would be forgotten with it.
pub fn run(args: &RemoveArgs, context: &mut Context) -> Done {
    let (file, now) = (find(&args.name, context)?, context.now());
    let removed = match context.global.dry_run {
        true => judged(&file, now, args.force),
        false => file.remove(now, args.force),
    };
    let (name, lang) = (file.location().name.clone(), context.lang());
    match removed.map_err(|error| unusable(&error, &file, context))? {
        Removed::Nothing => Err(no_such(&file, args.name.name.as_deref(), context)),
        Removed::Bound(bonds) => Err(bound(&bonds, &name, context)),
        Removed::Gone(_) if context.global.dry_run => would_remove(&[name], context),
        Removed::Gone(forgotten) => {
            let text = say::REMOVED.fill(lang, &[("name", &name)]);
            if forgotten.is_empty() {
                return context.printer.result(&json!({ "removed": [name] }), |_| format!("{text}\n"));
            }
            let too = said(&forgotten, say::FORGOTTEN, say::FORGOTTEN_APPLICATION, lang);
            let json = json!({ "removed": [name], "forgotten": forgotten.iter().map(shown).collect::<Vec<_>>() });
            context.printer.result(&json, |_| format!("{text}\n{too}\n"))
        }
    }
}

/// Whether the session may be removed, judged without its lock.
fn judged(file: &SessionFile, now: Timestamp, force: bool) -> Result<Removed, crate::session::SessionError> {
    if !file.exists() {
        return Ok(Removed::Nothing);
    }
    let bonds = file.bonds(now, force)?;
    Ok(if bonds.is_empty() || force { Removed::Gone(bonds) } else { Removed::Bound(bonds) })
}

/// The failure for a session that must not be forgotten yet.
fn bound(bonds: &[Bond], name: &str, context: &Context) -> Box<Failure> {
    let lang = context.lang();
    let said = |lang| {
        let why = said(bonds, say::BOUND, say::BOUND_BY_APPLICATION, lang);
        say::NOT_REMOVED.fill(lang, &[("name", name), ("why", &why)])
    };
    let mut failure = Failure::worded(Class::Duplicate, lang, said);
    failure.after = bonds.iter().find_map(|bond| match bond {
        Bond::Applied { seconds_left, .. } => Some(*seconds_left),
        Bond::Uncertain { .. } => None,
    });
    let is_uncertain = bonds.iter().any(|bond| matches!(bond, Bond::Uncertain { .. }));
    Box::new(match is_uncertain {
        true => failure.hint(say::NOT_REMOVED_HINT.get(lang)),
        // The outcome is known: the gateway accepted the application.
        false => {
            let command = context.given.command_for_session("run", name);
            failure.hint(say::NOT_REMOVED_APPLIED_HINT.fill(lang, &[("command", &command)]))
        }
    })
}

/// A clause for each bond that would be, or is, forgotten.
fn said(bonds: &[Bond], uncertain: Text, applied: Text, lang: Lang) -> String {
    let clause = |bond: &Bond| match bond {
        Bond::Uncertain { method, at } => uncertain.fill(lang, &[("sent", method), ("at", &moment(*at))]),
        Bond::Applied { at, seconds_left } => {
            let left = output::duration(*seconds_left, lang);
            applied.fill(lang, &[("at", &moment(*at)), ("left", &left)])
        }
    };
    bonds.iter().map(clause).collect::<Vec<_>>().join(say::AND.get(lang))
}

fn shown(bond: &Bond) -> Value {
    match bond {
        Bond::Uncertain { method, at } => json!({"state": "uncertain", "method": method, "at": at}),
        Bond::Applied { at, .. } => json!({"state": "applied", "method": null, "at": at}),
    }
}

/// `--dry-run`: prints what would be removed, and removes nothing.
fn would_remove(names: &[String], context: &mut Context) -> Done {
    let text = match names {
        [] => say::PRUNED.fill(context.lang(), &[("count", "0")]),
        names => say::WOULD_REMOVE.fill(context.lang(), &[("names", &names.join(" "))]),
    };
    context.printer.result(&json!({ "removed": [], "would_remove": names }), |_| format!("{text}\n"))
}

/// Removes sessions that have not changed for long. Sessions that still wait for something are kept, however old they
/// are.
pub fn prune(args: &PruneArgs, context: &mut Context) -> Done {
    let age = Duration::from_secs(duration::long(&args.older_than, context.lang())?.unsigned_abs().as_secs());
    let (now, state, lang) = (context.now(), context.state()?, context.lang());
    let names = Location::names(&state).map_err(|error| failure::store(&error, lang))?;
    let dry_run = context.global.dry_run;
    let locks = SpareLocks::in_dir(&Location::directory(&state));
    let judged = each_at_once(&names, |name| {
        let file = SessionFile::new(Location::named(&state, name));
        if dry_run { file.would_be_pruned(age, now) } else { file.prune(age, now, &locks) }
    });
    drop(locks);
    let begun: Vec<String> = begun(&state, &names).into_iter().map(|(name, _)| name).collect();
    let forgotten = each_at_once(&begun, |name| {
        let file = SessionFile::new(Location::named(&state, name));
        if dry_run { Ok(file.is_begun_since(age)) } else { file.forget_begun(age) }
    });
    let mut removed = Vec::new();
    for (name, goes) in names.into_iter().zip(judged).chain(begun.into_iter().zip(forgotten)) {
        match goes {
            Ok(true) => removed.push(name),
            Ok(false) => {}
            Err(error) => context.printer.notice(&failure::session(&error, &name, lang).msg),
        }
    }
    if context.global.dry_run {
        return would_remove(&removed, context);
    }
    let text = say::PRUNED.fill(context.lang(), &[("count", &removed.len().to_string())]);
    context.printer.result(&json!({ "removed": removed }), |_| format!("{text}\n"))
}

/// Removes every session of a sandbox, as `is_of` decides, because its world was reset. Also removes the lock files
/// of runs that were killed before they had a session.
pub fn of_the_sandbox(state: &Path, is_of: impl Fn(&Session) -> bool, context: &Context) -> Done {
    let lang = context.lang();
    let names = Location::names(state).map_err(|error| failure::store(&error, lang))?;
    let begun = begun(state, &names).into_iter().map(|(name, session)| (name, Ok(Some(session))));
    let begun: Vec<_> = begun.collect();
    let read = |name: String| {
        let session = SessionFile::new(Location::named(state, &name)).read_one_of_many();
        (name, session)
    };
    for (name, session) in names.into_iter().map(read).chain(begun) {
        let file = SessionFile::new(Location::named(state, &name));
        // Skip a session that cannot be read, because it may not be the sandbox's.
        if session.is_ok_and(|session| session.is_some_and(|session| is_of(&session))) {
            file.remove(context.now(), true).map_err(|error| unusable(&error, &file, context))?;
        }
    }
    Ok(())
}

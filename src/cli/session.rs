//! `zhengxin session ...`: lists, shows and removes session files.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::applicant::{self, named_session};
use super::context::{Context, Done};
use super::duration;
use super::status;
use crate::failure;
use crate::flow::{State, Step};
use crate::messages::{errors, session as say};
use crate::output::{Failure, status as shown};
use crate::protocol::{Class, Key, MethodName, mask};
use crate::session::{Location, Session, SessionError, SessionFile};

/// The commands under `session`.
#[derive(Debug, Subcommand)]
pub enum SessionCommand {
    /// List the sessions
    List(ListArgs),
    /// Print a session, masked
    Show(NameArgs),
    /// Print where a session's file lies
    Path(NameArgs),
    /// Remove a session and its captcha picture
    Remove(NameArgs),
    /// Remove sessions that have not changed for long
    Prune(PruneArgs),
}

/// Arguments of `session list`.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Only what can be done now, soonest deadline first
    #[arg(long)]
    pub due: bool,
}

/// A session's name.
#[derive(Args, Debug)]
pub struct NameArgs {
    /// The session's name or path [default: --session, or the applicant's own]
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub name: Option<String>,
}

/// Arguments of `session prune`.
#[derive(Args, Debug)]
pub struct PruneArgs {
    /// Remove those that have not changed for this long, such as 30d
    #[arg(long, value_name = "DURATION")]
    pub older_than: String,
}

/// Runs a subcommand.
pub fn run(command: SessionCommand, context: &mut Context) -> Done {
    match command {
        SessionCommand::List(args) => list(&args, context),
        SessionCommand::Show(args) => show(&args, context),
        SessionCommand::Path(args) => {
            let file = find(&args, context)?;
            let path = file.location().path.display().to_string();
            context.printer.result(&json!({ "path": path }), |_| format!("{path}\n"))
        }
        SessionCommand::Remove(args) => remove(&args, context),
        SessionCommand::Prune(args) => prune(&args, context),
    }
}

fn find(args: &NameArgs, context: &mut Context) -> Result<SessionFile, Box<Failure>> {
    if let Some(name) = &args.name {
        return Ok(SessionFile::new(Location::given(&context.state()?, name)));
    }
    let state = context.state()?;
    match named_session(context, &state)? {
        Some(file) => Ok(file),
        // The file may be unreadable, so its name is derived without reading it.
        None => applicant::own_session(&state, context),
    }
}

fn unusable(error: &SessionError, file: &SessionFile, context: &Context) -> Box<Failure> {
    failure::session(error, &file.location().name, context.lang())
}

fn no_such(file: &SessionFile, context: &Context) -> Box<Failure> {
    let name = &file.location().name;
    Box::new(Failure::said(Class::Config, context.lang(), say::NO_SUCH, &[("name", name)]))
}

fn show(args: &NameArgs, context: &mut Context) -> Done {
    let file = find(args, context)?;
    let session = file.read().map_err(|error| unusable(&error, &file, context))?;
    let session = session.ok_or_else(|| no_such(&file, context))?;
    let json = masked(&session).map_err(|error| failure::internal(&error, context.lang()))?;
    let text = serde_json::to_string_pretty(&json).unwrap_or_default();
    context.printer.result(&json, |_| format!("{text}\n"))
}

/// The file's content with every value masked by its key. Forms are the gateway's words about the applicant,
/// so only their methods, keys and prefilled values are shown.
fn masked(session: &Session) -> serde_json::Result<Value> {
    let mut json = serde_json::to_value(session)?;
    let Some(facts) = json.get_mut("facts").and_then(Value::as_object_mut) else { return Ok(json) };
    for (name, value) in facts.iter_mut() {
        if let (Some(text), true) = (value.as_str(), Key::from_name(name).spec().is_some()) {
            *value = mask::value(&Key::from_name(name), text).into();
        }
    }
    // Whoever has the key could try values on a fingerprint.
    let open = facts.get_mut("sent").and_then(Value::as_array_mut).into_iter().flatten();
    open.filter_map(|sent| sent.get_mut("with")).for_each(|with| *with = mask::HIDDEN.into());
    for name in ["applied_with", "verified_with"] {
        facts.get_mut(name).into_iter().for_each(|with| *with = mask::HIDDEN.into());
    }
    for (method, form) in facts.get_mut("forms").and_then(Value::as_object_mut).into_iter().flatten() {
        let Some(method) = MethodName::parse(method) else { continue };
        let Some(form) = form.as_object_mut() else { continue };
        let lists = form.iter_mut().filter(|(name, _)| matches!(name.as_str(), "param" | "hidden"));
        let fields = lists.filter_map(|(_, list)| list.as_array_mut()).flatten();
        for field in fields.filter_map(Value::as_object_mut) {
            field.retain(|name, _| matches!(name.as_str(), "key" | "type" | "value" | "refreshMethod"));
            let key = Key::from_wire(&method, field.get("key").and_then(Value::as_str).unwrap_or_default());
            if let Some(value) = field.get_mut("value") {
                *value = mask::value(&key, &value.as_str().map_or_else(|| value.to_string(), str::to_owned)).into();
            }
        }
    }
    Ok(json)
}

fn remove(args: &NameArgs, context: &mut Context) -> Done {
    let file = find(args, context)?;
    if context.global.dry_run {
        return match file.exists() {
            true => would_remove(&[file.location().name.clone()], context),
            false => Err(no_such(&file, context)),
        };
    }
    let removed = file.remove().map_err(|error| unusable(&error, &file, context))?;
    if !removed {
        return Err(no_such(&file, context));
    }
    let name = file.location().name.clone();
    let text = say::REMOVED.fill(context.lang(), &[("name", &name)]);
    context.printer.result(&json!({ "removed": [name] }), |_| format!("{text}\n"))
}

/// `--dry-run`: lists what would be removed.
fn would_remove(names: &[String], context: &mut Context) -> Done {
    let text = match names {
        [] => say::PRUNED.fill(context.lang(), &[("count", "0")]),
        names => say::WOULD_REMOVE.fill(context.lang(), &[("names", &names.join(" "))]),
    };
    context.printer.result(&json!({ "removed": [], "would_remove": names }), |_| format!("{text}\n"))
}

/// All readable sessions of the state directory. Unreadable ones are reported on standard error.
fn all(context: &mut Context) -> Result<Vec<(SessionFile, Session)>, Box<Failure>> {
    let state = context.state()?;
    let lang = context.lang();
    let mut sessions = Vec::new();
    for location in Location::all(&state).map_err(|error| failure::store(&error, lang))? {
        let file = SessionFile::new(location);
        match file.read() {
            Ok(Some(session)) => sessions.push((file, session)),
            Ok(None) => {} // removed meanwhile
            Err(error) => context.printer.notice(&unusable(&error, &file, context).msg),
        }
    }
    Ok(sessions)
}

fn list(args: &ListArgs, context: &mut Context) -> Done {
    let now = context.now();
    let mut rows = Vec::new();
    let profile = context.profile().ok();
    let own = profile.as_ref().map(|profile| profile.gateway.origin());
    let patience = profile.as_ref().map(applicant::patience);
    for (file, mut session) in all(context)? {
        let redated = session.facts.redate(now);
        if session.facts.expire(now) || redated {
            file.forget_expired(now);
        }
        if redated {
            context.printer.notice(errors::REDATED.get(context.lang()));
        }
        if let Some(patience) = patience.filter(|_| own.as_ref() == Some(&session.gateway)) {
            session.facts.wait_as(patience);
        }
        let facts = &session.facts;
        let next = facts.next_step(now);
        let left = facts.seconds_left(now);
        let waits = facts.state(now) == State::Uncertain && facts.due_at().is_some_and(|due_at| now < due_at);
        let due = next.is_some() && !waits || facts.state(now) == State::Report;
        // Those without a deadline come last.
        let deadline = if left > 0 { left } else { i64::MAX };
        let name = file.location().name.clone();
        let mut row = json!({
            "session": name, "user_id": session.user_id, "gateway": session.gateway, "state": facts.state(now),
            "logged_in": facts.is_logged_in(now), "seconds_left": left, "applied_at": facts.applied_at,
            "next_step": next.map(|step| command(step, &name, &session.gateway, own.as_deref(), context)),
        });
        if let Some(row) = row.as_object_mut() {
            row.extend(status::due(facts, now));
        }
        rows.push((due, deadline, row));
    }
    if args.due {
        rows.retain(|(due, ..)| *due);
        rows.sort_by_key(|(_, deadline, _)| *deadline);
    }
    let rows: Vec<Value> = rows.into_iter().map(|(.., row)| row).collect();
    let json = Value::Array(rows.clone());
    context.printer.result(&json, |style| shown::list(&rows, style))
}

/// The command for a session's next step. It names the gateway if that is not the profile's, so that the
/// command runs as printed.
fn command(step: Step, name: &str, gateway: &str, own: Option<&str>, context: &Context) -> String {
    let command = context.given.command_for_session(step.command(), name);
    if context.global.gateway.is_some() || own == Some(gateway) {
        return command;
    }
    format!("{command} --gateway {}", shell_words::quote(gateway))
}

/// Removes sessions that have not changed for a long time. A session with something pending stays, whatever
/// its age.
fn prune(args: &PruneArgs, context: &mut Context) -> Done {
    let age = duration::long(&args.older_than, context.lang())?;
    let now = context.now();
    let mut old = all(context)?;
    old.retain(|(file, session)| {
        let waited_for = matches!(session.facts.state(now), State::Applied | State::Uncertain);
        !waited_for && is_older(&file.location().path, age)
    });
    if context.global.dry_run {
        let names: Vec<String> = old.iter().map(|(file, _)| file.location().name.clone()).collect();
        return would_remove(&names, context);
    }
    let mut removed = Vec::new();
    for (file, _) in old {
        file.remove().map_err(|error| unusable(&error, &file, context))?;
        removed.push(file.location().name.clone());
    }
    let text = say::PRUNED.fill(context.lang(), &[("count", &removed.len().to_string())]);
    context.printer.result(&json!({ "removed": removed }), |_| format!("{text}\n"))
}

fn is_older(path: &Path, age: jiff::SignedDuration) -> bool {
    let changed = fs::metadata(path).and_then(|metadata| metadata.modified());
    let elapsed = changed.ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
    elapsed.is_some_and(|elapsed| elapsed.as_secs() >= age.unsigned_abs().as_secs())
}

//! `zhengxin session list`: a row for each session, printed while the next one is read.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::cli::context::{Context, Done};
use crate::cli::given::Given;
use crate::cli::{applicant, status};
use crate::config::{Merchants, Profile};
use crate::failure;
use crate::flow::{Patience, State, Step};
use crate::messages::{Lang, errors};
use crate::output::status::{self as shown, SessionRow};
use crate::protocol::SessionOwner;
use crate::session::{Location, Session, SessionFile, each_at_once};

/// How many rows are laid out together for people: their columns are as wide as these need.
const TOGETHER: usize = 1_000;

/// Arguments of `session list`.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Only what can be done now, soonest deadline first
    #[arg(long)]
    pub due: bool,
}

/// Lists the sessions of the state directory; those that cannot be read are named on standard error.
pub fn run(args: &ListArgs, context: &mut Context) -> Done {
    let state = context.state()?;
    let names = Location::names(&state).map_err(|error| failure::store(&error, context.lang()))?;
    let profile = context.profile().ok();
    let rows = Rows {
        names,
        state,
        now: context.now(),
        patience: profile.as_ref().map(applicant::patience),
        commands: Commands::new(profile.as_ref(), context),
        lang: context.lang(),
        troubles: RefCell::default(),
        redated: Cell::default(),
        expired: RefCell::default(),
    };
    let printed = print(&rows, args.due, context);
    for trouble in rows.troubles.borrow().iter() {
        context.printer.notice(trouble);
    }
    if rows.redated.get() {
        context.printer.notice(errors::REDATED.get(context.lang()));
    }
    if printed.is_ok() {
        let (state, now) = (&rows.state, rows.now);
        each_at_once(&rows.expired.borrow(), |name| file(state, name).forget_expired(now));
    }
    printed
}

fn print(rows: &Rows, due: bool, context: &mut Context) -> Done {
    if due {
        let mut due: Vec<(i64, SessionRow)> = rows.due().collect();
        due.sort_by_key(|(deadline, _)| *deadline);
        let due: Vec<SessionRow> = due.into_iter().map(|(_, row)| row).collect();
        return match context.printer.style().json {
            true => context.printer.streamed(&due),
            false => context.printer.write(&shown::list(&due, context.printer.style())),
        };
    }
    if context.printer.style().json {
        return context.printer.streamed(rows);
    }
    let (mut all, mut first) = (rows.all().map(|(_, row)| row).peekable(), true);
    while std::mem::take(&mut first) || all.peek().is_some() {
        let together: Vec<SessionRow> = all.by_ref().take(TOGETHER).collect();
        context.printer.write(&shown::list(&together, context.printer.style()))?;
    }
    Ok(())
}

/// The sessions, read one after the other each time they are gone through.
struct Rows {
    names: Vec<String>,
    state: PathBuf,
    now: Timestamp,
    /// How long an outcome is waited for, as the profile says.
    patience: Option<Patience>,
    commands: Commands,
    lang: Lang,
    troubles: RefCell<Vec<String>>,
    /// Some were dated in the future.
    redated: Cell<bool>,
    /// The names of those that hold what belongs to an expired login. It goes once the list is printed: a list is not kept
    /// waiting.
    expired: RefCell<Vec<String>>,
}

impl Rows {
    /// Every row, with its deadline where something is due.
    fn all(&self) -> impl Iterator<Item = (Option<i64>, SessionRow)> + '_ {
        self.names.iter().filter_map(|name| self.row(name))
    }

    fn due(&self) -> impl Iterator<Item = (i64, SessionRow)> + '_ {
        self.all().filter_map(|(due, row)| Some((due?, row)))
    }

    fn row(&self, name: &str) -> Option<(Option<i64>, SessionRow)> {
        let mut session = match file(&self.state, name).read_one_of_many() {
            Ok(session) => session?, // removed meanwhile
            Err(error) => {
                self.troubles.borrow_mut().push(failure::session(&error, name, self.lang).msg.clone());
                return None;
            }
        };
        let redated = session.facts.redate(self.now);
        if session.facts.expire(self.now) || redated {
            self.expired.borrow_mut().push(name.to_owned());
        }
        self.redated.set(self.redated.get() || redated);
        if let Some(patience) = self.patience.filter(|_| self.commands.is_own(&session)) {
            session.facts.wait_as(patience);
        }
        let (facts, now) = (&session.facts, self.now);
        let next = facts.next_step(now);
        let left = facts.seconds_left(now);
        let waits = facts.state(now) == State::Uncertain && facts.due_at().is_some_and(|due_at| now < due_at);
        let is_due = next.is_some() && !waits || facts.state(now) == State::Report;
        // Those without a deadline come last.
        let deadline = if left > 0 { left } else { i64::MAX };
        let row = SessionRow {
            session: name.to_owned(),
            state: facts.state(now),
            logged_in: facts.is_logged_in(now),
            seconds_left: left,
            applied_at: facts.applied_at,
            next_step: next.map(|step| self.commands.of(step, name, &session)),
            due: status::due(facts, now),
            user_id: session.user_id,
            gateway: session.gateway,
        };
        Some((is_due.then_some(deadline), row))
    }
}

fn file(state: &Path, name: &str) -> SessionFile {
    SessionFile::new(Location::named(state, name))
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all().map(|(_, row)| row))
    }
}

/// The commands that go on with a session.
struct Commands {
    given: Given,
    /// A profile is named in them already.
    names_profile: bool,
    own: Option<SessionOwner>,
    merchants: Merchants,
}

impl Commands {
    fn new(profile: Option<&Profile>, context: &Context) -> Self {
        Self {
            given: context.given.clone(),
            names_profile: context.global.profile.is_some(),
            own: profile.map(|profile| profile.identity("")),
            merchants: context.config_file().map(|file| Merchants::of(&file)).unwrap_or_default(),
        }
    }

    /// True for a session of the profile's gateway and merchant.
    fn is_own(&self, session: &Session) -> bool {
        self.own.as_ref().is_some_and(|own| match session.merchant_id() {
            Some(merchant_id) => own.gateway == session.gateway && own.merchant_id == merchant_id,
            None => own.origin() == session.gateway,
        })
    }

    /// The command for a session's next step. Where the profile's gateway or merchant is another, it names a profile that has
    /// the session's, or at least the gateway, so that it runs as it is.
    fn of(&self, step: Step, name: &str, session: &Session) -> String {
        if self.is_own(session) {
            return self.given.command_for_session(&step.words(session.facts.recovers), name);
        }
        // The gateway that was given is not the session's.
        let command = self.given.without("--gateway").command_for_session(&step.words(session.facts.recovers), name);
        let profile = session.merchant_id().and_then(|merchant| self.merchants.profile(&session.gateway, merchant));
        match profile.filter(|_| !self.names_profile) {
            Some(profile) => format!("{command} --profile {}", shell_words::quote(profile)),
            None => format!("{command} --gateway {}", shell_words::quote(&session.gateway)),
        }
    }
}

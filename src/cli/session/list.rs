//! `zhengxin session list`: a row for each session, printed while the next one is read.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::cli::context::{Context, Done};
use crate::cli::given::Given;
use crate::cli::{applicant, status};
use crate::config::{GatewayAddress, Merchants, Profile};
use crate::failure;
use crate::flow::{Patience, State};
use crate::messages::{Lang, Text, errors, output as shown_words, session as say};
use crate::output::Failure;
use crate::output::status::{self as shown, SessionRow};
use crate::protocol::SessionOwner;
use crate::session::{Location, Session, SessionFile, begun, each_at_once};

/// How many rows are laid out together for people. The widths of columns are set for these rows.
const TOGETHER: usize = 1_000;

/// Arguments of `session list`.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Only sessions that can go on now, soonest deadline first
    #[arg(long)]
    pub due: bool,
    /// Only sessions in this state; repeatable
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = State::ALL.map(State::name))]
    pub state: Vec<String>,
}

/// Which sessions are listed: those in these states, and of the gateway and applicant on the command line. Settings
/// of the environment and the profile do not filter sessions.
struct Chosen {
    states: Vec<State>,
    gateway: Option<GatewayAddress>,
    user_id: Option<String>,
}

impl Chosen {
    fn new(args: &ListArgs, context: &Context) -> Result<Self, Box<Failure>> {
        let lang = context.lang();
        let given = context.global.gateway.as_deref();
        let gateway = given
            .map(|text| GatewayAddress::parse(text).ok_or_else(|| Failure::misused(lang, say::NO_ADDRESS, &[])))
            .transpose()?;
        let states = args.state.iter().filter_map(|name| State::from_name(name)).collect();
        Ok(Self { states, gateway, user_id: context.global.user_id.clone() })
    }

    fn takes(&self, session: &Session) -> bool {
        let is_there = |gateway: &GatewayAddress| match session.is_format_1() {
            true => session.gateway == gateway.origin(),
            false => session.gateway == gateway.base(),
        };
        self.gateway.as_ref().is_none_or(is_there)
            && self.user_id.as_ref().is_none_or(|user_id| *user_id == session.user_id)
    }

    fn takes_state(&self, state: State) -> bool {
        self.states.is_empty() || self.states.contains(&state)
    }
}

/// Lists the sessions of the state directory. Names those that cannot be read on standard error.
pub fn run(args: &ListArgs, context: &mut Context) -> Done {
    let state = context.state()?;
    let chosen = Chosen::new(args, context)?;
    let mut names = Location::names(&state).map_err(|error| failure::store(&error, context.lang()))?;
    let begun: BTreeMap<String, Session> = begun(&state, &names).into_iter().collect();
    names.extend(begun.keys().cloned());
    names.sort_unstable();
    let profile = context.profile().ok();
    let rows = Rows {
        names,
        begun,
        chosen,
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
            false => for_people(due.into_iter(), shown_words::NONE_DUE, context),
        };
    }
    if context.printer.style().json {
        return context.printer.streamed(rows);
    }
    for_people(rows.all().map(|(_, row)| row), shown_words::NO_SESSIONS, context)
}

/// Prints the rows as they come, after one line of titles. If there are none, prints `none` as a notice, because it
/// is not a result.
fn for_people(rows: impl Iterator<Item = SessionRow>, none: Text, context: &mut Context) -> Done {
    let (mut rows, mut is_first) = (rows.peekable(), true);
    if rows.peek().is_none() {
        context.printer.notice(none.get(context.lang()));
    }
    while rows.peek().is_some() {
        let together: Vec<SessionRow> = rows.by_ref().take(TOGETHER).collect();
        let is_begun = std::mem::take(&mut is_first);
        context.printer.write(&shown::list(&together, is_begun, context.printer.style()))?;
    }
    Ok(())
}

/// The sessions, read one by one on each iteration.
struct Rows {
    names: Vec<String>,
    /// Applicants whose run has begun but who have no session yet.
    begun: BTreeMap<String, Session>,
    chosen: Chosen,
    state: PathBuf,
    now: Timestamp,
    /// How long to wait for an outcome, as the profile says.
    patience: Option<Patience>,
    commands: Commands,
    lang: Lang,
    troubles: RefCell<Vec<String>>,
    /// True if a session had times in the future.
    redated: Cell<bool>,
    /// The names of sessions that still hold data of an expired login. The data is removed after the list is printed,
    /// so that the list does not wait.
    expired: RefCell<Vec<String>>,
}

impl Rows {
    /// All rows, each with its deadline if a next step is due.
    fn all(&self) -> impl Iterator<Item = (Option<i64>, SessionRow)> + '_ {
        self.names.iter().filter_map(|name| self.row(name))
    }

    fn due(&self) -> impl Iterator<Item = (i64, SessionRow)> + '_ {
        self.all().filter_map(|(due, row)| Some((due?, row)))
    }

    fn row(&self, name: &str) -> Option<(Option<i64>, SessionRow)> {
        let begun = self.begun.get(name);
        let mut session = match file(&self.state, name).read_one_of_many() {
            Ok(session) => session.or_else(|| begun.cloned())?, // or removed meanwhile
            Err(error) => {
                self.troubles.borrow_mut().push(failure::session(&error, name, self.lang).msg.clone());
                return None;
            }
        };
        if !self.chosen.takes(&session) {
            return None;
        }
        let redated = session.facts.redate(self.now);
        if session.facts.expire(self.now) || redated {
            self.expired.borrow_mut().push(name.to_owned());
        }
        self.redated.set(self.redated.get() || redated);
        if let Some(patience) = self.patience.filter(|_| self.commands.is_own(&session)) {
            session.facts.wait_as(patience);
        }
        let (facts, now) = (&session.facts, self.now);
        if !self.chosen.takes_state(facts.state(now)) {
            return None;
        }
        let next = facts.next_words(now);
        let left = facts.seconds_left(now);
        let is_due = facts.is_due(now);
        // Rows without a deadline come last.
        let deadline = if left > 0 { left } else { i64::MAX };
        let row = SessionRow {
            session: name.to_owned(),
            state: facts.state(now),
            logged_in: facts.is_logged_in(now),
            seconds_left: left,
            applied_at: facts.applied_at,
            next_step: next.map(|words| match begun {
                Some(_) => self.commands.of_begun(name, &session),
                None => self.commands.of(&words, name, &session),
            }),
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

/// The commands that continue with a session.
struct Commands {
    given: Given,
    /// True if the commands already name a profile.
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

    /// The command for a session's next step. If the session belongs to another gateway or merchant than the
    /// profile's, the command names a profile that has them, or at least the gateway, so that it can be run as it is.
    fn of(&self, words: &str, name: &str, session: &Session) -> String {
        self.completed(session, |given| given.command_for_session(words, name))
    }

    /// The `run` command of an applicant who has no session yet.
    fn of_begun(&self, name: &str, session: &Session) -> String {
        let user_id = shell_words::quote(&session.user_id).into_owned();
        self.completed(session, |given| {
            format!("{} --user-id {user_id}", given.without("--user-id").command_for_session("run", name))
        })
    }

    /// A command that continues with a session, with the profile or gateway that it needs.
    fn completed(&self, session: &Session, command: impl Fn(&Given) -> String) -> String {
        if self.is_own(session) {
            return command(&self.given);
        }
        // The given gateway is not that of the session.
        let command = command(&self.given.without("--gateway"));
        let profile = session.merchant_id().and_then(|merchant| self.merchants.profile(&session.gateway, merchant));
        match profile.filter(|_| !self.names_profile) {
            Some(profile) => format!("{command} --profile {}", shell_words::quote(profile)),
            None => format!("{command} --gateway {}", shell_words::quote(&session.gateway)),
        }
    }
}

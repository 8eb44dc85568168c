//! The world behind the gateway: its clock, sessions, people and journal. [`World::answer`] is the only
//! entry.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::call::{self, Call};
use super::journal::{Deed, Journal, JournalEntry, has_stray_blanks, seen_keys, shortened};
use super::people::{self, Row};
use super::person::Person;
use super::refusal::{MALFORMED, Refusal};
use super::session::{CAPTCHA_SECONDS, Session, within};
use super::standing::{IDENTITY_CODE_SECONDS, Standing};
use crate::protocol::{APPLICATION_SECONDS, Key, Method, codes};

/// The number of seconds after its last call when a session is forgotten: long enough for an application and
/// its identity code.
const FORGOTTEN_AFTER: i64 = APPLICATION_SECONDS + IDENTITY_CODE_SECONDS;
/// The number of sessions below which none is forgotten.
const SWEEP_FROM: usize = 256;
/// The maximum number of sessions. The least recently used are dropped first.
const MOST_SESSIONS: usize = 100_000;

/// The simulated gateway. Pure: time and seed are passed in, and it can be serialised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    seed: u64,
    /// The difference between its clock and the wall clock.
    ahead: SignedDuration,
    /// By user_id.
    sessions: BTreeMap<String, Session>,
    /// The number of sessions at which old ones are dropped.
    sweep_at: usize,
    /// By login name. A missing person has the status of their case.
    standings: BTreeMap<String, Standing>,
    journal: Journal,
    /// How many people of the trial are listed besides the table's.
    #[serde(default)]
    people: usize,
}

impl World {
    /// A new world. The seed determines all codes and pictures, but not the people.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            ahead: SignedDuration::ZERO,
            sessions: BTreeMap::new(),
            sweep_at: SWEEP_FROM,
            standings: BTreeMap::new(),
            journal: Journal::new(),
            people: 0,
        }
    }

    /// Sets how many people of the trial are listed besides the table's.
    #[must_use]
    pub fn with_people(self, people: usize) -> Self {
        Self { people, ..self }
    }

    /// The same world at its beginning.
    pub fn begin_anew(&mut self) {
        *self = Self::new(self.seed).with_people(self.people);
    }

    /// The rows of the people that it lists.
    pub fn rows(&self) -> Vec<Row> {
        people::rows().into_iter().chain(people::trial_rows(self.people)).collect()
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Advances the world's clock. It never goes back: a negative duration does nothing.
    pub fn advance(&mut self, by: SignedDuration) {
        self.ahead = self.ahead.saturating_add(by.max(SignedDuration::ZERO));
    }

    /// The world's time at the wall clock's time `wall`.
    pub fn now(&self, wall: Timestamp) -> Timestamp {
        wall.saturating_add(self.ahead).unwrap_or(wall)
    }

    /// The calls, oldest first. Very old ones may be dropped.
    pub fn journal(&self) -> &[JournalEntry] {
        self.journal.entries()
    }

    /// Limits the number of calls in the journal from now on.
    pub fn keep_journal(&mut self, count: usize) {
        self.journal.keep(count);
    }

    /// Adds a call to the journal as it was sent; `meant` is the call as a lenient sandbox repaired it.
    pub(super) fn record(
        &mut self,
        request: &Value,
        meant: &Value,
        understood: bool,
        now: Timestamp,
        code: Option<i64>,
        deed: Deed,
    ) {
        let nothing = Map::new();
        let biz_data = call::biz_data(request).unwrap_or(&nothing);
        let user_id = call::user_id(meant).unwrap_or_default();
        let owners: Vec<_> = biz_data.values().filter_map(|value| people::owner(value.as_str()?.trim())).collect();
        let named = owners.iter().map(|person| person.login_name.clone());
        let mut travelled: BTreeSet<String> = named.collect();
        let mut person = owners.first().map(|person| person.login_name.clone());
        if understood {
            let session = self.session_mut(user_id, now);
            session.people.append(&mut travelled);
            travelled.clone_from(&session.people);
            person = person.or_else(|| session.login.as_ref().map(|login| login.login_name.clone()));
        }
        self.journal.add(JournalEntry {
            no: 0,
            at: now,
            method: call::method_name(request).map(shortened).unwrap_or_default(),
            user_id: user_id.to_owned(),
            code,
            effect: deed,
            person,
            mixed: travelled.len() > 1,
            stray: has_stray_blanks(biz_data),
            keys: seen_keys(biz_data),
            faults: Vec::new(),
        });
    }

    /// Adds the faults that the last call met to the journal.
    pub(super) fn mark(&mut self, faults: &[String]) {
        self.journal.mark(faults);
    }

    /// The session of a user_id, if there is one.
    pub(super) fn session(&self, user_id: &str) -> Option<&Session> {
        self.sessions.get(user_id)
    }

    /// The session of a user_id, created if needed.
    pub(super) fn session_mut(&mut self, user_id: &str, now: Timestamp) -> &mut Session {
        if self.sessions.len() >= self.sweep_at && !self.sessions.contains_key(user_id) {
            self.sweep(now);
        }
        let session = self.sessions.entry(user_id.to_owned()).or_insert_with(|| Session::new(now));
        session.seen = now;
        session
    }

    /// The text of the picture that waits for its answer under this user_id; draws one if none waits.
    pub(super) fn answered_picture(&mut self, user_id: &str, now: Timestamp) -> String {
        let seed = self.seed;
        let session = self.session_mut(user_id, now);
        session.is_for_registration = false;
        let waiting = session.captcha.take().filter(|issued| within(issued.at, now, CAPTCHA_SECONDS));
        let issued = waiting.unwrap_or_else(|| session.draw(seed, user_id, now));
        session.captcha.insert(issued).code.clone()
    }

    /// Drops old sessions. The next run is due when their number has doubled, so the cost per call stays
    /// constant.
    fn sweep(&mut self, now: Timestamp) {
        self.sessions.retain(|_, session| within(session.seen, now, FORGOTTEN_AFTER));
        if self.sessions.len() >= MOST_SESSIONS {
            let mut seen: Vec<_> = self.sessions.values().map(|session| session.seen).collect();
            seen.sort_unstable();
            let oldest_kept = seen.get(MOST_SESSIONS / 4).copied().unwrap_or(now);
            self.sessions.retain(|_, session| session.seen >= oldest_kept);
        }
        self.sweep_at = (self.sessions.len() * 2).clamp(SWEEP_FROM, MOST_SESSIONS);
    }

    /// A person's status, if they have made a call.
    pub(super) fn standing(&self, person: &Person) -> Option<&Standing> {
        self.standings.get(&person.login_name)
    }

    /// A person's status, created if needed.
    pub(super) fn standing_mut(&mut self, person: &Person, now: Timestamp) -> &mut Standing {
        self.standings.entry(person.login_name.clone()).or_insert_with(|| Standing::begin(person, now))
    }

    /// The person logged in under the call's user_id.
    pub(super) fn logged_in(&self, call: &Call) -> Result<&'static Person, Refusal> {
        let login_name = self.session(call.user_id).and_then(|session| session.logged_in(call.now));
        login_name.and_then(people::find).ok_or_else(|| codes::NOT_LOGGED_IN.into())
    }
}

/// Checks that the call's `login_name` is the logged-in one.
pub(super) fn check_login_name(call: &Call, person: &Person) -> Result<(), Refusal> {
    let name = call.required(&Key::LoginName, codes::NO_SUCH_LOGIN_NAME)?;
    match people::find(name) {
        None => Err(codes::NO_SUCH_LOGIN_NAME.into()),
        Some(named) if named.login_name == person.login_name => Ok(()),
        Some(_) => Err(Refusal::because(MALFORMED, "login_name is not the one that is logged in")),
    }
}

/// The refusal of `method` that this person's case defines.
pub(super) fn check_trouble(person: &Person, method: Method) -> Result<(), Refusal> {
    match person.case.trouble {
        Some((at, code)) if at == method => Err(code.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "world_tests.rs"]
mod tests;

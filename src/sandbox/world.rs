//! The world behind the gateway: its clock, its sessions, its people, and the one way in, [`World::answer`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::call::{self, Call};
use super::faults::Met;
use super::journal::{Deed, Journal, JournalEntry, has_stray_blanks, seen_keys, shortened};
use super::people;
use super::person::Person;
use super::refusal::{Answer, MALFORMED, Refusal};
use super::session::{Session, within};
use super::standing::{IDENTITY_CODE_SECONDS, Standing};
use super::{application, login, questions, unionpay, viewing};
use crate::protocol::{APPLICATION_SECONDS, Key, Method, codes};

/// Seconds after its last call that a session is forgotten: long enough for an application and its identity code.
const FORGOTTEN_AFTER: i64 = APPLICATION_SECONDS + IDENTITY_CODE_SECONDS;
/// Sessions below which nothing is swept.
const SWEEP_FROM: usize = 256;
/// Sessions a world bears; the longest unused go first.
const MOST_SESSIONS: usize = 100_000;

/// The simulated gateway. Pure: time and seed are passed in, and it can be written down and read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    seed: u64,
    /// How far its clock runs before the wall clock.
    ahead: SignedDuration,
    /// By user_id.
    sessions: BTreeMap<String, Session>,
    /// Number of sessions at which the forgotten ones are swept out.
    sweep_at: usize,
    /// By login name; who is not in it stands as their case says.
    standings: BTreeMap<String, Standing>,
    journal: Journal,
}

impl World {
    /// A world in which nothing has happened. The seed decides every code and picture, not the people.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            ahead: SignedDuration::ZERO,
            sessions: BTreeMap::new(),
            sweep_at: SWEEP_FROM,
            standings: BTreeMap::new(),
            journal: Journal::new(),
        }
    }

    /// What it was made from.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Puts the world's clock forward. It never goes back: a negative duration does nothing.
    pub fn advance(&mut self, by: SignedDuration) {
        self.ahead = self.ahead.saturating_add(by.max(SignedDuration::ZERO));
    }

    /// The world's time at the wall clock's time `wall`.
    pub fn now(&self, wall: Timestamp) -> Timestamp {
        wall.saturating_add(self.ahead).unwrap_or(wall)
    }

    /// The calls so far, oldest first; the oldest of very many are gone.
    pub fn journal(&self) -> &[JournalEntry] {
        self.journal.entries()
    }

    /// Keeps at most `count` calls in the journal from now on.
    pub fn keep_journal(&mut self, count: usize) {
        self.journal.keep(count);
    }

    /// Answers a request `{"method", "biz_data"}` at the wall clock's time `wall`. Takes any JSON and always gives a reply.
    pub fn answer(&mut self, request: &Value, wall: Timestamp) -> Value {
        let now = self.now(wall);
        let read = Call::read(request, now);
        let understood = read.is_ok();
        let (reply, code, deed) = match read.and_then(|call| self.dispatch(&call)) {
            Ok(told) => (json!({"code": codes::SUCCESS, "msg": "ok", "data": told.data}), codes::SUCCESS, told.deed),
            Err(refusal) => (refusal.reply(), refusal.code, refusal.deed),
        };
        self.record(request, understood, now, Some(code), deed);
        reply
    }

    /// The same for a call that has met faults; none where they keep it from the world. The journal shows it in either case.
    pub(super) fn answer_under(&mut self, request: &Value, wall: Timestamp, met: &Met) -> Option<Value> {
        let answer = met.acts.then(|| self.answer(request, wall));
        if answer.is_none() {
            self.record(request, false, self.now(wall), None, Deed::None);
        }
        self.journal.mark(&met.faults);
        answer
    }

    fn dispatch(&mut self, call: &Call) -> Answer {
        match call.method {
            Method::GetPicCode => login::get_pic_code(self, call),
            Method::GetLoginInfo => login::get_login_info(),
            Method::Login => login::login(self, call),
            Method::GetVerifyMethod => questions::get_verify_method(self, call),
            Method::GetQuestion => questions::get_question(self, call),
            Method::SubmitQuestion => questions::submit_question(self, call),
            Method::OnlineValidateCard => unionpay::online_validate_card(self, call),
            Method::GetOnlineMessageCode => unionpay::get_online_message_code(self, call),
            Method::OnlineAuthentication => unionpay::online_authentication(self, call),
            Method::SubmitOnlineAuth => unionpay::submit_online_auth(self, call),
            Method::GetOnlineAuthedInfo => application::get_online_authed_info(self, call),
            Method::SubmitApplyMessageCode => application::submit_apply_message_code(self, call),
            Method::GetViewReportInfo => viewing::get_view_report_info(self, call),
            Method::ViewReport => viewing::view_report(self, call),
        }
    }

    fn record(&mut self, request: &Value, understood: bool, now: Timestamp, code: Option<i64>, deed: Deed) {
        let nothing = Map::new();
        let biz_data = call::biz_data(request).unwrap_or(&nothing);
        let user_id = call::user_id(request).unwrap_or_default();
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

    /// What is remembered under a user_id.
    pub(super) fn session(&self, user_id: &str) -> Option<&Session> {
        self.sessions.get(user_id)
    }

    /// The session of a user_id, made if there is none.
    pub(super) fn session_mut(&mut self, user_id: &str, now: Timestamp) -> &mut Session {
        if self.sessions.len() >= self.sweep_at && !self.sessions.contains_key(user_id) {
            self.sweep(now);
        }
        let session = self.sessions.entry(user_id.to_owned()).or_insert_with(|| Session::new(now));
        session.seen = now;
        session
    }

    /// Forgets old sessions. The next sweep comes when there are twice as many: so the cost per call stays constant.
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

    /// How a person stands, if they have appeared.
    pub(super) fn standing(&self, person: &Person) -> Option<&Standing> {
        self.standings.get(&person.login_name)
    }

    /// How a person stands.
    pub(super) fn standing_mut(&mut self, person: &Person, now: Timestamp) -> &mut Standing {
        self.standings.entry(person.login_name.clone()).or_insert_with(|| Standing::begin(person, now))
    }

    /// Who is logged in under the call's user_id.
    pub(super) fn logged_in(&self, call: &Call) -> Result<&'static Person, Refusal> {
        let login_name = self.session(call.user_id).and_then(|session| session.logged_in(call.now));
        login_name.and_then(people::find).ok_or_else(|| codes::NOT_LOGGED_IN.into())
    }
}

/// Checks that the call's `login_name` is the one that is logged in.
pub(super) fn check_login_name(call: &Call, person: &Person) -> Result<(), Refusal> {
    let name = call.required(&Key::LoginName, codes::NO_SUCH_LOGIN_NAME)?;
    match people::find(name) {
        None => Err(codes::NO_SUCH_LOGIN_NAME.into()),
        Some(named) if named.login_name == person.login_name => Ok(()),
        Some(_) => Err(Refusal::because(MALFORMED, "login_name is not the one that is logged in")),
    }
}

/// The refusal that this person's case has in store for `method`.
pub(super) fn check_trouble(person: &Person, method: Method) -> Result<(), Refusal> {
    match person.case.trouble {
        Some((at, code)) if at == method => Err(code.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "world_tests.rs"]
mod tests;

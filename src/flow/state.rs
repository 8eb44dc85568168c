//! Where an applicant stands, and until when, as `status` and `session list` show it.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::Step;
use super::facts::{Facts, Login, elapsed};
use crate::protocol::{APPLICATION_SECONDS, LOCK_SECONDS, Method, UserStatus};

/// Where an applicant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Never logged in.
    None,
    /// Logged in, within the 30 minutes.
    LoggedIn,
    /// The login has expired.
    Expired,
    /// The gateway has locked the login name for a while (508108).
    Locked,
    /// The outcome of a submission is unknown.
    Uncertain,
    /// Applied less than 24 hours ago.
    Applied,
    /// Applied more than 24 hours ago, and no login since has checked for the result.
    ResultDue,
    /// Logged in, and the report can be fetched.
    Report,
    /// The report was fetched.
    Fetched,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::LoggedIn,
        Self::Expired,
        Self::Locked,
        Self::Uncertain,
        Self::Applied,
        Self::ResultDue,
        Self::Report,
        Self::Fetched,
    ];

    /// Looks a state up by its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::LoggedIn => "logged-in",
            Self::Expired => "expired",
            Self::Locked => "locked",
            Self::Uncertain => "uncertain",
            Self::Applied => "applied",
            Self::ResultDue => "result-due",
            Self::Report => "report",
            Self::Fetched => "fetched",
        }
    }
}

impl Facts {
    /// The applicant's state. A recent application takes precedence over everything else.
    pub fn state(&self, now: Timestamp) -> State {
        let login = self.login.as_ref();
        match () {
            () if self.application_left(now).is_some() => State::Applied,
            () if !self.sent.is_empty() => State::Uncertain,
            () if self.is_locked(now) => State::Locked,
            () if self.fetched_at.is_some() => State::Fetched,
            () if self.is_result_due(now) => State::ResultDue,
            () if login.is_none() => State::None,
            () if !self.is_logged_in(now) => State::Expired,
            () if login.and_then(Login::status).is_some_and(UserStatus::has_report) => State::Report,
            () => State::LoggedIn,
        }
    }

    /// When the result of the last application is due; `None` if that is unknown.
    pub fn result_due_at(&self) -> Option<Timestamp> {
        Some(result_due(self.applied_at?))
    }

    /// When more than the state can be known: the result of an application, the outcome of a submission, the end of a
    /// lock. `None` if the state waits for nothing.
    pub fn waits_until(&self, now: Timestamp) -> Option<Timestamp> {
        match self.state(now) {
            State::Applied => self.result_due_at(),
            State::Uncertain => self.due_at(),
            State::Locked => self.locked_at.map(|at| later(at, LOCK_SECONDS)),
            State::None | State::LoggedIn | State::Expired | State::ResultDue | State::Report | State::Fetched => None,
        }
    }

    /// True if a program can go on with the applicant now. Once the gateway has locked the login name, only a person
    /// can, because a password is then sent only if a person types it or `--again` is given.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let waits = self.waits_until(now).is_some_and(|until| now < until);
        let next = self.next_step(now).filter(|step| !self.wants_a_person(*step));
        !waits && next.is_some()
    }

    /// True for a login whose password is sent only if a person types it or `--again` is given.
    fn wants_a_person(&self, step: Step) -> bool {
        step == Step::Call(Method::Login) && self.locked_at.is_some()
    }

    /// The words of the command of the next step, ready to run.
    pub fn next_words(&self, now: Timestamp) -> Option<String> {
        let step = self.next_step(now)?;
        let words = step.words(self.recovers);
        let is_meant = self.wants_a_person(step) && !self.is_locked(now);
        Some(if is_meant { format!("{words} --again") } else { words })
    }

    /// True if an application is more than 24 hours old, and no login since has checked for its result.
    pub(super) fn is_result_due(&self, now: Timestamp) -> bool {
        let looked = |due: Timestamp| self.login.as_ref().is_some_and(|login| login.at >= due);
        self.result_due_at().is_some_and(|due| now >= due && !looked(due))
    }

    fn is_locked(&self, now: Timestamp) -> bool {
        self.locked_at.is_some_and(|at| elapsed(at, now) < LOCK_SECONDS)
    }

    /// The next step: `None` while an application is pending or once the report was fetched; a login if one is
    /// needed.
    pub fn next_step(&self, now: Timestamp) -> Option<Step> {
        match self.state(now) {
            State::Applied | State::Fetched => None,
            State::None | State::Expired | State::Locked | State::Uncertain | State::ResultDue => {
                Some(Step::Call(Method::Login))
            }
            State::LoggedIn => self.next,
            State::Report => self.next.or(Some(Step::Call(Method::GetViewReportInfo))),
        }
    }
}

/// When the result of an application of `at` is due.
pub(super) fn result_due(at: Timestamp) -> Timestamp {
    later(at, APPLICATION_SECONDS)
}

fn later(at: Timestamp, seconds: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + minute * 60).unwrap()
    }

    fn logged_in(minute: i64, user_status: i64) -> Facts {
        let login = Login { at: at(minute), user_status: Some(user_status), unionpay_auth: false, ended: false };
        Facts { login: Some(login), ..Facts::default() }
    }

    const DAY: i64 = 24 * 60;

    #[test]
    fn an_application_of_a_day_ago_is_due_until_a_login_has_looked() {
        let mut facts = Facts { applied_at: Some(at(10)), ..logged_in(0, 0) };
        assert_eq!((facts.state(at(11)), facts.waits_until(at(11))), (State::Applied, Some(at(10 + DAY))));
        assert!(!facts.is_due(at(11)));
        assert_eq!((facts.state(at(10 + DAY)), facts.is_due(at(10 + DAY))), (State::ResultDue, true));
        facts.login = logged_in(20 + DAY, 5).login;
        assert_eq!(facts.state(at(21 + DAY)), State::LoggedIn);
    }

    #[test]
    fn a_fetched_report_leaves_nothing_due() {
        let facts = Facts { fetched_at: Some(at(5)), ..logged_in(0, 2) };
        assert_eq!((facts.state(at(6)), facts.is_due(at(6))), (State::Fetched, false));
        assert_eq!((facts.state(at(99)), facts.is_due(at(99))), (State::Fetched, false));
    }

    #[test]
    fn a_lock_holds_for_its_time_and_leaves_the_login_to_a_person() {
        let facts = Facts { locked_at: Some(at(0)), ..logged_in(-60, 0) };
        assert_eq!((facts.state(at(9)), facts.waits_until(at(9))), (State::Locked, Some(at(10))));
        assert_eq!((facts.state(at(10)), facts.is_due(at(10))), (State::Expired, false));
        assert_eq!(facts.next_words(at(9)).as_deref(), Some("login"));
        assert_eq!(facts.next_words(at(10)).as_deref(), Some("login --again"));
    }

    #[test]
    fn every_state_is_found_by_its_name() {
        assert!(State::ALL.into_iter().all(|state| State::from_name(state.name()) == Some(state)));
    }
}

//! Limits how fast a batch calls the gateway, and how many wrong passwords it may send for a login name.

use jiff::{SignedDuration, Timestamp};

use super::claim::Hold;
use super::core::Ledger;
use super::error::LedgerError;
use super::intent::IntentOutcome;
use super::step::Settled;
use super::store::Store;
use super::times::later;
use crate::fingerprint::Fingerprint;
use crate::flow::{LoginCame, PasswordStanding, Withheld};

/// The name of the number that holds the time, in microseconds, up to which calls have been handed out.
const HANDED_OUT: &str = "handed_out_until";
/// The name of the number that holds the shortest time between two calls, in microseconds, as the last run set it.
const EVERY: &str = "call_every";

/// So many permits may be handed out ahead of time: each process holds one, and fewer processes share a ledger.
const PERMITS_AHEAD: i32 = 50;

/// Permission to send several calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    /// When the first call may be sent.
    pub from: Timestamp,
    /// The time between two calls.
    pub every: SignedDuration,
}

impl<S: Store> Ledger<S> {
    /// Sets the shortest time between two calls, for all processes together. `None` removes the limit.
    pub fn set_pace(&mut self, every: Option<SignedDuration>) -> Result<(), LedgerError> {
        let micros = every.map_or(0, |every| i64::try_from(every.as_micros()).unwrap_or(i64::MAX));
        self.store.put_number(EVERY, micros)
    }

    /// The shortest time between two calls that the last run set.
    pub fn pace(&mut self) -> Result<Option<SignedDuration>, LedgerError> {
        Ok(self.store.number(EVERY)?.filter(|micros| *micros > 0).map(SignedDuration::from_micros))
    }

    /// Hands out `calls` calls, one every `every`. They follow the calls that any process was given before.
    pub fn permit(&mut self, calls: u32, every: SignedDuration, now: Timestamp) -> Result<Permit, LedgerError> {
        let span = every.saturating_mul(i32::try_from(calls).unwrap_or(i32::MAX));
        // If the clock was set back, the wait must not become longer.
        let latest = later(now, span.saturating_mul(PERMITS_AHEAD));
        let from = self.store.time(HANDED_OUT)?.map_or(now, |until| until.min(latest).max(now));
        self.store.put_time(HANDED_OUT, later(from, span))?;
        Ok(Permit { from, every })
    }

    /// Counts a login before it is sent, or says why it must not be sent. A login in flight whose worker has ended
    /// counts as refused. `elsewhere`: what other commands have counted.
    pub fn reserve_login(
        &mut self,
        login: &Fingerprint,
        is_meant: bool,
        (elsewhere, carried): (PasswordStanding, &[Timestamp]),
        now: Timestamp,
    ) -> Result<Result<(), Withheld>, LedgerError> {
        let mut passwords = self.store.passwords(login)?;
        passwords.give_up_what_is_in_flight();
        passwords.carry_over(carried);
        passwords.reported(); // to store the count in the ledger is to report it
        let is_meant = is_meant || passwords.reopens_at().is_some_and(|at| at <= now);
        let elsewhere = PasswordStanding { unreported: None, ..elsewhere };
        let may = elsewhere.check(is_meant).and_then(|()| passwords.standing().check(is_meant));
        if may.is_ok() {
            passwords.leaves(now);
        }
        self.store.put_passwords(login, &passwords)?;
        Ok(may)
    }

    /// An operator has given another password for this login name.
    pub fn reopen_login(&mut self, login: &Fingerprint) -> Result<(), LedgerError> {
        let mut passwords = self.store.passwords(login)?;
        passwords.reopen();
        self.store.put_passwords(login, &passwords)
    }

    /// Counts a login in flight as lost, because its worker has ended and its outcome will never be known.
    pub(super) fn give_up_login(&mut self, login: &Fingerprint) -> Result<(), LedgerError> {
        let mut passwords = self.store.passwords(login)?;
        passwords.give_up_what_is_in_flight();
        self.store.put_passwords(login, &passwords)
    }

    /// Records the outcome of the login that a worker reserved at `reserved_at`. If the worker was taken for dead
    /// meanwhile, the login of its successor stays in flight. Returns the count of the login name.
    pub fn settle_own_login(
        &mut self,
        login: &Fingerprint,
        reserved_at: Timestamp,
        came: LoginCame,
        now: Timestamp,
    ) -> Result<PasswordStanding, LedgerError> {
        let mut passwords = self.store.passwords(login)?;
        passwords.came_of(reserved_at, came, now);
        passwords.reported();
        self.store.put_passwords(login, &passwords)?;
        Ok(passwords.standing())
    }

    /// Records the outcome of the login in flight. Returns the count of the login name.
    pub fn settle_login(
        &mut self,
        login: &Fingerprint,
        came: LoginCame,
        now: Timestamp,
    ) -> Result<PasswordStanding, LedgerError> {
        let mut passwords = self.store.passwords(login)?;
        passwords.came(came, now);
        passwords.reported();
        self.store.put_passwords(login, &passwords)?;
        Ok(passwords.standing())
    }

    /// Keeps as evidence the outcome of a fenced worker's last call, unless its reply did not come.
    pub(super) fn keep_late_reply(
        &mut self,
        held: &Hold,
        settled: Option<Settled>,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        let Some(settled) = settled.filter(|settled| settled.outcome != IntentOutcome::Lost) else { return Ok(()) };
        let intents = self.store.intents(held.id)?;
        let own = intents.iter().rev().find(|intent| intent.epoch == held.epoch);
        let method = own.map_or("?", |intent| intent.method.as_str());
        let code = settled.code.filter(|_| settled.outcome != IntentOutcome::Accepted);
        let code = code.map(|code| format!(" {code}")).unwrap_or_default();
        self.evidence(held, &format!("{method}: {}{code}", settled.outcome.name()), now)
    }

    /// Keeps as evidence something that a worker learned after it was fenced. Changes nothing else.
    pub fn evidence(&mut self, held: &Hold, text: &str, now: Timestamp) -> Result<(), LedgerError> {
        self.store.put_evidence(held.id, held.epoch, text, now)
    }
}

//! Takes over the applicants of workers that died, were stopped, or lost their machine.

use jiff::Timestamp;

use super::applicant::Entry;
use super::core::Ledger;
use super::error::LedgerError;
use super::holder::Holder;
use super::intent::{Intent, IntentOutcome};
use super::question::{QuestionKind, QuestionState};
use super::state::State;
use super::store::Store;
use super::times::later;
use crate::flow::LoginCame;
use crate::protocol::{Class, Effect, Method};

impl<S: Store> Ledger<S> {
    /// Takes over applicants whose lease has lapsed. Returns how many. The leases of the calling run may have lapsed
    /// because its machine was suspended, so they are renewed instead.
    pub fn rescue_from_others(&mut self, own: &Holder, most: usize, now: Timestamp) -> Result<usize, LedgerError> {
        let mut count = 0;
        let lease_time = self.lease_time(now)?;
        for mut record in self.store.lapsed(lease_time, most)? {
            if record.holder.as_ref() == Some(own) {
                record.lease_until = Some(later(lease_time, self.limits.lease));
                self.store.put(&record)?;
            } else {
                self.take_over(record, now)?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Takes over from people's processes that have ended. It leaves the lapsed leases of a run alone, because the
    /// run may only have been suspended. The next run takes over from it once it gets the run's lock.
    pub(super) fn rescue_from_people(&mut self, most: usize, now: Timestamp) -> Result<usize, LedgerError> {
        let mut count = 0;
        let lease_time = self.lease_time(now)?;
        for record in self.store.lapsed(lease_time, most)? {
            if matches!(record.holder, Some(Holder::Person(_))) {
                self.take_over(record, now)?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Takes over everything that a run drives, without waiting for leases. The caller holds the lock of runs, so the
    /// earlier run has ended. Returns the number of applicants.
    pub fn take_over_runs(&mut self, now: Timestamp) -> Result<usize, LedgerError> {
        self.run_began = Some(now);
        let held = self.store.held_by_runs()?;
        let count = held.len();
        held.into_iter().try_for_each(|record| self.take_over(record, now))?;
        Ok(count)
    }

    /// Takes an applicant from a worker that has ended. A submission with an unknown outcome makes the applicant
    /// settle. Otherwise the applicant goes on.
    fn take_over(&mut self, mut record: Entry, now: Timestamp) -> Result<(), LedgerError> {
        let was_run = !matches!(record.holder, Some(Holder::Person(_)));
        let mut last = self.store.last_intent(record.id)?.filter(|intent| intent.epoch == record.epoch);
        // A person who ends a process while a picture is fetched does so on purpose, which says nothing about the
        // applicant.
        if was_run {
            record.blame(last.as_ref());
        }
        let open = last.as_mut().filter(|intent| intent.outcome.is_none());
        self.count_login_of_dead(&record, open.as_deref(), now)?;
        let mut settles_at = None;
        if let Some(open) = open {
            (open.outcome, open.settled_at) = (Some(IntentOutcome::Died), Some(now));
            self.store.put_intent(record.id, open)?;
            if open.effect == Effect::Submits {
                // The clock of a person's process may have been behind, and its call may be leaving just now. The
                // process of a run has ended. A worker's clock may also have been ahead.
                let sent_at = if was_run { open.send_before } else { open.send_before.max(now) };
                let sent_at = sent_at.min(later(now, self.limits.send_within()));
                settles_at = Some(later(sent_at, self.limits.settles_after()));
            }
        }
        match settles_at {
            Some(due_at) => record.release(State::Settling, Some(due_at)),
            None if record.is_poison() => {
                record.release(State::Poison, None);
                (record.class, record.code) = (Some(Class::Internal), None);
                self.close_all_but_the_identity_code(record.id)?;
            }
            None if self.gives_back_questions(&record)? => record.release(State::Waiting, None),
            None => {
                let at = self.at_once(&record, now)?;
                record.release(State::Ready, Some(at));
            }
        }
        self.store.put(&record)
    }

    /// Settles the login that a dead worker has counted. If the worker had recorded it, its password may have been
    /// refused, so it counts as lost. Otherwise the login was never sent, because a worker records a login before it
    /// sends it.
    fn count_login_of_dead(
        &mut self,
        record: &Entry,
        open: Option<&Intent>,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        if open.is_some_and(|open| open.method == Method::Login.name()) {
            return self.give_up_login(&record.login);
        }
        self.settle_login(&record.login, LoginCame::Otherwise, now).map(drop)
    }

    /// Reopens the questions of a process that has ended. Returns true if the applicant must wait for one of them. It
    /// need not wait if an answer is already there, or if only the identity code is asked for.
    fn gives_back_questions(&mut self, record: &Entry) -> Result<bool, LedgerError> {
        let (mut waits, mut is_answered) = (false, false);
        for mut question in self.store.questions_of(record.id)? {
            is_answered |= question.state == QuestionState::Answered;
            if question.is_asked() {
                question.reopen();
                question.person = None; // that person's process has ended
                self.store.put_question(&question)?;
                waits |= question.asked.kind != QuestionKind::Identity;
            }
        }
        Ok(waits && !is_answered)
    }
}

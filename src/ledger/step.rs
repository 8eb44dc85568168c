//! One step of a worker. In one commit it records the outcome of its last call and what it does next.

use jiff::Timestamp;

use super::claim::Hold;
use super::core::Ledger;
use super::error::{Fenced, LedgerError};
use super::intent::{Intent, IntentOutcome, NewIntent};
use super::question::{NewQuestion, QuestionId, QuestionKind};
use super::seal::SealedBytes;
use super::state::State;
use super::store::{Blob, Store};
use super::times::later;
use super::{ApplicantId, Entry};
use crate::protocol::{Class, Effect, codes};

/// The outcome of a recorded call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The outcome.
    pub outcome: IntentOutcome,
    /// The gateway's code.
    pub code: Option<i64>,
}

/// What a worker does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// It makes a call that tries or submits, so an intent is recorded.
    Intend(NewIntent),
    /// It makes a call that does neither. Only the new facts are recorded.
    GoOn,
    /// It parks the applicant until a person answers.
    Park {
        /// What the person is asked.
        question: NewQuestion,
        /// The gateway's code, if a refusal led to the question.
        refused: Option<i64>,
    },
    /// It releases the applicant until a later time.
    Due {
        /// `Ready`, `Settling` or `Applied`.
        state: State,
        /// When the applicant is due.
        at: Timestamp,
        /// A question that a person may answer meanwhile.
        question: Option<NewQuestion>,
    },
    /// It ends the applicant.
    Final(Finish),
}

/// How an applicant ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finish {
    /// `Done`, `Failed` or `Uncertain`.
    pub state: State,
    /// The class of a failure.
    pub class: Option<Class>,
    /// The gateway's code.
    pub code: Option<i64>,
    /// The path of its report, or the report's name in the ledger.
    pub report: Option<String>,
    /// The report's score.
    pub score: Option<i64>,
    /// The report's grade.
    pub grade: Option<String>,
}

impl Finish {
    /// An end without a report.
    pub fn without_report(state: State, class: Option<Class>, code: Option<i64>) -> Self {
        Self { state, class, code, report: None, score: None, grade: None }
    }
}

/// A step of a worker.
#[derive(Clone, Debug)]
pub struct WorkStep<'a> {
    /// The answers that the next call uses. They are closed, because each may be sent only once.
    pub used: &'a [QuestionId],
    /// The answers that the last recorded call was to use, if it never left. They wait for a call again.
    pub unsent: &'a [(QuestionId, SealedBytes)],
    /// The outcome of the last recorded call, if that call was open.
    pub settled: Option<Settled>,
    /// The snapshot of the journey, if it has changed.
    pub snapshot: Option<&'a SealedBytes>,
    /// The values, if the step erases some.
    pub values: Option<&'a SealedBytes>,
    /// What the worker does next.
    pub next: Then,
}

/// The ledger's reply to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stepped {
    /// The worker must not hand the recorded call to the gateway after this time.
    pub hand_over_before: Option<Timestamp>,
}

impl<S: Store> Ledger<S> {
    /// Takes a step for the worker that holds the applicant. If its hold no longer stands, it changes nothing but
    /// leaves the gateway's reply as evidence.
    pub fn step(
        &mut self,
        held: &Hold,
        step: WorkStep<'_>,
        now: Timestamp,
    ) -> Result<Result<Stepped, Fenced>, LedgerError> {
        let Some(mut record) = self.store.record(held.id)? else { return Ok(Err(Fenced)) };
        if !held.stands(&record) {
            self.keep_late_reply(held, step.settled, now)?;
            return Ok(Err(Fenced));
        }
        let before = record.clone();
        // The other steps do without the last call.
        let last = match step.settled.is_some() || matches!(step.next, Then::Intend(_)) {
            true => self.settle(&mut record, step.settled, now)?,
            false => None,
        };
        if let Some(snapshot) = step.snapshot {
            self.store.put_blob(held.id, Blob::Snapshot, Some(snapshot))?;
        }
        // If a changed list was imported meanwhile, keep its values. They take effect at the next claim.
        if let Some(values) = step.values.filter(|_| !record.is_changed) {
            self.store.put_blob(held.id, Blob::Values, Some(values))?;
        }
        for (id, answer) in step.unsent {
            self.wait_again(*id, answer, now)?;
        }
        for id in step.used {
            if let Some(mut question) = self.store.question(*id)? {
                question.close();
                self.store.put_question(&question)?;
            }
        }
        let mut hand_over_before = None;
        match step.next {
            Then::Intend(intent) => {
                hand_over_before = Some(self.intend(&mut record, held, last, intent, now)?);
            }
            Then::GoOn => self.extend_lease(&mut record, now)?,
            Then::Park { question, refused } => self.park(&mut record, question, refused, now)?,
            Then::Due { state, at, question } => self.put_off(&mut record, state, at, question, now)?,
            Then::Final(end) => self.end(&mut record, end)?,
        }
        if record != before {
            self.store.put(&record)?;
        }
        Ok(Ok(Stepped { hand_over_before }))
    }

    /// Records the outcome of the applicant's last call, if that call is open. Returns the last call.
    fn settle(
        &mut self,
        record: &mut Entry,
        settled: Option<Settled>,
        now: Timestamp,
    ) -> Result<Option<Intent>, LedgerError> {
        let mut last = self.store.last_intent(record.id)?;
        if let (Some(settled), Some(open)) = (settled, last.as_mut().filter(|intent| intent.outcome.is_none())) {
            record.gets_past(Some(open));
            (open.outcome, open.code, open.settled_at) = (Some(settled.outcome), settled.code, Some(now));
            self.store.put_intent(record.id, open)?;
        }
        Ok(last)
    }

    /// Parks an applicant until a person answers.
    fn park(
        &mut self,
        record: &mut Entry,
        question: NewQuestion,
        refused: Option<i64>,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        self.close_others(record.id, Some(&question.key))?;
        // The identity code may have been answered while a worker drove its applicant.
        let is_here = question.kind == QuestionKind::Identity && self.is_answered(record.id, &question.key)?;
        if is_here {
            let at = self.at_once(record, now)?;
            record.release(State::Ready, Some(at));
            (record.class, record.code) = (None, None);
        } else {
            self.ask(record, question, now)?;
            record.release(State::Waiting, None);
            let of_refusal = refused.and_then(codes::find).map(|entry| entry.class);
            (record.class, record.code) = (Some(of_refusal.unwrap_or(Class::Missing)), refused);
        }
        record.forget_deaths();
        Ok(())
    }

    /// Releases an applicant until a later time. A person may answer the question meanwhile. If a notice or the identity
    /// code came while a worker drove the applicant, the report may be ready, so the applicant is due at once.
    fn put_off(
        &mut self,
        record: &mut Entry,
        state: State,
        at: Timestamp,
        question: Option<NewQuestion>,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        let early = record.due_at.filter(|_| state == State::Applied);
        record.release(state, Some(early.map_or(at, |early| early.min(at))));
        self.close_others(record.id, None)?;
        if let Some(question) = question
            && !self.is_asked(record.id, &question.key)?
            && !self.is_answered(record.id, &question.key)?
        {
            self.ask(record, question, now)?;
        }
        (record.class, record.code) = (None, None);
        record.forget_deaths();
        Ok(())
    }

    /// Records a call that is about to be sent. If the last intent is still open, its worker has died, and it is
    /// closed as such. Returns the time before which the worker must hand the call to the gateway.
    fn intend(
        &mut self,
        record: &mut Entry,
        held: &Hold,
        last: Option<Intent>,
        intent: NewIntent,
        now: Timestamp,
    ) -> Result<Timestamp, LedgerError> {
        record.gets_past(last.as_ref().filter(|last| last.epoch == held.epoch));
        let seq = last.as_ref().map_or(1, |last| last.seq + 1);
        if let Some(mut open) = last.filter(|last| last.outcome.is_none()) {
            (open.outcome, open.settled_at) = (Some(IntentOutcome::Died), Some(now));
            self.store.put_intent(held.id, &open)?;
        }
        let intent = Intent {
            seq,
            method: intent.method,
            effect: intent.effect,
            epoch: held.epoch,
            intended_at: now,
            send_before: later(now, self.limits.send_within()),
            outcome: None,
            code: None,
            settled_at: None,
        };
        self.store.put_intent(held.id, &intent)?;
        if intent.effect == Effect::Submits {
            record.again = false; // the permission covers one submission only
        }
        self.extend_lease(record, now)?;
        Ok(later(now, self.limits.hand_over_within))
    }

    /// Ends an applicant. Its values and its identity code are kept only if `retry` could need them.
    fn end(&mut self, record: &mut Entry, end: Finish) -> Result<(), LedgerError> {
        record.release(end.state, None);
        (record.class, record.code) = (end.class, end.code);
        if end.report.is_some() {
            (record.report, record.score, record.grade) = (end.report, end.score, end.grade);
        }
        record.forget_deaths();
        match record.state {
            State::Done => {
                self.close_questions(record.id)?;
                self.erase(record.id)
            }
            _ => self.close_all_but_the_identity_code(record.id),
        }
    }

    /// Erases an applicant's values and snapshot.
    pub(super) fn erase(&mut self, id: ApplicantId) -> Result<(), LedgerError> {
        self.store.put_blob(id, Blob::Values, None)?;
        self.store.put_blob(id, Blob::Snapshot, None)
    }
}

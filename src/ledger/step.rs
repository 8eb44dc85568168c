//! One step of a worker. In one commit it records the outcome of its last call and what it does next.

use jiff::Timestamp;

use super::claim::Hold;
use super::core::Ledger;
use super::error::{Fenced, LedgerError};
use super::holder::Holder;
use super::intent::{Intent, IntentOutcome, NewIntent};
use super::question::{NewQuestion, Question, QuestionId, QuestionKind, QuestionState};
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
        let mut last = None;
        if step.settled.is_some() || matches!(step.next, Then::Intend(_)) {
            last = self.store.last_intent(held.id)?;
        }
        if let (Some(settled), Some(open)) = (step.settled, last.as_mut().filter(|intent| intent.outcome.is_none())) {
            record.gets_past(Some(open));
            (open.outcome, open.code, open.settled_at) = (Some(settled.outcome), settled.code, Some(now));
            self.store.put_intent(held.id, open)?;
        }
        if let Some(snapshot) = step.snapshot {
            self.store.put_blob(held.id, Blob::Snapshot, Some(snapshot))?;
        }
        // If a changed list was imported meanwhile, keep its values. They take effect at the next claim.
        if let Some(values) = step.values.filter(|_| !record.is_changed) {
            self.store.put_blob(held.id, Blob::Values, Some(values))?;
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
            Then::Park { question, refused } => {
                self.close_others(record.id, Some(&question.key))?;
                // The identity code may have been answered while a worker drove its applicant.
                let is_here = question.kind == QuestionKind::Identity && self.is_answered(record.id, &question.key)?;
                if is_here {
                    record.release(State::Ready, Some(now));
                    (record.class, record.code) = (None, None);
                } else {
                    self.ask(&record, question, now)?;
                    record.release(State::Waiting, None);
                    let of_refusal = refused.and_then(codes::find).map(|entry| entry.class);
                    (record.class, record.code) = (Some(of_refusal.unwrap_or(Class::Missing)), refused);
                }
                record.forget_deaths();
            }
            Then::Due { state, at, question } => {
                record.release(state, Some(at));
                self.close_others(record.id, None)?;
                if let Some(question) = question
                    && !self.is_asked(record.id, &question.key)?
                    && !self.is_answered(record.id, &question.key)?
                {
                    self.ask(&record, question, now)?;
                }
                (record.class, record.code) = (None, None);
                record.forget_deaths();
            }
            Then::Final(end) => self.end(&mut record, end)?,
        }
        if record != before {
            self.store.put(&record)?;
        }
        Ok(Ok(Stepped { hand_over_before }))
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

    /// Asks a question, or adds the fetched picture or SMS to the one that was taken. Any other question for the same
    /// key is closed. A new question is reserved for a while for the person who had the applicant's last one.
    fn ask(&mut self, record: &Entry, asked: NewQuestion, now: Timestamp) -> Result<(), LedgerError> {
        let person = match &record.holder {
            Some(Holder::Person(person)) => Some(person.clone()),
            Some(Holder::Run(_)) | None => None,
        };
        let mut before = None;
        let mut kept_for = None;
        for mut question in self.store.questions_of(record.id)? {
            kept_for = question.person.clone().map(|person| (person, question.was_in_hand(self.limits.question, now)));
            if question.asked.key != asked.key || question.state == QuestionState::Closed {
                continue;
            }
            if before.is_none() && question.state == QuestionState::Taken && question.asked.kind == asked.kind {
                before = Some(question);
                continue;
            }
            question.close();
            self.store.put_question(&question)?;
        }
        let kind = asked.kind;
        let mut question = match before {
            Some(before) => Question { asked, is_refreshed: false, ..before },
            None => self.new_question(record, asked, now)?,
        };
        match (person, kept_for) {
            (Some(person), _) => {
                (question.state, question.person) = (QuestionState::Taken, Some(person));
                question.hold(self.limits.of_question(kind), now);
            }
            (None, Some((person, is_there)))
                if question.state == QuestionState::Open && kind != QuestionKind::Identity =>
            {
                question.held_until = is_there.then(|| later(now, self.limits.question));
                question.person = Some(person);
            }
            (None, _) => {}
        }
        self.store.put_question(&question)
    }

    /// Closes the applicant's other questions, because it waits for one answer at a time. Keeps the question for
    /// `key` and the one for the identity code, which is open for days.
    fn close_others(&mut self, id: ApplicantId, key: Option<&str>) -> Result<(), LedgerError> {
        for mut question in self.store.questions_of(id)? {
            let stays = question.asked.kind == QuestionKind::Identity || key == Some(question.asked.key.as_str());
            if question.is_asked() && !stays {
                question.close();
                self.store.put_question(&question)?;
            }
        }
        Ok(())
    }

    /// True if a question for `key` is open or taken.
    fn is_asked(&mut self, id: ApplicantId, key: &str) -> Result<bool, LedgerError> {
        Ok(self.store.questions_of(id)?.iter().any(|question| question.asked.key == key && question.is_asked()))
    }

    /// True if an answer for `key` has not been used yet.
    fn is_answered(&mut self, id: ApplicantId, key: &str) -> Result<bool, LedgerError> {
        let is_it = |question: &Question| question.asked.key == key && question.state == QuestionState::Answered;
        Ok(self.store.questions_of(id)?.iter().any(is_it))
    }

    pub(super) fn new_question(
        &mut self,
        record: &Entry,
        asked: NewQuestion,
        now: Timestamp,
    ) -> Result<Question, LedgerError> {
        let mut question = Question {
            id: QuestionId(0),
            applicant: record.id,
            user_id: record.user_id.clone(),
            asked,
            asked_at: now,
            state: QuestionState::Open,
            person: None,
            held_until: None,
            answer: None,
            answered_at: None,
            is_refreshed: false,
        };
        question.id = self.store.ask(&question)?;
        Ok(question)
    }

    /// Ends an applicant. Its values are kept only if `retry` could need them.
    fn end(&mut self, record: &mut Entry, end: Finish) -> Result<(), LedgerError> {
        record.release(end.state, None);
        (record.class, record.code) = (end.class, end.code);
        if end.report.is_some() {
            (record.report, record.score, record.grade) = (end.report, end.score, end.grade);
        }
        record.forget_deaths();
        self.close_questions(record.id)?;
        if record.state == State::Done {
            self.erase(record.id)?;
        }
        Ok(())
    }

    /// Closes all questions of an applicant.
    pub(super) fn close_questions(&mut self, id: ApplicantId) -> Result<(), LedgerError> {
        for mut question in self.store.questions_of(id)? {
            if question.state != QuestionState::Closed {
                question.close();
                self.store.put_question(&question)?;
            }
        }
        Ok(())
    }

    /// Erases an applicant's values and snapshot.
    pub(super) fn erase(&mut self, id: ApplicantId) -> Result<(), LedgerError> {
        self.store.put_blob(id, Blob::Values, None)?;
        self.store.put_blob(id, Blob::Snapshot, None)
    }
}

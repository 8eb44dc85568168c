//! One step of a worker: it records what came of its last call, and what it does next, in one commit.

use jiff::Timestamp;

use super::claim::{Hold, later};
use super::core::Ledger;
use super::error::{Fenced, LedgerError};
use super::holder::Holder;
use super::intent::{Intent, IntentOutcome, NewIntent};
use super::question::{NewQuestion, Question, QuestionId, QuestionKind, QuestionState};
use super::seal::SealedBytes;
use super::state::State;
use super::store::{Blob, Store};
use super::{ApplicantId, Entry};
use crate::protocol::{Class, Effect};

/// What came of a recorded call.
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
    /// It makes a call that tries or submits.
    Intend(NewIntent),
    /// It makes another call, and only records what it knows.
    GoOn,
    /// It lets go of the applicant, which waits for a person.
    Park(NewQuestion),
    /// It lets go of the applicant, which is due later.
    Due {
        /// Ready, settling or applied.
        state: State,
        /// When.
        at: Timestamp,
        /// A question that may be answered meanwhile.
        question: Option<NewQuestion>,
    },
    /// It lets go of the applicant for good.
    Final(Finish),
}

/// How an applicant ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finish {
    /// Done, failed or uncertain.
    pub state: State,
    /// The class of a failure.
    pub class: Option<Class>,
    /// The gateway's code.
    pub code: Option<i64>,
    /// Where its report is.
    pub report: Option<String>,
    /// The report's score.
    pub score: Option<i64>,
    /// The report's grade.
    pub grade: Option<String>,
}

/// A step of a worker.
#[derive(Clone, Debug)]
pub struct WorkStep<'a> {
    /// Answers that the next call takes with it: nobody gives them a second time.
    pub used: &'a [QuestionId],
    /// What came of the last recorded call, if it is open.
    pub settled: Option<Settled>,
    /// The snapshot of the journey, if it has changed.
    pub snapshot: Option<&'a SealedBytes>,
    /// The values, if some are erased.
    pub values: Option<&'a SealedBytes>,
    /// What comes next.
    pub next: Then,
}

/// What a worker learns from its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stepped {
    /// The recorded call does not leave after this time.
    pub send_before: Option<Timestamp>,
}

impl<S: Store> Ledger<S> {
    /// Takes a step of the worker that holds the applicant. One whose hold no longer stands changes nothing.
    pub fn step(
        &mut self,
        held: &Hold,
        step: WorkStep<'_>,
        now: Timestamp,
    ) -> Result<Result<Stepped, Fenced>, LedgerError> {
        let Some(mut record) = self.store.record(held.id)?.filter(|record| held.stands(record)) else {
            return Ok(Err(Fenced));
        };
        let mut last = None;
        if step.settled.is_some() || matches!(step.next, Then::Intend(_)) {
            last = self.store.last_intent(held.id)?;
        }
        if let (Some(settled), Some(open)) = (step.settled, last.as_mut().filter(|intent| intent.outcome.is_none())) {
            (open.outcome, open.code, open.settled_at) = (Some(settled.outcome), settled.code, Some(now));
            self.store.put_intent(held.id, open)?;
            if record.crashed_in.as_ref() == Some(&open.method) {
                (record.crashes, record.crashed_in) = (0, None);
            }
        }
        if let Some(snapshot) = step.snapshot {
            self.store.put_blob(held.id, Blob::Snapshot, Some(snapshot))?;
        }
        // Values of a changed list were stored meanwhile; they count from the next claim on.
        if let Some(values) = step.values.filter(|_| !record.is_changed) {
            self.store.put_blob(held.id, Blob::Values, Some(values))?;
        }
        for id in step.used {
            if let Some(mut question) = self.store.question(*id)? {
                question.close();
                self.store.put_question(&question)?;
            }
        }
        let mut send_before = None;
        match step.next {
            Then::Intend(intent) => {
                send_before = Some(self.intend(&mut record, held, last, intent, now)?);
            }
            Then::GoOn => record.lease_until = Some(later(now, self.limits.lease)),
            Then::Park(question) => {
                self.close_left_behind(held.id, &question)?;
                self.ask(&record, question, now)?;
                record.release(State::Waiting, None);
                record.class = Some(Class::Missing);
                forget_deaths(&mut record);
            }
            Then::Due { state, at, question } => {
                record.release(state, Some(at));
                if let Some(question) = question
                    && !self.is_answered(held.id, &question.key)?
                {
                    self.ask(&record, question, now)?;
                }
                record.class = None;
                forget_deaths(&mut record);
            }
            Then::Final(end) => self.end(&mut record, end)?,
        }
        self.store.put(&record)?;
        Ok(Ok(Stepped { send_before }))
    }

    /// Records a call that is about to leave. An intent that its worker left open never left.
    fn intend(
        &mut self,
        record: &mut Entry,
        held: &Hold,
        last: Option<Intent>,
        intent: NewIntent,
        now: Timestamp,
    ) -> Result<Timestamp, LedgerError> {
        let seq = last.as_ref().map_or(1, |last| last.seq + 1);
        if let Some(mut open) = last.filter(|last| last.outcome.is_none()) {
            (open.outcome, open.settled_at) = (Some(IntentOutcome::Died), Some(now));
            self.store.put_intent(held.id, &open)?;
        }
        let send_before = later(now, self.limits.send_within);
        let intent = Intent {
            seq,
            method: intent.method,
            effect: intent.effect,
            epoch: held.epoch,
            intended_at: now,
            send_before,
            outcome: None,
            code: None,
            settled_at: None,
        };
        self.store.put_intent(held.id, &intent)?;
        if intent.effect == Effect::Submits {
            record.again = false; // the permission served this submission
        }
        record.lease_until = Some(later(now, self.limits.lease));
        Ok(send_before)
    }

    /// Asks a question, or fills in what its taker has fetched for it. Another question for the same key is over.
    fn ask(&mut self, record: &Entry, asked: NewQuestion, now: Timestamp) -> Result<(), LedgerError> {
        let person = match &record.holder {
            Some(Holder::Person(person)) => Some(person.clone()),
            Some(Holder::Run(_)) | None => None,
        };
        let mut before = None;
        for mut question in self.store.questions_of(record.id)? {
            if question.asked.key != asked.key || question.state == QuestionState::Closed {
                continue;
            }
            if before.is_none() && question.state == QuestionState::Taken && question.asked.kind == asked.kind {
                before = Some(question);
                continue;
            }
            let stays_with = question.person.clone();
            question.close();
            self.store.put_question(&question)?;
            if before.is_none() && person.is_none() {
                // One applicant stays with one person.
                before = Some(self.new_question(record, asked.clone(), stays_with, now)?);
            }
        }
        let question = match before {
            Some(before) => Question { asked: NewQuestion { ..asked }, is_refreshed: false, ..before },
            None => self.new_question(record, asked, person.clone(), now)?,
        };
        let mut question = question;
        if person.is_some() {
            question.state = QuestionState::Taken;
            let until = later(now, self.limits.of_question(question.asked.kind));
            question.held_until = Some(question.asked.expires_at.map_or(until, |expires_at| expires_at.min(until)));
        }
        self.store.put_question(&question)
    }

    /// True if an answer for this key waits for its call.
    fn is_answered(&mut self, id: ApplicantId, key: &str) -> Result<bool, LedgerError> {
        let questions = self.store.questions_of(id)?;
        Ok(questions.iter().any(|question| question.asked.key == key && question.state == QuestionState::Answered))
    }

    /// A worker that parks waits for one answer. What it asked before and passed by is over, or people would fetch pictures for
    /// it in vain. The identity code is asked for whatever else is waited for.
    fn close_left_behind(&mut self, id: ApplicantId, asked: &NewQuestion) -> Result<(), LedgerError> {
        for mut question in self.store.questions_of(id)? {
            let is_asked = matches!(question.state, QuestionState::Open | QuestionState::Taken);
            let stays = question.asked.kind == QuestionKind::Identity || question.asked.key == asked.key;
            if is_asked && !stays {
                question.close();
                self.store.put_question(&question)?;
            }
        }
        Ok(())
    }

    fn new_question(
        &mut self,
        record: &Entry,
        asked: NewQuestion,
        person: Option<String>,
        now: Timestamp,
    ) -> Result<Question, LedgerError> {
        let mut question = Question {
            id: QuestionId(0),
            applicant: record.id,
            user_id: record.user_id.clone(),
            asked,
            asked_at: now,
            state: QuestionState::Open,
            person,
            held_until: None,
            answer: None,
            answered_at: None,
            is_refreshed: false,
        };
        question.id = self.store.ask(&question)?;
        Ok(question)
    }

    /// Ends an applicant. Values are kept only where `retry` could need them.
    fn end(&mut self, record: &mut Entry, end: Finish) -> Result<(), LedgerError> {
        record.release(end.state, None);
        (record.class, record.code) = (end.class, end.code);
        if end.report.is_some() {
            (record.report, record.score, record.grade) = (end.report, end.score, end.grade);
        }
        forget_deaths(record);
        self.close_questions(record.id)?;
        if record.state == State::Done {
            self.erase(record.id)?;
        }
        Ok(())
    }

    /// Ends all questions of an applicant.
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

fn forget_deaths(record: &mut Entry) {
    (record.crashes, record.crashed_in) = (0, None);
}

//! The responses of people to questions.

use jiff::Timestamp;

use super::applicant::Entry;
use super::core::Ledger;
use super::error::LedgerError;
use super::question::{Question, QuestionId, QuestionKind, QuestionState};
use super::seal::SealedBytes;
use super::state::State;
use super::store::Store;
use super::times::later;

/// A person's response to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonResponse {
    /// A value, sealed.
    Value(SealedBytes),
    /// The picture or SMS should be requested again.
    Refresh,
    /// The person needs more time. The hold is extended by its full span, but never beyond the validity of the
    /// picture or SMS.
    Keep,
    /// The person gives the question back, so that another person can take it.
    Free,
}

/// How the ledger treats a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerVerdict {
    /// The response is accepted.
    Accepted,
    /// The question was answered before.
    AlreadyAnswered,
    /// The response came too late.
    Expired,
    /// Another person has taken the question.
    TakenByAnother,
    /// The applicant no longer waits for an answer.
    Withdrawn,
    /// There is no such question.
    Unknown,
}

impl AnswerVerdict {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::AlreadyAnswered => "already-answered",
            Self::Expired => "expired",
            Self::TakenByAnother => "taken-by-another",
            Self::Withdrawn => "withdrawn",
            Self::Unknown => "unknown",
        }
    }
}

impl<S: Store> Ledger<S> {
    /// A person responds to a question. The first answer counts. An answer makes the applicant due.
    pub fn respond(
        &mut self,
        id: QuestionId,
        person: &str,
        response: PersonResponse,
        now: Timestamp,
    ) -> Result<AnswerVerdict, LedgerError> {
        let Some(question) = self.store.question(id)? else { return Ok(AnswerVerdict::Unknown) };
        if let Some(verdict) = question.refuses(person, now) {
            return Ok(verdict);
        }
        let record = self.store.record(question.applicant)?;
        let Some(record) = record.filter(|record| question.is_awaited(record)) else {
            return Ok(AnswerVerdict::Withdrawn);
        };
        match response {
            PersonResponse::Free => self.give_back(question),
            PersonResponse::Keep if !question.is_taken_by(person) => Ok(AnswerVerdict::Expired),
            PersonResponse::Keep => {
                self.if_valid(question, record, now, |ledger, question, _| ledger.prolong(question, now))
            }
            PersonResponse::Refresh => {
                self.if_valid(question, record, now, |ledger, question, _| ledger.refresh(question, person, now))
            }
            PersonResponse::Value(answer) => self.if_valid(question, record, now, |ledger, question, record| {
                ledger.accept(question, record, person, answer, now)
            }),
        }
    }

    /// The person gives the question back.
    fn give_back(&mut self, mut question: Question) -> Result<AnswerVerdict, LedgerError> {
        question.person = None;
        question.reopen();
        self.store.put_question(&question)?;
        Ok(AnswerVerdict::Accepted)
    }

    /// Carries out a response to a question that can still be answered. It cannot if its picture or SMS was never
    /// fetched or is no longer valid, or if its login has ended.
    fn if_valid(
        &mut self,
        mut question: Question,
        record: Entry,
        now: Timestamp,
        respond: impl FnOnce(&mut Self, Question, Entry) -> Result<(), LedgerError>,
    ) -> Result<AnswerVerdict, LedgerError> {
        let is_fetched = question.asked.kind.is_fetched();
        if question.is_late(now) && !is_fetched {
            self.goes_on_without(question, record, now)?;
            return Ok(AnswerVerdict::Expired);
        }
        if question.is_late(now) {
            question.drop_fetched();
            question.reopen();
            self.store.put_question(&question)?;
        }
        if is_fetched && question.asked.payload.is_none() {
            return Ok(AnswerVerdict::Expired);
        }
        respond(self, question, record)?;
        Ok(AnswerVerdict::Accepted)
    }

    /// The person who has taken the question keeps it for longer.
    fn prolong(&mut self, mut question: Question, now: Timestamp) -> Result<(), LedgerError> {
        question.hold(self.limits.of_question(question.asked.kind), now);
        self.store.put_question(&question)
    }

    /// The picture or SMS will be requested again. Meanwhile the question is reserved for the person.
    fn refresh(&mut self, mut question: Question, person: &str, now: Timestamp) -> Result<(), LedgerError> {
        if question.asked.kind.is_fetched() {
            question.drop_fetched();
        }
        question.reopen();
        question.person = Some(person.to_owned());
        question.held_until = Some(later(now, self.limits.of_question(question.asked.kind)));
        self.store.put_question(&question)
    }

    /// Stores the answer. The applicant goes on if it waited for this answer, or if it waits for the report: the
    /// gateway sends the identity code when the report is ready.
    fn accept(
        &mut self,
        mut question: Question,
        mut record: Entry,
        person: &str,
        answer: SealedBytes,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        if self.waits_for(&record, &question)? {
            (record.state, record.due_at) = (State::Ready, Some(self.at_once(&record, now)?));
            (record.class, record.code) = (None, None);
            self.store.put(&record)?;
        } else if record.may_be_due_early() {
            record.due_at = Some(self.at_once(&record, now)?);
            self.store.put(&record)?;
        }
        question.state = QuestionState::Answered;
        question.person = Some(person.to_owned());
        (question.answer, question.answered_at, question.held_until) = (Some(answer), Some(now), None);
        question.asked.payload = None;
        self.store.put_question(&question)
    }
}

impl Question {
    /// Why this person may not respond to it; `None` if the person may.
    fn refuses(&self, person: &str, now: Timestamp) -> Option<AnswerVerdict> {
        match self.state {
            QuestionState::Answered => Some(AnswerVerdict::AlreadyAnswered),
            QuestionState::Closed if self.answered_at.is_some() => Some(AnswerVerdict::AlreadyAnswered),
            QuestionState::Closed => Some(AnswerVerdict::Withdrawn),
            QuestionState::Taken | QuestionState::Open if self.is_kept_from(person, now) => {
                Some(AnswerVerdict::TakenByAnother)
            }
            QuestionState::Taken | QuestionState::Open => None,
        }
    }

    /// True if another person has taken it, or has it reserved, at this time.
    fn is_kept_from(&self, person: &str, now: Timestamp) -> bool {
        let is_kept = self.held_until.is_some_and(|until| until > now);
        is_kept && self.person.as_deref().is_some_and(|holder| holder != person)
    }

    /// True if this person has taken it.
    fn is_taken_by(&self, person: &str) -> bool {
        self.state == QuestionState::Taken && self.person.as_deref() == Some(person)
    }

    /// True if its applicant still needs the answer.
    fn is_awaited(&self, record: &Entry) -> bool {
        match self.asked.kind {
            QuestionKind::Identity => !record.state.is_final(),
            QuestionKind::Captcha
            | QuestionKind::Sms
            | QuestionKind::Knowledge
            | QuestionKind::Value
            | QuestionKind::Route => record.state == State::Waiting,
        }
    }
}

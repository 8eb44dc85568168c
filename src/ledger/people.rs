//! People: they take questions and answer them.

use jiff::Timestamp;

use super::claim::{Claim, Reason, later};
use super::core::Ledger;
use super::error::LedgerError;
use super::holder::Holder;
use super::question::{Question, QuestionId, QuestionKind, QuestionState};
use super::seal::SealedBytes;
use super::state::State;
use super::store::Store;

/// A question that a person has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The question.
    pub question: Question,
    /// If its picture or SMS is not fetched yet: the claim under which the person's process fetches it.
    pub claim: Option<Claim>,
}

/// What a person says to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonResponse {
    /// A value, sealed.
    Value(SealedBytes),
    /// The picture or SMS should be requested again.
    Refresh,
    /// The person gives it back for somebody else.
    Free,
}

/// What became of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerVerdict {
    /// It counts.
    Accepted,
    /// The question was answered before.
    AlreadyAnswered,
    /// It came too late.
    Expired,
    /// Another person has taken the question.
    TakenByAnother,
    /// The applicant waits for no answer any more.
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

/// How many questions are looked through for one that a person may take.
const LOOKED_THROUGH: usize = 200;

impl<S: Store> Ledger<S> {
    /// A person takes up to `most` questions: those of applicants that were theirs before, then the oldest ones. Where a picture
    /// or an SMS has to be fetched, taking claims the applicant.
    pub fn take(&mut self, person: &str, most: usize, now: Timestamp) -> Result<Vec<Taken>, LedgerError> {
        let mut taken = Vec::new();
        let mut free: Vec<Question> = Vec::new();
        let mut after = None;
        while free.len() < LOOKED_THROUGH.max(most) {
            let page = self.store.urgent_questions(after, LOOKED_THROUGH)?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            free.extend(page.into_iter().filter(|question| question.is_free(now)));
        }
        let is_code = |question: &Question| question.asked.kind == QuestionKind::Identity;
        if free.len() < most {
            // Identity codes come last: they are open for days, often before there is a code.
            let open = self.store.open_questions(None, LOOKED_THROUGH)?;
            free.extend(open.into_iter().filter(|question| is_code(question) && question.is_free(now)));
        }
        free.sort_by_key(|question| (is_code(question), question.person.as_deref() != Some(person), question.id));
        for mut question in free {
            if taken.len() >= most {
                break;
            }
            let Some(record) = self.store.record(question.applicant)? else { continue };
            if record.state != State::Waiting && question.asked.kind != QuestionKind::Identity {
                continue; // somebody drives it
            }
            let has_expired = question.asked.expires_at.is_some_and(|expires_at| expires_at <= now);
            if has_expired {
                question.is_refreshed |= question.asked.kind == QuestionKind::Sms;
                (question.asked.payload, question.asked.expires_at) = (None, None);
            }
            question.state = QuestionState::Taken;
            question.person = Some(person.to_owned());
            question.held_until = Some(later(now, self.limits.of_question(question.asked.kind)));
            self.store.put_question(&question)?;
            let claim = match question.asked.kind.is_fetched() && question.asked.payload.is_none() {
                true => Some(self.claimed(record, &Holder::Person(person.to_owned()), Reason::Taken, now)?),
                false => None,
            };
            taken.push(Taken { question, claim });
        }
        Ok(taken)
    }

    /// A person answers a question. The first answer counts. An answer makes the applicant due.
    pub fn respond(
        &mut self,
        id: QuestionId,
        person: &str,
        response: PersonResponse,
        now: Timestamp,
    ) -> Result<AnswerVerdict, LedgerError> {
        let Some(mut question) = self.store.question(id)? else { return Ok(AnswerVerdict::Unknown) };
        match question.state {
            QuestionState::Answered => return Ok(AnswerVerdict::AlreadyAnswered),
            QuestionState::Closed if question.answered_at.is_some() => return Ok(AnswerVerdict::AlreadyAnswered),
            QuestionState::Closed => return Ok(AnswerVerdict::Withdrawn),
            QuestionState::Taken
                if question.person.as_deref() != Some(person)
                    && question.held_until.is_some_and(|until| until > now) =>
            {
                return Ok(AnswerVerdict::TakenByAnother);
            }
            QuestionState::Taken | QuestionState::Open => {}
        }
        let Some(mut record) = self.store.record(question.applicant)? else { return Ok(AnswerVerdict::Withdrawn) };
        let waits = record.state == State::Waiting
            || question.asked.kind == QuestionKind::Identity && record.state == State::Applied;
        if !waits {
            return Ok(AnswerVerdict::Withdrawn);
        }
        // A captcha that nobody fetched has no answer, and one whose time is over has none any more.
        let is_late = question.asked.expires_at.is_some_and(|expires_at| expires_at <= now);
        if is_late || question.asked.kind == QuestionKind::Captcha && question.asked.payload.is_none() {
            question.is_refreshed |= question.asked.kind == QuestionKind::Sms;
            question.reopen();
            (question.asked.payload, question.asked.expires_at) = (None, None);
            self.store.put_question(&question)?;
            return Ok(AnswerVerdict::Expired);
        }
        question.person = Some(person.to_owned());
        match response {
            PersonResponse::Value(answer) => {
                question.state = QuestionState::Answered;
                (question.answer, question.answered_at, question.held_until) = (Some(answer), Some(now), None);
                question.asked.payload = None;
                (record.state, record.due_at, record.class) = (State::Ready, Some(now), None);
                self.store.put(&record)?;
            }
            PersonResponse::Refresh => {
                question.is_refreshed |= question.asked.kind == QuestionKind::Sms;
                question.reopen();
                (question.asked.payload, question.asked.expires_at) = (None, None);
            }
            PersonResponse::Free => {
                question.person = None;
                question.reopen();
            }
        }
        self.store.put_question(&question)?;
        Ok(AnswerVerdict::Accepted)
    }

    /// Open and taken questions after `after`, oldest first.
    pub fn questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        self.store.open_questions(after, most)
    }

    /// The question of an applicant that is open for `key`.
    pub fn question_for(&mut self, user_id: &str, key: &str) -> Result<Option<Question>, LedgerError> {
        let Some(record) = self.store.record_of(user_id)? else { return Ok(None) };
        let questions = self.store.questions_of(record.id)?;
        Ok(questions.into_iter().rev().find(|question| question.asked.key == key))
    }
}

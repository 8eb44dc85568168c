//! The operations of people: take questions and answer them.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry, Halting};
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
    /// If the picture or SMS still has to be fetched: the claim under which the person's process fetches it.
    pub claim: Option<Claim>,
}

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

/// The most questions that are examined in search of those that a person may take.
const LOOKED_THROUGH: usize = 200;
/// The most lapsed holds that are examined in search of those of people. It is more than a run can hold.
const LAPSED: usize = 2000;

impl<S: Store> Ledger<S> {
    /// A person takes up to `most` questions: first those of applicants whose questions the person had before, then
    /// the oldest. If a picture or an SMS must be fetched, taking the question also claims the applicant.
    pub fn take(&mut self, person: &str, most: usize, now: Timestamp) -> Result<Vec<Taken>, LedgerError> {
        self.take_except(&[], person, most, now)
    }

    /// The same, but without the questions in `except`, which the person cannot answer.
    pub fn take_except(
        &mut self,
        except: &[QuestionId],
        person: &str,
        most: usize,
        now: Timestamp,
    ) -> Result<Vec<Taken>, LedgerError> {
        // When a person's process has ended, its questions become free, even if no run is there to rescue them.
        self.rescue_from_people(LAPSED, now)?;
        let mut taken = Vec::new();
        let mut free: Vec<Question> = Vec::new();
        let mut after = None;
        while free.len() < LOOKED_THROUGH.max(most) {
            let page = self.store.halting_questions(after, LOOKED_THROUGH)?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            let may = |question: &Question| question.is_free_for(person, now) && !except.contains(&question.id);
            free.extend(page.into_iter().filter(may));
        }
        free.sort_by_key(|question| (question.person.as_deref() != Some(person), question.id));
        for question in free {
            if taken.len() >= most {
                break;
            }
            let Some(record) = self.store.record(question.applicant)? else { continue };
            if !self.waits_for(&record, &question)? {
                continue;
            }
            if question.is_late(now) && !question.asked.kind.is_fetched() {
                self.goes_on_without(question, record, now)?;
                continue;
            }
            taken.push(self.taken(record, question, person, now)?);
        }
        Ok(taken)
    }

    /// Assigns a question to a person. If something must be fetched for it, claims the applicant as well.
    fn taken(
        &mut self,
        record: Entry,
        mut question: Question,
        person: &str,
        now: Timestamp,
    ) -> Result<Taken, LedgerError> {
        if question.is_late(now) {
            question.drop_fetched();
        }
        question.state = QuestionState::Taken;
        question.person = Some(person.to_owned());
        question.hold(self.limits.of_question(question.asked.kind), now);
        self.store.put_question(&question)?;
        let claim = match question.asked.kind.is_fetched() && question.asked.payload.is_none() {
            true => Some(self.claimed(record, &Holder::Person(person.to_owned()), Reason::Taken, now)?),
            false => None,
        };
        Ok(Taken { question, claim })
    }

    /// True if the applicant cannot go on until this question is answered. The question for the identity code stays
    /// open for days beside other questions, so it blocks the applicant only if it is the only one.
    fn waits_for(&mut self, record: &Entry, question: &Question) -> Result<bool, LedgerError> {
        if record.state != State::Waiting {
            return Ok(false); // a worker drives it, or it needs no answer
        }
        if question.asked.kind != QuestionKind::Identity {
            return Ok(true);
        }
        let others = self.store.questions_of(record.id)?;
        Ok(!others.iter().any(|other| other.id != question.id && other.is_asked()))
    }

    /// Closes a question that no person can answer any more (its login has ended) or that will be asked of another
    /// person. The applicant goes on and asks again.
    pub(super) fn goes_on_without(
        &mut self,
        mut question: Question,
        mut record: Entry,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        question.close();
        self.store.put_question(&question)?;
        record.release(State::Ready, Some(now));
        (record.class, record.code) = (None, None);
        self.store.put(&record)
    }

    /// A person leaves. Questions reserved for that person become free for others. The person gives back the taken
    /// ones one by one.
    pub fn leave(&mut self, person: &str) -> Result<u64, LedgerError> {
        let (mut count, mut after) = (0, None);
        loop {
            let page = self.store.open_questions(after, LOOKED_THROUGH)?;
            let Some(last) = page.last() else { return Ok(count) };
            after = Some(last.id);
            let theirs = page.into_iter().filter(|question| question.person.as_deref() == Some(person));
            for mut question in theirs.filter(|question| question.state == QuestionState::Open) {
                (question.person, question.held_until) = (None, None);
                self.store.put_question(&question)?;
                count += 1;
            }
        }
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
        let is_awaited = match question.asked.kind {
            QuestionKind::Identity => !record.state.is_final(),
            _ => record.state == State::Waiting,
        };
        if !is_awaited {
            return Ok(AnswerVerdict::Withdrawn);
        }
        let is_theirs = question.state == QuestionState::Taken && question.person.as_deref() == Some(person);
        if response == PersonResponse::Keep && !is_theirs {
            return Ok(AnswerVerdict::Expired); // another person took it, or this one gave it back
        }
        if response == PersonResponse::Free {
            question.person = None;
            question.reopen();
            self.store.put_question(&question)?;
            return Ok(AnswerVerdict::Accepted);
        }
        // A question whose picture or SMS was never fetched, or is no longer valid, cannot be answered.
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
        let stands_still = self.waits_for(&record, &question)?;
        question.person = Some(person.to_owned());
        match response {
            PersonResponse::Value(answer) => {
                question.state = QuestionState::Answered;
                (question.answer, question.answered_at, question.held_until) = (Some(answer), Some(now), None);
                question.asked.payload = None;
                if stands_still {
                    (record.state, record.due_at) = (State::Ready, Some(now));
                    (record.class, record.code) = (None, None);
                    self.store.put(&record)?;
                } else if record.state == State::Applied {
                    // The gateway sends the identity code when the report is ready.
                    record.due_at = Some(now);
                    self.store.put(&record)?;
                }
            }
            PersonResponse::Refresh => {
                if is_fetched {
                    question.drop_fetched();
                }
                question.reopen();
                question.held_until = Some(later(now, self.limits.of_question(question.asked.kind)));
            }
            PersonResponse::Keep => question.hold(self.limits.of_question(question.asked.kind), now),
            PersonResponse::Free => {} // handled above
        }
        self.store.put_question(&question)?;
        Ok(AnswerVerdict::Accepted)
    }

    /// Open and taken questions after `after`, oldest first.
    pub fn questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        self.store.open_questions(after, most)
    }

    /// The question of an applicant that a person has taken.
    pub fn held_question(&mut self, id: ApplicantId, person: &str) -> Result<Option<Question>, LedgerError> {
        let questions = self.store.questions_of(id)?.into_iter();
        let is_theirs =
            |question: &Question| question.state == QuestionState::Taken && question.person.as_deref() == Some(person);
        Ok(questions.rev().find(is_theirs))
    }

    /// How many questions block their applicants.
    pub fn halting(&mut self) -> Result<u64, LedgerError> {
        Ok(self.count_halting()?.count)
    }

    /// The questions that block their applicants.
    pub fn count_halting(&mut self) -> Result<Halting, LedgerError> {
        self.store.count_halting()
    }

    /// The question of an applicant for `key`, with or without its method: the open one, otherwise the last one.
    pub fn question_for(&mut self, user_id: &str, key: &str) -> Result<Option<Question>, LedgerError> {
        let Some(record) = self.store.record_of(user_id)? else { return Ok(None) };
        let is_meant = |question: &Question| {
            let asked = question.asked.key.as_str();
            asked == key || asked.rsplit_once('.').is_some_and(|(_, bare)| bare == key)
        };
        let questions = self.store.questions_of(record.id)?.into_iter().filter(is_meant);
        // An applicant may have two questions for SMS codes. The one that blocks it now takes precedence over that
        // for the identity code.
        Ok(questions.max_by_key(|question| {
            let is_now = question.is_asked() && question.asked.kind != QuestionKind::Identity;
            (question.asked.key == key && question.is_asked(), is_now, question.is_asked(), question.id)
        }))
    }
}

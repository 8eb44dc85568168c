//! People: they take questions and answer them.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry};
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
    /// The person needs more time: it stays theirs for as long again, but no longer than what was fetched for it counts.
    Keep,
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
/// How many lapsed holds are looked through for those of people: more than a run can have.
const LAPSED: usize = 2000;

impl<S: Store> Ledger<S> {
    /// A person takes up to `most` questions: those of applicants that were theirs before, then the oldest ones. Where a picture
    /// or an SMS has to be fetched, taking claims the applicant.
    pub fn take(&mut self, person: &str, most: usize, now: Timestamp) -> Result<Vec<Taken>, LedgerError> {
        self.take_except(&[], person, most, now)
    }

    /// The same without some questions, which the person cannot answer.
    pub fn take_except(
        &mut self,
        except: &[QuestionId],
        person: &str,
        most: usize,
        now: Timestamp,
    ) -> Result<Vec<Taken>, LedgerError> {
        // What a person's process had taken that has ended is free, also while no run looks after it.
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

    /// Gives a question to a person, and the applicant as well if something has to be fetched for it.
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

    /// True if the applicant stands still until this question is answered. An identity code is awaited for days beside other
    /// questions.
    fn waits_for(&mut self, record: &Entry, question: &Question) -> Result<bool, LedgerError> {
        if record.state != State::Waiting {
            return Ok(false); // somebody drives it, or it goes on by itself
        }
        if question.asked.kind != QuestionKind::Identity {
            return Ok(true);
        }
        let others = self.store.questions_of(record.id)?;
        Ok(!others.iter().any(|other| other.id != question.id && other.is_asked()))
    }

    /// A question that nobody can answer any more, because its login has ended, or that somebody else is asked: its applicant
    /// goes on, and asks anew.
    pub(super) fn goes_on_without(
        &mut self,
        mut question: Question,
        mut record: Entry,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        question.close();
        self.store.put_question(&question)?;
        record.release(State::Ready, Some(now));
        record.class = None;
        self.store.put(&record)
    }

    /// A person leaves: what is kept for them is free for others. What they have taken, they give back one by one.
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
            return Ok(AnswerVerdict::Expired); // it went to somebody else, or was given back
        }
        if response == PersonResponse::Free {
            question.person = None;
            question.reopen();
            self.store.put_question(&question)?;
            return Ok(AnswerVerdict::Accepted);
        }
        // What nobody fetched has no answer, and what was fetched has none any more once its time is over.
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
                    (record.state, record.due_at, record.class) = (State::Ready, Some(now), None);
                    self.store.put(&record)?;
                } else if record.state == State::Applied {
                    // The identity code is sent when the report is there.
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
            PersonResponse::Free => {} // done above
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

    /// How many questions hold their applicants up.
    pub fn halting(&mut self) -> Result<usize, LedgerError> {
        let (mut count, mut after) = (0, None);
        loop {
            let page = self.store.open_questions(after, LOOKED_THROUGH)?;
            let Some(last) = page.last() else { return Ok(count) };
            after = Some(last.id);
            count += page.iter().filter(|question| question.asked.kind != QuestionKind::Identity).count();
        }
    }

    /// The question of an applicant for `key`, with or without its method: the one that is asked now, otherwise the last one.
    pub fn question_for(&mut self, user_id: &str, key: &str) -> Result<Option<Question>, LedgerError> {
        let Some(record) = self.store.record_of(user_id)? else { return Ok(None) };
        let is_meant = |question: &Question| {
            let asked = question.asked.key.as_str();
            asked == key || asked.rsplit_once('.').is_some_and(|(_, bare)| bare == key)
        };
        let questions = self.store.questions_of(record.id)?.into_iter().filter(is_meant);
        // Of two codes by SMS the one that is awaited now is meant, not the one of the day after.
        Ok(questions.max_by_key(|question| {
            let is_now = question.is_asked() && question.asked.kind != QuestionKind::Identity;
            (question.asked.key == key && question.is_asked(), is_now, question.is_asked(), question.id)
        }))
    }
}

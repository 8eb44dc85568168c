//! The operations of people: take questions, and look at them.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry, Halting};
use super::claim::{Claim, Reason};
use super::core::Ledger;
use super::error::LedgerError;
use super::holder::Holder;
use super::question::{PAGE_OF_QUESTIONS, Question, QuestionId, QuestionKind, QuestionState};
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

/// Whose questions a person takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// Those that are reserved for the person, or that the person had before.
    Own,
    /// All others.
    Others,
}

/// The most lapsed holds that are examined in search of those of people. It is more than a run can hold.
const LAPSED: usize = 2000;

impl<S: Store> Ledger<S> {
    /// A person takes up to `most` questions: first those that are reserved for the person or that the person had
    /// before, then the oldest of the others. If a picture or an SMS must be fetched, taking the question also claims
    /// the applicant.
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
        for whose in [Whose::Own, Whose::Others] {
            let mut after = None;
            while taken.len() < most {
                let page = match whose {
                    Whose::Own => self.store.questions_with(person, after, PAGE_OF_QUESTIONS)?,
                    Whose::Others => self.store.halting_questions(after, PAGE_OF_QUESTIONS)?,
                };
                let Some(last) = page.last() else { break };
                after = Some(last.id);
                let is_own = |question: &Question| question.person.as_deref() == Some(person);
                let may = |question: &Question| {
                    is_own(question) == (whose == Whose::Own)
                        && question.is_free_for(person, now)
                        && !except.contains(&question.id)
                };
                self.take_of(page.into_iter().filter(may), &mut taken, (person, most), now)?;
            }
        }
        Ok(taken)
    }

    /// Takes those of these questions that their applicants wait for, until the person has taken `most`.
    fn take_of(
        &mut self,
        questions: impl Iterator<Item = Question>,
        taken: &mut Vec<Taken>,
        (person, most): (&str, usize),
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        for question in questions {
            if taken.len() >= most {
                return Ok(());
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
        Ok(())
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
    pub(super) fn waits_for(&mut self, record: &Entry, question: &Question) -> Result<bool, LedgerError> {
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
        let at = self.at_once(&record, now)?;
        record.release(State::Ready, Some(at));
        (record.class, record.code) = (None, None);
        self.store.put(&record)
    }

    /// A person leaves. Questions reserved for that person become free for others. The person gives back the taken
    /// ones one by one.
    pub fn leave(&mut self, person: &str) -> Result<u64, LedgerError> {
        let (mut count, mut after) = (0, None);
        loop {
            let theirs = self.store.questions_with(person, after, PAGE_OF_QUESTIONS)?;
            let Some(last) = theirs.last() else { return Ok(count) };
            after = Some(last.id);
            for mut question in theirs.into_iter().filter(|question| question.state == QuestionState::Open) {
                (question.person, question.held_until) = (None, None);
                self.store.put_question(&question)?;
                count += 1;
            }
        }
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

//! The questions of an applicant: asking, closing, and looking for what is open or answered.

use jiff::Timestamp;

use super::core::Ledger;
use super::error::LedgerError;
use super::holder::Holder;
use super::question::{NewQuestion, Question, QuestionId, QuestionKind, QuestionState};
use super::seal::SealedBytes;
use super::store::Store;
use super::times::later;
use super::{ApplicantId, Entry};

impl<S: Store> Ledger<S> {
    /// Asks a question, or adds the fetched picture or SMS to the one that was taken. Any other question for the same
    /// key is closed. A new question is reserved for a while for the person who had the applicant's last one.
    pub(super) fn ask(&mut self, record: &Entry, asked: NewQuestion, now: Timestamp) -> Result<(), LedgerError> {
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
    pub(super) fn close_others(&mut self, id: ApplicantId, key: Option<&str>) -> Result<(), LedgerError> {
        for mut question in self.store.questions_of(id)? {
            let stays = question.is_identity() || key == Some(question.asked.key.as_str());
            if question.is_asked() && !stays {
                question.close();
                self.store.put_question(&question)?;
            }
        }
        Ok(())
    }

    /// True if a question for `key` is open or taken.
    pub(super) fn is_asked(&mut self, id: ApplicantId, key: &str) -> Result<bool, LedgerError> {
        Ok(self.store.questions_of(id)?.iter().any(|question| question.asked.key == key && question.is_asked()))
    }

    /// True if an answer for `key` has not been used yet.
    pub(super) fn is_answered(&mut self, id: ApplicantId, key: &str) -> Result<bool, LedgerError> {
        let is_it = |question: &Question| question.asked.key == key && question.state == QuestionState::Answered;
        Ok(self.store.questions_of(id)?.iter().any(is_it))
    }

    /// An answer waits for a call again, because the call that was to use it never left. Drops one that is late by now.
    pub(super) fn wait_again(
        &mut self,
        id: QuestionId,
        answer: &SealedBytes,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        let is_used = |question: &Question| question.state == QuestionState::Closed && question.answered_at.is_some();
        if let Some(question) = self.store.question(id)?.filter(is_used).filter(|question| !question.is_late(now)) {
            let answer = Some(answer.clone());
            self.store.put_question(&Question { state: QuestionState::Answered, answer, ..question })?;
        }
        Ok(())
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

    /// Closes all questions of an applicant.
    pub(super) fn close_questions(&mut self, id: ApplicantId) -> Result<(), LedgerError> {
        self.close_those(id, |_| true)
    }

    /// Closes the questions of an applicant except an answered one for the identity code. The gateway sends that code
    /// once, so no person could answer again.
    pub(super) fn close_all_but_the_identity_code(&mut self, id: ApplicantId) -> Result<(), LedgerError> {
        self.close_those(id, |question| !(question.is_identity() && question.state == QuestionState::Answered))
    }

    /// Closes the questions that a changed row may answer, and those that follow from them. The question for the
    /// identity code stays, and so does its answer: no list contains it.
    pub(super) fn close_what_a_row_may_answer(&mut self, id: ApplicantId) -> Result<(), LedgerError> {
        self.close_those(id, |question| !question.is_identity())
    }

    fn close_those(&mut self, id: ApplicantId, which: impl Fn(&Question) -> bool) -> Result<(), LedgerError> {
        for mut question in self.store.questions_of(id)? {
            if question.state != QuestionState::Closed && which(&question) {
                question.close();
                self.store.put_question(&question)?;
            }
        }
        Ok(())
    }
}

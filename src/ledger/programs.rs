//! Ask programs. A run with an ask program counts as a person, who can answer all questions that were asked while no
//! run had one.

use jiff::Timestamp;

use super::core::Ledger;
use super::error::LedgerError;
use super::question::QuestionId;
use super::state::State;
use super::store::Store;

/// The name of the number that holds since when, in microseconds, runs have had no ask program; 0 if the last run had
/// one.
pub(super) const WITHOUT_SINCE: &str = "without_program_since";
/// The name of no person. Questions are never reserved for a program, so a program may only take free ones.
const NOBODY: &str = "";

impl<S: Store> Ledger<S> {
    /// A run without an ask program begins. Questions asked from now on can be answered by a later program.
    pub fn no_program_comes(&mut self, now: Timestamp) -> Result<(), LedgerError> {
        match self.without_program_since()? {
            Some(_) => Ok(()),
            None => self.store.put_time(WITHOUT_SINCE, now),
        }
    }

    /// A run with an ask program begins. Looks at up to `most` open questions after `after`. A question is asked
    /// again if it was asked while runs had no program and no person holds it; its applicant becomes due. Questions
    /// that a program left unanswered stay for people. Returns the last question, or `None` if there are no more.
    pub fn program_comes(
        &mut self,
        after: Option<QuestionId>,
        most: usize,
        now: Timestamp,
    ) -> Result<Option<QuestionId>, LedgerError> {
        let Some(since) = self.without_program_since()? else { return Ok(None) };
        let page = self.store.halting_questions(after, most)?;
        let last = page.last().map(|question| question.id);
        for question in page.into_iter().filter(|question| question.asked_at >= since) {
            let record = self.store.record(question.applicant)?.filter(|record| record.state == State::Waiting);
            if let Some(record) = record.filter(|_| question.is_free_for(NOBODY, now)) {
                self.goes_on_without(question, record, now)?;
            }
        }
        if last.is_none() {
            self.store.put_time(WITHOUT_SINCE, Timestamp::UNIX_EPOCH)?; // a time cannot be removed
        }
        Ok(last)
    }

    fn without_program_since(&mut self) -> Result<Option<Timestamp>, LedgerError> {
        Ok(self.store.time(WITHOUT_SINCE)?.filter(|since| *since != Timestamp::UNIX_EPOCH))
    }
}

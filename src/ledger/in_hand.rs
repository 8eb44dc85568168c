//! The questions that a person has in hand.

use jiff::Timestamp;

use super::core::Ledger;
use super::error::LedgerError;
use super::question::{PAGE_OF_QUESTIONS, Question, QuestionState};
use super::state::State;
use super::store::Store;

impl<S: Store> Ledger<S> {
    /// The questions of waiting applicants that a person has taken and still holds, oldest first.
    pub fn in_hand(&mut self, person: &str, now: Timestamp) -> Result<Vec<Question>, LedgerError> {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = self.store.questions_with(person, after, PAGE_OF_QUESTIONS)?;
            let Some(last) = page.last() else { return Ok(found) };
            after = Some(last.id);
            for question in page {
                let is_held = question.held_until.is_some_and(|until| until > now);
                let record = self.store.record(question.applicant)?;
                let waits = record.is_some_and(|record| record.state == State::Waiting);
                if question.state == QuestionState::Taken && is_held && waits {
                    found.push(question);
                }
            }
        }
    }
}

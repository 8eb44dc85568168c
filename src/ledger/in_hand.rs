//! The questions that a person has in hand.

use jiff::Timestamp;

use super::core::Ledger;
use super::error::LedgerError;
use super::question::{Question, QuestionState};
use super::store::Store;

/// How many questions are examined in one read.
const PAGE: usize = 200;

impl<S: Store> Ledger<S> {
    /// The questions of waiting applicants that a person has taken and still holds, oldest first.
    pub fn in_hand(&mut self, person: &str, now: Timestamp) -> Result<Vec<Question>, LedgerError> {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = self.store.halting_questions(after, PAGE)?;
            let Some(last) = page.last() else { return Ok(found) };
            after = Some(last.id);
            found.extend(page.into_iter().filter(|question| {
                let is_theirs = question.person.as_deref() == Some(person);
                let is_held = question.held_until.is_some_and(|until| until > now);
                question.state == QuestionState::Taken && is_theirs && is_held
            }));
        }
    }
}

//! Ask programs. A run with an ask program counts as a person, who can answer all questions that no other person holds.

use jiff::Timestamp;

use super::core::Ledger;
use super::error::LedgerError;
use super::question::{QuestionId, QuestionKind};
use super::state::State;
use super::store::Store;

/// The name of no person. Questions are never reserved for a program, so a program may only take free ones.
const NOBODY: &str = "";

/// Where an offer has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The last question that was examined; `None` if there are no more.
    pub last: Option<QuestionId>,
    /// How many more questions for SMS codes may be offered.
    pub sms_left: usize,
}

impl<S: Store> Ledger<S> {
    /// Offers open questions to the program of a run. Looks at up to `most` questions after `after`. One that no person
    /// holds and that was asked by `asked_by` is asked again, also if an earlier run has asked a program in vain: that
    /// program may have been broken, or it may be another one. The applicant becomes due. `sms`: how many questions for
    /// SMS codes are offered at most.
    pub fn offer(
        &mut self,
        (after, most): (Option<QuestionId>, usize),
        asked_by: Timestamp,
        sms: usize,
        now: Timestamp,
    ) -> Result<Offered, LedgerError> {
        let page = self.store.halting_questions(after, most)?;
        let mut offered = Offered { last: page.last().map(|question| question.id), sms_left: sms };
        for question in page.into_iter().filter(|question| question.asked_at <= asked_by) {
            let is_sms = question.asked.kind == QuestionKind::Sms;
            if !question.is_free_for(NOBODY, now) || is_sms && offered.sms_left == 0 {
                continue;
            }
            // An applicant with two questions has gone on already at the first one.
            if let Some(record) = self.store.record(question.applicant)?
                && record.state == State::Waiting
            {
                self.goes_on_without(question, record, now)?;
                offered.sms_left -= usize::from(is_sms);
            }
        }
        Ok(offered)
    }
}

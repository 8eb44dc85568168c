//! Removes records of refusals once this command has reported them, and records a report once it is delivered. If the process
//! is killed before that, the next process reports the refusals, and the report stays due.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use crate::passwords::FileBudget;
use crate::session::SessionFile;

/// The records to remove once the outcome is reported. Every copy is the same one.
#[derive(Clone, Debug, Default)]
pub struct AfterTelling(Arc<Mutex<Pending>>);

#[derive(Debug, Default)]
struct Pending {
    /// The session with an interrupted journey whose end this command reports.
    session: Option<SessionFile>,
    /// The session whose report this command has delivered, and when.
    fetched: Option<(SessionFile, Timestamp)>,
    /// The counts with refusals that this command reports.
    budget: Option<FileBudget>,
}

impl AfterTelling {
    /// Removes this session's interrupted journey once the outcome is reported, because this command reports its end.
    pub fn forget_interrupted(&self, session: &SessionFile) {
        self.pending(|pending| pending.session = Some(session.clone()));
    }

    /// Records that the report was fetched, once it has been delivered.
    pub fn mark_fetched(&self, session: &SessionFile, at: Timestamp) {
        self.pending(|pending| pending.fetched = Some((session.clone(), at)));
    }

    /// Marks the refused passwords that this process reports, once the outcome is reported.
    pub fn mark_told(&self, budget: &FileBudget) {
        self.pending(|pending| pending.budget = Some(budget.clone()));
    }

    /// Removes the records, because the outcome has been reported.
    pub fn told(&self) {
        let Pending { session, fetched, budget } = self.pending(std::mem::take);
        session.iter().for_each(SessionFile::forget_interrupted);
        fetched.iter().for_each(|(session, at)| session.mark_fetched(*at));
        budget.iter().for_each(FileBudget::told);
    }

    fn pending<T>(&self, change: impl FnOnce(&mut Pending) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

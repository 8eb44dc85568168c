//! What is done once the outcome of a command has been told, so that no process that is killed before takes it along.

use std::sync::{Arc, Mutex, PoisonError};

use crate::passwords::FileBudget;
use crate::session::SessionFile;

/// What is done once the outcome has been told. Every copy is the same one.
#[derive(Clone, Debug, Default)]
pub struct AfterTelling(Arc<Mutex<Pending>>);

#[derive(Debug, Default)]
struct Pending {
    /// Holds an interrupted journey whose end is being told.
    session: Option<SessionFile>,
    /// Holds refused passwords that are being told of.
    budget: Option<FileBudget>,
}

impl AfterTelling {
    /// The interrupted journey of this session is forgotten then: how it ended is being told.
    pub fn forget_interrupted(&self, session: &SessionFile) {
        self.pending(|pending| pending.session = Some(session.clone()));
    }

    /// The refused passwords that this process tells of are marked then.
    pub fn mark_told(&self, budget: &FileBudget) {
        self.pending(|pending| pending.budget = Some(budget.clone()));
    }

    /// The outcome has been told.
    pub fn told(&self) {
        let Pending { session, budget } = self.pending(std::mem::take);
        session.iter().for_each(SessionFile::forget_interrupted);
        budget.iter().for_each(FileBudget::told);
    }

    fn pending<T>(&self, change: impl FnOnce(&mut Pending) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

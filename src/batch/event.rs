//! The news of a worker that has released an applicant.

use std::path::PathBuf;

use crate::ledger::{Finish, State};
use crate::protocol::Class;

/// What a worker has done with an applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerEvent {
    /// The applicant.
    pub user_id: String,
    /// The state in which it released the applicant.
    pub state: State,
    /// The class of a failure.
    pub class: Option<Class>,
    /// The gateway's code.
    pub code: Option<i64>,
    /// The path of its report.
    pub report: Option<PathBuf>,
}

impl WorkerEvent {
    /// The applicant was released in this state.
    pub(super) fn released(user_id: &str, state: State) -> Self {
        Self { user_id: user_id.to_owned(), state, class: None, code: None, report: None }
    }

    /// The applicant has ended.
    pub(super) fn ended(user_id: &str, finish: &Finish) -> Self {
        Self { class: finish.class, code: finish.code, ..Self::released(user_id, finish.state) }
    }
}

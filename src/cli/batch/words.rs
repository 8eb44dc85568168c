//! The words for the ledger's states and verdicts.

use crate::ledger::{ImportVerdict, State};
use crate::messages::{Text, batch as say};

/// A state.
pub fn state(state: State) -> Text {
    match state {
        State::Ready => say::STATE_READY,
        State::Running => say::STATE_RUNNING,
        State::Waiting => say::STATE_WAITING,
        State::Settling => say::STATE_SETTLING,
        State::Applied => say::STATE_APPLIED,
        State::Done => say::STATE_DONE,
        State::Failed => say::STATE_FAILED,
        State::Uncertain => say::STATE_UNCERTAIN,
        State::Poison => say::STATE_POISON,
        State::Withdrawn => say::STATE_WITHDRAWN,
    }
}

/// Why a row is refused.
pub fn refused(verdict: &ImportVerdict) -> Text {
    match verdict {
        ImportVerdict::LoginNameTaken(_) => say::LOGIN_NAME_TAKEN,
        _ => say::OTHER_LOGIN_NAME,
    }
}

//! Errors of parsing a fault.

use thiserror::Error;

/// Why a text is no fault.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FaultError {
    /// A word that is none of its table.
    #[error("{text:?} is none of {known}")]
    Word {
        /// The word.
        text: String,
        /// Those there are.
        known: String,
    },
    /// A part is missing, or there is one too many.
    #[error("{text:?} does not have the form {form}")]
    Form {
        /// The whole.
        text: String,
        /// How it is written.
        form: String,
    },
    /// There is no method of that name.
    #[error("there is no method {0:?} (a short name such as login, or *)")]
    Method(String),
    /// Which of the calls cannot be read.
    #[error("{0:?} says not which calls: #2 is the second, #2+ from the second on, %30 30 in a hundred")]
    Which(String),
    /// No number, or out of its bounds.
    #[error("{text:?} is no number from {least} to {most}")]
    Number {
        /// What stands there.
        text: String,
        /// The least it may be.
        least: u64,
        /// The most it may be.
        most: u64,
    },
    /// A kind that concerns the port, for some calls only.
    #[error("{kind} concerns every call: * in the place of {calls:?}")]
    NotAll {
        /// The kind.
        kind: &'static str,
        /// The calls that were named.
        calls: String,
    },
    /// A refusal by a code that is none.
    #[error("{0:?} is success: a refusal has another code")]
    Success(String),
    /// `acted` or `unacted` where the kind decides.
    #[error("whether the call has acted cannot be chosen for {kind}")]
    Acting {
        /// The kind.
        kind: &'static str,
    },
}

//! Errors of parsing a fault.

use thiserror::Error;

/// Why a text is not a valid fault.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FaultError {
    /// An unknown word.
    #[error("{text:?} is none of {}", .known.join(", "))]
    Word {
        /// The word.
        text: String,
        /// The known words.
        known: Vec<&'static str>,
    },
    /// A part is missing or superfluous.
    #[error("{text:?} does not have the form {form}")]
    Form {
        /// The whole text.
        text: String,
        /// The syntax of its kind.
        form: String,
    },
    /// The method does not exist.
    #[error("there is no method {0:?} (a short name such as login, or *)")]
    Method(String),
    /// The choice of calls cannot be parsed.
    #[error("{0:?} says not which calls: #2 is the second, #2+ from the second on, %30 30 in a hundred")]
    Which(String),
    /// Not a number, or out of range.
    #[error("{text:?} is no number from {least} to {most}")]
    Number {
        /// The text.
        text: String,
        /// The minimum.
        least: u64,
        /// The maximum.
        most: u64,
    },
    /// The kind affects the port and so all calls, but only some were chosen.
    #[error("{kind} concerns every call: * in the place of {calls:?}")]
    NotAll {
        /// The kind.
        kind: &'static str,
        /// The chosen calls.
        calls: String,
    },
    /// A refusal with a code that means success.
    #[error("{0:?} is success: a refusal has another code")]
    Success(String),
    /// `acted` or `unacted` for a kind that does not leave it open.
    #[error("whether the call has acted cannot be chosen for {kind}")]
    Acting {
        /// The kind.
        kind: &'static str,
    },
}

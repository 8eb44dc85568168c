//! Errors that end a call or a drive.

use thiserror::Error;

use super::Exchange;
use crate::fingerprint::Fingerprint;
use crate::flow::{BadRefresh, Withheld};
use crate::journey::{RecordedRefusal, Unusable};
use crate::protocol::{MethodName, ReplyError};

/// Why a call is not sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Barred {
    /// The facts forbid it.
    #[error(transparent)]
    Withheld(#[from] Withheld),
    /// The call contains a refused value, or a kind of secret or code that was refused, and the process that received
    /// the refusal was interrupted before it could report it.
    #[error("refused with {} at {}, which was not reported", .refusal.code, .refusal.at)]
    Unreported {
        /// The refusal.
        refusal: RecordedRefusal,
        /// For a refused password, the login name with which it was sent.
        login_name: Option<Fingerprint>,
    },
    /// The call's login name differs from the one the facts belong to.
    #[error("the login name is another one")]
    OtherLoginName,
    /// The call, or its form, names a method that a refresh must not call.
    #[error("the form of {} names {} as a refresh", .0.form, .0.refresh)]
    Refresh(BadRefresh),
}

/// Why a call was not made, or its outcome not stored. `K` is the error of [`Keep`](super::Keep), `B` that of
/// [`PasswordBudget`](super::PasswordBudget).
#[derive(Debug, Error)]
pub enum ExchangeError<K, B> {
    /// Facts or a picture could not be stored; the call was not made.
    #[error("the call was not made: {0}")]
    Keep(K),
    /// The refused passwords of the login name could not be counted; the call was not made.
    #[error("the call was not made: {0}")]
    Budget(B),
    /// A call of this method must not be sent.
    #[error("{0} is not sent: {1}")]
    Barred(MethodName, Barred),
    /// The call was made, but its outcome could not be stored.
    #[error("the outcome of {method} could not be stored: {0}", method = .1.call.request.method())]
    Unstored(K, Box<Exchange>),
}

/// Why a drive failed. `K` is the error of [`Keep`](super::Keep), `A` that of [`Answerer`](super::Answerer), `B` that of
/// [`PasswordBudget`](super::PasswordBudget).
#[derive(Debug, Error)]
pub enum DriveError<K, A, B> {
    /// A call was not made, or its outcome not stored.
    #[error("{0}")]
    Exchange(ExchangeError<K, B>),
    /// Facts or a picture could not be stored.
    #[error("{0}")]
    Keep(K),
    /// The search for a value failed.
    #[error("{0}")]
    Answer(A),
    /// A given value is invalid.
    #[error("{} of {} cannot be right", .0.key, .0.method)]
    Unusable(Unusable),
    /// The accepted reply to this method has no captcha picture.
    #[error("the reply to {0} has no captcha picture: {1}")]
    NoPicture(MethodName, ReplyError),
}

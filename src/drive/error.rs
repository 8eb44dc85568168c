//! Why a call or a drive could not go on.

use thiserror::Error;

use super::Exchange;
use crate::flow::Withheld;
use crate::journey::{RefusedSecret, Unusable};
use crate::protocol::MethodName;

/// Why a call is not sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Barred {
    /// What is known of the applicant forbids it.
    #[error(transparent)]
    Withheld(#[from] Withheld),
    /// It holds a secret or code that was refused, and the process that heard of it was interrupted before it could say so.
    #[error("refused with {} at {}, which was not reported", .0.refusal.code, .0.refusal.at)]
    Unreported(RefusedSecret),
    /// It holds another login name than the one that the facts belong to.
    #[error("the login name is another one")]
    OtherLoginName,
}

/// Why a call could not be made, or its outcome not be stored. `K` is the error of [`Keep`](super::Keep), `B` that of
/// [`Budget`](super::Budget).
#[derive(Debug)]
pub enum ExchangeError<K, B> {
    /// Facts or a picture could not be stored; the call was not made.
    Keep(K),
    /// The refused passwords of the login name could not be counted; the call was not made.
    Budget(B),
    /// A call of this method is not sent.
    Barred(MethodName, Barred),
    /// The call was made, and what it brought could not be stored.
    Unstored(K, Box<Exchange>),
}

/// Why a drive could not go on. `K` is the error of [`Keep`](super::Keep), `A` that of [`Answerer`](super::Answerer), `B`
/// that of [`Budget`](super::Budget).
#[derive(Debug)]
pub enum DriveError<K, A, B> {
    /// A call could not be made, or its outcome not be stored.
    Exchange(ExchangeError<K, B>),
    /// Facts or a picture could not be stored.
    Keep(K),
    /// A value could not be looked for.
    Answer(A),
    /// A given value cannot be right.
    Unusable(Unusable),
    /// The accepted reply to a call of this method holds no captcha picture.
    NoPicture(MethodName),
}

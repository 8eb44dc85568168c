//! Why a call or a drive could not go on.

use thiserror::Error;

use super::Exchange;
use crate::flow::{BadRefresh, Withheld};
use crate::journey::Unusable;
use crate::protocol::MethodName;

/// Why a call is not sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Barred {
    /// What is known of the applicant forbids it.
    #[error(transparent)]
    Withheld(#[from] Withheld),
    /// It holds another login name than the one that the facts belong to.
    #[error("the login name is another one")]
    OtherLoginName,
    /// Its form, or the call itself, names a method that no refresh may call.
    #[error("the form of {} names {} as a refresh", .0.form, .0.refresh)]
    Refresh(BadRefresh),
}

/// Why a call could not be made, or its outcome not be stored. `K` is the error of [`Keep`](super::Keep).
#[derive(Debug)]
pub enum ExchangeError<K> {
    /// Facts or a picture could not be stored; the call was not made.
    Keep(K),
    /// A call of this method is not sent.
    Barred(MethodName, Barred),
    /// The call was made, and what it brought could not be stored.
    Unstored(K, Box<Exchange>),
}

/// Why a drive could not go on. `K` is the error of [`Keep`](super::Keep), `A` that of [`Answerer`](super::Answerer).
#[derive(Debug)]
pub enum DriveError<K, A> {
    /// A call could not be made, or its outcome not be stored.
    Exchange(ExchangeError<K>),
    /// Facts or a picture could not be stored.
    Keep(K),
    /// A value could not be looked for.
    Answer(A),
    /// A given value cannot be right.
    Unusable(Unusable),
    /// The accepted reply to a call of this method holds no captcha picture.
    NoPicture(MethodName),
}

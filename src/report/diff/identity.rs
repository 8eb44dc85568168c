//! The identity by which an account is found again in another report.

use jiff::civil::Date;

use crate::report::{Account, Kind};

/// What stays constant for an account: kind, institution, date, currency, card tail, amount.
///
/// A compensation's date and amount are those of the latest one, so it is identified by its institution
/// alone. A sentence that was not understood is identified by its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Identity<'s> {
    kind: Option<Kind>,
    issuer: Option<&'s str>,
    opened_on: Option<Date>,
    currency: Option<&'s str>,
    tail: Option<&'s str>,
    amount: Option<i64>,
    words: Option<&'s str>,
}

impl<'s> Identity<'s> {
    pub fn of(account: &'s Account<'_>) -> Self {
        let whole = Self {
            kind: account.kind,
            issuer: account.issuer.as_deref(),
            opened_on: account.opened_on,
            currency: account.currency.as_deref(),
            tail: account.tail.as_deref(),
            amount: account.amount,
            words: None,
        };
        match account.kind {
            None => Self { words: account.rest.as_deref(), ..whole },
            Some(Kind::Compensation) => Self { opened_on: None, amount: None, ..whole },
            Some(_) => whole,
        }
    }

    /// The identity without the card's tail, which the first generation does not print.
    pub fn without_tail(self) -> Self {
        Self { tail: None, ..self }
    }
}

//! The identity by which an account is found again in another report.

use jiff::civil::Date;

use crate::report::{Account, Kind};

/// What does not change while an account lives: kind, institution, day, currency, card tail, amount.
///
/// Day and amount of a compensation are those of the last one, so it is known by its institution alone; a sentence that
/// nobody understood, by its words.
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

    /// The same without the card's tail, which the first generation does not print.
    pub fn without_tail(self) -> Self {
        Self { tail: None, ..self }
    }
}

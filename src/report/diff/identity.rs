//! By what an account is known again in another report.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::report::{Account, Kind};

/// What does not change while an account lives: kind, institution, day, currency, card tail, amount.
///
/// Day and amount of a compensation are those of the last one, so it is known by its institution alone; a sentence that
/// nobody understood, by its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    kind: Option<Kind>,
    issuer: Option<String>,
    opened_on: Option<Date>,
    currency: Option<String>,
    tail: Option<String>,
    amount: Option<i64>,
    words: Option<String>,
}

impl Identity {
    pub fn of(account: &Account<'_>) -> Self {
        let text = |text: &Option<Cow<'_, str>>| text.as_deref().map(str::to_owned);
        let whole = Self {
            kind: account.kind,
            issuer: text(&account.issuer),
            opened_on: account.opened_on,
            currency: text(&account.currency),
            tail: text(&account.tail),
            amount: account.amount,
            words: None,
        };
        match account.kind {
            None => Self { words: text(&account.rest), ..whole },
            Some(Kind::Compensation) => Self { opened_on: None, amount: None, ..whole },
            Some(_) => whole,
        }
    }

    /// The same without the card's tail, which the first generation does not print.
    pub fn without_tail(self) -> Self {
        Self { tail: None, ..self }
    }
}

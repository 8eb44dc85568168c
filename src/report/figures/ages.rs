//! The oldest and the newest account.

use jiff::Unit;
use jiff::civil::Date;
use serde::Serialize;

use crate::report::Account;

/// The date on which a card or loan was opened, and its age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Age {
    /// The day.
    pub opened_on: Date,
    /// Whole months from that day to the date of the report. Null if the report has no date, or an earlier
    /// one.
    pub months: Option<i32>,
}

/// The first and the last date on which a card or loan was opened.
#[derive(Default)]
pub(super) struct Opened(Option<(Date, Date)>);

impl Opened {
    pub fn add(&mut self, account: &Account<'_>) {
        if let Some(day) = account.opened_on.filter(|_| account.is_credit()) {
            let (first, last) = self.0.unwrap_or((day, day));
            self.0 = Some((first.min(day), last.max(day)));
        }
    }

    pub fn oldest(&self, today: Option<Date>) -> Option<Age> {
        self.0.map(|(first, _)| age(first, today))
    }

    pub fn newest(&self, today: Option<Date>) -> Option<Age> {
        self.0.map(|(_, last)| age(last, today))
    }
}

fn age(opened_on: Date, today: Option<Date>) -> Age {
    let since = today.filter(|today| opened_on <= *today).and_then(|today| opened_on.until((Unit::Month, today)).ok());
    Age { opened_on, months: since.map(|span| span.get_months()) }
}

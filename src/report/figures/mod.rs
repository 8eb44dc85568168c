//! Figures computed from a report's accounts and queries. Each is defined next to its code.
//!
//! All figures come from the sentences and the query records, in one pass; the gateway's own counts are only
//! compared with them. Sums are in whole units, as printed. An account counts as *ended* once it is closed,
//! settled or transferred.

mod ages;
mod consistency;
mod counts;
mod limits;
mod overdue;
mod queries;

use std::borrow::Cow;

use jiff::civil::DateTime;
use serde::Serialize;

pub use ages::Age;
pub use consistency::Disagreement;
pub use counts::{AccountCount, Guarantees, Loans, Reading};
pub use limits::{Overall, Utilisation};
pub use overdue::Overdue;
pub use queries::{Periods, QueryCount, QueryCounts, WINDOWS};

use self::consistency::Comparison;
use super::{Account, Line, Report};

/// The figures of one report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures<'a> {
    /// The report's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Cow<'a, str>>,
    /// The report's own time in China. Ages and periods are relative to it. Null if the report does not state
    /// it.
    pub at: Option<DateTime>,
    /// How well the lines of the report were understood.
    pub reading: Reading,
    /// Accounts by kind and state. Accounts that were not understood have no kind.
    pub accounts: Vec<AccountCount>,
    /// Cards by currency: limit, used, utilisation.
    pub limits: Vec<Utilisation<'a>>,
    /// All cards whose figures are in yuan.
    pub overall: Overall,
    /// Loans.
    pub loans: Loans,
    /// Guarantees and liabilities for others.
    pub guarantees: Guarantees,
    /// Cards and loans that are or were overdue.
    pub overdue: Overdue,
    /// The card or loan opened first.
    pub oldest: Option<Age>,
    /// The card or loan opened last.
    pub newest: Option<Age>,
    /// All queries of institutions and of the person.
    pub queries: Vec<QueryCounts>,
    /// Queries by reason, the most frequent first.
    pub queries_by_reason: Vec<QueryCount>,
    /// Counts that differ from the gateway's, in `informatonAbstract` and `overdue`.
    pub disagreements: Vec<Disagreement>,
    /// The gateway's counts that could not be compared, because a sentence that may count was not fully
    /// understood.
    pub not_compared: Vec<&'static str>,
}

impl Figures<'_> {
    /// Computes the figures of a report.
    pub fn of(report: &Report) -> Figures<'_> {
        let at = report.made_at();
        let today = at.map(DateTime::date);
        let mut sum = Sum::default();
        for line in report.lines() {
            match line {
                Line::Account(account) => sum.add(&account),
                Line::Remark(_) => sum.reading.remarks += 1,
            }
        }
        let (queries, queries_by_reason) = queries::count(report, today);
        let Comparison { disagreements, not_compared } = sum.tally.compare(report);
        Figures {
            file: report.file().map(Cow::Borrowed),
            at,
            reading: sum.reading,
            accounts: sum.accounts.rows(),
            limits: sum.limits.rows(),
            overall: sum.limits.overall(),
            loans: sum.loans,
            guarantees: sum.guarantees,
            overdue: sum.overdue,
            oldest: sum.ages.oldest(today),
            newest: sum.ages.newest(today),
            queries,
            queries_by_reason,
            disagreements,
            not_compared,
        }
    }
}

/// The sums over all accounts.
#[derive(Default)]
struct Sum {
    reading: Reading,
    accounts: counts::ByKind,
    limits: limits::ByCurrency,
    loans: Loans,
    guarantees: Guarantees,
    overdue: Overdue,
    ages: ages::Opened,
    tally: consistency::Tally,
}

impl Sum {
    fn add(&mut self, account: &Account<'_>) {
        self.reading.add(account);
        self.accounts.add(account);
        self.limits.add(account);
        self.loans.add(account);
        self.guarantees.add(account);
        self.overdue.add(account);
        self.ages.add(account);
        self.tally.add(account);
    }
}

#[cfg(test)]
#[path = "figures_tests.rs"]
mod tests;

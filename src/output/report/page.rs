//! The content of a report's page, gathered once for the terminal and for HTML.

use std::collections::BTreeMap;

use super::masking::{Masking, Record};
use super::plain::plain;
use crate::report::{
    Account, Figures, Interpretation, Kind, Line, Query, Remark, Report, Source, State, StatedOverdue, Understood, When,
};

/// The maximum number of listed lines of one kind. The rest is only counted.
pub const MOST: usize = 500;

/// The group that an account is listed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Overdue now, or a bad debt.
    Overdue,
    /// Overdue at some time.
    Once,
    /// Never overdue.
    Clean,
    /// Guarantees and all other accounts that are neither card nor loan.
    Others,
}

impl Group {
    /// All groups, in the page's order.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Once, Self::Clean, Self::Others];

    /// The group of an account.
    pub fn of(account: &Account<'_>) -> Self {
        match () {
            () if !account.is_credit() => Self::Others,
            () if account.is_overdue() || account.state == Some(State::BadDebt) => Self::Overdue,
            () if account.was_overdue() => Self::Once,
            () => Self::Clean,
        }
    }
}

/// The first items of a list, and the number of the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct First<T> {
    /// At most [`MOST`].
    pub shown: Vec<T>,
    /// The number of further items.
    pub more: u64,
}

impl<T> Default for First<T> {
    fn default() -> Self {
        Self { shown: Vec::new(), more: 0 }
    }
}

impl<T> First<T> {
    fn push(&mut self, item: T) {
        if self.shown.len() < MOST {
            self.shown.push(item);
        } else {
            self.more += 1;
        }
    }

    /// True if the list is empty.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }
}

impl<T> FromIterator<T> for First<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut first = Self::default();
        items.into_iter().for_each(|item| first.push(item));
        first
    }
}

/// The content of a page.
#[derive(Debug)]
pub struct Page<'a> {
    report: &'a Report,
    masking: Masking,
    /// The figures.
    pub figures: Figures<'a>,
    /// Accounts by group, each in the order of the report.
    pub accounts: BTreeMap<Group, First<Account<'a>>>,
    /// The date of most accounts' figures.
    pub as_of: Option<When>,
    /// Sentences that were not fully understood.
    pub doubts: First<Account<'a>>,
    /// Lines among the accounts that are not accounts.
    pub remarks: First<Remark<'a>>,
    /// Queries of both sources.
    pub queries: BTreeMap<Source, First<Query<'a>>>,
    /// Public records.
    pub public_records: First<Record<'a>>,
    /// The gateway's statement about accounts in default.
    pub stated_overdue: StatedOverdue<'a>,
    /// The gateway's interpretation.
    pub interpretation: Interpretation<'a>,
}

impl<'a> Page<'a> {
    /// Gathers the content.
    pub fn of(report: &'a Report, masking: Masking) -> Self {
        let mut page = Self {
            figures: masking.figures(Figures::of(report)),
            accounts: BTreeMap::new(),
            as_of: None,
            doubts: First::default(),
            remarks: First::default(),
            queries: BTreeMap::new(),
            public_records: First::default(),
            stated_overdue: masking.stated_overdue(report.stated_overdue()),
            interpretation: masking.interpretation(report.interpretation()),
            report,
            masking,
        };
        let mut taken: BTreeMap<When, u64> = BTreeMap::new();
        for line in report.lines() {
            match line {
                Line::Account(account) => {
                    if let Some(when) = account.as_of {
                        *taken.entry(when).or_default() += 1;
                    }
                    page.sort(account);
                }
                Line::Remark(remark) => page.remarks.push(page.masking.remark(remark)),
            }
        }
        page.as_of = taken.into_iter().max_by_key(|(_, count)| *count).map(|(when, _)| when);
        for query in report.queries() {
            let query = page.masking.query(query);
            page.queries.entry(query.source).or_default().push(query);
        }
        for found in report.public_records() {
            page.public_records.push(page.masking.public_record(found));
        }
        page
    }

    fn sort(&mut self, account: Account<'a>) {
        let account = self.masking.account(account);
        if account.understood != Understood::Full {
            self.doubts.push(account.clone());
        }
        if account.kind.is_some() {
            self.accounts.entry(Group::of(&account)).or_default().push(account);
        }
    }

    /// The report.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// True if personal data are masked.
    pub fn is_masked(&self) -> bool {
        self.masking.hides()
    }

    /// A scalar, ready to print; `None` if it is missing.
    pub fn scalar(&self, name: &str) -> Option<String> {
        let text = self.masking.scalar(name, self.report.scalar(name)?);
        Some(plain(&text)).filter(|text| !text.is_empty())
    }

    /// The number of accounts of a kind, by state.
    pub fn count(&self, kind: Kind) -> Vec<(Option<State>, u64)> {
        let rows = self.figures.accounts.iter().filter(|row| row.kind == Some(kind));
        rows.map(|row| (row.state, row.count)).collect()
    }

    /// The paths of the report's members that the page does not show.
    pub fn not_shown(&self) -> First<String> {
        let mut names = First::default();
        self.report.unread(&mut |path, _| names.push(plain(&self.masking.name(path))));
        names
    }
}

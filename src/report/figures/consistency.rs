//! Compares the gateway's own counts with the sentences.
//!
//! Per row of `informatonAbstract`, A is compared: the cards and loans in that group's lists, including
//! sentences that were not understood. If every sentence of a row was fully understood, B (not ended), D
//! (ever overdue, by its sentence or by its list) and E (ever overdue by more than 90 days) are compared too.
//! C, guarantees, is compared for all rows together, because later replies keep guarantees in one list.
//! `overdue.overdueNo` is compared with D of all rows. Counts that could not be compared are listed as such,
//! so an empty result means agreement.

use serde::Serialize;

use crate::report::lists::{GROUPS, GUARANTEES};
use crate::report::{Account, Kind, Report, Row, State, Understood};

/// A count that differs from the gateway's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// The gateway's member: `informatonAbstract.creditCard.A`, …
    pub what: &'static str,
    /// The gateway's count.
    pub stated: i64,
    /// The count of the sentences.
    pub computed: i64,
}

/// The result of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Comparison {
    /// Counts that differ.
    pub disagreements: Vec<Disagreement>,
    /// The gateway's counts that were not compared, because a sentence that may count was not fully
    /// understood.
    pub not_compared: Vec<&'static str>,
}

/// The gateway's count and the computed one.
struct Compared {
    what: &'static str,
    stated: Option<i64>,
    computed: i64,
    /// True if all sentences that may count were fully understood.
    is_sure: bool,
}

/// The members of the counts A, B, D, E of each row; the rows are in the order of [`GROUPS`].
const NAMES: [[&str; 4]; 3] = [
    [
        "informatonAbstract.creditCard.A",
        "informatonAbstract.creditCard.B",
        "informatonAbstract.creditCard.D",
        "informatonAbstract.creditCard.E",
    ],
    [
        "informatonAbstract.houseLoan.A",
        "informatonAbstract.houseLoan.B",
        "informatonAbstract.houseLoan.D",
        "informatonAbstract.houseLoan.E",
    ],
    [
        "informatonAbstract.otherLoan.A",
        "informatonAbstract.otherLoan.B",
        "informatonAbstract.otherLoan.D",
        "informatonAbstract.otherLoan.E",
    ],
];

#[derive(Clone, Copy, Default)]
struct Counts {
    accounts: i64,
    open: i64,
    ever_overdue: i64,
    ever_over_90: i64,
    /// The number of accounts that were not fully understood.
    doubtful: i64,
}

/// Counts accounts the way the gateway does.
#[derive(Default)]
pub(super) struct Tally {
    groups: [Counts; GROUPS.len()],
    guarantees: i64,
    /// The number of sentences among the guarantees that were not understood.
    doubtful_guarantees: i64,
}

impl Tally {
    pub fn add(&mut self, account: &Account<'_>) {
        let place = account.list.as_deref().unwrap_or_default();
        let (group, list) = place.split_once('.').unwrap_or((place, place));
        let understood = account.understood;
        if account.kind == Some(Kind::Guarantee) {
            self.guarantees += 1;
        } else if understood == Understood::None && list == GUARANTEES {
            self.doubtful_guarantees += 1;
        } else if account.is_credit() || understood == Understood::None {
            let counts = GROUPS.iter().zip(&mut self.groups).find(|(name, _)| **name == group);
            let Some((_, counts)) = counts else { return };
            counts.accounts += 1;
            counts.open += i64::from(!account.state.is_some_and(State::is_ended));
            counts.ever_overdue += i64::from(account.was_overdue());
            counts.ever_over_90 += i64::from(account.was_over_90());
            counts.doubtful += i64::from(understood != Understood::Full);
        }
    }

    pub fn compare(&self, report: &Report) -> Comparison {
        let mut comparison = Comparison::default();
        for Compared { what, stated, computed, is_sure } in self.compared(report) {
            match stated {
                Some(_) if !is_sure => comparison.not_compared.push(what),
                Some(stated) if stated != computed => {
                    comparison.disagreements.push(Disagreement { what, stated, computed });
                }
                Some(_) | None => {}
            }
        }
        comparison
    }

    fn compared(&self, report: &Report) -> Vec<Compared> {
        let summary = report.summary();
        let rows = [summary.credit_card, summary.house_loan, summary.other_loan];
        let mut compared = Vec::new();
        for ((row, counts), names) in rows.iter().zip(&self.groups).zip(NAMES) {
            let understood = counts.doubtful == 0;
            let pairs = [
                (row.accounts, counts.accounts, true),
                (row.open, counts.open, understood),
                (row.ever_overdue, counts.ever_overdue, understood),
                (row.ever_over_90, counts.ever_over_90, understood),
            ];
            compared.extend(names.into_iter().zip(pairs).map(|(what, (stated, computed, is_sure))| Compared {
                what,
                stated,
                computed,
                is_sure,
            }));
        }
        compared.push(Compared {
            what: "informatonAbstract.*.C",
            stated: rows.iter().map(|row: &Row| row.guarantees).sum(),
            computed: self.guarantees,
            is_sure: self.doubtful_guarantees == 0,
        });
        compared.push(Compared {
            what: "overdue.overdueNo",
            stated: report.stated_overdue().accounts,
            computed: self.groups.iter().map(|counts| counts.ever_overdue).sum(),
            is_sure: self.groups.iter().all(|counts| counts.doubtful == 0),
        });
        compared
    }
}

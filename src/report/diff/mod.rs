//! What differs between two reports of one person.
//!
//! In: an older and a newer report. Out: accounts that are new, gone, closed or changed; queries that are new or gone;
//! score and grade where they differ. Reports are of one person when name and document number are equal. The day of an
//! account's figures (`as_of`) moves on by itself and is no change alone.

mod accounts;
mod fields;
mod identity;
mod known;
mod pairs;

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

pub use self::accounts::{AccountChange, AccountChanges, Accounts};
use self::pairs::Pairs;
use super::member::get;
use super::{Query, Report};

/// The reports are of two persons: nothing is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the reports are of different persons")]
pub struct DifferentPersons;

/// What differs. The accounts and queries borrow from the reports.
#[derive(Clone, Debug, Serialize)]
pub struct Diff<'a> {
    /// The score, if it differs.
    pub score: Option<Change>,
    /// The grade, if it differs.
    pub grade: Option<Change>,
    /// Accounts that only the newer report has.
    pub new_accounts: Accounts<'a>,
    /// Accounts that have been closed, settled or transferred.
    pub closed_accounts: AccountChanges<'a>,
    /// Accounts that differ otherwise.
    pub changed_accounts: AccountChanges<'a>,
    /// Accounts that only the older report has.
    pub gone_accounts: Accounts<'a>,
    /// Queries that only the newer report has.
    pub new_queries: Vec<Query<'a>>,
    /// Queries that only the older report has: reports forget them after two years.
    pub gone_queries: Vec<Query<'a>>,
}

/// A value before and after; null where a report lacks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// In the older report.
    pub old: Value,
    /// In the newer one.
    pub new: Value,
}

/// A field of an account that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its name in the record.
    pub field: String,
    /// Before and after; null where absent.
    #[serde(flatten)]
    pub change: Change,
}

impl Diff<'_> {
    /// True if nothing differs.
    pub fn is_same(&self) -> bool {
        self.score.is_none()
            && self.grade.is_none()
            && [&self.new_accounts, &self.gone_accounts].into_iter().all(Accounts::is_empty)
            && [&self.closed_accounts, &self.changed_accounts].into_iter().all(AccountChanges::is_empty)
            && [&self.new_queries, &self.gone_queries].into_iter().all(Vec::is_empty)
    }
}

/// Compares an older and a newer report.
pub fn diff<'a>(old: &'a Report, new: &'a Report) -> Result<Diff<'a>, DifferentPersons> {
    for name in ["name", "idCard"] {
        if old.scalar(name) != new.scalar(name) {
            return Err(DifferentPersons);
        }
    }
    let Pairs { changed, only_old, only_new } = pairs::pair(old, new);
    let (closed, changed): (Vec<_>, _) = changed.into_iter().partition(|(old, new)| new.is_ended && !old.is_ended);
    let both = |pairs: Vec<(known::Known<'a>, known::Known<'a>)>| {
        let sentences = pairs.into_iter().map(|(old, new)| (old.sentence, new.sentence));
        AccountChanges::new(old, new, sentences.collect())
    };
    let (gone_queries, new_queries) = queries(old, new);
    Ok(Diff {
        score: scalar(old, new, "score"),
        grade: scalar(old, new, "grade"),
        new_accounts: Accounts::new(new, only_new.into_iter().map(|new| new.sentence)),
        closed_accounts: both(closed),
        changed_accounts: both(changed),
        gone_accounts: Accounts::new(old, only_old.into_iter().map(|old| old.sentence)),
        new_queries,
        gone_queries,
    })
}

/// A scalar that differs. `894` and `"894"` are the same.
fn scalar(old: &Report, new: &Report, name: &str) -> Option<Change> {
    let value = |report: &Report| get(report.data(), name).cloned().unwrap_or_default();
    (old.scalar(name) != new.scalar(name)).then(|| Change { old: value(old), new: value(new) })
}

/// Queries that only one report has: those of the older, those of the newer.
fn queries<'a>(old: &'a Report, new: &'a Report) -> (Vec<Query<'a>>, Vec<Query<'a>>) {
    let without_file = |query: &Query<'a>| Query { file: None, ..query.clone() };
    let only = |these: &'a Report, those: &'a Report| {
        let mut counts: HashMap<_, u64> = HashMap::new();
        for query in those.queries() {
            *counts.entry(without_file(&query)).or_default() += 1;
        }
        let is_new = |query: &Query<'a>| match counts.get_mut(&without_file(query)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        these.queries().filter(is_new).collect()
    };
    (only(old, new), only(new, old))
}

#[cfg(test)]
#[path = "diff_tests.rs"]
mod tests;

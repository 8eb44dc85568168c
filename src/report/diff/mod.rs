//! The differences between two reports of one person.
//!
//! In: an older and a newer report. Out: accounts that are new, gone, closed or changed; queries and public
//! records that are new or gone; score and grade if they differ. Two reports are of one person if name and
//! document number are equal. A new date of an account's figures (`as_of`) alone is not a change, because
//! that date moves with every report.

mod accounts;
mod fields;
mod identity;
mod known;
mod pairs;

use std::collections::HashMap;
use std::hash::Hash;

use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

pub use self::accounts::{AccountChange, AccountChanges, Accounts};
use self::pairs::Pairs;
use super::member::get;
use super::{PublicRecord, Query, Report};

/// The reports appear to be of two persons, so they are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DifferentPersons {
    /// Both reports have this member, and the values differ.
    #[error("the reports are of different persons: {0} differs")]
    Differs(&'static str),
    /// Only one report has this member.
    #[error("only one of the reports says its person's {0}")]
    Unsaid(&'static str),
}

/// The differences. Accounts and queries borrow from the reports.
#[derive(Clone, Debug, Serialize)]
pub struct Diff<'a> {
    /// The score, if it differs.
    pub score: Option<Change>,
    /// The grade, if it differs.
    pub grade: Option<Change>,
    /// Accounts that only the newer report has.
    pub new_accounts: Accounts<'a>,
    /// Accounts that were closed, settled or transferred.
    pub closed_accounts: AccountChanges<'a>,
    /// Accounts with other changes.
    pub changed_accounts: AccountChanges<'a>,
    /// Accounts that only the older report has.
    pub gone_accounts: Accounts<'a>,
    /// Queries that only the newer report has.
    pub new_queries: Vec<Query<'a>>,
    /// Queries that only the older report has. Reports drop queries after two years.
    pub gone_queries: Vec<Query<'a>>,
    /// Public records that only the newer report has.
    pub new_public_records: Vec<PublicRecord<'a>>,
    /// Public records that only the older report has, or that have changed.
    pub gone_public_records: Vec<PublicRecord<'a>>,
}

/// A value before and after; null if a report lacks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// In the older report.
    pub old: Value,
    /// In the newer one.
    pub new: Value,
}

/// A changed field of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its name in the record.
    pub field: String,
    /// The value before and after; null if absent.
    #[serde(flatten)]
    pub change: Change,
}

impl Diff<'_> {
    /// True if there are no differences.
    pub fn is_same(&self) -> bool {
        self.score.is_none()
            && self.grade.is_none()
            && [&self.new_accounts, &self.gone_accounts].into_iter().all(Accounts::is_empty)
            && [&self.closed_accounts, &self.changed_accounts].into_iter().all(AccountChanges::is_empty)
            && [&self.new_queries, &self.gone_queries].into_iter().all(Vec::is_empty)
            && [&self.new_public_records, &self.gone_public_records].into_iter().all(Vec::is_empty)
    }
}

/// Compares an older and a newer report.
pub fn diff<'a>(old: &'a Report, new: &'a Report) -> Result<Diff<'a>, DifferentPersons> {
    for name in ["name", "idCard"] {
        match (old.scalar(name), new.scalar(name)) {
            (old, new) if old == new => {}
            (Some(_), Some(_)) => return Err(DifferentPersons::Differs(name)),
            _ => return Err(DifferentPersons::Unsaid(name)),
        }
    }
    let Pairs { changed, only_old, only_new } = pairs::pair(old, new);
    let (closed, changed): (Vec<_>, _) = changed.into_iter().partition(|(old, new)| new.is_ended && !old.is_ended);
    let both = |pairs: Vec<(known::Known<'a>, known::Known<'a>)>| {
        let sentences = pairs.into_iter().map(|(old, new)| (old.sentence, new.sentence));
        AccountChanges::new(old, new, sentences.collect())
    };
    let queries = |report: &'a Report| report.queries().collect::<Vec<_>>();
    // Each report has its own numbering of queries.
    let itself = |query: &Query<'a>| Query { file: None, id: None, ..query.clone() };
    let (gone_queries, new_queries) = apart(&queries(old), &queries(new), itself);
    let whole = |record: &PublicRecord<'a>| (record.list.clone(), record.record.to_string());
    let (gone_public_records, new_public_records) = apart(&old.public_records(), &new.public_records(), whole);
    Ok(Diff {
        score: scalar(old, new, "score"),
        grade: scalar(old, new, "grade"),
        new_accounts: Accounts::new(new, only_new.into_iter().map(|new| new.sentence)),
        closed_accounts: both(closed),
        changed_accounts: both(changed),
        gone_accounts: Accounts::new(old, only_old.into_iter().map(|old| old.sentence)),
        new_queries,
        gone_queries,
        new_public_records,
        gone_public_records,
    })
}

/// A changed scalar. `894` and `"894"` are equal.
fn scalar(old: &Report, new: &Report, name: &str) -> Option<Change> {
    let value = |report: &Report| get(report.data(), name).cloned().unwrap_or_default();
    (old.scalar(name) != new.scalar(name)).then(|| Change { old: value(old), new: value(new) })
}

/// The items that one side has more often than the other: those of the older report, then those of the newer.
/// Items with the same key are equal.
fn apart<T: Clone, K: Eq + Hash>(old: &[T], new: &[T], key: impl Fn(&T) -> K) -> (Vec<T>, Vec<T>) {
    let beyond = |these: &[T], those: &[T]| {
        let mut counts: HashMap<K, u64> = HashMap::new();
        for one in those {
            *counts.entry(key(one)).or_default() += 1;
        }
        let is_more = |one: &&T| match counts.get_mut(&key(one)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        these.iter().filter(is_more).cloned().collect()
    };
    (beyond(old, new), beyond(new, old))
}

#[cfg(test)]
#[path = "diff_tests.rs"]
mod tests;

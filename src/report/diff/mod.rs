//! What differs between two reports of one person.
//!
//! In: an older and a newer report. Out: accounts that are new, gone, closed or changed; queries that are new or gone;
//! score and grade where they differ. Reports are of one person when name and document number are equal. The day of an
//! account's figures (`as_of`) moves on by itself and is no change alone.

mod identity;
mod pairs;

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;

use self::pairs::Pairs;
use super::{Account, Query, Report, State};

/// The reports are of two persons: nothing is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the reports are of different persons")]
pub struct DifferentPersons;

/// What differs. The accounts and queries borrow from the reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Diff<'a> {
    /// Accounts that only the newer report has.
    pub new_accounts: Vec<Account<'a>>,
    /// Accounts that only the older report has.
    pub gone_accounts: Vec<Account<'a>>,
    /// Accounts that have been closed, settled or transferred.
    pub closed_accounts: Vec<AccountChange<'a>>,
    /// Accounts that differ otherwise.
    pub changed_accounts: Vec<AccountChange<'a>>,
    /// Queries that only the newer report has.
    pub new_queries: Vec<Query<'a>>,
    /// Queries that only the older report has: reports forget them after two years.
    pub gone_queries: Vec<Query<'a>>,
    /// The score, if it differs.
    pub score: Option<Change>,
    /// The grade, if it differs.
    pub grade: Option<Change>,
}

/// A value before and after; null where a report lacks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// In the older report.
    pub old: Value,
    /// In the newer one.
    pub new: Value,
}

/// An account that differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AccountChange<'a> {
    /// The account as the newer report has it.
    pub account: Account<'a>,
    /// What is different: first what the newer record has, in its order, then what it lacks.
    pub changes: Vec<FieldChange>,
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
        *self == Diff::default()
    }
}

/// Compares an older and a newer report.
pub fn diff<'a>(old: &'a Report, new: &'a Report) -> Result<Diff<'a>, DifferentPersons> {
    for name in ["name", "idCard"] {
        if old.scalar(name) != new.scalar(name) {
            return Err(DifferentPersons);
        }
    }
    let mut diff = accounts(old, new);
    (diff.gone_queries, diff.new_queries) = queries(old, new);
    (diff.score, diff.grade) = (scalar(old, new, "score"), scalar(old, new, "grade"));
    Ok(diff)
}

/// A scalar that differs. `894` and `"894"` are the same.
fn scalar(old: &Report, new: &Report, name: &str) -> Option<Change> {
    let value = |report: &Report| report.data().get(name).cloned().unwrap_or_default();
    (old.scalar(name) != new.scalar(name)).then(|| Change { old: value(old), new: value(new) })
}

fn accounts<'a>(old: &'a Report, new: &'a Report) -> Diff<'a> {
    let mut diff = Diff::default();
    let (old, new) = pairs::without_equal_sentences(old, new);
    let Pairs { pairs, only_old, only_new } = pairs::pair(old, new);
    for (old, new) in pairs {
        let changes = changes(&old, &new);
        if changes.iter().all(|change| change.field == "as_of") {
            continue;
        }
        let ended = |account: &Account<'_>| account.state.is_some_and(State::is_ended);
        let list = if ended(&new) && !ended(&old) { &mut diff.closed_accounts } else { &mut diff.changed_accounts };
        list.push(AccountChange { account: new, changes });
    }
    (diff.gone_accounts, diff.new_accounts) = (only_old, only_new);
    diff
}

/// The fields of a record that say something of the account.
fn fields(account: &Account<'_>) -> Map<String, Value> {
    let mut fields = match serde_json::to_value(account) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    fields.retain(|name, _| !["file", "sentence", "understood"].contains(&name.as_str()));
    fields
}

fn changes(old: &Account<'_>, new: &Account<'_>) -> Vec<FieldChange> {
    let (mut old, new) = (fields(old), fields(new));
    let mut changes = Vec::new();
    for (field, new) in new {
        let old = old.shift_remove(&field).unwrap_or_default();
        if old != new {
            changes.push(FieldChange { field, change: Change { old, new } });
        }
    }
    let lost = old.into_iter().map(|(field, old)| FieldChange { field, change: Change { old, new: Value::Null } });
    changes.extend(lost);
    changes
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

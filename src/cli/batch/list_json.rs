//! What became of the list of `batch run`, as JSON: the result of a check, a part of the error object of a refused list,
//! or lines among the events of a run.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::import::Took;
use super::list_fate::{Fate, changed_text, more, too_late_text};
use super::words;
use crate::batch::list::BadRow;
use crate::cli::context::Context;
use crate::failure;
use crate::ledger::State;
use crate::messages::{Lang, batch as say};

/// The counts of the rows, and the rows that need a look. Of each kind there are as many as people see.
pub fn as_json(took: &Took, fate: Fate, ledger: &Path, lang: Lang) -> Value {
    let mut list = counts(took, fate);
    let mut rows = unused(took, lang);
    if !matches!(fate, Fate::Refused { .. }) {
        rows.extend(changes(took, ledger, lang));
    }
    list.insert("rows".to_owned(), rows.into());
    list.insert("more".to_owned(), more(took).into());
    list.into()
}

/// Prints a line for each row that needs a look, and one with the counts, on standard error.
pub fn events(took: &Took, ledger: &Path, context: &mut Context) {
    if context.printer.style().quiet {
        return;
    }
    let lang = context.lang();
    for row in unused(took, lang).into_iter().chain(changes(took, ledger, lang)) {
        context.printer.event(&row);
    }
    context.printer.event(&counts(took, Fate::Imported).into());
}

fn counts(took: &Took, fate: Fate) -> Map<String, Value> {
    let members = [
        ("list", json!(fate.name())),
        ("added", json!(took.imported.added)),
        ("same", json!(took.imported.same)),
        ("changed", json!(took.imported.changed.count())),
        ("too_late", json!(took.imported.too_late.count())),
        ("refused", json!(took.imported.refused.count())),
        ("bad", json!(took.bad.count())),
        ("missing", json!(took.missing.count())),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The rows that are not used, and the applicants that need a row and have none.
fn unused(took: &Took, lang: Lang) -> Vec<Value> {
    let bad = took.bad.first().iter().flat_map(BadRow::problems).map(|row| bad_row(row, lang));
    let missing = took.missing.first().iter().map(|user_id| {
        let msg = say::ROW_MISSING.fill(lang, &[("user_id", user_id)]);
        of_applicant("missing", user_id, None, msg)
    });
    let refused = took.imported.refused.first().iter().map(|(user_id, verdict)| {
        let msg = words::refused(verdict).fill(lang, &[("user_id", user_id)]);
        of_applicant("refused", user_id, None, msg)
    });
    bad.chain(missing).chain(refused).collect()
}

/// The changed rows.
fn changes(took: &Took, ledger: &Path, lang: Lang) -> Vec<Value> {
    let too_late =
        took.imported.too_late.first().iter().map(|(user_id, state)| {
            of_applicant("too_late", user_id, Some(*state), too_late_text(user_id, *state, lang))
        });
    let changed = took.imported.changed.first().iter().map(|(user_id, state)| {
        of_applicant("changed", user_id, Some(*state), changed_text(user_id, *state, ledger, lang))
    });
    too_late.chain(changed).collect()
}

fn bad_row(row: &BadRow, lang: Lang) -> Value {
    let problem = failure::row_problem_text(&row.problem, lang);
    json!({ "row": "bad", "line": row.line, "column": row.column, "problem": problem })
}

fn of_applicant(kind: &str, user_id: &str, state: Option<State>, msg: String) -> Value {
    json!({ "row": kind, "user_id": user_id, "state": state.map(State::name), "msg": msg })
}

//! What `batch run` prints about its list.

use std::path::Path;

use super::import::Took;
use super::words;
use crate::cli::context::Context;
use crate::failure;
use crate::ledger::{Imported, State};
use crate::messages::{Lang, batch as say};
use crate::path_text::word;

/// What became of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was only checked.
    Checked,
    /// It was imported.
    Imported,
    /// It was refused. `skippable`: with `--skip-bad` it would have been imported.
    Refused {
        /// True if the bad rows could be skipped.
        skippable: bool,
    },
}

/// Prints the result of the import.
pub fn imported(took: &Took, fate: Fate, ledger: &Path, context: &mut Context) {
    let lang = context.lang();
    for bad in took.bad.first() {
        let failure = failure::bad_row(bad, lang);
        context.printer.remark(&failure.msg);
    }
    for user_id in took.missing.first() {
        context.printer.remark(&say::ROW_MISSING.fill(lang, &[("user_id", user_id)]));
    }
    let imported = &took.imported;
    for (user_id, verdict) in imported.refused.first() {
        context.printer.remark(&words::refused(verdict).fill(lang, &[("user_id", user_id)]));
    }
    let more = took.bad.more() + took.missing.more() + imported.refused.more();
    if more > 0 {
        context.printer.remark(&say::MORE_BAD_ROWS.fill(lang, &[("count", &more.to_string())]));
    }
    if !matches!(fate, Fate::Refused { .. }) {
        changes(took, ledger, context);
    }
    context.printer.notice(&counts(took, fate, lang));
    if fate == (Fate::Refused { skippable: true }) {
        context.printer.notice(say::NOT_IMPORTED_HINT.get(lang));
    }
}

/// How many rows were treated in each way.
fn counts(took: &Took, fate: Fate, lang: Lang) -> String {
    let text = match fate {
        Fate::Checked => say::CHECKED,
        Fate::Imported => say::IMPORTED,
        Fate::Refused { .. } => say::NOT_IMPORTED,
    };
    let Imported { added, same, changed, too_late, refused } = &took.imported;
    let counts = [
        ("added", *added),
        ("same", *same),
        ("changed", changed.count()),
        ("too_late", too_late.count()),
        ("refused", refused.count()),
        ("bad", took.bad.count()),
    ];
    let counts = counts.map(|(name, count)| (name, count.to_string()));
    text.fill(lang, &counts.each_ref().map(|(name, count)| (*name, count.as_str())))
}

/// Names the changed rows, and says whether each change takes effect.
fn changes(took: &Took, ledger: &Path, context: &mut Context) {
    let lang = context.lang();
    for (user_id, state) in took.imported.too_late.first() {
        let state = words::state(*state).get(lang);
        context.printer.notice(&say::TOO_LATE.fill(lang, &[("user_id", user_id), ("state", state)]));
    }
    for (user_id, state) in took.imported.changed.first() {
        let text = match state {
            State::Failed => {
                let command = format!("zhengxin batch retry -l {} {}", word(ledger), word(user_id));
                say::CHANGED_FAILED.fill(lang, &[("user_id", user_id), ("command", &command)])
            }
            _ => say::CHANGED.fill(lang, &[("user_id", user_id)]),
        };
        context.printer.notice(&text);
    }
}

//! What became of the list of `batch run`, and how that is printed.

use std::path::Path;

use super::import::Took;
use super::list_fate::{Fate, changed_text, more, too_late_text};
use super::list_json::{self, as_json};
use super::words;
use crate::batch::list::BadRow;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::Imported;
use crate::messages::{Lang, batch as say};
use crate::output::Failure;
use crate::protocol::{Class, Recovery};

/// Prints what became of the list. Fails if it was refused, or if a check found bad rows.
pub fn tell(took: &Took, fate: Fate, ledger: &Path, context: &mut Context) -> Done {
    let fails = match fate {
        Fate::Refused { .. } => true,
        Fate::Checked { skips_bad } => !skips_bad && !took.bad.is_empty(),
        Fate::Imported => false,
    };
    if !context.printer.style().json {
        in_words(took, fate, ledger, context);
        return if fails { Err(Failure::quiet(Class::Input)) } else { Ok(()) };
    }
    let lang = context.lang();
    if fails {
        return Err(refusal(took, fate, ledger, lang));
    }
    match fate {
        Fate::Checked { .. } => context.printer.result(&as_json(took, fate, ledger, lang), |_| String::new()),
        Fate::Imported | Fate::Refused { .. } => {
            list_json::events(took, ledger, context);
            Ok(())
        }
    }
}

/// The failure of a list with bad rows, for scripts: it has the rows that people see.
fn refusal(took: &Took, fate: Fate, ledger: &Path, lang: Lang) -> Box<Failure> {
    let mut failure = Failure::worded(Class::Input, lang, |lang| counts(took, fate, lang));
    failure.recovery = Recovery::NewInput;
    let columns = took.bad.first().iter().flat_map(BadRow::problems).filter_map(|bad| bad.column.clone());
    failure.fields = columns.collect();
    failure.fields.sort_unstable();
    failure.fields.dedup();
    failure.hint = (fate == Fate::Refused { skippable: true }).then(|| say::NOT_IMPORTED_HINT.get(lang).to_owned());
    failure.list = Some(as_json(took, fate, ledger, lang));
    Box::new(failure)
}

fn in_words(took: &Took, fate: Fate, ledger: &Path, context: &mut Context) {
    let lang = context.lang();
    for bad in took.bad.first().iter().flat_map(BadRow::problems) {
        context.printer.remark(&failure::bad_row_text(bad, lang));
    }
    for user_id in took.missing.first() {
        context.printer.remark(&say::ROW_MISSING.fill(lang, &[("user_id", user_id)]));
    }
    for (user_id, verdict) in took.imported.refused.first() {
        context.printer.remark(&words::refused(verdict).fill(lang, &[("user_id", user_id)]));
    }
    let more = more(took);
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
        Fate::Checked { .. } => say::CHECKED,
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
        context.printer.notice(&too_late_text(user_id, *state, lang));
    }
    for (user_id, state) in took.imported.changed.first() {
        context.printer.notice(&changed_text(user_id, *state, ledger, lang));
    }
}

//! What `batch run` prints about its list, and at its end.

use std::path::Path;

use super::import::Took;
use super::overview::Overview;
use super::progress::counts;
use super::until::Until;
use super::words;
use crate::batch::RunEnd;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::{State, Totals};
use crate::messages::batch as say;
use crate::output::Failure;
use crate::path_text::word;
use crate::protocol::Class;

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
    let counts = [imported.added, imported.same, imported.changed.count(), took.bad.count()];
    let [added, same, changed, bad] = counts.map(|count| count.to_string());
    let values = [("added", &*added), ("same", &*same), ("changed", &*changed), ("bad", &*bad)];
    let text = match fate {
        Fate::Checked => say::CHECKED,
        Fate::Imported => say::IMPORTED,
        Fate::Refused { .. } => say::NOT_IMPORTED,
    };
    context.printer.notice(&text.fill(lang, &values));
    if fate == (Fate::Refused { skippable: true }) {
        context.printer.notice(say::NOT_IMPORTED_HINT.get(lang));
    }
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

/// Prints the totals and the command for people who answer, and ends with the class that follows from them.
pub fn ended(
    ended: RunEnd,
    overview: &Overview,
    (until, key_file): (Until, Option<&Path>),
    context: &mut Context,
) -> Done {
    let (lang, totals) = (context.lang(), &overview.totals);
    context.printer.result(&overview.json(), |style| match totals.all() {
        0 => format!("{}\n", say::NO_APPLICANTS.get(style.lang)),
        _ => format!("{}\n", counts(totals, style.lang)),
    })?;
    if ended == RunEnd::NothingToDo {
        overview.tell_who_answers(key_file, context);
        overview.tell_of_the_uncertain(context);
    }
    match ended {
        RunEnd::Stopped => {
            let failure = Failure::said(Class::Interrupted, lang, say::STOPPED, &[]);
            return Err(Box::new(failure.hint(say::STOPPED_HINT.get(lang))));
        }
        RunEnd::TooManyFailures => {
            return Err(Box::new(Failure::said(class_of(totals), lang, say::TOO_MANY, &[])));
        }
        RunEnd::NothingToDo => {}
    }
    match class_at_the_end(totals, until) {
        Class::Ok => Ok(()),
        class => Err(Failure::quiet(class)),
    }
}

/// The class of the exit code. Pending if applicants have applied, settle or can still go on; otherwise missing if some wait
/// for people; otherwise the class of the failures; ok if all are done.
fn class_at_the_end(totals: &Totals, until: Until) -> Class {
    let applied = totals.of(State::Applied);
    let is_goal = until == Until::Applied;
    if totals.of(State::Settling) > 0 || applied > 0 && !is_goal {
        return Class::Pending;
    }
    if totals.of(State::Waiting) > 0 {
        return Class::Missing;
    }
    if totals.of(State::Failed) + totals.of(State::Uncertain) + totals.of(State::Poison) > 0 {
        return class_of(totals);
    }
    if totals.of(State::Ready) + totals.of(State::Running) > 0 { Class::Pending } else { Class::Ok }
}

/// The class of the failures; `rejected` if there are several.
fn class_of(totals: &Totals) -> Class {
    let mut classes = totals.classes.keys();
    match (classes.next().and_then(|name| Class::from_name(name)), classes.next()) {
        (Some(class), None) => class,
        _ => Class::Rejected,
    }
}

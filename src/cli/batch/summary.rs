//! What `batch run` prints at its end.

use std::path::Path;

use super::overview::Overview;
use super::progress::counts;
use super::until::Until;
use crate::batch::RunEnd;
use crate::cli::context::{Context, Done};
use crate::ledger::{State, Totals};
use crate::messages::batch as say;
use crate::output::Failure;
use crate::protocol::Class;

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

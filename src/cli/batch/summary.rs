//! What `batch run` prints at its end.

use std::path::Path;

use jiff::Timestamp;

use super::overview::Overview;
use super::progress::counts;
use super::until::Until;
use crate::batch::{CallTally, RunEnd};
use crate::cli::context::{Context, Done};
use crate::ledger::{State, Totals};
use crate::messages::{Lang, batch as say};
use crate::output::{Failure, duration, moment};
use crate::protocol::Class;

/// A run that has ended.
#[derive(Clone, Copy, Debug)]
pub struct BatchEnded<'a> {
    /// Why it ended.
    pub end: RunEnd,
    /// How many of its calls the gateway answered.
    pub calls: CallTally,
    /// Its goal.
    pub until: Until,
    /// The ledger's key, if the user named one.
    pub key_file: Option<&'a Path>,
}

impl BatchEnded<'_> {
    /// Prints the totals and what comes next, and ends with the class that follows from the totals.
    pub fn print(self, overview: &Overview, context: &mut Context) -> Done {
        let (lang, totals) = (context.lang(), &overview.totals);
        context.printer.result(&overview.json(), |style| match totals.all() {
            0 => format!("{}\n", say::NO_APPLICANTS.get(style.lang)),
            _ => format!("{}\n", counts(totals, style.lang)),
        })?;
        match self.end {
            RunEnd::Stopped => {
                let failure = Failure::said(Class::Interrupted, lang, say::STOPPED, &[]);
                Err(Box::new(failure.hint(say::STOPPED_HINT.get(lang))))
            }
            RunEnd::TooManyFailures => {
                overview.tell_of_the_failed(context);
                Err(Box::new(Failure::said(class_of(totals), lang, say::TOO_MANY, &[])))
            }
            RunEnd::NothingToDo => self.nothing_to_do(overview, context),
        }
    }

    /// Says who can go on when, and whether the gateway was there at all.
    fn nothing_to_do(self, overview: &Overview, context: &mut Context) -> Done {
        let lang = context.lang();
        overview.tell_who_answers(self.key_file, context);
        overview.tell_of_the_failed(context);
        overview.tell_of_the_uncertain(context);
        let class = class_at_the_end(&overview.totals, self.until);
        let next = overview.next_due(self.until == Until::Applied).map(|(at, seconds)| comes_again(at, seconds, lang));
        if self.is_only_silent(overview) {
            let failure = Failure::said(Class::Unavailable, lang, say::NO_ANSWER, &[]);
            return Err(Box::new(match next {
                Some(next) => failure.hint(next),
                None => failure,
            }));
        }
        if self.calls.met_silence() {
            context.printer.notice(say::NO_ANSWER.get(lang));
        }
        next.iter().for_each(|next| context.printer.notice(next));
        if class == Class::Ok { Ok(()) } else { Err(Failure::quiet(class)) }
    }

    /// True if the gateway answered no call of the run, and no applicant has applied or settles.
    fn is_only_silent(self, overview: &Overview) -> bool {
        self.calls.met_silence() && !is_under_way(&overview.totals, self.until)
    }
}

/// Says when the next applicant can go on, and how.
fn comes_again(at: Timestamp, seconds: i64, lang: Lang) -> String {
    match seconds {
        ..=0 => say::DUE_AGAIN.get(lang).to_owned(),
        _ => say::NEXT_DUE.fill(lang, &[("at", &moment(at)), ("left", &duration(seconds, lang))]),
    }
}

/// True if an application waits for its report, or a submission for its outcome.
fn is_under_way(totals: &Totals, until: Until) -> bool {
    totals.of(State::Settling) > 0 || totals.of(State::Applied) > 0 && until != Until::Applied
}

/// The class of the exit code. Pending if applicants have applied or settle; otherwise missing if some wait for people;
/// otherwise the class of the failures; otherwise pending if some can go on later; ok if all are done.
fn class_at_the_end(totals: &Totals, until: Until) -> Class {
    if is_under_way(totals, until) {
        return Class::Pending;
    }
    if totals.of(State::Waiting) > 0 {
        return Class::Missing;
    }
    if State::ALL.into_iter().any(|state| state.has_failed() && totals.of(state) > 0) {
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

//! Shows the progress of `batch run`: on a terminal a line of counts, elsewhere a line each minute, and with `--json`
//! a line for each applicant.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use serde_json::json;

use super::words;
use crate::batch::{AskProgram, Progress, WorkerEvent};
use crate::cli::context::{Context, Terminals};
use crate::failure;
use crate::ledger::{State, Totals};
use crate::messages::{Lang, batch as say, people};
use crate::output::{moment, trace};

/// How often a line is printed if standard error is not a terminal.
const EVERY: Duration = Duration::from_secs(60);

/// Says until when no process of the ledger calls the gateway.
pub fn pause_text(until: Timestamp, lang: Lang) -> String {
    say::PAUSES.fill(lang, &[("until", &moment(until))])
}

/// Shows a run.
#[derive(Debug)]
pub struct Shown {
    bar: Option<ProgressBar>,
    json: bool,
    quiet: bool,
    shows_notices: bool,
    lang: Lang,
    told: Instant,
    program: AskProgram,
}

impl Shown {
    /// Shows the run on standard error, and the errors of its ask program.
    pub fn new(program: AskProgram, context: &Context) -> Self {
        let style = context.printer.style();
        let is_terminal = Terminals::of_the_process().interactive && style.shows_notices() && !style.json;
        let bar = is_terminal.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            bar.set_style(
                ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner()),
            );
            bar
        });
        let (json, quiet, lang) = (style.json, style.quiet, style.lang);
        Self { bar, json, quiet, shows_notices: style.shows_notices(), lang, told: Instant::now(), program }
    }

    /// Clears the line on the terminal.
    pub fn clear(&self) {
        self.tell_errors();
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// Tells how the ask program has failed: only the first time, because it fails for many applicants.
    fn tell_errors(&self) {
        for error in self.program.untold() {
            let failure = failure::ask(&error, self.lang);
            let text = match self.json {
                true => failure.json_line(),
                false => people::PROGRAM_FAILED.fill(self.lang, &[("error", &failure.msg)]),
            };
            match &self.bar {
                Some(bar) => bar.suspend(|| trace(&text)),
                None => trace(&text),
            }
        }
    }
}

/// The counts of all states that have any applicants.
pub fn counts(totals: &Totals, lang: Lang) -> String {
    let count = |state: State| {
        let count = totals.of(state);
        (count > 0).then(|| format!("{} {count}", words::state(state).get(lang)))
    };
    lang.list(&State::ALL.into_iter().filter_map(count).collect::<Vec<_>>())
}

impl Progress for Shown {
    fn let_go(&mut self, event: &WorkerEvent) {
        if self.json && !self.quiet {
            let line = json!({
                "user_id": event.user_id,
                "state": event.state.name(),
                "class": event.class,
                "code": event.code,
                "report": event.report.as_deref().map(crate::path_text::shown),
            });
            trace(&line.to_string());
        }
    }

    fn pauses(&mut self, until: Timestamp) {
        if self.shows_notices {
            let text = pause_text(until, self.lang);
            match &self.bar {
                Some(bar) => bar.suspend(|| trace(&text)),
                None => trace(&text),
            }
        }
    }

    fn tick(&mut self, totals: &Totals) {
        self.tell_errors();
        if let Some(bar) = &self.bar {
            bar.set_message(counts(totals, self.lang));
            bar.tick();
        } else if !self.json && !self.quiet && self.told.elapsed() >= EVERY {
            self.told = Instant::now();
            trace(&counts(totals, self.lang));
        }
    }
}

//! Shows the progress of `batch run`: on a terminal a bar for each state, elsewhere a line of counts each minute, and
//! with `--json` a line for each applicant.

use std::time::{Duration, Instant};

use anstyle::AnsiColor;
use jiff::Timestamp;
use serde_json::json;

use super::words;
use crate::batch::{AskProgram, Progress, WorkerEvent};
use crate::cli::context::{Context, Terminals};
use crate::failure;
use crate::ledger::{State, Totals};
use crate::messages::{Lang, batch as say, people};
use crate::output::bars::{BarRow, Canvas, bars};
use crate::output::block::LiveLines;
use crate::output::locale::is_utf8;
use crate::output::{moment, trace};

/// How often a line is printed if standard error is not a terminal.
const EVERY: Duration = Duration::from_secs(60);

/// The size of a terminal that does not tell it.
const SIZE: (usize, usize) = (80, 24);

/// Says until when no process of the ledger calls the gateway.
pub fn pause_text(until: Timestamp, lang: Lang) -> String {
    say::PAUSES.fill(lang, &[("until", &moment(until))])
}

/// Shows a run.
#[derive(Debug)]
pub struct Shown {
    bars: Option<StateBars>,
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
        let is_dumb = context.env.get("TERM").ok().flatten().is_none_or(|term| term == "dumb");
        let is_terminal = Terminals::of_the_process().interactive && style.shows_notices() && !style.json && !is_dumb;
        let bars = is_terminal.then(|| StateBars::new(context));
        let (json, quiet, lang) = (style.json, style.quiet, style.lang);
        Self { bars, json, quiet, shows_notices: style.shows_notices(), lang, told: Instant::now(), program }
    }

    /// Clears the bars.
    pub fn clear(&self) {
        self.tell_errors();
        self.bars.iter().for_each(|bars| bars.block.end());
    }

    /// Returns a function that clears the bars and lets no more be drawn, so that others can write to the terminal.
    pub fn clearing(&self) -> impl Fn() + Send + use<> {
        let block = self.bars.as_ref().map(|bars| bars.block.clone());
        move || block.iter().for_each(LiveLines::end)
    }

    /// Prints a line, above the bars if there are any.
    fn say(&self, text: &str) {
        match &self.bars {
            Some(bars) => bars.block.print_above(text),
            None => trace(text),
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
            self.say(&text);
        }
    }
}

/// The bars of all states that have any applicants.
#[derive(Debug)]
struct StateBars {
    block: LiveLines,
    is_ascii: bool,
    is_colored: bool,
}

impl StateBars {
    fn new(context: &Context) -> Self {
        let is_ascii = !is_utf8(|name| context.env.get(name).ok().flatten().map(str::to_owned));
        Self { block: LiveLines::default(), is_ascii, is_colored: context.printer.style().color }
    }

    fn show(&self, totals: &Totals, lang: Lang) {
        let size = rustix::termios::tcgetwinsize(std::io::stderr()).ok().filter(|size| size.ws_col > 0);
        let (columns, rows) = size.map_or(SIZE, |size| (size.ws_col.into(), size.ws_row.into()));
        let mut shares = shares(totals, lang);
        shares.truncate(rows.saturating_sub(2).max(1)); // the block must not scroll
        let canvas = Canvas { columns, is_ascii: self.is_ascii, is_colored: self.is_colored };
        self.block.draw(&bars(&shares, canvas));
    }
}

/// The states that have any applicants, as bars show them.
fn shares(totals: &Totals, lang: Lang) -> Vec<BarRow> {
    let share = |state: State| BarRow {
        name: words::state(state).get(lang).to_owned(),
        count: totals.of(state),
        color: color(state),
    };
    State::ALL.into_iter().map(share).filter(|share| share.count > 0).collect()
}

/// The colour of a state's bar: red needs an operator, yellow needs a person, green is done.
fn color(state: State) -> AnsiColor {
    match state {
        State::Ready | State::Running | State::Settling | State::Applied | State::Withdrawn => AnsiColor::Cyan,
        State::Waiting => AnsiColor::Yellow,
        State::Done => AnsiColor::Green,
        State::Failed | State::Uncertain | State::Poison => AnsiColor::Red,
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
            self.say(&pause_text(until, self.lang));
        }
    }

    fn tick(&mut self, totals: &Totals) {
        self.tell_errors();
        if let Some(bars) = &self.bars {
            bars.show(totals, self.lang);
        } else if !self.json && !self.quiet && self.told.elapsed() >= EVERY {
            self.told = Instant::now();
            trace(&counts(totals, self.lang));
        }
    }
}

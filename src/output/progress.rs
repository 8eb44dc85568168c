//! Progress on standard error: a spinner, or a bar if the total is known.

use std::io::{IsTerminal, stderr, stdout};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often the spinner moves.
const TICK: Duration = Duration::from_millis(100);
/// How long something may take without a bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// What the bar looks like.
const BAR: &str = "{bar:40} {pos}/{len}  {eta}";

/// Something is under way; it disappears when it is dropped.
#[derive(Debug)]
pub struct Spinner(ProgressBar);

impl Spinner {
    /// Shows `text`, if somebody is looking and it takes long enough to be seen.
    pub fn begin(text: String, seen: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if seen {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.set_style(ProgressStyle::default_spinner());
            bar.set_message(text);
            bar.enable_steady_tick(TICK);
        }
        Self(bar)
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// How many of many things are done. Seen only if it takes long and standard error is a terminal, and standard output,
/// which would mix with it, is none; disappears when it is dropped.
#[derive(Debug)]
pub struct Bar {
    bar: ProgressBar,
    /// When it is shown.
    from: Option<Instant>,
}

impl Bar {
    /// Nothing is done yet. It is shown only if it is `wanted`.
    pub fn new(wanted: bool) -> Self {
        let seen = wanted && stderr().is_terminal() && !stdout().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, from: seen.then(|| Instant::now() + PATIENCE) }
    }

    /// The next of `all` things begins.
    pub fn step(&mut self, all: usize) {
        self.bar.set_length(all as u64);
        if self.from.is_some_and(|from| from <= Instant::now()) {
            self.from = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.set_style(ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
        self.bar.inc(1);
    }

    /// Lets something be printed on standard error.
    pub fn aside(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bars_look_is_one_that_can_be_drawn() {
        assert!(ProgressStyle::with_template(BAR).is_ok());
    }
}

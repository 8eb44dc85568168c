//! Progress on standard error: a spinner, or a bar if the total is known.

use std::io::{IsTerminal, stderr, stdout};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::printable::printable;

/// The spinner's interval.
const TICK: Duration = Duration::from_millis(100);
/// How long the work may take before the bar appears.
const PATIENCE: Duration = Duration::from_secs(1);
/// The bar's layout.
const BAR: &str = "{bar:40} {pos}/{len}  {eta}";

/// A spinner, which disappears when dropped.
#[derive(Debug)]
pub struct Spinner(ProgressBar);

impl Spinner {
    /// Shows `text` if there is a terminal and it takes long enough to be noticed.
    pub fn begin(text: String, seen: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if seen {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.set_style(ProgressStyle::default_spinner());
            bar.set_message(printable(&text));
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

/// A progress bar. It appears only if the work takes long, standard error is a terminal, and standard output
/// is not one, because the two would mix. It disappears when dropped.
#[derive(Debug)]
pub struct Bar {
    bar: ProgressBar,
    /// The time from which it is shown.
    from: Option<Instant>,
}

impl Bar {
    /// A bar at zero. It is shown only if `wanted`.
    pub fn new(wanted: bool) -> Self {
        let seen = wanted && stderr().is_terminal() && !stdout().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, from: seen.then(|| Instant::now() + PATIENCE) }
    }

    /// The next of `all` items starts.
    pub fn step(&mut self, all: usize) {
        self.bar.set_length(all as u64);
        if self.from.is_some_and(|from| from <= Instant::now()) {
            self.from = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.set_style(ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
        self.bar.inc(1);
    }

    /// Hides the bar while something is printed on standard error.
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
    fn the_bars_template_is_valid() {
        assert!(ProgressStyle::with_template(BAR).is_ok());
    }
}

//! The user's output preferences.

use std::time::Duration;

use crate::duration::{en, zh};
use crate::messages::Lang;

use super::filter::Filter;

/// The output options of one run of the program.
#[derive(Debug, Default)]
pub struct Style {
    /// The language of messages.
    pub lang: Lang,
    /// True for one JSON value on standard output and JSON errors on standard error.
    pub json: bool,
    /// A filter for that value.
    pub filter: Option<Filter>,
    /// True if the filter's strings are printed raw.
    pub raw: bool,
    /// True if colours may be used.
    pub color: bool,
    /// True to hide notices.
    pub quiet: bool,
    /// The verbosity: 0, 1, 2, ...
    pub verbose: u8,
    /// The terminal's width; `None` if standard output is not a terminal.
    pub columns: Option<u16>,
}

impl Style {
    /// True if notices are shown. `--quiet` hides them. `--json` hides them unless `-v` asks for them, so that an error
    /// is the last line of standard error, and often the only one.
    pub fn shows_notices(&self) -> bool {
        !self.quiet && (!self.json || self.verbose > 0)
    }
}

/// The remaining time in words: `24 h`, `1 h 05 min`, `7 min`, and seconds only below one minute: `40 s`.
pub fn duration(seconds: i64, lang: Lang) -> String {
    let seconds = u64::try_from(seconds).unwrap_or_default();
    let left = Duration::from_secs(if seconds < 60 { seconds } else { seconds - seconds % 60 });
    match lang {
        Lang::En => en(left),
        Lang::Zh => zh(left),
    }
}

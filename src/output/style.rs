//! The user's output preferences.

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
    /// True if notices are shown. `--quiet` hides them. `--json` hides them unless `-v` asks for them, so
    /// that an error is the last and often the only line of standard error.
    pub fn shows_notices(&self) -> bool {
        !self.quiet && (!self.json || self.verbose > 0)
    }
}

/// Seconds in words: `1 h 05 min`, `7 min`, `40 s`.
pub fn duration(seconds: i64, lang: Lang) -> String {
    let (hours, minutes) = (seconds / 3600, seconds % 3600 / 60);
    match (lang, hours, minutes) {
        (Lang::En, 0, 0) => format!("{seconds} s"),
        (Lang::Zh, 0, 0) => format!("{seconds} 秒"),
        (Lang::En, 0, minutes) => format!("{minutes} min"),
        (Lang::Zh, 0, minutes) => format!("{minutes} 分钟"),
        (Lang::En, hours, minutes) => format!("{hours} h {minutes:02} min"),
        (Lang::Zh, hours, minutes) => format!("{hours} 小时 {minutes:02} 分钟"),
    }
}

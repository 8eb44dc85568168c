//! The user's output preferences.

use crate::messages::Lang;

use super::filter::Filter;

/// The output options of one run of the program.
#[derive(Debug, Default)]
pub struct Style {
    /// The language of what the program says.
    pub lang: Lang,
    /// One JSON value on standard output, JSON errors on standard error.
    pub json: bool,
    /// A filter over that value.
    pub filter: Option<Filter>,
    /// Strings that come out of the filter are printed bare.
    pub raw: bool,
    /// Colours may be used.
    pub color: bool,
    /// No notices.
    pub quiet: bool,
    /// How much is told of what happens: 0, 1, 2, ...
    pub verbose: u8,
    /// Columns of the terminal; none where standard output is none.
    pub columns: Option<u16>,
}

impl Style {
    /// True if notices are shown: not with `--quiet`, and with `--json` only if asked for by `-v`, so that the error is
    /// the last line of standard error and often the only one.
    pub fn shows_notices(&self) -> bool {
        !self.quiet && (!self.json || self.verbose > 0)
    }
}

/// Seconds as people say them: `1 h 05 min`, `7 min`, `40 s`.
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

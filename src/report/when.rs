//! A day, or a month if the credit centre prints no day.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// A date with the printed precision. Serialised as `YYYY-MM-DD` or `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// A month, as its first day.
    Month(Date),
    /// A day.
    Day(Date),
}

impl When {
    /// The day, or the first day of the month.
    pub fn first_day(self) -> Date {
        match self {
            Self::Month(date) | Self::Day(date) => date,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Month(date) => write!(f, "{:04}-{:02}", date.year(), date.month()),
        }
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_is_printed_without_a_day() {
        assert_eq!(When::Month(date(2015, 6, 1)).to_string(), "2015-06");
        assert_eq!(When::Day(date(2015, 6, 9)).to_string(), "2015-06-09");
    }
}

//! Lengths of time in words: one place says how precisely people are told them.
//!
//! In: a length of time. Out: `500 ms`, `1.5 s`, `40 s`, `2 min 30 s`, `24 h`, `1 h 05 min`, and the same in Chinese. A
//! millisecond is the least that is told. It knows no other room.

use std::time::Duration;

/// The words of a language.
struct Units {
    hours: &'static str,
    minutes: &'static str,
    seconds: &'static str,
    milliseconds: &'static str,
    /// How many digits minutes have at least after hours.
    digits: usize,
}

const EN: Units = Units { hours: "h", minutes: "min", seconds: "s", milliseconds: "ms", digits: 2 };
const ZH: Units = Units { hours: "小时", minutes: "分钟", seconds: "秒", milliseconds: "毫秒", digits: 1 };

/// A length of time in English.
pub fn en(length: Duration) -> String {
    EN.said(length)
}

/// A length of time in Chinese.
pub fn zh(length: Duration) -> String {
    ZH.said(length)
}

impl Units {
    fn said(&self, length: Duration) -> String {
        let Self { hours: h, minutes: min, seconds: s, milliseconds: ms, digits: two } = self;
        let (all, tenths) = (length.as_secs(), length.subsec_millis() / 100);
        match (all / 3600, all % 3600 / 60, all % 60) {
            (0, 0, 0) if length.subsec_millis() > 0 => format!("{} {ms}", length.subsec_millis()),
            (0, 0, seconds) if tenths > 0 => format!("{seconds}.{tenths} {s}"),
            (0, 0, seconds) => format!("{seconds} {s}"),
            (0, minutes, 0) => format!("{minutes} {min}"),
            (0, minutes, seconds) => format!("{minutes} {min} {seconds} {s}"),
            (hours, 0, _) => format!("{hours} {h}"),
            (hours, minutes, _) => format!("{hours} {h} {minutes:0two$} {min}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_told_in_the_largest_units_it_fills() {
        let said = |milliseconds| en(Duration::from_millis(milliseconds));
        assert_eq!(["500 ms", "1.5 s", "30 s"], [500, 1_500, 30_000].map(said));
        assert_eq!(["1 min", "2 min 30 s", "1 h 05 min"], [60_000, 150_000, 3_900_000].map(said));
        assert_eq!(zh(Duration::from_secs(150)), "2 分钟 30 秒");
        assert_eq!(zh(Duration::from_millis(20)), "20 毫秒");
    }

    #[test]
    fn whole_hours_have_no_minutes() {
        let day = Duration::from_secs(24 * 3600);
        assert_eq!([en(day), zh(day)], ["24 h", "24 小时"]);
        let more = Duration::from_secs(3600 + 5 * 60);
        assert_eq!([en(more), zh(more)], ["1 h 05 min", "1 小时 5 分钟"]);
    }

    #[test]
    fn nothing_less_than_a_millisecond_is_told() {
        assert_eq!(en(Duration::from_nanos(14_397)), "0 s");
        assert_eq!(en(Duration::from_nanos(5_014_397)), "5 ms");
        assert_eq!(en(Duration::new(30, 2_134_567)), "30 s");
    }
}

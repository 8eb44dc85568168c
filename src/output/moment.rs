//! Formats a moment for people.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The moment in this machine's time zone, to the second. JSON has the exact instant, in UTC.
pub fn moment(at: Timestamp) -> String {
    in_zone(at, TimeZone::system())
}

fn in_zone(at: Timestamp, zone: TimeZone) -> String {
    at.to_zoned_datetime(zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::tz::Offset;

    use super::*;

    #[test]
    fn people_read_local_time_to_the_second() {
        let at = "2026-11-29T19:30:05.123456789Z".parse().unwrap();
        assert_eq!(in_zone(at, TimeZone::fixed(Offset::constant(8))), "2026-11-30 03:30:05");
    }
}

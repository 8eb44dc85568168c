//! Adds to times, without overflow.

use jiff::{SignedDuration, Timestamp};

/// The time `span` after `now`.
pub fn later(now: Timestamp, span: SignedDuration) -> Timestamp {
    now.saturating_add(span).unwrap_or(Timestamp::MAX)
}

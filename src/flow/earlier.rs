//! A time that lies further back, because a sandbox let time pass.

use jiff::{SignedDuration, Timestamp};

/// Dates a time `by` earlier.
pub fn age(at: &mut Timestamp, by: SignedDuration) {
    *at = at.saturating_sub(by).unwrap_or(Timestamp::MIN);
}

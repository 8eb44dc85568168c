//! Moves a single time into the past, for sandboxes that let time pass.

use jiff::{SignedDuration, Timestamp};

/// Moves a time back by `by`.
pub fn age(at: &mut Timestamp, by: SignedDuration) {
    *at = at.saturating_sub(by).unwrap_or(Timestamp::MIN);
}

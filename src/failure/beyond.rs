//! Words for a limit that was exceeded.

use super::Words;
use crate::messages::why::reply;
use crate::protocol::Beyond;

/// The words for one limit.
pub(super) fn beyond_words(beyond: Beyond) -> Words {
    match beyond {
        Beyond::Depth(limit) => Words::of(reply::DEPTH).with("limit", limit),
        Beyond::Values(limit) => Words::of(reply::VALUES).with("limit", limit),
        Beyond::Fields(limit) => Words::of(reply::FIELDS).with("limit", limit),
        Beyond::Options(limit) => Words::of(reply::OPTIONS).with("limit", limit),
        Beyond::Twice(name) => Words::of(reply::TWICE).with("name", name),
    }
}

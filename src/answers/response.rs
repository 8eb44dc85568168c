//! The possible results of asking for a value.

use super::Answer;
use crate::protocol::Secret;

/// The result of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// A value.
    Answer(Answer),
    /// A program's output that cannot be a value: it is never sent.
    Unusable(Secret),
    /// Request another captcha picture or SMS, then ask again.
    Refresh,
}

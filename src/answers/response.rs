//! The possible results of asking for a value.

use super::Answer;

/// The result of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// A value.
    Answer(Answer),
    /// Request another captcha picture or SMS, then ask again.
    Refresh,
}

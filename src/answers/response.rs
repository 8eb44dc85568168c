//! The possible results of asking for a value.

use super::Answer;

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// A value.
    Answer(Answer),
    /// Another captcha picture, or another SMS, is wished for; then ask again.
    Refresh,
}

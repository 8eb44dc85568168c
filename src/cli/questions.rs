//! `zhengxin questions`: getQuestion.

use super::context::{Context, Done};
use super::single::SingleCall;
use crate::protocol::Method;

/// Fetches the five questions.
pub fn run(context: &mut Context) -> Done {
    SingleCall::of(Method::GetQuestion).run(context)
}

//! `zhengxin login-info`: getLoginInfo.

use super::context::{Context, Done};
use super::single::SingleCall;
use crate::protocol::Method;

/// Fetches the login form.
pub fn run(context: &mut Context) -> Done {
    SingleCall::of(Method::GetLoginInfo).run(context)
}

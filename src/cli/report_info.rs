//! `zhengxin report-info`: getViewReportInfo.

use super::context::{Context, Done};
use super::single::SingleCall;
use crate::protocol::Method;

/// Fetches the report form.
pub fn run(context: &mut Context) -> Done {
    SingleCall::of(Method::GetViewReportInfo).run(context)
}

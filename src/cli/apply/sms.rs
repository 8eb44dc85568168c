//! `zhengxin apply sms`: the "send me the SMS" action of the application form (§1.2.2, whose page is lost).

use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;

/// Requests the credit centre's SMS code.
pub fn run(context: &mut Context) -> Done {
    SingleCall::apply_sms().run(context)
}

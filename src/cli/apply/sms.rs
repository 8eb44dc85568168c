//! `zhengxin apply sms`: the "send me the SMS" action of the application form (§1.2.2, whose page is lost).

use clap::Args;

use crate::cli::again::Again;
use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;

/// Arguments of `apply sms`.
#[derive(Args, Debug)]
pub struct SmsArgs {
    /// Request it although a submission is open.
    #[command(flatten)]
    pub again: Again,
}

/// Requests the credit centre's SMS code.
pub fn run(args: SmsArgs, context: &mut Context) -> Done {
    SingleCall::apply_sms().again(args.again.again).run(context)
}

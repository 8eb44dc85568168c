//! `zhengxin unionpay sms`: getOnlineMessageCode.

use clap::Args;

use super::BankDetails;
use crate::cli::again::Again;
use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;
use crate::protocol::Method;

/// Arguments of `unionpay sms`.
#[derive(Args, Debug)]
pub struct SmsArgs {
    /// What the bank knows.
    #[command(flatten)]
    pub details: BankDetails,
    /// Request it although a submission is open.
    #[command(flatten)]
    pub again: Again,
}

/// Requests the bank's SMS code.
pub fn run(args: SmsArgs, context: &mut Context) -> Done {
    args.details.give(SingleCall::of(Method::GetOnlineMessageCode)).again(args.again.again).run(context)
}

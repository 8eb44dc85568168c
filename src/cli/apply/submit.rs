//! `zhengxin apply submit`: submitApplyMessageCode.

use clap::Args;

use crate::cli::again::Again;
use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;
use crate::protocol::{Key, Method};

/// Arguments of `apply submit`.
#[derive(Args, Debug)]
pub struct SubmitArgs {
    /// The code from the credit centre's SMS
    #[arg(long, value_name = "CODE")]
    pub message_code: Option<String>,
    /// Repeat a submission.
    #[command(flatten)]
    pub again: Again,
}

/// Applies for the report.
pub fn run(args: SubmitArgs, context: &mut Context) -> Done {
    SingleCall::of(Method::SubmitApplyMessageCode)
        .flag(Key::MessageCode, args.message_code)
        .again(args.again.again)
        .run(context)
}

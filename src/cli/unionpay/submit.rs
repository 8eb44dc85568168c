//! `zhengxin unionpay submit`: submitOnlineAuth.

use clap::Args;

use crate::cli::again::Again;
use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;
use crate::protocol::{Key, Method};

/// Arguments of `unionpay submit`.
#[derive(Args, Debug)]
pub struct SubmitArgs {
    /// The answer to the captcha picture
    #[arg(long, value_name = "CODE")]
    pub pic_code: Option<String>,
    /// The UnionPay code [default: the one that `unionpay auth` returned]
    #[arg(long, value_name = "CODE")]
    pub unionpay_code: Option<String>,
    /// Repeat a submission.
    #[command(flatten)]
    pub again: Again,
}

/// Submits the UnionPay code, which raises the security level.
pub fn run(args: SubmitArgs, context: &mut Context) -> Done {
    SingleCall::of(Method::SubmitOnlineAuth)
        .flag(Key::PicCode, args.pic_code)
        .flag(Key::UnionpayCode, args.unionpay_code)
        .again(args.again.again)
        .run(context)
}

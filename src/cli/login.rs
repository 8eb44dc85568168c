//! `zhengxin login`: login.

use clap::Args;

use super::again::PasswordAgain;
use super::context::{Context, Done};
use super::secret_flags::PasswordFrom;
use super::single::SingleCall;
use crate::protocol::{Key, Method};

/// Arguments of `login`.
#[derive(Args, Debug)]
pub struct LoginArgs {
    /// The applicant's login name
    #[arg(long, value_name = "NAME")]
    pub login_name: Option<String>,
    /// The answer to the captcha picture
    #[arg(long, value_name = "CODE")]
    pub pic_code: Option<String>,
    /// `--again`
    #[command(flatten)]
    pub again: PasswordAgain,
    /// Where the password comes from.
    #[command(flatten)]
    pub password: PasswordFrom,
}

/// Logs in. A refused password is never retried automatically.
pub fn run(args: LoginArgs, context: &mut Context) -> Done {
    context.secret_inputs.password = args.password;
    let call = SingleCall::of(Method::Login).flag(Key::LoginName, args.login_name);
    call.flag(Key::PicCode, args.pic_code).again(args.again.again).run(context)
}

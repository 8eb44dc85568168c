//! `zhengxin apply info`: getOnlineAuthedInfo.

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;
use crate::protocol::{Key, Method};

/// Arguments of `apply info`.
#[derive(Args, Debug)]
pub struct InfoArgs {
    /// The applicant's login name
    #[arg(long, value_name = "NAME")]
    pub login_name: Option<String>,
}

/// Fetches the application form.
pub fn run(args: InfoArgs, context: &mut Context) -> Done {
    SingleCall::of(Method::GetOnlineAuthedInfo).flag(Key::LoginName, args.login_name).run(context)
}

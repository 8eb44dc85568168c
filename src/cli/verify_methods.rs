//! `zhengxin verify-methods`: getVerifyMethod.

use clap::{Args, ValueEnum};

use super::context::{Context, Done};
use super::single::SingleCall;
use crate::protocol::{Key, Method, Purpose};

/// Arguments of `verify-methods`.
#[derive(Args, Debug)]
pub struct VerifyMethodsArgs {
    /// The applicant's login name
    #[arg(long, value_name = "NAME")]
    pub login_name: Option<String>,
    /// What the verification is for [default: as before in the session, else apply]
    #[arg(long = "for", value_name = "WHAT")]
    pub purpose: Option<VerifyFor>,
}

/// `--for` of the verification commands.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum VerifyFor {
    /// Applying for a report
    Apply,
    /// Recovering the password
    Recover,
}

impl From<VerifyFor> for Purpose {
    fn from(purpose: VerifyFor) -> Self {
        match purpose {
            VerifyFor::Apply => Self::Apply,
            VerifyFor::Recover => Self::Recover,
        }
    }
}

/// Lists the offered methods.
pub fn run(args: VerifyMethodsArgs, context: &mut Context) -> Done {
    SingleCall::of(Method::GetVerifyMethod)
        .flag(Key::LoginName, args.login_name)
        .purpose(args.purpose.map(Purpose::from))
        .run(context)
}

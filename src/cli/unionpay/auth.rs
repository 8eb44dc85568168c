//! `zhengxin unionpay auth`: onlineAuthentication.

use clap::Args;

use super::BankDetails;
use crate::cli::again::Again;
use crate::cli::context::{Context, Done};
use crate::cli::secret_flags::CardSecretsFrom;
use crate::cli::single::SingleCall;
use crate::cli::verify_methods::VerifyFor;
use crate::protocol::{Key, Method, Purpose};

/// Arguments of `unionpay auth`.
#[derive(Args, Debug)]
pub struct AuthArgs {
    /// What the bank knows.
    #[command(flatten)]
    pub details: BankDetails,
    /// The code from the bank's SMS
    #[arg(long, value_name = "CODE")]
    pub message_code: Option<String>,
    /// Credit card: year of expiry, two digits
    #[arg(long, value_name = "YY")]
    pub year: Option<String>,
    /// Credit card: month of expiry, 1 to 12
    #[arg(long, value_name = "MM")]
    pub month: Option<String>,
    /// What the authentication is for [default: as before in the session, else apply]
    #[arg(long = "for", value_name = "WHAT")]
    pub purpose: Option<VerifyFor>,
    /// Where PIN and last three digits come from.
    #[command(flatten)]
    pub secrets: CardSecretsFrom,
    /// Repeat a submission.
    #[command(flatten)]
    pub again: Again,
}

/// Authenticates with UnionPay. The reply contains the UnionPay code.
pub fn run(args: AuthArgs, context: &mut Context) -> Done {
    context.secret_inputs.card = args.secrets;
    args.details
        .give(SingleCall::of(Method::OnlineAuthentication))
        .flag(Key::MessageCode, args.message_code)
        .flag(Key::Year, args.year)
        .flag(Key::Month, args.month)
        .purpose(args.purpose.map(Purpose::from))
        .again(args.again.again)
        .run(context)
}

//! `zhengxin unionpay card`: onlineValidateCard.

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;
use crate::cli::verify_methods::VerifyFor;
use crate::protocol::{Key, Method, Purpose};

/// Arguments of `unionpay card`.
#[derive(Args, Debug)]
pub struct CardArgs {
    /// The bank card's number
    #[arg(long, value_name = "NUMBER")]
    pub bank_card: Option<String>,
    /// What the check is for [default: as before in the session, else apply]
    #[arg(long = "for", value_name = "WHAT")]
    pub purpose: Option<VerifyFor>,
}

/// Asks UnionPay to check a card.
pub fn run(args: CardArgs, context: &mut Context) -> Done {
    SingleCall::of(Method::OnlineValidateCard)
        .flag(Key::BankCard, args.bank_card)
        .purpose(args.purpose.map(Purpose::from))
        .run(context)
}

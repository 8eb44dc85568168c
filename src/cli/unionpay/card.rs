//! `zhengxin unionpay card`: onlineValidateCard.

use clap::Args;

use crate::cli::again::Again;
use crate::cli::context::{Context, Done};
use crate::cli::single::SingleCall;
use crate::protocol::{Key, Method};

/// Arguments of `unionpay card`.
#[derive(Args, Debug)]
pub struct CardArgs {
    /// The bank card's number
    #[arg(long, value_name = "NUMBER")]
    pub bank_card: Option<String>,
    /// Check it although an application is less than 24 hours old.
    #[command(flatten)]
    pub again: Again,
}

/// Asks UnionPay to check a card.
pub fn run(args: CardArgs, context: &mut Context) -> Done {
    SingleCall::of(Method::OnlineValidateCard).flag(Key::BankCard, args.bank_card).again(args.again.again).run(context)
}

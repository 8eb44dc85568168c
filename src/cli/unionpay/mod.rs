//! `zhengxin unionpay ...`: verification by bank card and SMS (§1.1.7 to §1.2.0).

pub mod auth;
pub mod card;
pub mod sms;
pub mod submit;

use clap::{Args, Subcommand};

use super::context::{Context, Done};
use super::single::SingleCall;
use super::wrapped::wrapped;
use crate::messages::Lang;
use crate::messages::topics::faults as say;
use crate::protocol::{CardType, Key, UNIONPAY_NOTES};

/// The name of the command.
pub const NAME: &str = "unionpay";

/// The commands under `unionpay`.
#[derive(Debug, Subcommand)]
pub enum UnionpayCommand {
    /// Let UnionPay check a bank card (onlineValidateCard)
    Card(card::CardArgs),
    /// Have the bank send its SMS code (getOnlineMessageCode)
    Sms(sms::SmsArgs),
    /// Authenticate at UnionPay (onlineAuthentication)
    Auth(auth::AuthArgs),
    /// Hand in the UnionPay code (submitOnlineAuth)
    Submit(submit::SubmitArgs),
}

/// What the bank knows of the applicant: flags of `sms` and `auth`.
#[derive(Args, Clone, Debug)]
pub struct BankDetails {
    /// The mobile number on file with the bank
    #[arg(long, value_name = "NUMBER")]
    pub cellphone: Option<String>,
    /// The name on file with the bank
    #[arg(long, value_name = "NAME")]
    pub real_name: Option<String>,
    /// The resident identity number
    #[arg(long, value_name = "NUMBER")]
    pub id_card: Option<String>,
    /// The bank card's number [default: that of the card checked before]
    #[arg(long, value_name = "NUMBER")]
    pub bank_card: Option<String>,
    /// 1 debit, 2 credit [default: the type that `unionpay card` returned]
    #[arg(long, value_name = "TYPE", value_parser = ["1", "2"])]
    pub card_type: Option<String>,
}

impl BankDetails {
    fn give(self, call: SingleCall) -> SingleCall {
        call.flag(Key::Cellphone, self.cellphone)
            .flag(Key::RealName, self.real_name)
            .flag(Key::IdCard, self.id_card)
            .flag(Key::BankCard, self.bank_card)
            .flag(Key::CardType, self.card_type)
    }
}

/// The subcommands whose help ends with [`notes`].
const WITH_NOTES: [&str; 3] = ["card", "sms", "auth"];

/// True for a subcommand whose help ends with [`notes`].
pub fn has_notes(name: &str) -> bool {
    WITH_NOTES.contains(&name)
}

/// What the vendor's document says to people about this verification (§1.1.7).
pub fn notes(lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let mut text = if zh { say::NOTES } else { "Notes from the interface document (1.1.7):\n\n" }.to_owned();
    for note in &UNIONPAY_NOTES {
        match lang {
            Lang::Zh => wrapped(&mut text, "- ", note.text),
            Lang::En => {
                wrapped(&mut text, "- ", note.english);
                text.push_str(&format!("  {}\n", note.text));
            }
        }
    }
    for kind in CardType::ALL {
        text.push_str(&match lang {
            Lang::Zh => say::BANKS.replace("{kind}", kind.wire()).replace("{title}", kind.title()),
            Lang::En => {
                format!("\ncardtype {}, {} {}, of these banks:\n\n", kind.wire(), kind.english(), kind.title())
            }
        });
        for bank in kind.banks() {
            text.push_str(&match lang {
                Lang::Zh => format!("  {}\n", bank.name),
                Lang::En => format!("  {}  {}\n", bank.name, bank.english),
            });
        }
    }
    text
}

/// Runs a subcommand.
pub fn run(command: UnionpayCommand, context: &mut Context) -> Done {
    match command {
        UnionpayCommand::Card(args) => card::run(args, context),
        UnionpayCommand::Sms(args) => sms::run(args, context),
        UnionpayCommand::Auth(args) => auth::run(args, context),
        UnionpayCommand::Submit(args) => submit::run(args, context),
    }
}

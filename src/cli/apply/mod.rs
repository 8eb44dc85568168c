//! `zhengxin apply ...`: the application of an applicant authenticated by UnionPay (§1.2.1 to §1.2.3).

pub mod info;
pub mod sms;
pub mod submit;

use clap::Subcommand;

use super::context::{Context, Done};

/// The commands under `apply`.
#[derive(Debug, Subcommand)]
pub enum ApplyCommand {
    /// Fetch the application form (getOnlineAuthedInfo)
    Info(info::InfoArgs),
    /// Have the credit centre send its SMS code (by the form's method)
    Sms(sms::SmsArgs),
    /// Apply for the report (submitApplyMessageCode)
    Submit(submit::SubmitArgs),
}

/// Runs a subcommand.
pub fn run(command: ApplyCommand, context: &mut Context) -> Done {
    match command {
        ApplyCommand::Info(args) => info::run(args, context),
        ApplyCommand::Sms(args) => sms::run(args, context),
        ApplyCommand::Submit(args) => submit::run(args, context),
    }
}

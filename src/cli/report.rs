//! `zhengxin report`: viewReport.

use clap::Args;

use super::context::{Context, Done};
use super::report_files::ReportFileArgs;
use super::single::SingleCall;
use crate::protocol::{Key, Method};

/// Arguments of `report`.
#[derive(Args, Debug)]
pub struct ReportArgs {
    /// The applicant's login name
    #[arg(long, value_name = "NAME")]
    pub login_name: Option<String>,
    /// The identity code from the credit centre's SMS
    #[arg(long, value_name = "CODE")]
    pub message_code: Option<String>,
    /// The report's version [default: 2.0]
    #[arg(long, value_name = "VERSION")]
    pub report_version: Option<String>,
    /// Where it goes.
    #[command(flatten)]
    pub keep: ReportFileArgs,
}

/// Fetches the report, and saves it if asked to.
pub fn run(args: ReportArgs, context: &mut Context) -> Done {
    context.saves_to.clone_from(&args.keep.save);
    let keep = args.keep.open(context.sends(), context.lang())?;
    SingleCall::of(Method::ViewReport)
        .flag(Key::LoginName, args.login_name)
        .flag(Key::MessageCode, args.message_code)
        .flag(Key::Version, args.report_version)
        .fallback(Key::Version, "2.0")
        .keep(keep)
        .run(context)
}

//! `zhengxin batch withdraw USER_ID...`: no more calls for these applicants, and their values are erased.

use clap::Args;
use serde_json::json;

use super::changes::Changes;
use super::ledger::LedgerFile;
use super::standing::Workers;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::messages::ledger as say;

/// Arguments of `batch withdraw`.
#[derive(Args, Clone, Debug)]
pub struct WithdrawArgs {
    /// The applicants' user_ids
    #[arg(value_name = "USER_ID", required = true)]
    pub applicants: Vec<String>,
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerFile,
}

/// Withdraws the applicants, and prints the effect on each.
pub fn run(args: &WithdrawArgs, context: &mut Context) -> Done {
    let mut opened = args.ledger.open_unsealed(context)?;
    let workers = Workers::of(&opened.path, context.now());
    let changes =
        Changes::make(&args.applicants, &mut opened.ledger, &workers, |ledger, user_id| ledger.withdraw(user_id));
    let changes = changes.map_err(|error| failure::batch(&error.into(), context.lang()))?;
    let json = json!({ "withdrawn": changes.done, "unfit": changes.unfit_json(), "unknown": changes.unknown });
    context.printer.result(&json, |style| {
        let withdrawn = changes
            .done
            .iter()
            .map(|user_id| format!("{}\n", say::WITHDRAWN.fill(style.lang, &[("user_id", user_id)])));
        withdrawn.collect::<String>() + &changes.left(say::NOT_WITHDRAWN, style.lang)
    })?;
    changes.end()
}

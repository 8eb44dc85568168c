//! `zhengxin batch ...`: many applicants, with one ledger that all these commands share.

mod finders;
mod import;
mod ledger;
mod progress;
mod run;
mod summary;
mod words;

use clap::Subcommand;

pub use self::ledger::LedgerArgs;

use super::context::{Context, Done};

/// The commands under `batch`.
#[derive(Debug, Subcommand)]
pub enum BatchCommand {
    /// Drive all applicants of a list, as far as they go today; run it again to go on
    Run(run::BatchRunArgs),
}

/// Runs a subcommand.
pub fn run(command: BatchCommand, context: &mut Context) -> Done {
    match command {
        BatchCommand::Run(args) => run::run(&args, context),
    }
}

//! `zhengxin batch ...`: many applicants, with one ledger that all these commands share.

mod finders;
mod import;
mod ledger;
mod people;
mod progress;
mod run;
mod summary;
mod words;

use clap::Subcommand;

pub use ledger::LedgerArgs;

use super::context::{Context, Done};

/// The commands under `batch`.
#[derive(Debug, Subcommand)]
pub enum BatchCommand {
    /// Drive all applicants of a list, as far as they go today; run it again to go on
    Run(run::BatchRunArgs),
    /// List the questions that applicants wait for, and take some of them
    Waiting(people::waiting::WaitingArgs),
    /// Answer questions: lines of JSON, or one after the other at the terminal
    ///
    /// Each line gets a verdict as soon as it is read. The exit code is 0 if all answers were accepted, 3 if a line was bad or
    /// unusable, otherwise that of what was refused (4 too late, 6 anything else, or several kinds).
    Answer(people::answer::AnswerArgs),
}

/// Runs a subcommand.
pub fn run(command: BatchCommand, context: &mut Context) -> Done {
    match command {
        BatchCommand::Run(args) => run::run(&args, context),
        BatchCommand::Waiting(args) => people::waiting::run(&args, context),
        BatchCommand::Answer(args) => people::answer::run(&args, context),
    }
}

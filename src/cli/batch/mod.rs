//! `zhengxin batch ...`: many applicants, with one ledger that all these commands share.

mod backup;
mod changes;
mod close;
mod finders;
mod import;
mod ledger;
mod overview;
mod people;
mod pictures;
mod progress;
mod results;
mod retry;
mod run;
mod show;
mod standing;
mod status;
mod summary;
mod withdraw;
mod words;
mod worker;

use clap::Subcommand;

pub use self::ledger::LedgerArgs;

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
    /// Where the whole batch stands
    Status(status::BatchStatusArgs),
    /// A row for each applicant: state, class, report
    Results(results::ResultsArgs),
    /// What happened to one applicant
    Show(show::BatchShowArgs),
    /// Try failed applicants again at the next run
    Retry(retry::RetryArgs),
    /// Take applicants out: no more calls, their values are erased
    Withdraw(withdraw::WithdrawArgs),
    /// Erase the values of all applicants; results stay
    Close(close::CloseArgs),
    /// Write a consistent copy of the ledger
    Backup(backup::BackupArgs),
}

/// Runs a subcommand.
pub fn run(command: BatchCommand, context: &mut Context) -> Done {
    match command {
        BatchCommand::Run(args) => run::run(&args, context),
        BatchCommand::Waiting(args) => people::waiting::run(&args, context),
        BatchCommand::Answer(args) => people::answer::run(&args, context),
        BatchCommand::Status(args) => status::run(&args, context),
        BatchCommand::Results(args) => results::run(&args, context),
        BatchCommand::Show(args) => show::run(&args, context),
        BatchCommand::Retry(args) => retry::run(&args, context),
        BatchCommand::Withdraw(args) => withdraw::run(&args, context),
        BatchCommand::Close(args) => close::run(&args, context),
        BatchCommand::Backup(args) => backup::run(&args, context),
    }
}

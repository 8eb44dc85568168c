//! `zhengxin batch ...`: many applicants, with one ledger that all these commands share.

mod backup;
mod bounds;
mod changes;
mod close;
mod finders;
mod import;
mod key;
mod ledger;
mod list_fate;
mod list_json;
mod list_outcome;
mod overview;
mod people;
mod pictures;
mod progress;
mod results;
mod retry;
mod run;
mod sessions;
mod show;
mod standing;
mod status;
mod storing;
mod summary;
mod until;
mod withdraw;
mod words;
mod worker;

use clap::Subcommand;

pub use self::ledger::LedgerArgs;

use super::context::{Context, Done};
use crate::messages::batch as say;
use crate::output::Failure;

/// The commands under `batch`.
#[derive(Debug, Subcommand)]
pub enum BatchCommand {
    /// Take each applicant of a list as far as possible today; run it again to go on
    Run(run::BatchRunArgs),
    /// List the questions that wait for an answer, and take some of them
    Waiting(people::waiting::WaitingArgs),
    /// Answer questions, from lines of JSON or one by one at the terminal
    ///
    /// The command prints the result for each line as soon as it has read the line. The exit code is 0 if all answers
    /// were accepted, and 3 if a line was malformed or its value unusable. Otherwise it is 4 if answers came too late,
    /// and 6 if they were not accepted for another reason or for several reasons.
    Answer(people::answer::AnswerArgs),
    /// Show where the whole batch stands
    Status(status::BatchStatusArgs),
    /// Print a row for each applicant: state, class, report
    Results(results::ResultsArgs),
    /// Show what happened to one applicant
    Show(show::BatchShowArgs),
    /// Retry failed applicants at the next run
    Retry(retry::RetryArgs),
    /// Withdraw applicants: make no more calls for them, erase their values
    Withdraw(withdraw::WithdrawArgs),
    /// Erase the values of all applicants, withdraw those who have not ended, and keep the results
    ///
    /// Applicants that have applied and wait for their report have not ended: they are withdrawn as well, and no run
    /// fetches their report any more.
    Close(close::CloseArgs),
    /// Write a consistent copy of the ledger
    Backup(backup::BackupArgs),
}

/// Runs a subcommand.
pub fn run(command: BatchCommand, context: &mut Context) -> Done {
    refuse_options_of_one_applicant(context)?;
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

/// Refuses the global options that describe a single applicant. To ignore one would let the user believe that it selects
/// an applicant.
fn refuse_options_of_one_applicant(context: &Context) -> Done {
    let global = &context.global;
    let given = [
        ("--user-id", global.user_id.is_some()),
        ("--session", global.session.is_some()),
        ("--answers", global.answers.is_some()),
    ];
    match given.into_iter().find(|(_, is_given)| *is_given) {
        Some((flag, _)) => Err(Failure::misused(context.lang(), say::OF_ONE_APPLICANT, &[("flag", flag)])),
        None => Ok(()),
    }
}

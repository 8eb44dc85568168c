//! `zhengxin batch answer`: answers lines of JSON, or asks one question after the other at the terminal.

use std::path::{Path, PathBuf};

use clap::Args;

use super::open::{AtLedger, PersonArgs};
use super::{at_terminal, lines};
use crate::cli::batch::ledger::LedgerArgs;
use crate::cli::context::{Context, Done, Terminals};
use crate::failure;
use crate::stdin::is_stdin;

/// Arguments of `batch answer`.
#[derive(Args, Clone, Debug)]
pub struct AnswerArgs {
    /// Answers, one JSON object a line: user_id and key, with value, or with "refresh": true, "keep": true (more time) or
    /// "free": true; `-` is standard input. Without it, at a terminal, one question after the other is asked
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerArgs,
    /// Who answers.
    #[command(flatten)]
    pub person: PersonArgs,
}

/// Runs the command.
pub fn run(args: &AnswerArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let asks = args.file.is_none() && Terminals::of_the_process().interactive && !context.global.no_input;
    let file = args.file.as_deref().unwrap_or(Path::new("-"));
    if !asks && is_stdin(file) {
        context.stdin.claim("the answers").map_err(|error| failure::answers(&error, lang))?;
    }
    let at = AtLedger::to_answer(&args.ledger, &args.person, context)?;
    match asks {
        true => at_terminal::run(at, context),
        false => lines::run(&at, file, context),
    }
}

//! `zhengxin batch close`: erases all values. Results stay.

use clap::Args;
use serde_json::json;

use super::changes::PAGE;
use super::ledger::LedgerFile;
use crate::answers::{SystemTerminal, Terminal};
use crate::cli::context::{Context, Done, Terminals};
use crate::failure;
use crate::ledger::{LedgerError, State};
use crate::messages::ledger as say;
use crate::output::Failure;
use crate::protocol::Class;

/// Arguments of `batch close`.
#[derive(Args, Clone, Debug)]
pub struct CloseArgs {
    /// Do not ask for confirmation
    #[arg(long)]
    pub yes: bool,
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerFile,
}

/// Erases the values of all applicants, and withdraws those that have not ended.
pub fn run(args: &CloseArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let mut opened = args.ledger.open_unsealed(context)?;
    let failed = |error: LedgerError| failure::batch(&error.into(), lang);
    let before = opened.ledger.totals().map_err(failed)?;
    if !args.yes {
        let unended: u64 = before.states.iter().filter(|(state, _)| !state.is_final()).map(|(_, count)| count).sum();
        let (all, unended) = (before.all().to_string(), unended.to_string());
        confirmed(&say::CLOSE.fill(lang, &[("all", &all), ("unended", &unended)]), context)?;
    }
    let (mut after, mut closed) = (None, 0);
    loop {
        let changed;
        (after, changed) = opened.ledger.transact(|ledger| ledger.close(after, PAGE)).map_err(failed)?;
        closed += changed;
        if after.is_none() {
            break;
        }
    }
    // If a run is working on the ledger, it empties the log itself when it ends.
    opened.ledger.store_mut().empty_log().map_err(failed)?;
    let totals = opened.ledger.totals().map_err(failed)?;
    let withdrawn = totals.of(State::Withdrawn).saturating_sub(before.of(State::Withdrawn));
    let json = json!({ "closed": closed, "withdrawn": withdrawn });
    let (closed, withdrawn) = (closed.to_string(), withdrawn.to_string());
    context.printer.result(&json, |style| {
        format!("{}\n", say::CLOSED.fill(style.lang, &[("closed", &closed), ("withdrawn", &withdrawn)]))
    })
}

/// Asks for confirmation at a terminal. Without a terminal `--yes` is required.
fn confirmed(question: &str, context: &Context) -> Done {
    let lang = context.lang();
    if context.global.no_input || !Terminals::of_the_process().interactive {
        let mut failure = Failure::said(Class::Missing, lang, say::CLOSE_UNASKED, &[]);
        failure.fields = vec!["yes".to_owned()];
        return Err(Box::new(failure.hint(say::CLOSE_UNASKED_HINT.get(lang))));
    }
    match SystemTerminal.confirm(question).map_err(|error| failure::ask(&error.into(), lang))? {
        true => Ok(()),
        false => Err(Box::new(Failure::said(Class::Interrupted, lang, say::NOT_CLOSED, &[]))),
    }
}

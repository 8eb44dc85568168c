//! `zhengxin batch status`: prints the state of the whole batch.

use std::io::{IsTerminal, stdout};
use std::thread;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::ledger::LedgerFile;
use super::overview::Overview;
use super::standing::Workers;
use crate::cli::context::{Context, Done};
use crate::cli::interrupt;
use crate::failure;
use crate::output::Failure;

/// How often `--watch` reads the ledger.
const EVERY: Duration = Duration::from_secs(1);

/// Arguments of `batch status`.
#[derive(Args, Clone, Debug)]
pub struct BatchStatusArgs {
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// Redraw it every second until Ctrl-C; without a terminal, print it once
    #[arg(long)]
    pub watch: bool,
}

/// Prints the state once or repeatedly. Succeeds whatever the state is.
pub fn run(args: &BatchStatusArgs, context: &mut Context) -> Done {
    if args.watch && stdout().is_terminal() && !context.printer.style().json {
        return watch(args, context);
    }
    let overview = look(args, context)?;
    context.printer.result(&overview.json(), |style| overview.human(style))?;
    overview.tell_who_answers(None, context);
    overview.tell_of_the_uncertain(context);
    Ok(())
}

/// Opens the ledger, reads and closes it. An open connection would keep runs from emptying the write-ahead log.
fn look(args: &BatchStatusArgs, context: &Context) -> Result<Overview, Box<Failure>> {
    let mut opened = args.ledger.open_unsealed(context)?;
    let now = context.now();
    let workers = Workers::of(&opened.path, now);
    let overview = Overview::look(&opened.path, &mut opened.ledger, workers, now);
    overview.map_err(|error| failure::batch(&error.into(), context.lang()))
}

fn watch(args: &BatchStatusArgs, context: &Context) -> Done {
    interrupt::is_the_end();
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stdout());
    bar.set_style(ProgressStyle::with_template("{msg}").unwrap_or_else(|_| ProgressStyle::default_spinner()));
    loop {
        let overview = look(args, context)?;
        bar.set_message(overview.human(context.printer.style()).trim_end().to_owned());
        bar.tick();
        thread::sleep(EVERY);
    }
}

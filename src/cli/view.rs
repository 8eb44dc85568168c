//! `zhengxin view FILE`: a saved report on the terminal, as JSON, or as an HTML page.

use std::path::PathBuf;

use clap::Args;

use super::context::{Context, Done};
use super::{failure, pager, report_file};
use crate::output::report::{self, Masking, Page, Seen};

/// Arguments of `view`.
#[derive(Args, Debug)]
pub struct ViewArgs {
    /// A saved report, a whole reply or what `report --json` printed; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Hide personal data: names, document, report and card numbers, users
    #[arg(long)]
    pub mask: bool,
    /// Show it through $PAGER [default: less -R], if standard output is a terminal
    #[arg(long)]
    pub pager: bool,
}

/// Shows the report.
pub fn run(args: &ViewArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let read = report_file::read(&args.file, &mut context.stdin);
    let report = read.map_err(|error| failure::report_file(&error, lang))?;
    let masking = Masking::of(&report, args.mask);
    if context.printer.style().json {
        return context.printer.streamed(&Seen::new(&report, &masking));
    }
    let text = report::page(&Page::of(&report, masking), context.printer.style());
    if args.pager { pager::show(&text, context) } else { context.printer.write(&text) }
}

//! `--pager`: shows a page through $PAGER if standard output is a terminal.

use std::io::IsTerminal;
use std::process::Command;

use super::context::{Context, Done};
use super::interrupt;
use crate::env::PREFIX;
use crate::output::pager;

/// The pager where nobody names one; -R lets colours through.
const FALLBACK: &str = "less -R";

/// Shows a text through the pager; without one, and where nobody sees it, it is printed.
pub fn show(text: &str, context: &mut Context) -> Done {
    let named = context.env.get("PAGER").ok().flatten().unwrap_or(FALLBACK);
    if !std::io::stdout().is_terminal() || named == "cat" {
        return context.printer.write(text);
    }
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(named);
    // A pager has no use for what the program was told.
    for (name, _) in context.env.iter().filter(|(name, _)| name.to_string_lossy().starts_with(PREFIX)) {
        command.env_remove(name);
    }
    // Ctrl-C is the pager's business as long as it is there.
    let shown = interrupt::left_to_a_child(|| pager::show(text, &mut command));
    if shown { Ok(()) } else { context.printer.write(text) }
}

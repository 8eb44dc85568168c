//! `--pager`: shows a page through $PAGER if standard output is a terminal.

use std::io::IsTerminal;
use std::process::Command;

use super::context::{Context, Done};
use super::interrupt;
use crate::env::PREFIX;
use crate::output::pager;

/// The default pager; -R passes colours through.
const FALLBACK: &str = "less -R";

/// Shows a text through the pager. Prints it directly if there is no pager or no terminal.
pub fn show(text: &str, context: &mut Context) -> Done {
    let named = context.env.get("PAGER").ok().flatten().unwrap_or(FALLBACK);
    if !std::io::stdout().is_terminal() || named == "cat" {
        return context.printer.write(text);
    }
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(named);
    // The pager must not get the program's variables, which may hold secrets.
    for (name, _) in context.env.iter().filter(|(name, _)| name.to_string_lossy().starts_with(PREFIX)) {
        command.env_remove(name);
    }
    // While the pager runs, Ctrl-C is for the pager.
    let shown = interrupt::left_to_a_child(|| pager::show(text, &mut command));
    if shown { Ok(()) } else { context.printer.write(text) }
}

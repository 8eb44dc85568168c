//! Shows a long text through a pager.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::printable::harmless;

/// Shows a text through a pager, which is a shell command, and waits until it is closed. Returns false if it
/// could not be started and showed nothing.
pub fn show(text: &str, command: &mut Command) -> bool {
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut pipe) = child.stdin.take() {
        // A user who closes the pager early has seen enough, so a failed write is ignored.
        let _ = pipe.write_all(harmless(text, true).as_bytes());
    }
    // The shell returns 126 and 127 if it cannot run the program.
    child.wait().is_ok_and(|status| !matches!(status.code(), Some(126 | 127)))
}

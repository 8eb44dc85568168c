//! Shows a long text through a pager.

use std::io::Write;
use std::process::{Command, Stdio};

/// Shows a text through a pager, a command of the shell, and waits until it is closed. False if it could not be started:
/// then nothing was shown.
pub fn show(text: &str, command: &mut Command) -> bool {
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut pipe) = child.stdin.take() {
        // Whoever closes the pager before the end has seen enough.
        let _ = pipe.write_all(text.as_bytes());
    }
    // 126 and 127 are the shell's: it found no such program.
    child.wait().is_ok_and(|status| !matches!(status.code(), Some(126 | 127)))
}

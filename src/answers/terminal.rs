//! Prompts at the terminal: lines, lines without echo, choices.
//!
//! A plain line is read in the terminal's line mode, not key by key. Line editing, Ctrl-D and double-width
//! characters then work as they do in other programs.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use dialoguer::Select;
use dialoguer::console::Term;
use rpassword::ConfigBuilder;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::protocol::Secret;

/// Why the terminal gave no answer.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Ctrl-C, Ctrl-D, Escape at a choice, or a closed terminal.
    #[error("interrupted")]
    Interrupted,
    /// Reading or writing failed.
    #[error("terminal: {0}")]
    Io(#[from] io::Error),
}

/// A terminal with a person. All texts passed to it are free of control characters.
pub trait Terminal: Send {
    /// Shows a line.
    fn say(&mut self, line: &str) -> Result<(), TerminalError>;
    /// Asks for a line.
    fn line(&mut self, prompt: &str) -> Result<Secret, TerminalError>;
    /// Asks for a line without echo.
    fn hidden_line(&mut self, prompt: &str) -> Result<Secret, TerminalError>;
    /// Asks for one of several titles and returns its index.
    fn choose(&mut self, prompt: &str, titles: &[String]) -> Result<usize, TerminalError>;
}

/// This process's terminal. Prompts go to standard error. Lines come from standard input, hidden lines from
/// the controlling terminal. Use it only if both streams are terminals.
#[derive(Debug, Default)]
pub struct SystemTerminal;

impl Terminal for SystemTerminal {
    fn say(&mut self, line: &str) -> Result<(), TerminalError> {
        Ok(writeln!(io::stderr(), "{line}")?)
    }

    fn line(&mut self, prompt: &str) -> Result<Secret, TerminalError> {
        let mut stderr = io::stderr();
        write!(stderr, "{prompt}")?;
        stderr.flush()?;
        let mut line = Zeroizing::new(String::new());
        if io::stdin().read_line(&mut line)? == 0 {
            writeln!(stderr)?;
            return Err(TerminalError::Interrupted);
        }
        let text = line.strip_suffix('\n').unwrap_or(&line);
        Ok(text.strip_suffix('\r').unwrap_or(text).into())
    }

    fn hidden_line(&mut self, prompt: &str) -> Result<Secret, TerminalError> {
        let _restored = echo::Kept::new();
        let config = ConfigBuilder::new().output_writer(io::stderr()).build();
        match rpassword::prompt_password_with_config(prompt, config) {
            Ok(line) => Ok(line.into()),
            Err(error) => Err(or_interrupted(error)),
        }
    }

    fn choose(&mut self, prompt: &str, titles: &[String]) -> Result<usize, TerminalError> {
        CURSOR_HIDDEN.store(true, Ordering::SeqCst);
        let chosen = Select::new()
            .with_prompt(prompt.trim_end_matches([':', '：', ' ']))
            .items(titles)
            .default(0)
            .interact_opt();
        show_cursor();
        match chosen {
            Ok(Some(place)) => Ok(place),
            Ok(None) => Err(TerminalError::Interrupted),
            Err(dialoguer::Error::IO(error)) => Err(or_interrupted(error)),
        }
    }
}

fn or_interrupted(error: io::Error) -> TerminalError {
    match error.kind() {
        io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => TerminalError::Interrupted,
        _ => TerminalError::Io(error),
    }
}

static CURSOR_HIDDEN: AtomicBool = AtomicBool::new(false);

fn show_cursor() {
    if CURSOR_HIDDEN.swap(false, Ordering::SeqCst) {
        // There is no way to handle a terminal that takes no output.
        let _ = Term::stderr().show_cursor();
    }
}

/// Restores the terminal: echo, line editing, cursor. The signal thread calls it just before it ends the
/// process. Without an active prompt it does nothing.
pub fn restore_terminal() {
    echo::restore();
    show_cursor();
}

mod echo {
    use std::fs::File;
    use std::sync::{Mutex, PoisonError};

    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    /// The terminal's state before its echo was turned off.
    static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

    /// Guard that restores the terminal's state on drop.
    pub(super) struct Kept;

    impl Kept {
        pub(super) fn new() -> Self {
            let before = tty().and_then(|tty| tcgetattr(&tty).ok());
            *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = before;
            Self
        }
    }

    impl Drop for Kept {
        fn drop(&mut self) {
            restore();
        }
    }

    pub(super) fn restore() {
        let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let (Some(before), Some(tty)) = (before, tty()) {
            let _ = tcsetattr(&tty, OptionalActions::Now, &before);
        }
    }

    fn tty() -> Option<File> {
        File::open("/dev/tty").ok()
    }
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;

//! Prompts at the terminal: lines, lines without echo, choices, confirmations.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use dialoguer::console::Term;
use rpassword::ConfigBuilder;
use thiserror::Error;

use super::held::{self, Held};
use super::{key_prompt, line_editor};
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
    /// Asks a question whose answer is no unless the person says yes.
    fn confirm(&mut self, question: &str) -> Result<bool, TerminalError>;
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
        line_editor::read(prompt)?.ok_or(TerminalError::Interrupted)
    }

    fn hidden_line(&mut self, prompt: &str) -> Result<Secret, TerminalError> {
        let _held = Held::by_itself();
        let config = ConfigBuilder::new().output_writer(io::stderr()).build();
        match rpassword::prompt_password_with_config(prompt, config) {
            Ok(line) => Ok(line.into()),
            Err(error) => Err(or_interrupted(error)),
        }
    }

    fn choose(&mut self, prompt: &str, titles: &[String]) -> Result<usize, TerminalError> {
        answered(|| key_prompt::choose(prompt.trim_end_matches([':', '：', ' ']), titles))
    }

    fn confirm(&mut self, question: &str) -> Result<bool, TerminalError> {
        answered(|| key_prompt::confirm(question))
    }
}

/// Runs a prompt that single keys answer. The cursor is hidden while it is open.
fn answered<T>(ask: impl FnOnce() -> io::Result<Option<T>>) -> Result<T, TerminalError> {
    let _held = Held::key_by_key()?;
    CURSOR_HIDDEN.store(true, Ordering::SeqCst);
    let answer = Term::stderr().hide_cursor().and_then(|()| ask());
    show_cursor();
    match answer {
        Ok(Some(answer)) => Ok(answer),
        Ok(None) => Err(TerminalError::Interrupted),
        Err(error) => Err(or_interrupted(error)),
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
        // If the terminal takes no output, there is nothing more to do.
        let _ = Term::stderr().show_cursor();
    }
}

/// Restores the terminal: echo, line editing, cursor. The signal thread calls it just before it ends the
/// process. Without an active prompt it does nothing.
pub fn restore_terminal() {
    held::restore();
    show_cursor();
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;

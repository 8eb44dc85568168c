//! Some lines at the bottom of a terminal that are drawn again and again, below what else is printed there.
//!
//! The cursor rests on an empty line above them. What another process prints there (an ask program, or the terminal
//! itself at Ctrl-C) is thus kept: the lines are drawn below it the next time.

use std::io::{Write, stderr};
use std::sync::{Arc, Mutex, PoisonError};

use super::printer::trace;

/// Removes everything from the cursor's line on.
const CLEAR: &str = "\r\u{1b}[J";

/// The lines on standard error. Its copies share them.
#[derive(Clone, Debug, Default)]
pub struct LiveLines {
    /// True once the lines are removed for good.
    is_over: Arc<Mutex<bool>>,
}

impl LiveLines {
    /// Draws these lines in place of the last ones. None of them may be wider than the terminal.
    pub fn draw(&self, lines: &str) {
        self.unless_over(|| write(&drawn(lines)));
    }

    /// Prints a text above the lines. They are back when they are drawn the next time.
    pub fn print_above(&self, text: &str) {
        self.unless_over(|| write(CLEAR));
        trace(text);
    }

    /// Removes the lines for good.
    pub fn end(&self) {
        let mut is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        if !std::mem::replace(&mut *is_over, true) {
            write(CLEAR);
        }
    }

    fn unless_over(&self, acts: impl FnOnce()) {
        let is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        if !*is_over {
            acts();
        }
    }
}

/// The empty line, the lines, and the way back to the empty line.
fn drawn(lines: &str) -> String {
    format!("{CLEAR}\n{lines}\r\u{1b}[{}A", lines.lines().count().max(1))
}

/// Progress that cannot be shown ends nothing.
fn write(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_goes_back_above_the_lines() {
        assert_eq!(drawn("a\nb"), "\r\u{1b}[J\na\nb\r\u{1b}[2A");
        assert_eq!(drawn(""), "\r\u{1b}[J\n\r\u{1b}[1A");
    }
}

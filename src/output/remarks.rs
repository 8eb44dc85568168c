//! Remarks on standard error, for code without access to a printer.

use std::fmt;
use std::io::{self, Write};

use crate::printable::harmless;

/// Standard error, with or without colours.
pub struct Remarks {
    err: Box<dyn Write + Send + Sync>,
    color: bool,
}

impl fmt::Debug for Remarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Remarks")
    }
}

impl Remarks {
    /// This process's standard error. Colours are stripped if they are not wanted.
    pub fn process(color: bool) -> Self {
        let choice = if color { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never };
        Self { err: Box::new(anstream::AutoStream::new(io::stderr(), choice)), color }
    }

    /// Writes a line. The terminal interprets nothing in it except its colours.
    pub fn remark(&mut self, text: &str) {
        // If standard error is not writable, there is no way to report it.
        let text = harmless(text, self.color);
        let _ = writeln!(self.err, "{text}").and_then(|()| self.err.flush());
    }
}

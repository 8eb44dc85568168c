//! Remarks on standard error, for code without access to a printer.

use std::fmt;
use std::io::{self, Write};

/// Standard error, with colours or without.
pub struct Remarks {
    err: Box<dyn Write + Send + Sync>,
}

impl fmt::Debug for Remarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Remarks")
    }
}

impl Remarks {
    /// Standard error of this process. Colours are taken away again where they are not wanted.
    pub fn process(color: bool) -> Self {
        let choice = if color { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never };
        Self { err: Box::new(anstream::AutoStream::new(io::stderr(), choice)) }
    }

    /// Writes a line.
    pub fn remark(&mut self, text: &str) {
        // Where standard error cannot be written there is nobody to tell.
        let _ = writeln!(self.err, "{text}").and_then(|()| self.err.flush());
    }
}

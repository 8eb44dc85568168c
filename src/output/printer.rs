//! The two streams.

use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, Write};

use serde::Serialize;
use serde_json::Value;

use super::failure::Failure;
use super::filter::{Filter, FilterError, FilterFault};
use super::json;
use super::remarks::Remarks;
use super::stdout;
use super::style::Style;
use crate::messages::why::system;
use crate::messages::{Lang, Text, output as say, usage};
use crate::printable::harmless;
use crate::protocol::Class;

/// Prints results and remarks in one style.
pub struct Printer {
    style: Style,
    out: Box<dyn Write + Send + Sync>,
    /// Standard output is a terminal.
    is_seen: bool,
    err: Remarks,
}

impl fmt::Debug for Printer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Printer").field(&self.style).finish()
    }
}

impl Printer {
    /// A printer for this process's streams. It strips colours if they are not wanted.
    pub fn process(style: Style) -> Self {
        let choice = if style.color { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never };
        let out = anstream::AutoStream::new(io::stdout(), choice);
        let err = Remarks::process(style.color);
        Self { style, out: Box::new(out), is_seen: io::stdout().is_terminal(), err }
    }

    /// The style.
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// Sets the language.
    pub fn speak(&mut self, lang: Lang) {
        self.style.lang = lang;
    }

    /// Turns on JSON output, as `--json` does.
    pub fn print_json(&mut self) {
        self.style.json = true;
    }

    /// Takes the filter, for a result that is written in pieces.
    pub fn take_filter(&mut self) -> Option<Filter> {
        self.style.filter.take()
    }

    /// Prints a result: as JSON, filtered if there is a filter, or as `human` renders it.
    pub fn result(&mut self, json: &Value, human: impl FnOnce(&Style) -> String) -> Result<(), Box<Failure>> {
        if !self.style.json {
            let text = human(&self.style);
            return self.write(&text);
        }
        let text = self.rendered(json)?;
        match self.style.raw && !self.is_seen {
            true => self.write_exactly(&text), // a script gets its string unchanged
            false => self.write(&text),
        }
    }

    /// A JSON value as printed, filtered if there is a filter.
    pub fn rendered(&self, json: &Value) -> Result<String, Box<Failure>> {
        let filtered = |filter: &Filter| filter.run(json, self.style.raw);
        let text = self.style.filter.as_ref().map_or_else(|| Ok(format!("{}\n", json::line(json))), filtered);
        text.map_err(|error| filter_failure(&error, self.style.lang))
    }

    /// Prints a result as JSON while it is generated, so that memory use stays flat. Only a filter needs the whole
    /// result at once.
    pub fn streamed(&mut self, value: &impl Serialize) -> Result<(), Box<Failure>> {
        let lang = self.style.lang;
        if self.style.filter.is_some() {
            let json = serde_json::to_value(value).map_err(|error| output_failure(&error.into(), lang))?;
            return self.result(&json, |_| String::new());
        }
        // The JSON contains no terminal control characters, so nothing must be stripped.
        let write = || -> io::Result<()> {
            let mut out = bulk();
            json::write(&mut out, value)?;
            out.write_all(b"\n")?;
            out.flush()
        };
        write().map_err(|error| Box::new(output_failure(&error, lang)))
    }

    /// Writes to standard output. A closed pipe is not a failure ([`Failure::is_silent`]).
    pub fn write(&mut self, text: &str) -> Result<(), Box<Failure>> {
        self.write_exactly(&harmless(text, self.style.color))
    }

    /// Writes a JSON value on a line, whatever the style says.
    pub fn write_json(&mut self, value: &impl Serialize) -> Result<(), Box<Failure>> {
        self.write_exactly(&format!("{}\n", json::line(value)))
    }

    fn write_exactly(&mut self, text: &str) -> Result<(), Box<Failure>> {
        let lang = self.style.lang;
        let mut write = || {
            stdout::check()?;
            self.out.write_all(text.as_bytes())?;
            self.out.flush()
        };
        write().map_err(|error| Box::new(output_failure(&error, lang)))
    }

    /// Prints a help text on standard output, with colours where they are wanted.
    pub fn help(&mut self, text: &str) -> Result<(), Box<Failure>> {
        let lang = self.style.lang;
        let printed = stdout::check().and_then(|()| write!(anstream::stdout(), "{}", harmless(text, true)));
        printed.map_err(|error| Box::new(output_failure(&error, lang)))
    }

    /// Prints a complaint of the command line's parser on standard error. Control characters are removed, because it
    /// quotes the user's words.
    pub fn usage(&mut self, text: &str) {
        let _ = write!(anstream::stderr(), "{}", harmless(text, true));
    }

    /// Prints a notice on standard error, for orientation. Hidden with `--quiet` or plain `--json`.
    pub fn notice(&mut self, text: &str) {
        if self.style.shows_notices() {
            self.remark(text);
        }
    }

    /// Prints a notice at verbosity `level` (1 for `-v`).
    pub fn verbose(&mut self, level: u8, text: &str) {
        if self.style.verbose >= level {
            self.remark(text);
        }
    }

    /// Prints a line on standard error whatever the options, because the user needs it to continue.
    pub fn remark(&mut self, text: &str) {
        self.err.remark(text);
    }

    /// Prints a value on standard error, as a line of JSON.
    pub fn event(&mut self, value: &Value) {
        self.remark(&json::line(value));
    }

    /// Prints the failure on standard error, as JSON or as text.
    pub fn failure(&mut self, failure: &Failure) {
        if failure.is_silent() {
            return;
        }
        let text = if self.style.json { failure.json_line() } else { failure.human(&self.style) };
        self.remark(&text);
    }
}

/// The buffer size for long output.
const BULK: usize = 1 << 16;

/// Standard output for a result written in pieces, without changes. The caller must keep terminal control
/// characters out of it.
pub fn bulk() -> impl Write {
    io::BufWriter::with_capacity(BULK, stdout::OpenStdout::lock())
}

/// The failure of writing to standard output. A closed pipe is not a failure.
pub fn output_failure(error: &io::Error, lang: Lang) -> Failure {
    match error.kind() {
        ErrorKind::BrokenPipe => Failure::reader_gone(),
        _ => {
            let (said, reason) = (error.to_string(), system::reason(error));
            Failure::said(Class::Output, lang, say::UNPRINTABLE, &[("error", &said), ("reason", &reason)])
        }
    }
}

/// The failure of a filter.
pub fn filter_failure(error: &FilterError, lang: Lang) -> Box<Failure> {
    let output = |text, values: &[(&str, &str)]| Box::new(Failure::said(Class::Output, lang, text, values));
    match error {
        FilterError::Syntax(fault) => no_filter(fault, lang),
        FilterError::Nested => Failure::misused(lang, usage::JQ_NESTED, &[]),
        FilterError::Run(what) => output(say::FILTER, &[("what", what)]),
        FilterError::Endless => output(say::FILTER_ENDLESS, &[]),
        FilterError::Alone(error) => {
            let (said, reason) = (error.to_string(), system::reason(error));
            output(say::FILTER_ALONE, &[("error", &said), ("reason", &reason)])
        }
    }
}

/// The failure of a text that is not a filter.
fn no_filter(fault: &FilterFault, lang: Lang) -> Box<Failure> {
    let zh = |text: Text, values: &[(&str, &str)]| text.fill(Lang::Zh, values);
    let reason = match fault {
        FilterFault::Undefined(name) => zh(usage::JQ_UNDEFINED, &[("name", name)]),
        FilterFault::End => zh(usage::JQ_END, &[]),
        FilterFault::Unclosed(open) => zh(usage::JQ_UNCLOSED, &[("open", open)]),
        FilterFault::Unexpected { found, at } => zh(usage::JQ_UNEXPECTED, &[("found", found), ("at", &at.to_string())]),
        FilterFault::Import => zh(usage::JQ_IMPORT, &[]),
    };
    Failure::misused(lang, usage::JQ, &[("error", &fault.to_string()), ("reason", &reason)])
}

/// Prints a remark from code without a printer: the events of a call.
pub fn trace(text: &str) {
    let _ = writeln!(io::stderr(), "{}", harmless(text, false));
}

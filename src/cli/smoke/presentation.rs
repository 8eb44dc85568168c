//! Prints the results of the checks, at the end or when the run is interrupted.

use super::Format;
use crate::cli::interrupt;
use crate::failure;
use crate::messages::{Lang, errors};
use crate::output::smoke::{self as shown, Sheet};
use crate::output::{Failure, Printer};
use crate::protocol::Class;
use crate::smoke::{Entry, Level, Results};

/// How the result is printed, and of what.
#[derive(Clone, Debug)]
pub struct Presentation {
    /// The format.
    pub format: Format,
    /// The level that is checked.
    pub level: Level,
    /// The gateway's origin.
    pub gateway: String,
}

impl Presentation {
    /// The result as it is printed.
    pub fn text(&self, entries: &[Entry], printer: &Printer) -> Result<String, Box<Failure>> {
        let rows = entries.iter().map(|entry| failure::check_row(entry, printer.style().lang)).collect();
        let sheet = Sheet { level: self.level.name(), gateway: &self.gateway, rows };
        match self.format {
            Format::Json => printer.rendered(&shown::json(&sheet)),
            Format::Human => Ok(shown::human(&sheet, printer.style())),
            Format::Tap => Ok(shown::tap(&sheet)),
            Format::Junit => Ok(shown::junit(&sheet)),
        }
    }

    /// From now on an interruption leaves what is known by now: a job that is cancelled hands it on, too.
    pub fn leave(&self, results: &Results, printer: &Printer) {
        // What a filter makes no sense of now stays away; why is said of the result, at the end.
        let mut text = self.text(&results.interrupted(), printer).ok();
        if let (Format::Tap, Some(text)) = (self.format, &mut text) {
            text.push_str(&shown::bail_out(&interrupted(printer.style().lang)));
        }
        interrupt::leaves(text);
    }
}

/// That a run was interrupted.
pub fn interrupted(lang: Lang) -> Failure {
    Failure::said(Class::Interrupted, lang, errors::INTERRUPTED, &[])
}

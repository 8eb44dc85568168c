//! Prints the results of the checks, at the end or when the run is interrupted.

use super::Format;
use crate::cli::interrupt;
use crate::failure;
use crate::messages::{Lang, errors};
use crate::output::smoke::{self as shown, Sheet};
use crate::output::{Failure, Printer};
use crate::protocol::Class;
use crate::smoke::{Entry, Level, Results};

/// How to print which results.
#[derive(Clone, Debug)]
pub struct Presentation {
    /// The format.
    pub format: Format,
    /// The checked level.
    pub level: Level,
    /// The gateway's origin.
    pub gateway: String,
}

impl Presentation {
    /// The results as printed.
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

    /// From now on an interruption prints the results so far, because a cancelled job passes them on too.
    pub fn leave(&self, results: &Results, printer: &Printer) {
        // If the filter fails on the partial results, they are not printed. The final results report its
        // error.
        let mut text = self.text(&results.interrupted(), printer).ok();
        if let (Format::Tap, Some(text)) = (self.format, &mut text) {
            text.push_str(&shown::bail_out(&interrupted(printer.style().lang)));
        }
        interrupt::leaves(text);
    }
}

/// The failure for an interrupted run.
pub fn interrupted(lang: Lang) -> Failure {
    Failure::said(Class::Interrupted, lang, errors::INTERRUPTED, &[])
}

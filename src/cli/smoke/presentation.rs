//! Prints the results of the checks, at the end or when the run is interrupted.

use super::Format;
use super::reports::ReportPaths;
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
    /// The format of what is printed.
    pub format: Format,
    /// The files into which the results are also written.
    pub reports: ReportPaths,
    /// The checked level.
    pub level: Level,
    /// The gateway's origin.
    pub gateway: String,
}

impl Presentation {
    /// The results in a format.
    pub fn text(&self, format: Format, entries: &[Entry], printer: &Printer) -> Result<String, Box<Failure>> {
        let lang = printer.style().lang;
        let rows = entries.iter().map(|entry| failure::check_row(entry, lang)).collect();
        let sheet = Sheet { lang, level: self.level.name(), gateway: &self.gateway, rows };
        match format {
            Format::Json => printer.rendered(&shown::json(&sheet)),
            Format::Human => Ok(shown::human(&sheet, printer.style())),
            Format::Tap => Ok(shown::tap(&sheet)),
            Format::Junit => Ok(shown::junit(&sheet)),
        }
    }

    /// After this call an interruption prints the results so far, because a cancelled CI job passes them on as well.
    pub fn leave(&self, results: &Results, printer: &Printer) {
        let entries = results.interrupted();
        // If the filter fails on the partial results, they are not printed. The final results report its
        // error.
        let text = |format| {
            let mut text = self.text(format, &entries, printer).ok()?;
            if format == Format::Tap {
                text.push_str(&shown::bail_out(&interrupted(printer.style().lang)));
            }
            Some(text)
        };
        interrupt::leaves(self.reports.leaving(text(self.format), text));
    }
}

/// The failure for an interrupted run.
pub fn interrupted(lang: Lang) -> Failure {
    Failure::said(Class::Interrupted, lang, errors::INTERRUPTED, &[])
}

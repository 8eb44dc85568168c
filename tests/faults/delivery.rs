//! Delivers a report to the applicant, as `--save` does: saves it, or prints it if that fails.

use std::fs;

use zhengxin::drive::Exchange;
use zhengxin::protocol::Method;
use zhengxin::store::Draft;

use super::bent::Mutant;
use super::computer::{Computer, Ended};

impl Computer {
    /// Delivers the report that an exchange brought.
    pub fn deliver(&mut self, exchange: &Exchange, draft: Draft) -> Ended {
        let report = exchange.accepted().map(|reply| reply.data.clone());
        let Some(report) = report.filter(|_| exchange.call.request.method() == &Method::ViewReport.into()) else {
            return Ended::Failed("no report".to_owned());
        };
        self.reports.received.push(report.clone());
        match draft.put_json(&report, true) {
            Ok(()) => self.reports.saved = true,
            Err(_) if self.is(Mutant::ReportSavedBeforeWritten) => self.reports.saved = true,
            // Standard output does not go to this disk.
            Err(_) if !self.disk.is_dead() => self.reports.printed = Some(report.clone()),
            Err(error) => return Ended::Failed(error.to_string()),
        }
        if self.disk.is_dead() { Ended::Failed("stopped".to_owned()) } else { Ended::Reported }
    }

    /// Checks that a file with a report is complete, and that it survives a crash once a process has said that it is
    /// saved.
    pub fn look_for_report(&self) {
        let found = fs::read(&self.files.report).ok();
        if let Some(bytes) = &found
            && !self.reports.is_one(bytes)
        {
            self.violated(format!("a report of {} bytes is not the one that came", bytes.len()));
        }
        let is_whole = |content: Option<&[u8]>| content.is_some_and(|content| self.reports.is_one(content));
        if self.reports.saved && !self.disk.is_dead() && !self.disk.surely(&self.files.report, is_whole) {
            self.violated("the report was said to be saved and is not sure to be there");
        }
    }
}

//! The results of the checks.

use super::check::{CHECKS, Check, CheckSpec, CheckedCall, Level};
use super::fault::{Fault, Skipped};
use super::judge::{Heard, judge};
use super::promise::Promise;
use super::status::Status;
use crate::flow::Step;

/// A check and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The section it is about.
    pub section: &'static str,
    /// The check of the table; none for a comparison with a baseline.
    pub check: Option<Check>,
    /// What came of it.
    pub status: Status,
    /// Milliseconds of the call that was made for it; 0 where another check had it made.
    pub ms: f64,
}

impl Entry {
    /// Why it failed, if it did.
    pub fn fault(&self) -> Option<&Fault> {
        match &self.status {
            Status::Failed(fault) => Some(fault),
            Status::Passed | Status::Skipped(_) => None,
        }
    }
}

/// The checks of a level, as far as they were made.
#[derive(Debug)]
pub struct Results {
    level: Level,
    made: Vec<(Check, Status, f64)>,
}

impl Results {
    /// Nothing was made.
    pub fn new(level: Level) -> Self {
        Self { level, made: Vec::new() }
    }

    /// Judges the checks of a call. Of a call that is made once more only what is wrong counts: a check that has passed
    /// and then fails has failed, and one that has failed stays so.
    pub fn hear(&mut self, call: CheckedCall, heard: &Heard, ms: f64) {
        let mut left = ms;
        for row in CHECKS.iter().filter(|row| row.level <= self.level && row.call == call) {
            let status = judge(row.check, heard);
            let failed = matches!(status, Status::Failed(_));
            let stands = self.status(row.check).is_some_and(|known| !failed || matches!(known, Status::Failed(_)));
            if !stands {
                self.made.retain(|(known, ..)| *known != row.check);
                self.made.push((row.check, status, std::mem::take(&mut left)));
            }
            if failed {
                return; // what is wrong is said once
            }
        }
    }

    /// Sets a check that was not judged by a call of its own.
    pub fn note(&mut self, check: Check, status: Status) {
        if !self.has(check) {
            self.made.push((check, status, 0.0));
        }
    }

    /// Sets a check, whatever its call came to: that is a matter of the applicant, not of the gateway.
    pub fn set(&mut self, check: Check, status: Status) {
        match self.made.iter_mut().find(|(known, ..)| *known == check) {
            Some((_, known, _)) => *known = status,
            None => self.note(check, status),
        }
    }

    /// The first check of a promise that was not kept, if nothing else is wrong.
    pub fn unkept(&self, promise: Promise) -> Option<Check> {
        let kept = |check: &Check| self.status(*check) == Some(&Status::Passed);
        let broken = promise.checks().iter().find(|any| !any.iter().any(kept));
        broken.filter(|_| self.failed().is_none()).and_then(|any| any.first()).copied()
    }

    /// A step cannot be taken: its check fails, or the next one that is open where that was made already. Where a check
    /// has failed this is what came of it, and said already.
    pub fn fail(&mut self, step: Step, fault: Fault) {
        let own = Check::of_step(step).filter(|check| !self.has(*check));
        if let (None, Some(check)) = (self.failed(), own.or_else(|| self.next_open())) {
            self.note(check, Status::Failed(fault));
        }
    }

    /// The first check that failed.
    pub fn failed(&self) -> Option<&'static str> {
        CHECKS
            .iter()
            .find(|row| self.status(row.check).is_some_and(|s| matches!(s, Status::Failed(_))))
            .map(|row| row.id)
    }

    /// The first check of the level that was not made yet.
    fn next_open(&self) -> Option<Check> {
        self.open().next().map(|row| row.check)
    }

    /// Every check of the level; what was not made is skipped, with the reason.
    pub fn end(self) -> Vec<Entry> {
        self.entries(Skipped::NotOnTheWay)
    }

    /// The same where the run is interrupted now: that is why the others were not made.
    pub fn interrupted(&self) -> Vec<Entry> {
        self.entries(Skipped::Interrupted)
    }

    fn entries(&self, mut reason: Skipped) -> Vec<Entry> {
        let entry = |row: &'static CheckSpec| {
            let made = self.made.iter().find(|(check, ..)| *check == row.check);
            // What stands before a check that failed was not on the way to it; what stands behind it nobody knows.
            if let (Some((_, Status::Failed(_), _)), Skipped::NotOnTheWay) = (made, reason) {
                reason = Skipped::Earlier(row.id);
            }
            let (status, ms) = made.map_or((Status::Skipped(reason), 0.0), |(_, status, ms)| (status.clone(), *ms));
            Entry { id: row.id.to_owned(), section: row.section, check: Some(row.check), status, ms }
        };
        CHECKS.iter().filter(|row| row.level <= self.level).map(entry).collect()
    }

    fn open(&self) -> impl Iterator<Item = &'static CheckSpec> {
        CHECKS.iter().filter(|row| row.level <= self.level && !self.has(row.check))
    }

    fn has(&self, check: Check) -> bool {
        self.status(check).is_some()
    }

    fn status(&self, check: Check) -> Option<&Status> {
        self.made.iter().find(|(known, ..)| *known == check).map(|(_, status, _)| status)
    }
}

#[cfg(test)]
#[path = "results_tests.rs"]
mod tests;

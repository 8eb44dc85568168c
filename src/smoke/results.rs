//! The results of the checks.

use super::check::{CHECKS, Check, CheckSpec, CheckedCall, Level};
use super::fault::{Fault, Skipped};
use super::judge::{Heard, judge};
use super::promise::Promise;
use super::status::Status;
use crate::flow::Step;

/// A check and its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The section of the document.
    pub section: &'static str,
    /// The check of the table; `None` for a comparison with a baseline.
    pub check: Option<Check>,
    /// Its result.
    pub status: Status,
    /// Milliseconds of the call made for it; 0 if the call was made for another check.
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

/// The results of a level so far.
#[derive(Debug)]
pub struct Results {
    level: Level,
    made: Vec<(Check, Status, f64)>,
}

impl Results {
    /// Creates empty results.
    pub fn new(level: Level) -> Self {
        Self { level, made: Vec::new() }
    }

    /// Judges the checks of a call. If a call is repeated, only failures count: a passed check that fails now
    /// has failed, and a failed check stays failed.
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
                return; // a fault is reported only once
            }
        }
    }

    /// Sets the result of a check that was not judged by its own call.
    pub fn note(&mut self, check: Check, status: Status) {
        if !self.has(check) {
            self.made.push((check, status, 0.0));
        }
    }

    /// Sets the result of a check whatever its call's outcome, because the reason is the applicant, not the
    /// gateway.
    pub fn set(&mut self, check: Check, status: Status) {
        match self.made.iter_mut().find(|(known, ..)| *known == check) {
            Some((_, known, _)) => *known = status,
            None => self.note(check, status),
        }
    }

    /// The first check of a promise that was not kept, if no check has failed.
    pub fn unkept(&self, promise: Promise) -> Option<Check> {
        let kept = |check: &Check| self.status(*check) == Some(&Status::Passed);
        let broken = promise.checks().iter().find(|any| !any.iter().any(kept));
        broken.filter(|_| self.failed().is_none()).and_then(|any| any.first()).copied()
    }

    /// Records that a step failed: its check fails, or the next open one if that check was already made. If a
    /// check has already failed, this is only a consequence and not recorded.
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

    /// All checks of the level. Those not made are skipped, with the reason.
    pub fn end(self) -> Vec<Entry> {
        self.entries(Skipped::NotOnTheWay)
    }

    /// The results if the run is interrupted now, which is the reason for skipping the rest.
    pub fn interrupted(&self) -> Vec<Entry> {
        self.entries(Skipped::Interrupted)
    }

    fn entries(&self, mut reason: Skipped) -> Vec<Entry> {
        let entry = |row: &'static CheckSpec| {
            let made = self.made.iter().find(|(check, ..)| *check == row.check);
            // Skipped checks before the failed one were not on its route. Whether those after it are is
            // unknown.
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

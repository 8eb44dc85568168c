//! Blames the deaths of workers on the applicants that they drove, until one is poison.
//!
//! A worker dies at a point of its drive: before its first recorded call, during a recorded call, or after one. Deaths
//! count as long as they happen at the same point. A worker that gets past that point proves that the applicant does
//! not bring workers down.

use jiff::SignedDuration;

use super::applicant::Entry;
use super::intent::Intent;

/// An applicant whose workers have died this often at the same point becomes [poison](super::State::Poison).
const DEATHS: u32 = 3;
/// An applicant whose next death would make it poison is driven only by a run that has lived this long. A run that is
/// killed again and again at shorter intervals never drives it, so those deaths are not blamed on it.
pub(super) const LAST_TRY_AFTER: SignedDuration = SignedDuration::from_secs(10);

/// The point of its drive that a worker has reached. `own` is the last call that this worker has recorded.
fn point(own: Option<&Intent>) -> String {
    match own {
        None => String::new(),
        Some(open) if open.outcome.is_none() => open.method.clone(),
        Some(settled) => after(&settled.method),
    }
}

fn after(method: &str) -> String {
    format!("after {method}")
}

impl Entry {
    /// Blames the applicant for the death of its worker. `own` is the last call that the worker had recorded.
    pub(super) fn blame(&mut self, own: Option<&Intent>) {
        let point = point(own);
        match self.crashed_in.as_ref() == Some(&point) {
            true => self.crashes += 1,
            false => (self.crashes, self.crashed_in) = (1, Some(point)),
        }
    }

    /// The worker gets past the point that it has reached: its open call has an outcome, or it records another call.
    pub(super) fn gets_past(&mut self, own: Option<&Intent>) {
        if self.crashed_in.is_some() && self.crashed_in == Some(point(own)) {
            self.forget_deaths();
        }
    }

    /// True if its workers have died too often.
    pub(super) fn is_poison(&self) -> bool {
        self.crashes >= DEATHS
    }

    /// True if one more death at the same point would make it poison.
    pub(super) fn has_its_last_try(&self) -> bool {
        self.crashes + 1 >= DEATHS
    }

    /// The applicant has been released by its worker, or an operator has decided to try again.
    pub(super) fn forget_deaths(&mut self) {
        (self.crashes, self.crashed_in) = (0, None);
    }
}

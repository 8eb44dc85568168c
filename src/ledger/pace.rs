//! Measures how fast a run goes, for `batch status`.

use jiff::{SignedDuration, Timestamp};

use super::core::Ledger;
use super::error::LedgerError;
use super::store::Store;

/// The name of the number that holds when counting began, in microseconds.
const SINCE: &str = "pace_since";
/// The name of the number that holds when the count was last written, in microseconds.
const AT: &str = "pace_at";
/// The name of the number that holds how many applicants the run released in between.
const LET_GO: &str = "pace_let_go";

/// How far back the measurement reaches. Older speed says little about the time that remains.
const LONGEST: SignedDuration = SignedDuration::from_mins(10);

/// How many applicants a run has released recently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunPace {
    /// When counting began.
    pub since: Timestamp,
    /// When the count was last brought up to date.
    pub at: Timestamp,
    /// How many applicants were released.
    pub let_go: u64,
}

impl RunPace {
    /// The pace of a run that begins now.
    pub fn beginning(now: Timestamp) -> Self {
        Self { since: now, at: now, let_go: 0 }
    }

    /// The pace as of `now`. Once the measurement spans more than ten minutes, its older half is dropped and half of
    /// the count with it, as if both halves had been equally fast.
    #[must_use]
    pub fn of_late(self, now: Timestamp) -> Self {
        let span = now.duration_since(self.since);
        match span > LONGEST {
            true => {
                Self { since: now.saturating_sub(span / 2).unwrap_or(self.since), at: now, let_go: self.let_go / 2 }
            }
            false => Self { at: now, ..self },
        }
    }

    /// Applicants a minute; `None` before the first was released.
    pub fn per_minute(&self) -> Option<f64> {
        let seconds = self.at.duration_since(self.since).as_secs_f64();
        (self.let_go > 0 && seconds > 0.0).then(|| self.let_go as f64 * 60.0 / seconds)
    }
}

impl<S: Store> Ledger<S> {
    /// Stores how fast the run goes.
    pub fn note_pace(&mut self, pace: RunPace) -> Result<(), LedgerError> {
        self.store.put_time(SINCE, pace.since)?;
        self.store.put_time(AT, pace.at)?;
        self.store.put_number(LET_GO, i64::try_from(pace.let_go).unwrap_or(i64::MAX))
    }

    /// How fast the current or the last run goes.
    pub fn run_pace(&mut self) -> Result<Option<RunPace>, LedgerError> {
        let (since, at) = (self.store.time(SINCE)?, self.store.time(AT)?);
        let let_go = self.store.number(LET_GO)?.and_then(|count| u64::try_from(count).ok());
        Ok(since.zip(at).zip(let_go).map(|((since, at), let_go)| RunPace { since, at, let_go }))
    }
}

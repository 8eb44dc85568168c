//! The lock that a run holds on its ledger.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::open_error::OpenError;
use crate::path_text::with_ending;
use crate::store::{Lock, StoreError, SystemDisk};

/// Another command may hold the lock for a moment to test whether it is free.
const MOMENT: Duration = Duration::from_millis(100);

/// The lock file of a run on this ledger.
pub fn run_lock(ledger: &Path) -> PathBuf {
    with_ending(ledger, ".run-lock")
}

/// Keeps runs away from a ledger of an earlier version while it is migrated. A run of that version would fail on tables
/// that change under it.
pub fn keep_runs_away(ledger: &Path) -> Result<Lock, OpenError> {
    let path = run_lock(ledger);
    match Lock::acquire(&SystemDisk, &path, MOMENT) {
        Ok(mut lock) => {
            lock.sign("")?;
            Ok(lock)
        }
        Err(StoreError::Locked { .. }) => Err(OpenError::InUse(ledger.to_owned(), Lock::holder(&path))),
        Err(error) => Err(error.into()),
    }
}

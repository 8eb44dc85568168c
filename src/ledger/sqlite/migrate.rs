//! Brings a ledger of an earlier version to the current one.

use super::Sqlite;
use crate::ledger::error::LedgerError;

/// The current version of `schema.sql`.
pub const VERSION: i64 = 4;

/// The statements that lead to each version, from 2 on.
const STEPS: [(i64, &str); 3] = [
    (2, include_str!("migrations/2.sql")),
    (3, include_str!("migrations/3.sql")),
    (4, include_str!("migrations/4.sql")),
];

impl Sqlite {
    /// Brings the ledger to the current version, in one transaction: a process that is killed meanwhile leaves the
    /// earlier version. Another process may have done it while this one waited.
    pub(super) fn migrate(&mut self) -> Result<(), LedgerError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let migrated = self.migrate_from(self.pragma("user_version")?).and_then(|()| self.name_file());
        self.connection.execute_batch(if migrated.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        migrated
    }

    fn migrate_from(&self, from: i64) -> Result<(), LedgerError> {
        for (version, statements) in STEPS.iter().filter(|(version, _)| *version > from) {
            self.connection.execute_batch(&format!("{statements} PRAGMA user_version = {version};"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_leads_to_the_current_version() {
        let versions: Vec<i64> = STEPS.iter().map(|(version, _)| *version).collect();
        assert_eq!(versions, (2..=VERSION).collect::<Vec<_>>());
    }
}

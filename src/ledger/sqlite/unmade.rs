//! A ledger file without tables: a process that was killed, or met a full disk, while it made the ledger leaves one behind.

use std::path::Path;

use super::Sqlite;
use super::kind::Kind;
use super::log::has_log;
use super::open_error::OpenError;
use crate::ledger::error::LedgerError;

impl Sqlite {
    /// Opens the ledger at `path`, for a command that makes none. `None` if [`Sqlite::open_or_create`] would make it: there is
    /// no file, or one without tables.
    pub fn open_if_made(path: &Path) -> Result<Option<Self>, OpenError> {
        match Self::open(path) {
            Err(OpenError::Missing(_)) => Ok(None),
            Err(OpenError::OtherKind(_)) if is_empty(path) => match has_log(path) {
                true => Err(OpenError::ForeignLog(path.to_owned())),
                false => Ok(None),
            },
            Err(OpenError::OtherKind(_))
                if Kind::of(path) == Kind::Unmade && (!has_log(path) || Self::connect(path).is_ok()) =>
            {
                Ok(None)
            }
            opened => opened.map(Some),
        }
    }

    /// True if the database has no tables, and no other program has marked it as its own.
    pub(super) fn is_unmade(&self) -> Result<bool, LedgerError> {
        let tables: i64 = self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok(tables == 0 && self.pragma("application_id")? == 0 && self.pragma("user_version")? == 0)
    }
}

fn is_empty(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.len() == 0)
}

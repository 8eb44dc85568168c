//! Checks that SQLite's write-ahead log beside a ledger belongs to it.
//!
//! A killed process leaves the log of its ledger behind, and SQLite replays it over whatever file has the ledger's name
//! by then. If that is a restored copy, the result is a mixture of two files.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::Sqlite;
use super::identity::FileIdentity;
use crate::ledger::error::LedgerError;
use crate::path_text::with_ending;

/// The name of the number that identifies the file to which the last transaction was written.
const FILE: &str = "file";
/// The number of the file that was written last, and of the one that a run opened last. Earlier versions store only the
/// latter.
const STORED: &str = "SELECT value FROM numbers WHERE name IN ('file', 'identity')";

/// True if there is a write-ahead log for the file at `path`. It may hold no transaction.
pub fn has_log(path: &Path) -> bool {
    fs::metadata(with_ending(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

impl Sqlite {
    /// True if the log beside the ledger at `path` was written for another file. Must be called first after opening. If it
    /// is true, the connection must not be used: when it is closed, the ledger and the log are still as they were.
    pub(super) fn is_log_foreign(&self, path: &Path) -> Result<bool, LedgerError> {
        let Some(identity) = self.identity else { return Ok(false) };
        self.keep_log(true)?;
        let is_foreign = self.may_log_transactions() && self.is_of_another_file(identity, path);
        self.keep_log(is_foreign)?;
        Ok(is_foreign)
    }

    /// Sets whether the log stays as it is when the connection is closed.
    pub(super) fn keep_log(&self, keeps: bool) -> Result<(), LedgerError> {
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps)?;
        Ok(())
    }

    /// False if the log holds no whole transaction. SQLite cannot say so if the log does not fit the ledger at all.
    fn may_log_transactions(&self) -> bool {
        let frames = self.connection.query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| row.get::<_, i64>(1));
        frames.map_or(true, |frames| frames > 0)
    }

    /// The log belongs to the ledger if the two together name this file. Without its log, a restored copy still names
    /// the file that it was copied from. A ledger that only earlier versions used names no file before its first run.
    fn is_of_another_file(&self, identity: FileIdentity, path: &Path) -> bool {
        let is_other = |stored: &[i64]| {
            !stored.is_empty() && !stored.iter().any(|stored| *stored == identity.number() || identity.was(*stored))
        };
        match stored(&self.connection) {
            Ok(stored) if !stored.is_empty() => is_other(&stored),
            // The log of another file may have replaced the table.
            Ok(_) | Err(_) => stored_without_log(path).is_ok_and(|stored| is_other(&stored)),
        }
    }

    /// Adds to a transaction that changes the ledger which file it is written to. Most connections find it there already.
    pub(super) fn name_file(&mut self) -> Result<(), LedgerError> {
        let Some(identity) = self.identity.filter(|_| !self.names_file) else { return Ok(()) };
        if self.read_number(FILE)? != Some(identity.number()) {
            self.write_number(FILE, identity.number())?;
        }
        self.names_file = true;
        Ok(())
    }
}

fn stored(connection: &Connection) -> Result<Vec<i64>, rusqlite::Error> {
    connection.prepare(STORED)?.query_map([], |row| row.get(0))?.collect()
}

/// What the file itself stores, apart from its log.
fn stored_without_log(path: &Path) -> Result<Vec<i64>, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let mut uri = OsString::from("file:");
    path.as_os_str().as_bytes().iter().for_each(|byte| uri.push(format!("%{byte:02x}")));
    uri.push("?immutable=1");
    stored(&Connection::open_with_flags(uri, flags)?)
}

//! Opens or creates a ledger file.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::Sqlite;
use super::identity::FileIdentity;
use super::kind::{APPLICATION_ID, Kind};
use super::log::has_log;
use super::migrate::VERSION;
use super::open_error::OpenError;
use super::place::{check_directory, check_place, in_real_directory};
use super::run_lock::keep_runs_away;
use crate::ledger::error::LedgerError;
use crate::store::directory_of;

/// How long another process may keep the file locked.
const WAIT: Duration = Duration::from_secs(30);
/// How long the next attempt waits where SQLite itself does not.
const PAUSE: Duration = Duration::from_millis(5);
/// Earlier versions of SQLite can lose data in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;

impl Sqlite {
    /// Opens the ledger at `path`.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        check_version()?;
        check_place(path)?;
        match Kind::of(path) {
            Kind::Ledger => {}
            Kind::Unmade if has_log(path) => {} // the log may hold the tables
            Kind::Unmade | Kind::Other => return Err(OpenError::OtherKind(path.to_owned())),
        }
        Self::connect(path)?.current(path)
    }

    /// The ledger at `path`, brought to the current version.
    fn current(mut self, path: &Path) -> Result<Self, OpenError> {
        let version = self.pragma("user_version").map_err(in_file(path))?;
        match (self.pragma("application_id").map_err(in_file(path))?, version) {
            (APPLICATION_ID, VERSION) => Ok(self),
            (APPLICATION_ID, 1..VERSION) => {
                let _alone = keep_runs_away(path)?;
                self.migrate().map_err(in_file(path))?;
                Ok(self)
            }
            (APPLICATION_ID, version) if version > VERSION => Err(OpenError::Newer(path.to_owned(), version)),
            _ => Err(OpenError::OtherKind(path.to_owned())),
        }
    }

    /// Opens the ledger at `path`, or creates it, readable by its owner only.
    pub fn open_or_create(path: &Path) -> Result<Self, OpenError> {
        check_version()?;
        if has_content(path) {
            return match Self::open(path) {
                Err(OpenError::OtherKind(_)) if Kind::of(path) == Kind::Unmade => Self::finish(path),
                opened => opened,
            };
        }
        check_directory(path)?;
        // The ledger has a log and content if another process makes it at this moment.
        if has_log(path) && !has_content(path) {
            return Err(OpenError::ForeignLog(path.to_owned()));
        }
        let create = || OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path);
        let file = create().map_err(|error| OpenError::Io(path.to_owned(), error))?;
        check_place(path)?;
        Self::connect(path)?.made(path, &file)
    }

    /// The same with its tables, which outlast a crash of the machine. Another process may have made them meanwhile.
    fn made(self, path: &Path, file: &File) -> Result<Self, OpenError> {
        self.make().map_err(in_file(path))?;
        // Sync the directory as well, so that the file's name survives the crash.
        let synced = file.sync_all().and_then(|()| File::open(directory_of(path))?.sync_all());
        synced.map_err(|error| OpenError::Io(path.to_owned(), error))?;
        self.current(path)
    }

    /// Makes the tables in a database that has none: a process that was killed while it made the ledger leaves one behind.
    fn finish(path: &Path) -> Result<Self, OpenError> {
        let file = File::open(path).map_err(|error| OpenError::Io(path.to_owned(), error))?;
        Self::connect(path)?.made(path, &file)
    }

    /// A ledger that lasts as long as this process. SQLite keeps it in memory while it is small, otherwise in a file that
    /// has no name.
    pub fn temporary() -> Result<Self, LedgerError> {
        let store = Self::of(Connection::open("")?, None);
        store.settle_down()?;
        store.make()?;
        Ok(store)
    }

    pub(super) fn connect(path: &Path) -> Result<Self, OpenError> {
        let flags =
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let is_logged = has_log(path); // SQLite makes an empty one
        let opened = Connection::open_with_flags(in_real_directory(path)?, flags);
        let connection = opened.map_err(|error| in_file(path)(error.into()))?;
        connection.busy_timeout(WAIT).map_err(|error| in_file(path)(error.into()))?;
        let store = Self::of(connection, FileIdentity::of(path));
        if is_logged && store.is_log_foreign(path).map_err(in_file(path))? {
            return Err(OpenError::ForeignLog(path.to_owned()));
        }
        if is_logged && store.is_of_another_program().map_err(in_file(path))? {
            return Err(OpenError::OtherKind(path.to_owned()));
        }
        store.settle_down().map_err(in_file(path))?;
        Ok(store)
    }

    /// Sets the options that SQLite keeps only for a connection.
    fn settle_down(&self) -> Result<(), LedgerError> {
        // Keep one query plan for each statement. Without this, SQLite plans some statements again for each set of
        // values.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.set_prepared_statement_cache_capacity(64);
        self.use_log()?;
        self.connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
             PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF; \
             PRAGMA cell_size_check = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;",
        )?;
        Ok(())
    }

    /// Turns the write-ahead log on. If several processes do so in a new file at once, SQLite refuses all but one
    /// without waiting.
    fn use_log(&self) -> Result<(), LedgerError> {
        let began = Instant::now();
        loop {
            match self.connection.execute_batch("PRAGMA journal_mode = WAL") {
                Err(error) if is_busy(&error) && began.elapsed() < WAIT => thread::sleep(PAUSE),
                used => return Ok(used?),
            }
        }
    }

    /// Creates the tables, in one transaction, unless the database has any.
    fn make(&self) -> Result<(), LedgerError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let made = self.is_unmade().and_then(|is_unmade| if is_unmade { self.make_tables() } else { Ok(()) });
        self.connection.execute_batch(if made.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        made
    }

    fn make_tables(&self) -> Result<(), LedgerError> {
        self.connection.execute_batch(&format!(
            "{} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};",
            include_str!("schema.sql")
        ))?;
        Ok(())
    }

    pub(super) fn pragma(&self, name: &str) -> Result<i64, LedgerError> {
        Ok(self.connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
    }

    /// Writes a consistent copy to `path`, which must not exist. Leaves none if the ledger is damaged.
    pub fn back_up(&self, path: &Path) -> Result<(), OpenError> {
        let target = in_real_directory(path)?;
        let create = || OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
        let file = create().map_err(|error| OpenError::Io(path.to_owned(), error))?;
        let copied = self.copy_to(&target).map_err(in_file(path)).and_then(|()| {
            let synced = file.sync_all().and_then(|()| File::open(directory_of(path))?.sync_all());
            synced.map_err(|error| OpenError::Io(path.to_owned(), error))
        });
        if copied.is_err() {
            let _ = fs::remove_file(path); // an incomplete copy is useless
        }
        copied
    }

    /// Copies all pages in one step. Between two steps a run could change the ledger, and SQLite would restart the
    /// copy each time.
    fn copy_to(&self, path: &Path) -> Result<(), LedgerError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut target = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NOFOLLOW)?;
        let backup = Backup::new(&self.connection, &mut target)?;
        let began = Instant::now();
        loop {
            match backup.step(-1)? {
                StepResult::Done => break,
                _ if began.elapsed() > WAIT => return Err(LedgerError::Busy),
                _ => thread::sleep(PAUSE),
            }
        }
        drop(backup);
        // Let the copy name no file, so that a run that opens it recognises it as a copy, even under the ledger's own name.
        target.execute("INSERT OR REPLACE INTO numbers (name, value) VALUES ('identity', 0), ('file', 0)", [])?;
        check_whole(&target)
    }

    /// Empties the write-ahead log, so that it contains no erased data. Returns false if another process is still
    /// reading.
    pub fn empty_log(&self) -> Result<bool, LedgerError> {
        let busy: i64 = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

/// Reads every page of a copy. A damaged ledger must not pass for a backup. The check of a copy hinders no run, and needs
/// little memory: it leaves out the comparison of indexes and tables.
fn check_whole(copy: &Connection) -> Result<(), LedgerError> {
    let found: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    match found.lines().last() {
        Some("ok") => Ok(()),
        what => Err(LedgerError::Damaged(what.unwrap_or_default().to_owned())), // the line before names the database
    }
}

fn in_file(path: &Path) -> impl Fn(LedgerError) -> OpenError {
    |error| OpenError::Sqlite(path.to_owned(), error)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

fn has_content(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.len() > 0)
}

fn check_version() -> Result<(), OpenError> {
    match rusqlite::version_number() >= OLDEST_SQLITE {
        true => Ok(()),
        false => Err(OpenError::OldSqlite(rusqlite::version().to_owned())),
    }
}

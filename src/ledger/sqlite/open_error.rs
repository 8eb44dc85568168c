//! Why a file cannot be used as a ledger.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::ledger::error::LedgerError;
use crate::store::StoreError;

/// Why a file cannot be used as a ledger. Nothing was changed.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("{0} does not exist")]
    Missing(PathBuf),
    /// Reading or creating the file failed.
    #[error("{0}: {1}")]
    Io(PathBuf, io::Error),
    /// It is a file of another kind.
    #[error("{0} is not a ledger")]
    OtherKind(PathBuf),
    /// It was made by a later version of the program.
    #[error("{0} is a ledger of version {1}")]
    Newer(PathBuf, i64),
    /// It was made by an earlier version of the program, and a process works on it.
    #[error("process {1:?} works on {0}, a ledger of an earlier version")]
    InUse(PathBuf, Option<u32>),
    /// Its lock cannot be used.
    #[error(transparent)]
    Lock(#[from] StoreError),
    /// Other users can read it.
    #[error("others can read {0}")]
    Shared(PathBuf),
    /// It is a symbolic link or not a regular file.
    #[error("{0} is not a regular file")]
    NotRegular(PathBuf),
    /// It has another name as well.
    #[error("{0} has more than one name")]
    Linked(PathBuf),
    /// It is on a file system whose locks are unreliable.
    #[error("{0} is on {1}")]
    Network(PathBuf, &'static str),
    /// SQLite's log beside it was written for another file.
    #[error("the write-ahead log of {0} belongs to another file")]
    ForeignLog(PathBuf),
    /// The SQLite library is too old.
    #[error("SQLite {0} is too old")]
    OldSqlite(String),
    /// SQLite cannot open it.
    #[error("{0}: {1}")]
    Sqlite(PathBuf, LedgerError),
}

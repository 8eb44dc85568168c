//! Why an operation on a ledger failed.

use thiserror::Error;

/// The worker no longer holds the applicant, because another one has taken it over. The operation changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("another worker has taken over the applicant")]
pub struct Fenced;

/// The store failed. The whole group of operations was rolled back, unless the store failed during the commit: then
/// the outcome is unknown.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// The disk is full.
    #[error("there is no room left for the ledger")]
    Full,
    /// Another process has kept the ledger locked for too long.
    #[error("another process keeps the ledger locked")]
    Busy,
    /// The file, or its directory, cannot be written.
    #[error("the ledger is read-only")]
    ReadOnly,
    /// The file, or one of those beside it, cannot be opened.
    #[error("the ledger cannot be opened")]
    Unopened,
    /// Reading or writing the file failed.
    #[error("the ledger could not be read or written: {0}")]
    Disk(String),
    /// The file is damaged.
    #[error("the ledger is damaged: {0}")]
    Damaged(String),
    /// The caller rolled the operations back.
    #[error("nothing was changed")]
    Refused,
    /// Anything else that the store reports.
    #[error("the ledger cannot be used: {0}")]
    Store(String),
}

//! Why an operation on a ledger failed.

use thiserror::Error;

/// The worker no longer holds the applicant: another one has taken it over. It changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("another worker has taken over the applicant")]
pub struct Fenced;

/// The store failed. The operation, and all operations of its group, changed nothing, unless the store failed while it
/// committed: then it is not known.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// There is no room on the disk.
    #[error("there is no room left for the ledger")]
    Full,
    /// Another process has kept the ledger locked for too long.
    #[error("another process keeps the ledger locked")]
    Busy,
    /// The file is damaged.
    #[error("the ledger is damaged: {0}")]
    Damaged(String),
    /// The caller took the operations back.
    #[error("nothing was changed")]
    Refused,
    /// Anything else that the store reports.
    #[error("the ledger cannot be used: {0}")]
    Store(String),
}

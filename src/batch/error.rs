//! Why a batch cannot go on.

use std::path::PathBuf;

use thiserror::Error;

use super::Mismatch;
use crate::ledger::{LedgerError, OpenError, SealError, ServiceError};
use crate::passwords::PasswordsError;
use crate::store::StoreError;

/// Why a batch cannot go on. Everything that is in the ledger stays.
#[derive(Debug, Error)]
pub enum BatchError {
    /// The ledger file cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The ledger's thread failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// Another run is working on the ledger.
    #[error("process {pid:?} runs the batch in {path}")]
    Running {
        /// The ledger.
        path: PathBuf,
        /// The process, if it is known.
        pid: Option<u32>,
    },
    /// The ledger belongs to another gateway or merchant, or was sealed with another key.
    #[error(transparent)]
    Foreign(Box<Mismatch>),
    /// The directory of the reports cannot be used, or a report could not be written into it.
    #[error(transparent)]
    Reports(StoreError),
    /// The ledger's key file or its lock cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The refused passwords that other commands counted could not be read.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// Sealed values do not open.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Sealed values opened, but this program did not write them.
    #[error("sealed values are damaged")]
    Sealed,
    /// The worker no longer holds its applicant.
    #[error("another worker has taken over the applicant")]
    Fenced,
    /// The worker was too late to send a recorded call.
    #[error("the call did not leave in time")]
    Late,
    /// The run was told to stop, so the call was not made.
    #[error("the run was stopped before the call")]
    Stopped,
    /// A report could not be written.
    #[error("{0}: {1}")]
    Report(PathBuf, std::io::Error),
    /// Rows that the ledger does not store could not be written or read.
    #[error("the rows of the list could not be set aside: {0}")]
    Unstored(std::io::Error),
    /// The thread of the ledger could not be started.
    #[error("the ledger's thread could not be started: {0}")]
    Thread(std::io::Error),
}

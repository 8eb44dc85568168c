//! Why refused passwords could not be counted.

use std::path::PathBuf;

use thiserror::Error;

use crate::store::StoreError;

/// Why refused passwords could not be counted. The login is then not sent.
#[derive(Debug, Error)]
pub enum PasswordsError {
    /// A file could not be read, written or locked, or is not private.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file does not hold a count, or was written by a newer version.
    #[error("{0} holds no count of refused passwords")]
    Damaged(PathBuf),
}

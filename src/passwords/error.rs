//! Why refused passwords could not be counted.

use std::path::PathBuf;

use thiserror::Error;

use crate::store::StoreError;

/// Why refused passwords could not be counted. No login leaves then.
#[derive(Debug, Error)]
pub enum PasswordsError {
    /// A file could not be read, written or locked, or is not private.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file holds something else than a count, or was written by a newer version.
    #[error("{0} holds no count of refused passwords")]
    Damaged(PathBuf),
    /// The file is no key of fingerprints.
    #[error("{0} is no key of fingerprints")]
    Key(PathBuf),
    /// The system gives no random bytes for a new key.
    #[error("the system gives no random bytes")]
    NoRandomness,
}

//! The session file: one applicant at one gateway, shared by all commands.
//!
//! In: a directory, a name, the facts to keep. Out: the facts that were kept, or a [`SessionError`] that leaves the file
//! as it is. A file is replaced whole under an advisory lock, so neither a kill nor many processes at once can harm it.

mod file;
mod keep;
mod name;
mod picture;

pub use file::{Session, SessionFile, SessionLock};
pub use keep::{SessionKeep, SessionKeepError};
pub use name::{Location, sanitize_user};
pub use picture::PictureKeep;

use std::path::PathBuf;

use thiserror::Error;

use crate::protocol::Beyond;
use crate::store::StoreError;

/// Why a session could not be used. The file is as it was.
#[derive(Debug, Error)]
pub enum SessionError {
    /// The file could not be read, written or locked, or is not private.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file holds something else than a session.
    #[error("{path}: line {line}, column {column}: not a session")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Line of the first error, from 1.
        line: usize,
        /// Column of the first error, from 1.
        column: usize,
    },
    /// There is more in the file, or deeper, than the program writes.
    #[error("{path}: {beyond}: not a session")]
    Beyond {
        /// The file.
        path: PathBuf,
        /// What is too much.
        beyond: Beyond,
    },
    /// The file was written by a newer version of the program.
    #[error("{path}: written by a newer version (format {found})")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format number.
        found: u64,
    },
    /// The session belongs to another gateway, applicant or login name.
    #[error("session {name} belongs to another {what}")]
    Foreign {
        /// The session's name.
        name: String,
        /// What differs.
        what: Owner,
        /// What the session belongs to, as it may be shown.
        own: String,
    },
}

/// What a session belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// One gateway.
    Gateway,
    /// One user_id.
    UserId,
    /// One login name, from the first accepted login.
    LoginName,
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Gateway => "gateway",
            Self::UserId => "user_id",
            Self::LoginName => "login_name",
        })
    }
}

//! The session file: one applicant of one merchant at one gateway, shared by all commands.
//!
//! In: a directory, a name, the facts to store. Out: the stored facts, or a [`SessionError`] that leaves the
//! file unchanged. A file is replaced atomically under an advisory lock, so neither a kill nor concurrent
//! processes can damage it.

mod begun;
mod bond;
mod file;
mod format_1;
mod glimpse;
mod keep;
mod name;
mod picture;
mod remove;

pub use begun::{begun, note};
pub use bond::Bond;
pub use file::{Session, SessionFile, SessionLock};
pub use format_1::take_over;
pub use glimpse::user_ids;
pub use keep::{SessionKeep, SessionKeepError};
pub use name::{Location, is_path};
pub use picture::PictureKeep;
pub use remove::{Removed, each_at_once};

use std::path::PathBuf;

use thiserror::Error;

use crate::protocol::Beyond;
use crate::store::StoreError;

/// Why a session is not usable. The file did not change.
#[derive(Debug, Error)]
pub enum SessionError {
    /// The file could not be read, written or locked, or is not private.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file's content is not a session.
    #[error("{path}: line {line}, column {column}: not a session")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line of the first error, from 1.
        line: usize,
        /// The column of the first error, from 1.
        column: usize,
    },
    /// The file has more values, or deeper nesting, than the program writes.
    #[error("{path}: {beyond}: not a session")]
    Beyond {
        /// The file.
        path: PathBuf,
        /// The limit that was exceeded.
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
    /// The given path has the ending of a session's other files.
    #[error("{path} ends as the files beside a session do")]
    Reserved {
        /// The path.
        path: PathBuf,
    },
    /// The session is of format 1, and its gateway has more than one configured merchant or path.
    #[error("session {name} is of an earlier version and does not say which merchant's it is")]
    Unclaimed {
        /// The session's name.
        name: String,
    },
    /// The session belongs to another gateway, merchant, applicant or login name.
    #[error("session {name} belongs to another {what}")]
    Foreign {
        /// The session's name.
        name: String,
        /// The difference.
        what: Owner,
        /// The session's own owner, safe to show.
        own: String,
    },
}

/// The property that differs from the session's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// One gateway.
    Gateway,
    /// One merchant.
    Merchant,
    /// One user_id.
    UserId,
    /// A login name, which is fixed by the first accepted login.
    LoginName,
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Gateway => "gateway",
            Self::Merchant => "merchant_id",
            Self::UserId => "user_id",
            Self::LoginName => "login_name",
        })
    }
}

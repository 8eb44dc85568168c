//! Files of our own on disk: private, replaced whole, locked; and those that only grow.
//!
//! In: paths and bytes. Out: bytes, or a [`StoreError`] that says what is wrong with which file. Session files and the
//! sandbox's state are kept with it, logs and recordings written. Knows no other room.

mod append;
mod directory;
mod kind;
mod lock;
mod private;
mod same_file;

pub use append::AppendFile;
pub use directory::{create_private_dir, keep_private};
pub use kind::LineKind;
pub use lock::Lock;
pub use private::{
    is_shared, read_private, remove, remove_unfinished, sync_beside, write_locked, write_new, write_passing,
    write_private, write_swiftly,
};
pub use same_file::{is_regular_or_new, names_same_file};

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

/// Why a file of ours could not be used. Nothing was changed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Reading, writing or locking failed.
    #[error("{path}: {source}")]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The path is a symbolic link.
    #[error("{0} is a symbolic link")]
    Symlink(PathBuf),
    /// The path is no regular file.
    #[error("{0} is no regular file")]
    NotAFile(PathBuf),
    /// Others than its owner may read or write it, or it belongs to another user.
    #[error("{0} can be read or changed by others")]
    Shared(PathBuf),
    /// A file to be added to that everybody may write.
    #[error("{0} can be written by everybody")]
    WritableByAll(PathBuf),
    /// A file to be added to that belongs to neither the user nor root.
    #[error("{0} belongs to another user")]
    ForeignFile(PathBuf),
    /// A file to be added to that holds something else.
    #[error("{0} holds something else: name a file of its own, or a new one")]
    Occupied(PathBuf),
    /// A directory of the program's own that belongs to another user.
    #[error("{0} belongs to another user")]
    ForeignDirectory(PathBuf),
    /// In the place of a directory of the program's own, a link to one that others can look into.
    #[error("{0} is a link to a directory that others can look into")]
    OpenLink(PathBuf),
    /// Another process holds the lock.
    #[error("{path} is locked by another process (waited {waited:?})")]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// How long was waited.
        waited: Duration,
    },
}

impl StoreError {
    fn io(path: &std::path::Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

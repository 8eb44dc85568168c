//! The program's own files on disk: private, locked, replaced atomically; and append-only logs.
//!
//! In: paths and bytes. Out: bytes, or a [`StoreError`] that names the file and the problem. Session files, the
//! sandbox's state, logs and recordings are stored with it. All file operations go through [`Disk`]: the system's
//! ([`SystemDisk`]) or a test's. Knows no other room except the words for a length of time.

mod append;
mod directory;
mod disk;
mod draft;
mod kind;
mod lock;
mod named;
mod private;
mod random_key;
mod reading;
mod same_file;
mod spare_locks;
mod temporary;
#[cfg(test)]
mod testing;

pub use append::AppendFile;
pub use directory::{create_private_dir, directory_of, keep_private};
pub use disk::{Disk, SystemDisk};
pub use draft::Draft;
pub use kind::LineKind;
pub use lock::Lock;
pub use named::{open_named, read_named};
pub use private::{
    is_shared, is_writable_by_others, other_owner, remove, remove_unfinished, rename, sync_beside, write_locked,
    write_new, write_passing, write_private, write_swiftly,
};
pub use random_key::random_key;
pub use reading::{HeldFile, read_private, read_private_within};
pub use same_file::{is_regular_or_new, names_same_file};
pub use spare_locks::{SpareLock, SpareLocks};

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

use crate::duration;

/// Why one of the program's own files is not usable. Nothing was changed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// HeldFile, writing or locking failed.
    #[error("{path}: {source}")]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The path is a symbolic link.
    #[error("{0} is a symbolic link")]
    Symlink(PathBuf),
    /// The path is not a regular file.
    #[error("{0} is no regular file")]
    NotAFile(PathBuf),
    /// The file is accessible to others, or belongs to another user.
    #[error("{0} can be read or changed by others")]
    Shared(PathBuf),
    /// The append-only file is writable by everyone.
    #[error("{0} can be written by everybody")]
    WritableByAll(PathBuf),
    /// The append-only file belongs to neither the user nor root.
    #[error("{0} belongs to another user")]
    ForeignFile(PathBuf),
    /// The append-only file has other content.
    #[error("{0} holds something else: name a file of its own, or a new one")]
    Occupied(PathBuf),
    /// The program's directory belongs to another user.
    #[error("{0} belongs to another user")]
    ForeignDirectory(PathBuf),
    /// The program's directory is a link to one that is accessible to others.
    #[error("{0} is a link to a directory that others can look into")]
    OpenLink(PathBuf),
    /// Another process holds the lock.
    #[error("{path} is locked by another process (waited {})", duration::en(*.waited))]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// How long this process waited.
        waited: Duration,
    },
}

impl StoreError {
    fn io(path: &std::path::Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

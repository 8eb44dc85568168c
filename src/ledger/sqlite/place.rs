//! Checks where a ledger is, before SQLite opens it.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::network::network_file_system;
use super::open_error::OpenError;
use crate::store::{self, directory_of};

/// Checks that the ledger is a regular file with one name, unreadable for other users, on a local file system. The lock of
/// runs and SQLite's log are named after the file, so a second name would let two runs work on it at once.
pub fn check_place(path: &Path) -> Result<(), OpenError> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(OpenError::Missing(path.to_owned())),
        Err(error) => return Err(OpenError::Io(path.to_owned(), error)),
    };
    if !metadata.is_file() {
        return Err(OpenError::NotRegular(path.to_owned()));
    }
    if store::is_shared(&metadata) {
        return Err(OpenError::Shared(path.to_owned()));
    }
    if metadata.nlink() > 1 {
        return Err(OpenError::Linked(path.to_owned()));
    }
    check_directory(path)
}

/// Checks that locks work in the directory of the ledger.
pub fn check_directory(path: &Path) -> Result<(), OpenError> {
    match network_file_system(directory_of(path)) {
        Some(name) => Err(OpenError::Network(path.to_owned(), name)),
        None => Ok(()),
    }
}

/// The path of the ledger without links in its directory, for SQLite: told to follow no link to a ledger, it refuses
/// links to the directory as well.
pub fn in_real_directory(path: &Path) -> Result<PathBuf, OpenError> {
    let directory = fs::canonicalize(directory_of(path)).map_err(|error| OpenError::Io(path.to_owned(), error))?;
    Ok(directory.join(path.file_name().unwrap_or_default()))
}

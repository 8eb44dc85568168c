//! Compares two paths, as far as that is possible without opening a file.

use std::fs::File;
use std::path::Path;

/// True if two paths name the same file, as far as the paths themselves show.
pub fn names_same_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    whole(one) == whole(other)
}

/// True for a regular file, or for a path where no file exists yet. Devices and pipes mix the lines of several writers.
pub fn is_regular_or_new(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| found.is_file()) || !path.exists()
}

/// True if the open file is the one that the path names now.
pub(super) fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::symlink_metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

//! Replaces and removes private files, and checks which files are private.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::directory::sync_dir;
use super::temporary::Temporary;
use super::{Disk, StoreError, create_private_dir};

/// Replaces a file atomically: writes a temporary file next to it (0600), syncs it, renames it, and syncs the rename.
/// After a crash the file has either its old or its new content.
pub fn write_private(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace(disk, path, bytes, Synced::Renamed, |dir| Temporary::new(disk, dir, PASSING))
}

/// Like [`write_private`], but replaces nothing. Returns false if the name is taken.
pub fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<bool, StoreError> {
    let dir = path.parent().unwrap_or(Path::new("."));
    create_private_dir(disk, dir)?;
    let write = || {
        let mut file = Temporary::new(disk, dir, PASSING)?;
        file.write(bytes)?;
        file.sync()?;
        file.persist_new(path)?;
        sync_dir(disk, dir)
    };
    match write() {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(source) => Err(StoreError::io(path)(source)),
    }
}

/// Like [`write_private`], without syncing, for content of little worth: after a crash of the machine it may
/// be missing or empty.
pub fn write_passing(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace(disk, path, bytes, Synced::Nothing, |dir| Temporary::new(disk, dir, PASSING))
}

/// Like [`write_private`], for a caller that holds the file's lock. The temporary file has a fixed name, so that the
/// next write finds and removes one left by a killed process. Otherwise it would keep data that the file itself no
/// longer has.
pub fn write_locked(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace_locked(disk, path, bytes, Synced::Renamed)
}

/// Like [`write_locked`], without syncing the rename. After a crash of the machine the complete old content
/// may be back, until [`sync_beside`] has returned.
pub fn write_swiftly(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace_locked(disk, path, bytes, Synced::Content)
}

/// Syncs the rename to `path`, so that it survives a crash.
pub fn sync_beside(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    sync_dir(disk, path.parent().unwrap_or(Path::new("."))).map_err(StoreError::io(path))
}

fn replace_locked(disk: &dyn Disk, path: &Path, bytes: &[u8], synced: Synced) -> Result<(), StoreError> {
    remove_unfinished(disk, path)?;
    replace(disk, path, bytes, synced, |_| Temporary::at(disk, &unfinished(path)))
}

/// Removes the leftovers of a killed process's write to `path`. The caller must hold the file's lock.
pub fn remove_unfinished(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    remove(disk, &unfinished(path)).map(drop)
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".tmp");
    name.into()
}

/// How the names of files begin that are being written without a lock.
const PASSING: &str = ".tmp";

/// How much to sync.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Synced {
    Nothing,
    Content,
    Renamed,
}

fn replace<'d>(
    disk: &'d dyn Disk,
    path: &Path,
    bytes: &[u8],
    synced: Synced,
    temporary: impl FnOnce(&Path) -> io::Result<Temporary<'d>>,
) -> Result<(), StoreError> {
    let dir = path.parent().unwrap_or(Path::new("."));
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => return Err(StoreError::Symlink(path.to_owned())),
        Ok(_) => {}
        Err(_) => create_private_dir(disk, dir)?,
    }
    let replace = || {
        let mut file = temporary(dir)?; // 0600 from the beginning
        file.write(bytes)?;
        if synced >= Synced::Content {
            file.sync()?;
        }
        file.persist(path)?;
        if synced == Synced::Renamed { sync_dir(disk, dir) } else { Ok(()) }
    };
    replace().map_err(StoreError::io(path))
}

/// Renames a file within a file system, and waits until the new name would survive a crash.
pub fn rename(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), StoreError> {
    let dir = to.parent().unwrap_or(Path::new("."));
    disk.rename(from, to).and_then(|()| sync_dir(disk, dir)).map_err(StoreError::io(from))
}

/// Removes a file. Returns true if there was one.
pub fn remove(disk: &dyn Disk, path: &Path) -> Result<bool, StoreError> {
    match disk.remove(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(StoreError::io(path)(source)),
    }
}

/// True if other users may read or write the file, or it belongs to another user.
pub fn is_shared(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::geteuid().as_raw();
    metadata.mode() & 0o077 != 0 || (metadata.uid() != own && own != 0)
}

/// The user to whom the file belongs, if that is not the running one. Root may use the files of every user.
pub fn other_owner(path: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::geteuid().as_raw();
    let owner = fs::symlink_metadata(path).ok()?.uid();
    (owner != own && own != 0).then_some(owner)
}

/// True if users other than the running one and root may write the file, or could grant themselves that right.
pub fn is_writable_by_others(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (own, owner) = (rustix::process::geteuid().as_raw(), metadata.uid());
    metadata.mode() & 0o022 != 0 || (owner != own && owner != 0)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::store::{SystemDisk, read_private};

    #[test]
    fn a_written_file_is_private_and_reads_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b/file.json");
        write_private(&SystemDisk, &path, b"one").unwrap();
        write_private(&SystemDisk, &path, b"two").unwrap();
        assert_eq!(read_private(&SystemDisk, &path).unwrap().unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn leftovers_of_a_killed_write_are_replaced_and_can_be_removed() {
        let dir = tempfile::tempdir().unwrap();
        let (path, left) = (dir.path().join("s.json"), dir.path().join("s.json.tmp"));
        fs::write(&left, "half").unwrap();
        write_locked(&SystemDisk, &path, b"whole").unwrap();
        assert_eq!(read_private(&SystemDisk, &path).unwrap().unwrap(), b"whole");
        assert!(!left.exists());
        fs::write(&left, "half").unwrap();
        remove_unfinished(&SystemDisk, &path).unwrap();
        assert!(!left.exists() && path.exists());
    }

    #[test]
    fn reading_a_missing_file_gives_none() {
        assert!(read_private(&SystemDisk, Path::new("/nonexistent/file")).unwrap().is_none());
    }

    #[test]
    fn a_file_that_others_can_read_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        write_private(&SystemDisk, &path, b"x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(read_private(&SystemDisk, &path), Err(StoreError::Shared(_))));
    }

    #[test]
    fn a_symbolic_link_is_neither_read_nor_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let (target, link) = (dir.path().join("target"), dir.path().join("link"));
        write_private(&SystemDisk, &target, b"x").unwrap();
        symlink(&target, &link).unwrap();
        assert!(matches!(read_private(&SystemDisk, &link), Err(StoreError::Symlink(_))));
        assert!(matches!(write_private(&SystemDisk, &link, b"y"), Err(StoreError::Symlink(_))));
        assert_eq!(read_private(&SystemDisk, &target).unwrap().unwrap(), b"x");
    }

    #[test]
    fn a_directory_or_pipe_in_place_of_a_file_is_refused_at_once() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(read_private(&SystemDisk, dir.path()), Err(StoreError::NotAFile(_))));
    }
}

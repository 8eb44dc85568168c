//! Reads private files.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::SystemTime;

use super::private::is_shared;
use super::{Disk, StoreError};

/// Reads a private file; `None` if it does not exist. Does not follow symbolic links.
pub fn read_private(disk: &dyn Disk, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    read_private_within(disk, path, u64::MAX)
}

/// The same, but a file longer than `limit` bytes is an error ([`io::ErrorKind::FileTooLarge`]), and not read.
pub fn read_private_within(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(HeldFile::of(disk, path, limit)?.map(|reading| reading.bytes))
}

/// A private file that was read and is still open.
///
/// While the file is open, its inode number is not reused. So a caller that takes the file's lock afterwards can check
/// that the file is still the one it has read, without reading it again.
#[derive(Debug)]
pub struct HeldFile {
    /// Held open, so that its inode number is not reused.
    _file: File,
    before: Metadata,
    /// What is in the file.
    pub bytes: Vec<u8>,
}

impl HeldFile {
    /// Reads a private file as [`read_private_within`] does.
    pub fn of(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Option<Self>, StoreError> {
        let file = match open_no_follow(disk, path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => {
                let linked = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
                return Err(if linked { StoreError::Symlink(path.to_owned()) } else { StoreError::io(path)(source) });
            }
        };
        let before = file.metadata().map_err(StoreError::io(path))?;
        if !before.is_file() {
            return Err(StoreError::NotAFile(path.to_owned()));
        }
        if is_shared(&before) {
            return Err(StoreError::Shared(path.to_owned()));
        }
        if before.len() > limit {
            let error = io::Error::new(io::ErrorKind::FileTooLarge, format!("longer than {limit} bytes"));
            return Err(StoreError::io(path)(error));
        }
        let mut bytes = Vec::new();
        disk.read(&file, &mut bytes).map_err(StoreError::io(path))?;
        Ok(Some(Self { _file: file, before, bytes }))
    }

    /// When the file was last written before it was read.
    pub fn written(&self) -> io::Result<SystemTime> {
        self.before.modified()
    }

    /// True if `path` still names this file and it was not written since it was opened. The path is opened again,
    /// because a network file system answers an open with the newest file, but a mere look at the metadata may be
    /// answered from its cache.
    pub fn is_current(&self, disk: &dyn Disk, path: &Path) -> bool {
        let identity = |found: &Metadata| (found.dev(), found.ino(), found.len());
        let times = |found: &Metadata| (found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec());
        let now = open_no_follow(disk, path).and_then(|file| file.metadata());
        now.is_ok_and(|now| identity(&now) == identity(&self.before) && times(&now) == times(&self.before))
    }
}

fn open_no_follow(disk: &dyn Disk, path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // Open without blocking, so that a pipe in place of a session cannot hang the program.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    disk.open(path, OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::time::Duration;

    use super::*;
    use crate::store::{SystemDisk, write_locked};

    fn read(path: &Path) -> HeldFile {
        HeldFile::of(&SystemDisk, path, u64::MAX).unwrap().unwrap()
    }

    #[test]
    fn a_replaced_file_is_not_current() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("s.json");
        write_locked(&SystemDisk, &path, b"same").unwrap();
        let reading = read(&path);
        assert!(reading.is_current(&SystemDisk, &path));
        let dated = fs::metadata(&path).unwrap().modified().unwrap();
        write_locked(&SystemDisk, &path, b"same").unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(dated).unwrap();
        assert!(!reading.is_current(&SystemDisk, &path), "of the same length, content and date");
        let reading = read(&path);
        fs::remove_file(&path).unwrap();
        assert!(!reading.is_current(&SystemDisk, &path));
    }

    #[test]
    fn a_file_written_in_place_is_not_current() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("s.json");
        write_locked(&SystemDisk, &path, b"before").unwrap();
        let writable = || File::options().append(true).open(&path).unwrap();
        let reading = read(&path);
        writable().write_all(b"more").unwrap();
        assert!(!reading.is_current(&SystemDisk, &path));
        let reading = read(&path);
        writable().set_modified(SystemTime::now() - Duration::from_secs(60)).unwrap();
        assert!(!reading.is_current(&SystemDisk, &path));
    }
}

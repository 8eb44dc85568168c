//! Advisory locks between processes.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::same_file::is_still_at;
use super::{Disk, StoreError, create_private_dir, remove};

/// The interval at which a waiting process tries again.
const PAUSE: Duration = Duration::from_millis(5);

/// The maximum number of bytes read of a lock file.
const LONGEST: u64 = 16 * 1024;

/// A lock, held until dropped. The lock file is separate from the guarded file and is kept, because the guarded file is
/// replaced by renaming.
#[derive(Debug)]
pub struct Lock {
    file: File,
    pub(super) path: PathBuf,
}

impl Lock {
    /// Takes the lock at `path`, and waits at most `wait` for another process.
    pub fn acquire(disk: &dyn Disk, path: &Path, wait: Duration) -> Result<Self, StoreError> {
        if let Some(dir) = path.parent().filter(|_| fs::symlink_metadata(path).is_err()) {
            create_private_dir(disk, dir)?;
        }
        Self::acquire_beside(disk, path, wait)
    }

    /// Takes the lock at `path` unless another process holds it. The directory must already contain another file, so
    /// that no check for an empty directory is needed.
    pub fn unless_held(disk: &dyn Disk, path: &Path) -> Result<Option<Self>, StoreError> {
        match Self::acquire_beside(disk, path, Duration::ZERO) {
            Ok(lock) => Ok(Some(lock)),
            Err(StoreError::Locked { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn acquire_beside(disk: &dyn Disk, path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let started = Instant::now();
        loop {
            let file = open(disk, path).map_err(StoreError::io(path))?;
            match file.try_lock() {
                // If the file was removed between opening and locking, this lock guards nothing, so try again.
                Ok(()) if is_still_at(&file, path) => return Ok(Self { file, path: path.to_owned() }),
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) if started.elapsed() < wait => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Locked { path: path.to_owned(), waited: started.elapsed() });
                }
                Err(TryLockError::Error(source)) => return Err(StoreError::io(path)(source)),
            }
        }
    }

    /// True if another process holds the lock at `path`. The check holds the lock itself for a moment, so a process
    /// that wants it just then has to wait briefly.
    pub fn is_held(disk: &dyn Disk, path: &Path) -> bool {
        let file = disk.open(path, OpenOptions::new().read(true));
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// Writes this process's id into the lock file, for processes that are refused the lock, and below it a note of one
    /// line. Does not sync.
    pub fn sign(&mut self, note: &str) -> Result<(), StoreError> {
        let text = format!("{}\n{note}", std::process::id());
        let write = |file: &mut File| {
            file.set_len(0)?;
            file.rewind()?;
            file.write_all(text.as_bytes())
        };
        write(&mut self.file).map_err(StoreError::io(&self.path))
    }

    /// The process id in the lock file at `path`, if there is one.
    pub fn holder(path: &Path) -> Option<u32> {
        read(path)?.lines().next()?.trim().parse().ok()
    }

    /// The note in the lock file at `path`, if there is one. A killed process leaves its note behind.
    pub fn note(path: &Path) -> Option<String> {
        read(path)?.lines().nth(1).filter(|note| !note.is_empty()).map(str::to_owned)
    }

    /// Releases the lock and removes its file.
    pub fn discard(self, disk: &dyn Disk) -> Result<(), StoreError> {
        remove(disk, &self.path).map(drop)
    }
}

fn read(path: &Path) -> Option<String> {
    let mut text = String::new();
    File::open(path).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

fn open(disk: &dyn Disk, path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.mode(0o600).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    disk.open(path, &options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SystemDisk;

    #[test]
    fn a_second_holder_waits_and_gives_up() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.lock");
        let mut held = Lock::acquire(&SystemDisk, &path, Duration::ZERO).unwrap();
        held.sign("a note").unwrap();
        assert!(matches!(Lock::acquire(&SystemDisk, &path, Duration::from_millis(20)), Err(StoreError::Locked { .. })));
        assert_eq!(Lock::holder(&path), Some(std::process::id()));
        assert_eq!(Lock::note(&path).as_deref(), Some("a note"));
        held.sign("").unwrap();
        assert_eq!((Lock::holder(&path), Lock::note(&path)), (Some(std::process::id()), None));
        drop(held);
        // A program that another test is starting holds a copy of the lock until it runs.
        Lock::acquire(&SystemDisk, &path, Duration::from_secs(5)).unwrap();
    }

    #[test]
    fn checking_a_lock_tells_whether_it_is_held_and_creates_no_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.lock");
        assert!(!Lock::is_held(&SystemDisk, &path) && !path.exists());
        let held = Lock::acquire(&SystemDisk, &path, Duration::ZERO).unwrap();
        assert!(Lock::is_held(&SystemDisk, &path));
        drop(held);
        assert!(!Lock::is_held(&SystemDisk, &path));
        Lock::acquire(&SystemDisk, &path, Duration::ZERO).unwrap();
    }

    #[test]
    fn a_discarded_lock_can_be_taken_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.lock");
        Lock::acquire(&SystemDisk, &path, Duration::ZERO).unwrap().discard(&SystemDisk).unwrap();
        assert!(!path.exists());
        Lock::acquire(&SystemDisk, &path, Duration::ZERO).unwrap();
    }
}

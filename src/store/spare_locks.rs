//! Locks for many names, each of which is held only briefly.
//!
//! Creating a lock file for each of thousands of names costs the disk more than the guarded work, because ext4 searches
//! ever longer for an inode that was not just freed. So a few lock files are created and locked once, and then lent: to
//! take a lock, one of them is linked to the lock's path; to release it, the link is removed. Other processes find a
//! locked lock file at the usual path.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{Disk, Lock, StoreError, remove};

/// The maximum number of such lock files in a directory: enough for the threads of two processes.
const MOST: usize = 32;

/// The lock files of a directory for lending.
#[derive(Debug)]
pub struct SpareLocks {
    dir: PathBuf,
    idle: Mutex<Vec<Lock>>,
}

/// A lock made from a lent file, or a separate lock file if linking failed.
#[derive(Debug)]
pub struct SpareLock {
    path: PathBuf,
    lock: Lock,
    is_lent: bool,
}

impl SpareLocks {
    /// Starts without lock files; they are created when needed.
    pub fn in_dir(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), idle: Mutex::default() }
    }

    /// Takes the lock at `path`, which must be in the same directory. `None` if another process holds it.
    pub fn acquire(&self, disk: &dyn Disk, path: &Path) -> Result<Option<SpareLock>, StoreError> {
        // An existing lock file may be held, so it is not replaced by a link.
        if fs::symlink_metadata(path).is_err()
            && let Some(spare) = self.take(disk)?
        {
            match fs::hard_link(&spare.path, path) {
                Ok(()) => return Ok(Some(SpareLock { path: path.to_owned(), lock: spare, is_lent: true })),
                Err(_) => self.give_back(spare),
            }
        }
        let own = |lock| SpareLock { path: path.to_owned(), lock, is_lent: false };
        Ok(Lock::unless_held(disk, path)?.map(own))
    }

    /// Releases a lock and removes its file.
    pub fn release(&self, disk: &dyn Disk, lock: SpareLock) -> Result<(), StoreError> {
        let removed = remove(disk, &lock.path).map(drop);
        if lock.is_lent {
            self.give_back(lock.lock);
        }
        removed
    }

    fn give_back(&self, lock: Lock) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(lock);
    }

    /// An idle lock file, or the first that no process holds.
    fn take(&self, disk: &dyn Disk) -> Result<Option<Lock>, StoreError> {
        if let Some(idle) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            return Ok(Some(idle));
        }
        for number in 0..MOST {
            if let Some(lock) = Lock::unless_held(disk, &self.dir.join(format!(".spare-{number}.lock")))? {
                return Ok(Some(lock));
            }
        }
        Ok(None)
    }
}

/// Removes the lock files. One that cannot be removed does no harm: it is empty, and the next process uses it.
impl Drop for SpareLocks {
    fn drop(&mut self) {
        let idle = self.idle.get_mut().unwrap_or_else(PoisonError::into_inner);
        idle.drain(..).for_each(|lock| drop(fs::remove_file(&lock.path)));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::store::SystemDisk;

    fn is_held(path: &Path) -> bool {
        matches!(Lock::acquire(&SystemDisk, path, Duration::ZERO), Err(StoreError::Locked { .. }))
    }

    #[test]
    fn a_lent_lock_excludes_others_until_its_release() {
        let dir = tempfile::tempdir().unwrap();
        let (spares, a, b) = (SpareLocks::in_dir(dir.path()), dir.path().join("a.lock"), dir.path().join("b.lock"));
        for path in [&a, &b] {
            let lock = spares.acquire(&SystemDisk, path).unwrap().unwrap();
            assert!(lock.is_lent && is_held(path));
            spares.release(&SystemDisk, lock).unwrap();
            assert!(!path.exists() && !is_held(path));
            fs::remove_file(path).unwrap();
        }
        let both = [&a, &b].map(|path| spares.acquire(&SystemDisk, path).unwrap().unwrap());
        assert!(is_held(&a) && is_held(&b));
        both.into_iter().for_each(|lock| spares.release(&SystemDisk, lock).unwrap());
        assert!(!a.exists() && !b.exists());
        drop(spares);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_lock_of_a_live_process_is_not_taken_but_an_abandoned_one_is() {
        let dir = tempfile::tempdir().unwrap();
        let (spares, path) = (SpareLocks::in_dir(dir.path()), dir.path().join("a.lock"));
        let held = Lock::acquire(&SystemDisk, &path, Duration::ZERO).unwrap();
        assert!(spares.acquire(&SystemDisk, &path).unwrap().is_none());
        drop(held);
        let lock = spares.acquire(&SystemDisk, &path).unwrap().unwrap();
        assert!(!lock.is_lent && is_held(&path));
        spares.release(&SystemDisk, lock).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn two_processes_lend_different_files() {
        let dir = tempfile::tempdir().unwrap();
        let (one, other) = (SpareLocks::in_dir(dir.path()), SpareLocks::in_dir(dir.path()));
        let a = one.acquire(&SystemDisk, &dir.path().join("a.lock")).unwrap().unwrap();
        let b = other.acquire(&SystemDisk, &dir.path().join("b.lock")).unwrap().unwrap();
        assert!(a.is_lent && b.is_lent);
        one.release(&SystemDisk, a).unwrap();
        assert!(is_held(&dir.path().join("b.lock")));
        other.release(&SystemDisk, b).unwrap();
    }
}

//! Disks for this room's tests. The fault harness (`tests/faults`) has a disk that can fail everywhere.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::{Disk, SystemDisk};

/// A disk on which a single operation fails on request.
#[derive(Debug, Default)]
pub(super) struct FailsOnce {
    write: AtomicBool,
    /// How many more files are opened before one fails; 0 means that none fails.
    opens: AtomicU32,
}

impl FailsOnce {
    /// Makes the next write fail after half of its bytes.
    pub(super) fn fail(&self) {
        self.write.store(true, Ordering::SeqCst);
    }

    /// Makes the `nth` open from now on fail.
    pub(super) fn fail_open(&self, nth: u32) {
        self.opens.store(nth, Ordering::SeqCst);
    }
}

impl Disk for FailsOnce {
    fn open(&self, path: &Path, options: &OpenOptions) -> io::Result<File> {
        let before = self.opens.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| Some(left.saturating_sub(1)));
        if before == Ok(1) { Err(io::Error::other("unreadable")) } else { SystemDisk.open(path, options) }
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        if self.write.swap(false, Ordering::SeqCst) {
            SystemDisk.write(file, &bytes[..bytes.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        SystemDisk.write(file, bytes)
    }
}

/// A disk that records which directories are synced.
#[derive(Debug, Default)]
pub(super) struct Synced(pub(super) Mutex<Vec<PathBuf>>);

impl Disk for Synced {
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.0.lock().unwrap().push(dir.to_owned());
        SystemDisk.sync_dir(dir)
    }
}

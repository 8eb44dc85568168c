//! Disks for the tests of this room. The fault harness (`tests/faults`) has one that fails everywhere.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Disk, SystemDisk};

/// A disk whose next write fails, when that is asked for, after half of it is done.
#[derive(Debug, Default)]
pub(super) struct FailsOnce(AtomicBool);

impl FailsOnce {
    pub(super) fn fail(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Disk for FailsOnce {
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        if self.0.swap(false, Ordering::SeqCst) {
            SystemDisk.write(file, &bytes[..bytes.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        SystemDisk.write(file, bytes)
    }
}

/// A disk that notes which directories are synced.
#[derive(Debug, Default)]
pub(super) struct Synced(pub(super) Mutex<Vec<PathBuf>>);

impl Disk for Synced {
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.0.lock().unwrap().push(dir.to_owned());
        SystemDisk.sync_dir(dir)
    }
}

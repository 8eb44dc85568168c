//! Disks for the tests of this room.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{Disk, SystemDisk};

/// A disk that notes which directories are synced.
#[derive(Debug, Default)]
pub(super) struct Synced(pub(super) Mutex<Vec<PathBuf>>);

impl Disk for Synced {
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.0.lock().unwrap().push(dir.to_owned());
        SystemDisk.sync_dir(dir)
    }
}

//! The store's operations on files, as a trait. A test implements it to count operations, let one fail, or simulate a
//! power cut.
//!
//! Opening, writing, syncing, renaming and removing go through this trait. Operations that change nothing go directly
//! to the system: metadata, directory entries, locks. Every method has a default, so a simulated disk replaces only
//! what it needs, and a [`File`] is always the system's own.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::TempPath;

/// The operations on a disk. Each default is the system's.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Opens a file, and creates it if the options say so.
    fn open(&self, path: &Path, options: &OpenOptions) -> io::Result<File> {
        options.open(path)
    }

    /// Creates one directory for its owner only (0700).
    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(dir)
    }

    /// Reads the rest of a file.
    fn read(&self, mut file: &File, into: &mut Vec<u8>) -> io::Result<usize> {
        file.read_to_end(into)
    }

    /// Writes once, and returns how much was written.
    fn write(&self, mut file: &File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    /// Waits until the content of a file is on the disk.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    /// Waits until the names in a directory are on the disk.
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    /// Gives a file another name. A file that has this name already is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Renames a file, unless the new name is taken.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        TempPath::try_from_path(from)?.persist_noclobber(to).map_err(|failed| {
            // Keep the file: the caller removes it, as after any other failure.
            let _ = failed.path.keep();
            failed.error
        })
    }

    /// Names an open file that has no name.
    fn link(&self, file: &File, to: &Path) -> io::Result<()> {
        use std::os::fd::AsRawFd;

        use rustix::fs::{AtFlags, CWD, linkat};
        let by_number = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, by_number.as_str(), CWD, to, AtFlags::SYMLINK_FOLLOW)?)
    }

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// This machine's disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {}

/// Writes to an open file on a disk.
pub(super) struct Writer<'a> {
    pub(super) disk: &'a dyn Disk,
    pub(super) file: &'a File,
}

impl Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.write(self.file, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

//! A file with a temporary name next to the file that it will replace.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{Disk, Writer};

/// A private file (0600) that is removed on drop, unless it was given its final name.
pub(super) struct Temporary<'d> {
    disk: &'d dyn Disk,
    file: File,
    path: PathBuf,
    /// True once the passing name is gone.
    named: bool,
}

impl<'d> Temporary<'d> {
    /// Creates a file whose name begins with `begins` and ends at random.
    pub(super) fn new(disk: &'d dyn Disk, dir: &Path, begins: &str) -> io::Result<Self> {
        Self::by(tempfile::Builder::new().prefix(begins), disk, dir)
    }

    /// Creates a file of exactly this name, which must not exist.
    pub(super) fn at(disk: &'d dyn Disk, path: &Path) -> io::Result<Self> {
        let (dir, name) = (path.parent().unwrap_or(Path::new(".")), path.file_name().unwrap_or_default());
        Self::by(tempfile::Builder::new().prefix(name).rand_bytes(0), disk, dir)
    }

    fn by(builder: &tempfile::Builder<'_, '_>, disk: &'d dyn Disk, dir: &Path) -> io::Result<Self> {
        let (file, path) = builder.make_in(dir, |path| disk.open(path, &private()))?.into_parts();
        // From here on the file is removed through the disk.
        Ok(Self { disk, file, path: path.keep()?, named: false })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        Writer { disk: self.disk, file: &self.file }.write_all(bytes)
    }

    pub(super) fn sync(&self) -> io::Result<()> {
        self.disk.sync(&self.file)
    }

    /// Renames it to `path`, replacing an existing file.
    pub(super) fn persist(mut self, path: &Path) -> io::Result<()> {
        self.disk.rename(&self.path, path)?;
        self.named = true;
        Ok(())
    }

    /// Renames it to `path`, unless a file of that name exists.
    pub(super) fn persist_new(mut self, path: &Path) -> io::Result<()> {
        self.disk.rename_new(&self.path, path)?;
        self.named = true;
        Ok(())
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.named {
            // If it cannot be removed, the next write removes it, or it remains under a random name and private.
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// How a new private file is opened.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.read(true).write(true).create_new(true);
    options
}

//! A file that gets its name only when it is complete, so that a killed process leaves no partial file behind.
//!
//! On Linux the file is created without a name if the file system supports that (`O_TMPFILE`), and is named at the end.
//! Elsewhere it has a recognisable temporary name, and its process holds a lock on it. The next draft in the directory
//! removes all such files without a holder.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Seek, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use tempfile::NamedTempFile;

use super::directory::{directory_of, sync_dir};
use super::disk::Writer;
use super::same_file::is_still_at;
use super::temporary::private;
use super::{Disk, SystemDisk};

/// How the names of unfinished files begin.
const BEGINS: &str = ".zhengxin-";
/// How they end.
const ENDS: &str = ".unfinished";
/// How often to try again with another name if one was removed by another process's sweep, or is taken.
const TRIES: usize = 8;

/// A file that is being written next to its final place, accessible to its owner only (0600).
#[derive(Debug)]
pub struct Draft {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Unnamed(File),
    Named(NamedTempFile),
}

impl Draft {
    /// Creates a draft of the file at `path`, and removes the drafts that killed processes have left in its directory.
    pub fn beside(path: &Path) -> io::Result<Self> {
        Self::beside_on(Arc::new(SystemDisk), path)
    }

    /// The same on a disk.
    pub fn beside_on(disk: Arc<dyn Disk>, path: &Path) -> io::Result<Self> {
        sweep(&*disk, directory_of(path));
        let unnamed = unnamed_in(&*disk, directory_of(path)).map(Kind::Unnamed);
        let kind = unnamed.map_or_else(|| named_in(&*disk, directory_of(path)).map(Kind::Named), Ok)?;
        Ok(Self { disk, path: path.to_owned(), kind })
    }

    /// The same, as on a file system that does not support files without names.
    #[cfg(test)]
    fn named_beside(path: &Path) -> io::Result<Self> {
        let disk = Arc::new(SystemDisk);
        sweep(&*disk, directory_of(path));
        let kind = Kind::Named(named_in(&*disk, directory_of(path))?);
        Ok(Self { disk, path: path.to_owned(), kind })
    }

    fn file(&self) -> &File {
        match &self.kind {
            Kind::Unnamed(file) => file,
            Kind::Named(file) => file.as_file(),
        }
    }

    /// Writes JSON and lets the file appear.
    pub fn put_json(mut self, value: &impl Serialize, replaces: bool) -> io::Result<()> {
        let mut buffered = io::BufWriter::new(&mut self);
        serde_json::to_writer(&mut buffered, value)?;
        buffered.write_all(b"\n")?;
        buffered.flush()?; // dropping the writer would ignore an error
        drop(buffered);
        self.appear(replaces)
    }

    /// Its temporary name, if it has one. An interruption handler removes the file by it.
    pub fn name(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Unnamed(_) => None,
            Kind::Named(file) => Some(file.path()),
        }
    }

    /// Waits until the content is on the disk, then gives the file its final name in one step. With `replaces`, a file
    /// of that name is replaced; without it, the existing file is kept and this is an error.
    pub fn appear(self, replaces: bool) -> io::Result<()> {
        let disk = &*self.disk;
        disk.sync(self.file())?;
        match self.kind {
            Kind::Unnamed(file) => name(disk, file, &self.path, replaces)?,
            Kind::Named(file) => persist(disk, file, &self.path, replaces)?,
        }
        // The file is in place. A directory without read permission cannot be synced, which is not an error.
        match sync_dir(disk, directory_of(&self.path)) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
            synced => synced,
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Writer { disk: &*self.disk, file: self.file() }.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file without a name, if the system can create one and can name it later.
#[cfg(target_os = "linux")]
fn unnamed_in(disk: &dyn Disk, dir: &Path) -> Option<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).mode(0o600).custom_flags(rustix::fs::OFlags::TMPFILE.bits().cast_signed());
    let file = disk.open(dir, &options).ok()?;
    // Naming it later goes through /proc, which may be missing.
    let (own, named) = (file.metadata().ok()?, fs::metadata(by_number(&file)).ok()?);
    // Locked for the moment in which `replace` gives it a temporary name, so that no sweep removes it.
    let _ = file.try_lock();
    ((own.dev(), own.ino()) == (named.dev(), named.ino())).then_some(file)
}

#[cfg(not(target_os = "linux"))]
fn unnamed_in(_disk: &dyn Disk, _dir: &Path) -> Option<File> {
    None
}

fn by_number(file: &File) -> PathBuf {
    use std::os::fd::AsRawFd;
    format!("/proc/self/fd/{}", file.as_raw_fd()).into()
}

/// Names a file without a name. If the system refuses, the content is copied to a file with a name, since producing it
/// may have taken a day.
fn name(disk: &dyn Disk, mut file: File, path: &Path, replaces: bool) -> io::Result<()> {
    let linked = match disk.link(&file, path) {
        // A link replaces nothing.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && replaces => replace(disk, &file, path),
        linked => linked,
    };
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            let copy = named_in(disk, directory_of(path))?;
            file.rewind()?;
            let mut content = Vec::new();
            disk.read(&file, &mut content)?;
            Writer { disk, file: copy.as_file() }.write_all(&content)?;
            disk.sync(copy.as_file())?;
            persist(disk, copy, path, replaces)
        }
        linked => linked,
    }
}

/// Replaces a file by one without a name. Only a rename replaces, so the file first gets a temporary name. If the
/// process is killed in between, the next draft's sweep removes that name, and the former file remains intact.
fn replace(disk: &dyn Disk, file: &File, path: &Path) -> io::Result<()> {
    let mut tries = 0;
    let passing = loop {
        let passing = directory_of(path).join(format!("{BEGINS}{:016x}{ENDS}", fastrand::u64(..)));
        match disk.link(file, &passing) {
            Ok(()) => break passing,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => tries += 1,
            Err(error) => return Err(error),
        }
    };
    disk.rename(&passing, path).inspect_err(|_| drop(disk.remove(&passing)))
}

fn persist(disk: &dyn Disk, file: NamedTempFile, path: &Path, replaces: bool) -> io::Result<()> {
    let passing = file.into_temp_path();
    if replaces { disk.rename(&passing, path) } else { disk.rename_new(&passing, path) }?;
    passing.keep()?;
    Ok(())
}

/// A locked file under a recognisable temporary name. If a sweep removed it before it was locked, another one is
/// created. On a file system without locks the file is not locked, and sweeps do not remove it either.
fn named_in(disk: &dyn Disk, dir: &Path) -> io::Result<NamedTempFile> {
    let open = |path: &Path| disk.open(path, &private());
    let make = || tempfile::Builder::new().prefix(BEGINS).suffix(ENDS).make_in(dir, open);
    for _ in 0..TRIES {
        let file = make()?;
        let locked = file.as_file().try_lock();
        if !matches!(locked, Err(fs::TryLockError::WouldBlock)) && is_still_at(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
    make()
}

/// Removes the drafts of processes that have ended. Any doubtful file is kept: another user's, one that others can
/// read, a link, one with a second name, one that is locked. Errors of removing are ignored.
fn sweep(disk: &dyn Disk, dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten().filter(|entry| is_unfinished(&entry.file_name())) {
        let path = entry.path();
        let Ok(file) = open(disk, &path) else { continue };
        let is_ours = file.metadata().is_ok_and(|found| {
            found.is_file() && found.nlink() == 1 && !super::is_shared(&found) && found.uid() == own_user()
        });
        if is_ours && file.try_lock().is_ok() && is_still_at(&file, &path) {
            let _ = disk.remove(&path);
        }
    }
}

fn own_user() -> u32 {
    rustix::process::geteuid().as_raw()
}

fn is_unfinished(name: &OsStr) -> bool {
    name.to_str()
        .and_then(|name| name.strip_prefix(BEGINS)?.strip_suffix(ENDS))
        .is_some_and(|random| random.len() >= 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn open(disk: &dyn Disk, path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    disk.open(path, fs::OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()))
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;

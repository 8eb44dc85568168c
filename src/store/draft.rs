//! A file that has no name until it is whole: a process that is killed before leaves nothing of it behind.
//!
//! On Linux it is made without a name where the file system can do that (`O_TMPFILE`), and gets one at the end. Elsewhere it
//! has a name that tells what it is, and is locked as long as its process lives; the next draft in the directory removes
//! those that nobody holds.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Seek};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::private::sync_dir;
use super::same_file::is_still_at;

/// How the names of unfinished files begin.
const BEGINS: &str = ".zhengxin-";
/// How they end.
const ENDS: &str = ".unfinished";
/// How often a name is tried again that another process has swept away, or taken.
const TRIES: usize = 8;

/// A file that is being written beside the place where it will appear. For its owner only (0600).
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Unnamed(File),
    Named(NamedTempFile),
}

impl Draft {
    /// Opens a file that will appear at `path`, and removes what killed processes have left in its directory.
    pub fn beside(path: &Path) -> io::Result<Self> {
        sweep(directory(path));
        let unnamed = unnamed_in(directory(path)).map(Kind::Unnamed);
        let kind = unnamed.map_or_else(|| named_in(directory(path)).map(Kind::Named), Ok)?;
        Ok(Self { path: path.to_owned(), kind })
    }

    /// The same as on a file system that knows no files without names.
    #[cfg(test)]
    fn named_beside(path: &Path) -> io::Result<Self> {
        sweep(directory(path));
        Ok(Self { path: path.to_owned(), kind: Kind::Named(named_in(directory(path))?) })
    }

    /// What is written to.
    pub fn file(&mut self) -> &mut File {
        match &mut self.kind {
            Kind::Unnamed(file) => file,
            Kind::Named(file) => file.as_file_mut(),
        }
    }

    /// The name that it has by now, if it has one: an interruption takes it along.
    pub fn name(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Unnamed(_) => None,
            Kind::Named(file) => Some(file.path()),
        }
    }

    /// Waits until the content is on the disk and lets the file appear, in one step. Another file at its place is replaced
    /// only if `replaces`; otherwise it stays, and this is an error.
    pub fn appear(mut self, replaces: bool) -> io::Result<()> {
        self.file().sync_all()?;
        match self.kind {
            Kind::Unnamed(file) => name(file, &self.path, replaces)?,
            Kind::Named(file) => persist(file, &self.path, replaces)?,
        }
        // The file is there for everybody now; a directory that may not be read cannot be synced.
        match sync_dir(directory(&self.path)) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
            synced => synced,
        }
    }
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file without a name, if the system can make one and could name it later.
#[cfg(target_os = "linux")]
fn unnamed_in(dir: &Path) -> Option<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).mode(0o600).custom_flags(rustix::fs::OFlags::TMPFILE.bits().cast_signed());
    let file = options.open(dir).ok()?;
    // It is named by way of /proc, which need not be there.
    let (own, named) = (file.metadata().ok()?, fs::metadata(by_number(&file)).ok()?);
    // The lock is for the moment in which `replace` has given it a passing name.
    let _ = file.try_lock();
    ((own.dev(), own.ino()) == (named.dev(), named.ino())).then_some(file)
}

#[cfg(not(target_os = "linux"))]
fn unnamed_in(_dir: &Path) -> Option<File> {
    None
}

fn by_number(file: &File) -> PathBuf {
    use std::os::fd::AsRawFd;
    format!("/proc/self/fd/{}", file.as_raw_fd()).into()
}

fn link(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    Ok(linkat(CWD, by_number(file), CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

/// Gives a file without a name its own. What the system refuses here is written once more, under a name: the content may
/// have cost a day.
fn name(mut file: File, path: &Path, replaces: bool) -> io::Result<()> {
    let linked = match link(&file, path) {
        // A link replaces nothing.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && replaces => replace(&file, path),
        linked => linked,
    };
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            let mut copy = named_in(directory(path))?;
            file.rewind()?;
            io::copy(&mut file, copy.as_file_mut())?;
            copy.as_file().sync_all()?;
            persist(copy, path, replaces)
        }
        linked => linked,
    }
}

/// Puts a file without a name in another's place: under a passing name first, since only a rename replaces. Killed in
/// between, it leaves that name, which the next draft sweeps away; the file that was there is whole until the rename.
fn replace(file: &File, path: &Path) -> io::Result<()> {
    let mut tries = 0;
    let passing = loop {
        let passing = directory(path).join(format!("{BEGINS}{:016x}{ENDS}", fastrand::u64(..)));
        match link(file, &passing) {
            Ok(()) => break passing,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => tries += 1,
            Err(error) => return Err(error),
        }
    };
    fs::rename(&passing, path).inspect_err(|_| drop(fs::remove_file(&passing)))
}

fn persist(file: NamedTempFile, path: &Path, replaces: bool) -> io::Result<()> {
    let persisted = if replaces { file.persist(path) } else { file.persist_noclobber(path) };
    persisted.map(drop).map_err(|error| error.error)
}

/// A file under a name that tells what it is, locked. One that was swept away before it was locked is made once more. Where
/// the file system knows no locks it is not locked, and never swept away either.
fn named_in(dir: &Path) -> io::Result<NamedTempFile> {
    let make = || tempfile::Builder::new().prefix(BEGINS).suffix(ENDS).tempfile_in(dir);
    for _ in 0..TRIES {
        let file = make()?;
        let locked = file.as_file().try_lock();
        if !matches!(locked, Err(fs::TryLockError::WouldBlock)) && is_still_at(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
    make()
}

/// Removes the unfinished files of processes that have ended. Whatever is not plainly one stays: another user's, one that
/// others can read, a link, one with a second name, one that is locked. What cannot be removed stays as well.
fn sweep(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten().filter(|entry| is_unfinished(&entry.file_name())) {
        let path = entry.path();
        let Ok(file) = open(&path) else { continue };
        let is_ours = file.metadata().is_ok_and(|found| {
            found.is_file() && found.nlink() == 1 && !super::is_shared(&found) && found.uid() == own_user()
        });
        if is_ours && file.try_lock().is_ok() && is_still_at(&file, &path) {
            let _ = fs::remove_file(&path);
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

fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    fs::OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;

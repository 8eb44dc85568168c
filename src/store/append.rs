//! Append-only files. Each line is a single write at the end of the file, so that several processes may share
//! one file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::Serialize;

use super::private::sync_dir;
use super::{LineKind, StoreError};

/// Longer than the writing of a line takes.
const MOMENT: Duration = Duration::from_millis(20);

/// A file that lines are added to.
///
/// A new one is for its owner only (0600). A symbolic link is followed, and what it leads to counts: a regular file or a
/// pipe must belong to the user or to root, and not everybody may write it. A device and a pipe are written as they are; a
/// pipe that nobody reads is an error, never a wait.
#[derive(Debug)]
pub struct AppendFile {
    path: PathBuf,
    file: File,
    is_file: bool,
}

impl AppendFile {
    /// Opens it, or makes it. A file that holds something else is left as it is. What a write that broke off has left at its
    /// end is closed with a line break.
    pub fn open(path: &Path, kind: LineKind) -> Result<Self, StoreError> {
        let file = open(path).map_err(StoreError::io(path))?;
        let found = file.metadata().map_err(StoreError::io(path))?;
        check(path, &found)?;
        if found.is_file() && !kind.is_of(path) {
            return Err(StoreError::Occupied(path.to_owned()));
        }
        let opened = Self { path: path.to_owned(), file, is_file: found.is_file() };
        if opened.is_file && found.len() == 0 {
            // A file that is new has to be found again after a crash, too: in the directory that a link leads to.
            let place = fs::canonicalize(path).map_err(StoreError::io(path))?;
            sync_dir(place.parent().unwrap_or(Path::new("/"))).map_err(StoreError::io(path))?;
        }
        if opened.is_file && ends_within_a_line(path) {
            opened.write(b"\n")?;
        }
        Ok(opened)
    }

    /// Adds a line, which must hold no line break.
    pub fn append(&self, line: &str) -> Result<(), StoreError> {
        self.write(format!("{line}\n").as_bytes())
    }

    /// Adds a line of JSON.
    pub fn append_json(&self, line: &impl Serialize) -> Result<(), StoreError> {
        let line = serde_json::to_string(line).map_err(|error| StoreError::io(&self.path)(error.into()))?;
        self.append(&line)
    }

    /// Waits until everything added is on the disk; of no meaning where there is none.
    pub fn sync(&self) -> Result<(), StoreError> {
        match self.is_file {
            true => self.file.sync_data().map_err(StoreError::io(&self.path)),
            false => Ok(()),
        }
    }

    /// One write: in pieces, others could come between them.
    fn write(&self, bytes: &[u8]) -> Result<(), StoreError> {
        let written = loop {
            match (&self.file).write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result.map_err(StoreError::io(&self.path))?,
            }
        };
        match written == bytes.len() {
            true => Ok(()),
            false => Err(StoreError::io(&self.path)(io::ErrorKind::WriteZero.into())),
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // Not blocking: a pipe without a reader, or one that is full, must not hold a call up for ever.
    let flags = (rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY).bits().cast_signed();
    OpenOptions::new().append(true).create(true).mode(0o600).custom_flags(flags).open(path)
}

fn check(path: &Path, found: &fs::Metadata) -> Result<(), StoreError> {
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let keeps_lines = found.is_file() || found.file_type().is_fifo();
    match (found.mode() & 0o002 != 0, is_trusted(found.uid(), rustix::process::geteuid().as_raw())) {
        (true, _) if keeps_lines => Err(StoreError::WritableByAll(path.to_owned())),
        (_, false) if keeps_lines => Err(StoreError::ForeignFile(path.to_owned())),
        _ => Ok(()),
    }
}

/// True for the file of a user whom `own` trusts: their own, root's, and root trusts everybody's.
fn is_trusted(owner: u32, own: u32) -> bool {
    own == 0 || owner == own || owner == 0
}

/// True for a file whose last line was never finished. A line that another process is just writing may be seen in part: it
/// is another one a moment later.
fn ends_within_a_line(path: &Path) -> bool {
    let Some(unfinished) = unfinished(path) else { return false };
    thread::sleep(MOMENT);
    self::unfinished(path) == Some(unfinished)
}

/// The length of a file that ends within a line. One that may be written but not read is taken as whole.
fn unfinished(path: &Path) -> Option<u64> {
    let last = || {
        let mut file = File::open(path)?;
        let place = file.seek(SeekFrom::End(-1))?;
        let mut byte = [0];
        file.read_exact(&mut byte)?;
        Ok::<_, io::Error>((byte != *b"\n").then_some(place + 1))
    };
    last().ok().flatten()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, symlink};

    use super::*;

    /// Of these tests' lines.
    fn open_any(path: &Path) -> Result<AppendFile, StoreError> {
        AppendFile::open(path, LineKind { begins: "", members: &[] })
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_private_and_lines_are_added_to_one_that_is_there() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        for line in ["one", "two"] {
            let file = open_any(&path).unwrap();
            file.append(line).unwrap();
            file.sync().unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn lines_of_many_writers_stay_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        thread::scope(|scope| {
            for writer in 'a'..='h' {
                let file = open_any(&path).unwrap();
                scope.spawn(move || (0..200).for_each(|_| file.append(&writer.to_string().repeat(900)).unwrap()));
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 8 * 200);
        for line in text.lines() {
            assert_eq!(line, line.chars().next().unwrap().to_string().repeat(900));
        }
    }

    #[test]
    fn what_broke_off_is_closed_before_anything_is_added() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        fs::write(&path, "whole\nhal").unwrap();
        open_any(&path).unwrap().append("new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole\nhal\nnew\n");
    }

    #[test]
    fn a_file_that_holds_something_else_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notes");
        fs::write(&path, "dear diary").unwrap();
        let kind = LineKind { begins: "{", members: &["id"] };
        assert!(matches!(AppendFile::open(&path, kind), Err(StoreError::Occupied(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "dear diary");
    }

    #[test]
    fn a_file_that_everybody_may_write_is_refused_and_one_that_a_group_may_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        open_any(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o606)).unwrap();
        assert!(matches!(open_any(&path), Err(StoreError::WritableByAll(_))));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
        open_any(&path).unwrap();
        assert_eq!(mode(&path), 0o660, "its permissions are left to whoever set them");
    }

    #[test]
    fn a_link_leads_to_the_file_that_counts() {
        let dir = tempfile::tempdir().unwrap();
        let (target, link) = (dir.path().join("target"), dir.path().join("link"));
        symlink(&target, &link).unwrap();
        open_any(&link).unwrap().append("x").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "x\n");
        fs::set_permissions(&target, fs::Permissions::from_mode(0o666)).unwrap();
        assert!(matches!(open_any(&link), Err(StoreError::WritableByAll(_))));
    }

    #[test]
    fn a_file_that_somebody_opened_for_us_is_written() {
        use std::os::fd::AsRawFd;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path).unwrap();
        let inherited = PathBuf::from(format!("/dev/fd/{}", file.as_raw_fd()));
        open_any(&inherited).unwrap().append("x").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "x\n");
    }

    #[test]
    fn another_users_file_is_refused_unless_it_is_roots() {
        assert!(is_trusted(1000, 1000) && is_trusted(0, 1000) && is_trusted(1000, 0));
        assert!(!is_trusted(1001, 1000));
    }

    fn fifo(dir: &Path) -> PathBuf {
        let path = dir.join("pipe");
        assert!(std::process::Command::new("mkfifo").args(["-m", "600"]).arg(&path).status().unwrap().success());
        path
    }

    #[test]
    fn a_directory_a_full_disk_and_a_pipe_without_a_reader_are_errors() {
        let dir = tempfile::tempdir().unwrap();
        assert!(open_any(dir.path()).is_err());
        assert!(open_any(&dir.path().join("none/log")).is_err());
        let pipe = fifo(dir.path());
        assert!(open_any(&pipe).is_err());
        if let Ok(full) = open_any(Path::new("/dev/full")) {
            assert!(full.append("x").is_err());
        }
        open_any(Path::new("/dev/null")).unwrap().append("x").unwrap();
    }

    #[test]
    fn a_pipe_with_a_reader_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let pipe = fifo(dir.path());
        let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
        let mut reader = OpenOptions::new().read(true).custom_flags(flags).open(&pipe).unwrap();
        let file = open_any(&pipe).unwrap();
        file.append("x").unwrap();
        file.sync().unwrap();
        drop(file);
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        assert_eq!(text, "x\n");
    }
}

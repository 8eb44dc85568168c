//! Append-only files. Each line is a single write at the end of the file, so that several processes may share
//! one file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::fs::{Access, access};
use serde::Serialize;

use super::directory::{directory_of, sync_dir};
use super::{Disk, LineKind, StoreError, SystemDisk};

/// More than any line of ours has.
const LONGEST_LINE: u64 = 1 << 16;
/// How long to wait for another process to finish writing its line.
const MOMENT: Duration = Duration::from_millis(20);

/// An append-only file of lines.
///
/// A new file is private (0600). A symbolic link is followed, and the rules apply to its target: a regular
/// file or a pipe must belong to the user or to root, and must not be writable by everyone. Devices and pipes
/// are written as they are. A pipe without a reader is an error, so that the program never waits for one.
#[derive(Debug)]
pub struct AppendFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    file: File,
    is_file: bool,
    /// True if the last line may be unfinished: a write of this process failed, or the line could not be checked.
    is_broken: AtomicBool,
}

impl AppendFile {
    /// Opens the file, or creates it. A file with other content is refused and left unchanged. If an
    /// interrupted write left an unfinished line at the end, it is closed with a line break.
    pub fn open(disk: Arc<dyn Disk>, path: &Path, kind: LineKind) -> Result<Self, StoreError> {
        let file = open(&*disk, path).map_err(StoreError::io(path))?;
        let found = file.metadata().map_err(StoreError::io(path))?;
        check(path, &found)?;
        if found.is_file() && !kind.is_of(&*disk, path) {
            return Err(StoreError::Occupied(path.to_owned()));
        }
        let is_broken = AtomicBool::new(false);
        let opened = Self { disk, path: path.to_owned(), file, is_file: found.is_file(), is_broken };
        if opened.is_file && found.len() == 0 {
            // Sync the directory of a new file, so that it still exists after a crash. For a link, that is
            // the target's directory.
            let place = fs::canonicalize(path).map_err(StoreError::io(path))?;
            sync_dir(&*opened.disk, place.parent().unwrap_or(Path::new("/"))).map_err(StoreError::io(path))?;
        }
        let is_unfinished = if opened.is_file { ends_within_a_line(&*opened.disk, path) } else { Some(false) };
        match is_unfinished {
            Some(true) => opened.write(b"\n")?,
            Some(false) => {}
            None => opened.is_broken.store(true, Ordering::Relaxed),
        }
        Ok(opened)
    }

    /// Checks that the file could be opened for appending, and creates and changes nothing.
    pub fn check(path: &Path, kind: LineKind) -> Result<(), StoreError> {
        let found = match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return check_place(path),
            found => found.map_err(StoreError::io(path))?,
        };
        if found.is_dir() {
            return Err(StoreError::io(path)(io::ErrorKind::IsADirectory.into()));
        }
        check(path, &found)?;
        access(path, Access::WRITE_OK).map_err(|error| StoreError::io(path)(error.into()))?;
        match found.is_file() && !kind.is_of(&SystemDisk, path) {
            true => Err(StoreError::Occupied(path.to_owned())),
            false => Ok(()),
        }
    }

    /// Appends a line. The text must not contain a line break.
    pub fn append(&self, line: &str) -> Result<(), StoreError> {
        // Close an unfinished earlier line, so that it does not spoil this one. If nothing of the earlier line was
        // written, this leaves a blank line.
        let closes = if self.is_file && self.is_broken.load(Ordering::Relaxed) { "\n" } else { "" };
        let written = self.write(format!("{closes}{line}\n").as_bytes());
        self.is_broken.store(written.is_err(), Ordering::Relaxed);
        written
    }

    /// Appends a line of JSON.
    pub fn append_json(&self, line: &impl Serialize) -> Result<(), StoreError> {
        let line = serde_json::to_string(line).map_err(|error| StoreError::io(&self.path)(error.into()))?;
        self.append(&line)
    }

    /// Syncs all appended lines to disk. Does nothing for devices and pipes.
    pub fn sync(&self) -> Result<(), StoreError> {
        match self.is_file {
            true => self.disk.sync(&self.file).map_err(StoreError::io(&self.path)),
            false => Ok(()),
        }
    }

    /// Passes every whole line within the last `bytes` of the file to `take`, oldest first. Passes none if the file is
    /// a device or pipe, or cannot be read. A line above the length limit is passed on in several pieces.
    pub fn each_last_line(&self, bytes: u64, mut take: impl FnMut(&str)) {
        let opened = self.disk.open(&self.path, OpenOptions::new().read(true));
        let Some(mut file) = opened.ok().filter(|_| self.is_file).map(BufReader::new) else { return };
        let Ok(length) = file.seek(SeekFrom::End(0)) else { return };
        let start = length.saturating_sub(bytes);
        let mut line = Vec::new();
        // The text before the first line break is only the rest of a line, unless reading starts at the beginning of
        // the file.
        if file.seek(SeekFrom::Start(start)).is_err() || (start > 0 && file.skip_until(b'\n').is_err()) {
            return;
        }
        let mut left = length;
        while left > 0 {
            line.clear();
            match (&mut file).take(LONGEST_LINE).read_until(b'\n', &mut line) {
                Ok(1..) => take(&String::from_utf8_lossy(&line)),
                _ => return,
            }
            left = left.saturating_sub(line.len() as u64);
        }
    }

    /// Writes all bytes in one call. With several calls, lines of other processes could come in between.
    fn write(&self, bytes: &[u8]) -> Result<(), StoreError> {
        let written = loop {
            match self.disk.write(&self.file, bytes) {
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

fn open(disk: &dyn Disk, path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // Open without blocking: a pipe that is full or has no reader must not hang the call.
    let flags = (rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY).bits().cast_signed();
    disk.open(path, OpenOptions::new().append(true).create(true).mode(0o600).custom_flags(flags))
}

/// Checks that a file could be created in the path's directory.
fn check_place(path: &Path) -> Result<(), StoreError> {
    let dir = directory_of(path);
    let found = fs::metadata(dir).map_err(StoreError::io(dir))?;
    if !found.is_dir() {
        return Err(StoreError::io(dir)(io::ErrorKind::NotADirectory.into()));
    }
    access(dir, Access::WRITE_OK | Access::EXEC_OK).map_err(|error| StoreError::io(dir)(error.into()))
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

/// True if `own` trusts the owner: users trust themselves and root, and root trusts all.
fn is_trusted(owner: u32, own: u32) -> bool {
    own == 0 || owner == own || owner == 0
}

/// Whether the file's last line is unfinished; `None` if that cannot be determined. Another process may be in the
/// middle of writing a line, so an unfinished line is checked again a moment later.
fn ends_within_a_line(disk: &dyn Disk, path: &Path) -> Option<bool> {
    let Some(length) = unfinished(disk, path)? else { return Some(false) };
    thread::sleep(MOMENT);
    Some(unfinished(disk, path)? == Some(length))
}

/// The length of a file with an unfinished last line; `None` if it cannot be read now. A file without read permission
/// counts as finished.
fn unfinished(disk: &dyn Disk, path: &Path) -> Option<Option<u64>> {
    let last = || {
        let mut file = disk.open(path, OpenOptions::new().read(true))?;
        let length = file.seek(SeekFrom::End(0))?;
        if length == 0 {
            return Ok(None);
        }
        let mut byte = [0];
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut byte)?;
        Ok::<_, io::Error>((byte != *b"\n").then_some(length))
    };
    match last() {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Some(None),
        last => last.ok(),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, symlink};

    use super::*;
    use crate::store::SystemDisk;
    use crate::store::testing::FailsOnce;

    /// Opens a file for the lines that these tests write.
    fn open_any(path: &Path) -> Result<AppendFile, StoreError> {
        AppendFile::open(Arc::new(SystemDisk), path, LineKind { begins: "", members: &[] })
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_private_and_an_existing_one_is_appended_to() {
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
    fn the_last_lines_are_read_whole_and_oldest_first() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        let file = open_any(&path).unwrap();
        ["one", "two", "three"].into_iter().for_each(|line| file.append(line).unwrap());
        let last = |bytes| {
            let mut lines = String::new();
            file.each_last_line(bytes, |line| lines.push_str(line));
            lines
        };
        assert_eq!(last(100), "one\ntwo\nthree\n");
        assert_eq!(last(8), "three\n", "the line that the end falls into is left out");
        assert_eq!(last(0), "");
        open_any(Path::new("/dev/null")).unwrap().each_last_line(100, |line| panic!("{line}"));
    }

    #[test]
    fn an_unfinished_line_is_closed_before_another_is_added() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        fs::write(&path, "whole\nhal").unwrap();
        open_any(&path).unwrap().append("new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole\nhal\nnew\n");
    }

    #[test]
    fn the_rest_of_a_failed_write_is_closed_before_the_next_line() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        let disk = Arc::new(FailsOnce::default());
        let file = AppendFile::open(disk.clone(), &path, LineKind { begins: "", members: &[] }).unwrap();
        file.append("one").unwrap();
        disk.fail();
        assert!(file.append("lost").is_err());
        ["two", "three"].into_iter().for_each(|line| file.append(line).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\nlo\ntwo\nthree\n");
    }

    #[test]
    fn a_last_line_that_could_not_be_checked_is_also_closed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        fs::write(&path, "whole\nhal").unwrap();
        let disk = Arc::new(FailsOnce::default());
        disk.fail_open(3); // the file itself and the check of its kind are opened first
        let file = AppendFile::open(disk, &path, LineKind { begins: "", members: &[] }).unwrap();
        ["one", "two"].into_iter().for_each(|line| file.append(line).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole\nhal\none\ntwo\n");
    }

    #[test]
    fn a_file_with_other_content_is_not_changed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notes");
        fs::write(&path, "dear diary").unwrap();
        let kind = LineKind { begins: "{", members: &["id"] };
        assert!(matches!(AppendFile::open(Arc::new(SystemDisk), &path, kind), Err(StoreError::Occupied(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "dear diary");
    }

    #[test]
    fn a_world_writable_file_is_refused_but_a_group_writable_one_is_accepted() {
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
    fn a_link_is_followed_and_its_target_checked() {
        let dir = tempfile::tempdir().unwrap();
        let (target, link) = (dir.path().join("target"), dir.path().join("link"));
        symlink(&target, &link).unwrap();
        open_any(&link).unwrap().append("x").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "x\n");
        fs::set_permissions(&target, fs::Permissions::from_mode(0o666)).unwrap();
        assert!(matches!(open_any(&link), Err(StoreError::WritableByAll(_))));
    }

    #[test]
    fn a_file_that_the_caller_has_opened_is_written() {
        use std::os::fd::AsRawFd;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path).unwrap();
        let inherited = PathBuf::from(format!("/dev/fd/{}", file.as_raw_fd()));
        open_any(&inherited).unwrap().append("x").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "x\n");
    }

    #[test]
    fn another_users_file_is_refused_unless_it_belongs_to_root() {
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

//! Reads files that a person names: a regular file, a pipe, a device. Reading is limited in bytes and in time.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::duration;

/// How long to wait for a pipe's first writer.
const NO_WRITER: Duration = Duration::from_secs(10);

/// Opens a file for reading. If no process opens a named pipe for writing within ten seconds, this fails with
/// [`ErrorKind::TimedOut`]. Once a pipe has a writer there is no time limit, since a person may have to unlock a vault
/// first.
pub fn open_named(path: &Path) -> io::Result<File> {
    open_within(path, NO_WRITER)
}

fn open_within(path: &Path, limit: Duration) -> io::Result<File> {
    if !fs::metadata(path)?.file_type().is_fifo() {
        return File::open(path);
    }
    // Opening a pipe blocks until there is a writer and cannot be cancelled, so the thread may live until the process
    // ends.
    let (tell, told) = mpsc::channel();
    let path = path.to_owned();
    thread::Builder::new().spawn(move || drop(tell.send(File::open(path))))?;
    let nobody =
        || io::Error::new(ErrorKind::TimedOut, format!("nobody wrote into the pipe within {}", duration::en(limit)));
    told.recv_timeout(limit).unwrap_or_else(|_| Err(nobody()))
}

/// Reads a whole file. A file longer than `limit` bytes is [`ErrorKind::FileTooLarge`].
pub fn read_named(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_named(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("longer than {limit} bytes")));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::time::Instant;

    use super::*;

    fn pipe() -> (tempfile::TempDir, std::path::PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        (dir, path)
    }

    #[test]
    fn a_file_of_exactly_the_limit_is_read_and_a_longer_one_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_named(&path, 5).unwrap(), b"12345");
        assert_eq!(read_named(&path, 4).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(read_named(Path::new("/dev/zero"), 1 << 20).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(read_named(&dir.path().join("none"), 4).unwrap_err().kind(), ErrorKind::NotFound);
    }

    #[test]
    fn waiting_for_a_pipes_writer_has_a_time_limit() {
        let (_dir, path) = pipe();
        let started = Instant::now();
        let error = open_within(&path, Duration::from_millis(50)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TimedOut);
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_pipe_with_a_slow_writer_is_read_to_its_end() {
        let (_dir, path) = pipe();
        let writer = path.clone();
        let writing = thread::spawn(move || {
            let mut pipe = File::options().write(true).open(writer).unwrap();
            thread::sleep(Duration::from_millis(100));
            io::Write::write_all(&mut pipe, b"late").unwrap();
        });
        assert_eq!(read_named(&path, 100).unwrap(), b"late");
        writing.join().unwrap();
    }
}

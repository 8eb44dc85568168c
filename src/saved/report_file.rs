//! A saved report, read from a file or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::answers::{Stdin, is_stdin};
use crate::report::{ReadError, Report};

/// How long a file may be, in bytes.
const LIMIT: u64 = 1 << 30;
/// What a buffer keeps of its memory from one file to the next.
const KEPT: usize = 1 << 24;

/// Why a file gives no report.
#[derive(Debug, Error)]
pub enum ReportFileError {
    /// It cannot be read.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It is too long.
    #[error("{}: longer than {limit} bytes", .path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
        /// How long it may be.
        limit: u64,
    },
    /// What stands in it is no report.
    #[error("{}: {source}", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        source: ReadError,
    },
}

/// Reads reports, one after the other, with one buffer.
#[derive(Debug, Default)]
pub struct Reader {
    buffer: Vec<u8>,
    accounts_alone: bool,
}

impl Reader {
    /// A reader for whom only the accounts count.
    pub fn of_accounts() -> Self {
        Self { accounts_alone: true, ..Self::default() }
    }

    /// Reads the report in a file, or on standard input if it is called `-`.
    pub fn read(&mut self, path: &Path, stdin: &mut Stdin) -> Result<Report, ReportFileError> {
        self.buffer.clear();
        self.buffer.shrink_to(KEPT);
        let read = if is_stdin(path) {
            stdin.reader().take(LIMIT + 1).read_to_end(&mut self.buffer)
        } else {
            File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut self.buffer))
        };
        read.map_err(|source| ReportFileError::Io { path: path.to_owned(), source })?;
        if self.buffer.len() as u64 > LIMIT {
            return Err(ReportFileError::TooLong { path: path.to_owned(), limit: LIMIT });
        }
        let read = if self.accounts_alone { Report::accounts_from_bytes } else { Report::from_bytes };
        let report = read(&self.buffer).map_err(|source| ReportFileError::Read { path: path.to_owned(), source })?;
        Ok(report.in_file(path.display().to_string()))
    }
}

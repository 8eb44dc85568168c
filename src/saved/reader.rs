//! Reads a saved report from a file or standard input.

use std::io::{self, Read};
use std::path::Path;

use super::ReportFileError;
use crate::report::Report;
use crate::stdin::is_stdin;
use crate::store::open_named;

/// The maximum length of a file, or of standard input, in bytes.
const LIMIT: u64 = 1 << 30;
/// The maximum number of bytes read from a device or pipe that is named as a file, because it may have no end.
const LIMIT_OF_DEVICES: u64 = 1 << 24;
/// The maximum memory that a buffer keeps from one file to the next.
const KEPT: usize = 1 << 24;

/// Reads reports one after the other with one buffer.
#[derive(Debug, Default)]
pub struct Reader {
    buffer: Vec<u8>,
    accounts_alone: bool,
}

impl Reader {
    /// A reader for callers that only need accounts.
    pub fn of_accounts() -> Self {
        Self { accounts_alone: true, ..Self::default() }
    }

    /// Reads the report in a file, or from `stdin` if the path stands for standard input.
    pub fn read(&mut self, path: &Path, stdin: &mut dyn Read) -> Result<Report, ReportFileError> {
        self.buffer.clear();
        self.buffer.shrink_to(KEPT);
        let limit = self.fill(path, stdin).map_err(|source| ReportFileError::Io { path: path.to_owned(), source })?;
        if self.buffer.len() as u64 > limit {
            return Err(ReportFileError::TooLong { path: path.to_owned(), limit });
        }
        let read = if self.accounts_alone { Report::accounts_from_bytes } else { Report::from_bytes };
        let report = read(&self.buffer).map_err(|source| ReportFileError::Read { path: path.to_owned(), source })?;
        Ok(report.in_file(path.display().to_string()))
    }

    /// Fills the buffer and returns the limit. It reads one byte past the limit, so that a longer file is noticed.
    fn fill(&mut self, path: &Path, stdin: &mut dyn Read) -> io::Result<u64> {
        if is_stdin(path) {
            stdin.take(LIMIT + 1).read_to_end(&mut self.buffer)?;
            return Ok(LIMIT);
        }
        let file = open_named(path)?;
        let limit = if file.metadata()?.is_file() { LIMIT } else { LIMIT_OF_DEVICES };
        file.take(limit + 1).read_to_end(&mut self.buffer)?;
        Ok(limit)
    }
}

//! Reads a saved report from a file or standard input.

use std::io::{self, Read};
use std::path::Path;

use super::ReportFileError;
use crate::report::Report;
use crate::stdin::is_stdin;
use crate::store::open_named;

/// How long a file, or standard input, may be, in bytes.
const LIMIT: u64 = 1 << 30;
/// How much is read of a device or a pipe that is named like a file, in bytes: it may have no end.
const LIMIT_OF_DEVICES: u64 = 1 << 24;
/// What a buffer keeps of its memory from one file to the next.
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

    /// Reads the report in a file, or from `stdin` if the path means standard input.
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

    /// Fills the buffer, up to a byte beyond the limit, which is returned.
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

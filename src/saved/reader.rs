//! Reads a saved report from a file or standard input.

use std::io::Read;
use std::path::Path;

use super::ReportFileError;
use crate::report::Report;
use crate::stdin::is_stdin;
use crate::store::open_named;

/// How long a file may be, in bytes.
const LIMIT: u64 = 1 << 30;
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
        let read = if is_stdin(path) {
            stdin.take(LIMIT + 1).read_to_end(&mut self.buffer)
        } else {
            open_named(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut self.buffer))
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

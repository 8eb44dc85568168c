//! Errors of reading a saved report.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::report::ReadError;

/// Why a file contains no readable report.
#[derive(Debug, Error)]
pub enum ReportFileError {
    /// The file could not be read.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file is too long.
    #[error("{}: longer than {limit} bytes", .path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
        /// The limit.
        limit: u64,
    },
    /// The content is not a report.
    #[error("{}: {source}", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The problem and its position.
        source: ReadError,
    },
}

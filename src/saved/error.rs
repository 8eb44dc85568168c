//! Errors of reading a saved report.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::report::ReadError;

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

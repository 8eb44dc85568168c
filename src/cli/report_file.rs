//! A saved report, read from its file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::answers::{STANDARD_INPUT, Stdin};
use crate::report::{ReadError, Report};

/// What stands for standard input.
const DASH: &str = "-";

/// Why a file gave no report. Names the file and the place, never what stands there.
#[derive(Debug, Error)]
pub enum ReportFileError {
    /// It cannot be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file, or `standard input`.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It holds no report.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file, or `standard input`.
        path: PathBuf,
        /// What is wrong.
        source: ReadError,
    },
}

/// The report in a file; `-` is standard input.
pub fn read(path: &Path, stdin: &mut Stdin) -> Result<Report, ReportFileError> {
    let is_stdin = path == Path::new(DASH);
    let name = if is_stdin { PathBuf::from(STANDARD_INPUT) } else { path.to_owned() };
    let mut bytes = Vec::new();
    let read = match is_stdin {
        true => stdin.reader().read_to_end(&mut bytes),
        false => File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    read.map_err(|source| ReportFileError::Io { path: name.clone(), source })?;
    match Report::from_bytes(&bytes) {
        Ok(report) => Ok(report.in_file(path.display().to_string())),
        Err(source) => Err(ReportFileError::Read { path: name, source }),
    }
}

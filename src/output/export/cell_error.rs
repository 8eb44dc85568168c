//! Errors of writing a row of cells.

use std::fmt::{self, Display};
use std::io;

/// Why a row could not be written.
#[derive(Debug)]
pub enum CellError {
    /// Writing failed.
    Write(io::Error),
    /// The record is not flat, or has a field without a column. The schema is then wrong.
    Shape(String),
}

impl Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(error) => error.fmt(f),
            Self::Shape(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for CellError {}

impl serde::ser::Error for CellError {
    fn custom<T: Display>(what: T) -> Self {
        Self::Shape(what.to_string())
    }
}

impl From<csv::Error> for CellError {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Write(error),
            other => Self::Shape(format!("{other:?}")),
        }
    }
}

impl From<CellError> for io::Error {
    fn from(error: CellError) -> Self {
        match error {
            CellError::Write(error) => error,
            CellError::Shape(what) => Self::other(what),
        }
    }
}

/// The record has nested members.
pub fn not_flat() -> CellError {
    CellError::Shape("not a flat record".to_owned())
}

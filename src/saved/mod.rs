//! Saved reports as files.
//!
//! In: the files and directories that a command line names. Out: the matching files, one after the other, and
//! the [`Report`](crate::report::Report) of each, or a [`ReportFileError`] that names the file and the
//! position in it.

mod error;
mod inputs;
mod reader;

pub use error::ReportFileError;
pub use inputs::Inputs;
pub use reader::Reader;

//! Saved reports as files.
//!
//! In: the files and directories that a command line names. Out: the files that are meant, one after the other, and the
//! [`Report`](crate::report::Report) of each, or a [`ReportFileError`] that names the file and the place.

mod error;
mod inputs;
mod reader;

pub use error::ReportFileError;
pub use inputs::Inputs;
pub use reader::Reader;

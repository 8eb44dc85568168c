//! Saved reports: the files that are meant, and the report in each.
//!
//! In: the paths that a command was given. Out: reports, or why a file gives none.

mod inputs;
mod report_file;

pub use self::inputs::Inputs;
pub use self::report_file::{Reader, ReportFileError};

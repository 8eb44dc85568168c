//! The reports of these tests: one of the sandbox's people for each generation of sentences, the second with
//! unknown lines; an empty one; a malicious one.

use std::fs;
use std::path::{Path, PathBuf};

use zhengxin::report::Report;

/// The path of a report.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/reports").join(format!("{name}.json"))
}

/// A report.
pub fn report(name: &str) -> Report {
    Report::from_text(&fs::read_to_string(path(name)).unwrap()).unwrap()
}

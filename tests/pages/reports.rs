//! The reports that are shown: of the sandbox's people, one of each generation of sentences, the second with lines that
//! nobody understands; one with nothing in it; one written by somebody who means harm.

use std::fs;
use std::path::{Path, PathBuf};

use zhengxin::report::Report;

/// Where a report lies.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/reports").join(format!("{name}.json"))
}

/// A report.
pub fn report(name: &str) -> Report {
    Report::from_text(&fs::read_to_string(path(name)).unwrap()).unwrap()
}

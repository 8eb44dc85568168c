//! Failures for files without a readable report.

use std::path::Path;

use super::Words;
use super::beyond::beyond_words;
use crate::messages::Lang;
use crate::messages::why::{report_files as say, system};
use crate::output::Failure;
use crate::protocol::Class;
use crate::report::ReadError;
use crate::saved::ReportFileError;

/// The failure for a file without a readable report: one line with the file and the position.
pub fn report_file(error: &ReportFileError, lang: Lang) -> Box<Failure> {
    Box::new(words(error).failure(Class::Input, lang, error))
}

fn words(error: &ReportFileError) -> Words {
    let of = |text, path: &Path| Words::of(text).with("path", path.display());
    match error {
        ReportFileError::Io { path, source } => of(say::IO, path).with("reason", system::reason(source)),
        ReportFileError::TooLong { path, limit } => of(say::TOO_LONG, path).with("limit", limit),
        ReportFileError::Read { path, source } => match source {
            ReadError::Empty => of(say::EMPTY, path),
            ReadError::NotJson { line, column, .. } => {
                of(say::NOT_JSON, path).with("line", line).with("column", column)
            }
            ReadError::TooDeep { line, column } => of(say::TOO_DEEP, path).with("line", line).with("column", column),
            ReadError::Beyond { beyond, line, column } => {
                let words = of(say::BEYOND, path).with("line", line).with("column", column);
                words.with("beyond", beyond_words(*beyond).zh())
            }
            ReadError::NoReport => of(say::NO_REPORT, path),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::super::words::assert_said;
    use super::*;
    use crate::protocol::Beyond;

    #[test]
    fn every_reason_is_said_in_both_languages() {
        let path = || "r.json".into();
        let read = |source| ReportFileError::Read { path: path(), source };
        for error in [
            ReportFileError::Io { path: path(), source: io::ErrorKind::NotFound.into() },
            ReportFileError::TooLong { path: path(), limit: 9 },
            read(ReadError::Empty),
            read(ReadError::NotJson { line: 3, column: 5, cut_short: true }),
            read(ReadError::TooDeep { line: 1, column: 150 }),
            read(ReadError::Beyond { beyond: Beyond::Values(9), line: 1, column: 150 }),
            read(ReadError::NoReport),
        ] {
            assert_said(|lang| *report_file(&error, lang), &error);
        }
    }
}

//! Saved reports that cannot be read.

use std::path::Path;

use super::Words;
use super::answers::name;
use crate::cli::report_file::ReportFileError;
use crate::messages::Lang;
use crate::messages::why::{report as say, system};
use crate::output::Failure;
use crate::protocol::Class;
use crate::report::ReadError;

/// A file that holds no report.
pub fn report_file(error: &ReportFileError, lang: Lang) -> Box<Failure> {
    Box::new(words(error).failure(Class::Input, lang, error))
}

fn words(error: &ReportFileError) -> Words {
    let at = |text, path: &Path| Words::of(text).with("path", name(path));
    match error {
        ReportFileError::Io { path, source } => at(say::IO, path).with("reason", system::reason(source)),
        ReportFileError::Read { path, source } => match source {
            ReadError::NotText => at(say::NOT_TEXT, path),
            ReadError::NotJson { line, column, cut_short } => {
                let text = if *cut_short { say::CUT_SHORT } else { say::NOT_JSON };
                at(text, path).with("line", line).with("column", column)
            }
            ReadError::NoReport => at(say::NO_REPORT, path),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::super::words::assert_said;
    use super::*;

    #[test]
    fn every_reason_is_said_in_both_languages() {
        let path = || "a.json".into();
        let not_json = |cut_short| ReadError::NotJson { line: 1, column: 9, cut_short };
        let errors = [
            ReportFileError::Io { path: path(), source: io::ErrorKind::NotFound.into() },
            ReportFileError::Read { path: path(), source: ReadError::NotText },
            ReportFileError::Read { path: path(), source: not_json(true) },
            ReportFileError::Read { path: path(), source: not_json(false) },
            ReportFileError::Read { path: path(), source: ReadError::NoReport },
        ];
        for error in &errors {
            assert_said(|lang| *report_file(error, lang), error);
        }
    }
}

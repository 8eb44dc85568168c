//! Failures for a list of applicants, and for its rows.

use super::Words;
use super::answers::name;
use crate::answers::problem_text;
use crate::audit::AuthorizationError;
use crate::batch::list::{BadRow, HeaderProblem, ListError, NameProblem, RecordFault, RowProblem, Spoilt};
use crate::messages::why::{answers, json, list as say, system};
use crate::messages::{Lang, Text};
use crate::output::Failure;

/// The failure for a list that cannot be read at all.
pub fn list(error: &ListError, lang: Lang) -> Box<Failure> {
    let mut failure = list_words(error).failure(error.class(), lang, error);
    failure.fields = match error {
        ListError::Header { problem: HeaderProblem::Missing(name), .. } => vec![(*name).to_owned()],
        ListError::Header { problem: HeaderProblem::Twice { name, .. }, .. } => vec![name.clone()],
        _ => Vec::new(),
    };
    Box::new(failure)
}

/// Line, column and reason of a bad row, for a list of several bad rows.
pub fn bad_row_text(row: &BadRow, lang: Lang) -> String {
    row_words(row).said(lang, row)
}

/// The reason alone, for a list in which line and column stand apart.
pub fn row_problem_text(problem: &RowProblem, lang: Lang) -> String {
    problem_words(problem).said(lang, problem)
}

fn list_words(error: &ListError) -> Words {
    match error {
        ListError::Open { path, source } => {
            Words::of(answers::IO).with("path", name(path)).with("reason", system::reason(source))
        }
        ListError::Shared(path) => Words::of(answers::SHARED).with("path", name(path)),
        ListError::Read(source) => Words::of(say::READ).with("reason", system::reason(source)),
        ListError::Interrupted { line, source } => {
            Words::of(say::INTERRUPTED).with("line", line).with("reason", system::reason(source))
        }
        ListError::Empty => Words::of(say::EMPTY),
        ListError::Array => Words::of(say::ARRAY),
        ListError::Header { line, problem } => {
            Words::of(say::HEADER).with("line", line).with("problem", header_words(problem).zh())
        }
    }
}

fn header_words(problem: &HeaderProblem) -> Words {
    match problem {
        HeaderProblem::NoColumns => Words::of(say::NO_COLUMNS),
        HeaderProblem::Unknown { at, name, nearest } => {
            let name = name.as_ref().map(|name| Words::of(say::NAMED).with("name", name).zh()).unwrap_or_default();
            Words::of(say::UNKNOWN_COLUMN).with("at", at).with("name", name).with("meant", meant(*nearest))
        }
        HeaderProblem::Twice { at, name } => Words::of(say::COLUMN_TWICE).with("at", at).with("name", name),
        HeaderProblem::Missing(name) => Words::of(say::COLUMN_MISSING).with("name", name),
        HeaderProblem::Broken(fault) => record_words(*fault),
        HeaderProblem::NotText => Words::of(say::NAME_NOT_TEXT),
    }
}

/// Asks whether the nearest name was meant.
fn meant(nearest: Option<&'static str>) -> String {
    nearest.map(|nearest| Words::of(say::MEANT).with("nearest", nearest).zh()).unwrap_or_default()
}

fn record_words(fault: RecordFault) -> Words {
    match fault {
        RecordFault::UnclosedQuote => Words::of(say::UNCLOSED_QUOTE),
        RecordFault::AfterQuote => Words::of(say::AFTER_QUOTE),
        RecordFault::TooLong(limit) => Words::of(say::TOO_LONG).with("limit", limit),
    }
}

fn row_words(row: &BadRow) -> Words {
    let problem = problem_words(&row.problem).zh();
    match &row.column {
        Some(column) => Words::of(say::CELL).with("line", row.line).with("column", column).with("problem", problem),
        None => Words::of(say::ROW).with("line", row.line).with("problem", problem),
    }
}

fn problem_words(problem: &RowProblem) -> Words {
    match problem {
        RowProblem::Record(fault) => record_words(*fault),
        RowProblem::Fields { found, expected } => {
            Words::of(say::FIELDS).with("found", found).with("expected", expected)
        }
        RowProblem::Nameless(at) => Words::of(say::NAMELESS).with("at", at),
        RowProblem::Json { at, why } => {
            let why = why.map(|why| format!("：{}", json::zh(why))).unwrap_or_default();
            Words::of(say::JSON).with("at", at).with("why", why)
        }
        RowProblem::NotAnObject => Words::of(say::NOT_AN_OBJECT),
        RowProblem::UnknownKey { nearest } => Words::of(say::UNKNOWN_KEY).with("meant", meant(*nearest)),
        RowProblem::Twice => Words::of(say::TWICE),
        RowProblem::NotText => Words::of(say::NOT_TEXT),
        RowProblem::WrongType(found) => Words::of(say::WRONG_TYPE).with("found", json::kind(found)),
        RowProblem::NumberUnsafe => Words::of(say::NUMBER_UNSAFE),
        RowProblem::Spoilt(how) => Words::of(say::SPOILT).with("how", Words::of(spoilt(*how)).zh()),
        RowProblem::Missing => Words::of(say::MISSING),
        RowProblem::Duplicate { name: _, first } => Words::of(say::DUPLICATE).with("first", first),
        RowProblem::SameFile { first } => Words::of(say::SAME_FILE).with("first", first),
        RowProblem::Value(problem) => Words::of(problem_text(*problem)),
        RowProblem::QuestionAnswers => Words::of(say::QUESTION_ANSWERS),
        RowProblem::Route => Words::of(say::ROUTE),
        RowProblem::Authorization(error) => Words::of(match error {
            AuthorizationError::Blank => say::AUTHORIZATION_BLANK,
            AuthorizationError::Control => say::AUTHORIZATION_CONTROL,
            AuthorizationError::Long => say::AUTHORIZATION_LONG,
        }),
        RowProblem::FileName(problem) => Words::of(say::FILE_NAME).with("problem", Words::of(file_name(*problem)).zh()),
    }
}

fn spoilt(how: Spoilt) -> Text {
    match how {
        Spoilt::Exponent => say::EXPONENT,
        Spoilt::Fraction => say::FRACTION,
        Spoilt::Rounded => say::ROUNDED,
    }
}

fn file_name(problem: NameProblem) -> Text {
    match problem {
        NameProblem::Blank => say::BLANK,
        NameProblem::Slash => say::SLASH,
        NameProblem::Dots => say::DOTS,
        NameProblem::Control => say::CONTROL,
        NameProblem::Long => say::LONG,
        NameProblem::Place => say::PLACE,
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;

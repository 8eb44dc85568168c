//! What is wrong with a list, or with a row of it. No variant holds a value.

use std::io;

use thiserror::Error;

use super::{NameProblem, Spoilt};
use crate::answers::problem_text;
use crate::audit::AuthorizationError;
use crate::messages::Lang;
use crate::protocol::Class;
use crate::protocol::check::Problem;
use crate::stdin::Input;

/// Why a list cannot be read, or not to its end.
#[derive(Debug, Error)]
pub enum ListError {
    /// The file could not be opened.
    #[error("{path}: {source}")]
    Open {
        /// The list.
        path: Input,
        /// The system's error.
        source: io::Error,
    },
    /// Other users can read or change the file.
    #[error("{0} can be read or changed by others (chmod 600, or --allow-shared-file)")]
    Shared(Input),
    /// Reading failed before the first row.
    #[error("the list could not be read: {0}")]
    Read(#[source] io::Error),
    /// Reading failed between or within rows, so the rest of the list is unknown.
    #[error("line {line}: the list could not be read further, so nothing was imported: {source}")]
    Interrupted {
        /// The line at which reading stopped, from 1.
        line: u64,
        /// The system's error.
        source: io::Error,
    },
    /// The list contains nothing but blanks.
    #[error("the list is empty")]
    Empty,
    /// The list is one JSON array instead of one JSON object a line.
    #[error("the list is one JSON array: write one object a line, without brackets around them or commas between them")]
    Array,
    /// The header of a CSV list is wrong.
    #[error("line {line}: {problem}")]
    Header {
        /// Its line, from 1.
        line: u64,
        /// What is wrong with it.
        problem: HeaderProblem,
    },
}

impl ListError {
    /// The error's class.
    pub fn class(&self) -> Class {
        match self {
            Self::Open { .. } | Self::Shared(_) | Self::Read(_) | Self::Interrupted { .. } => Class::Config,
            Self::Empty | Self::Array | Self::Header { .. } => Class::Input,
        }
    }
}

/// What is wrong with the header of a CSV list. It contains only names, and none that looks like a value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HeaderProblem {
    /// No field of the first line is the name of a column. Probably the header is missing, so the line may hold
    /// values and is not repeated.
    #[error("no column is known: the first line must name the columns, such as user_id,login_name,password")]
    NoColumns,
    /// The name of a column is unknown.
    #[error("column {at}{}: unknown{}", named(.name.as_deref()), meant(*.nearest))]
    Unknown {
        /// Its place, from 1.
        at: usize,
        /// Its name, unless it looks like a value.
        name: Option<String>,
        /// The closest known name.
        nearest: Option<&'static str>,
    },
    /// Two columns have the same name.
    #[error("column {at} ({name}) is there twice")]
    Twice {
        /// The place of the second one, from 1.
        at: usize,
        /// The name.
        name: String,
    },
    /// A column that every list needs is missing.
    #[error("the column {0} is missing")]
    Missing(&'static str),
    /// The line is not valid CSV.
    #[error("{0}")]
    Broken(RecordFault),
    /// A name is not text in the list's charset.
    #[error("a name holds characters that cannot be read")]
    NotText,
}

fn named(name: Option<&str>) -> String {
    name.map(|name| format!(" ({name})")).unwrap_or_default()
}

fn meant(nearest: Option<&'static str>) -> String {
    nearest.map(|nearest| format!(" (did you mean {nearest}?)")).unwrap_or_default()
}

/// Why a line, or the record that begins on it, is not valid CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RecordFault {
    /// A quote is never closed.
    #[error("a quote is opened and not closed")]
    UnclosedQuote,
    /// Text follows the quote that closes a field.
    #[error("something follows the closing quote of a field: quotes within a field are written twice")]
    AfterQuote,
    /// The record is longer than a row may be.
    #[error("longer than {0} bytes")]
    TooLong(usize),
}

/// What is wrong, and in which column or JSON member, if the problem concerns one and its name may be shown.
pub(super) type Fault = (Option<String>, RowProblem);

/// A bad row: where it is, and why it is bad. It never repeats a value. Its text is that of the first problem.
#[derive(Debug, Error)]
#[error("line {line}{}: {problem}", .column.as_ref().map(|column| format!(", {column}")).unwrap_or_default())]
pub struct BadRow {
    /// The line of the source on which the row begins, from 1.
    pub line: u64,
    /// The column's name or the JSON member's key, if the problem concerns one and its name may be shown.
    pub column: Option<String>,
    /// What is wrong.
    pub problem: RowProblem,
    /// The row's other problems.
    pub further: Vec<BadRow>,
}

impl BadRow {
    /// A row with these problems; `None` if there are none.
    pub(super) fn of(line: u64, faults: impl IntoIterator<Item = Fault>) -> Option<Self> {
        let bad = |(column, problem)| Self { line, column, problem, further: Vec::new() };
        let mut rows = faults.into_iter().map(bad);
        let first = rows.next()?;
        Some(Self { further: rows.collect(), ..first })
    }

    /// All problems of the row, each with its column.
    pub fn problems(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.further)
    }
}

/// What is wrong with a row.
#[derive(Debug, Error)]
pub enum RowProblem {
    /// The record is not valid CSV.
    #[error("{0}")]
    Record(RecordFault),
    /// The CSV row has more or fewer fields than the header.
    #[error("fields: {found} here, {expected} in the header")]
    Fields {
        /// How many there are.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// The row has a value in a column whose header is blank.
    #[error("a value in column {0}, which has no name")]
    Nameless(usize),
    /// The line is not JSON.
    #[error("not valid JSON at character {at}{}", why.map(|why| format!(": {why}")).unwrap_or_default())]
    Json {
        /// The place in the line, from 1.
        at: usize,
        /// The reason, which repeats nothing of the text.
        why: Option<&'static str>,
    },
    /// The line is JSON, but not an object.
    #[error("no JSON object of keys and values")]
    NotAnObject,
    /// A member is unknown.
    #[error("unknown key{}", meant(*.nearest))]
    UnknownKey {
        /// The closest known name.
        nearest: Option<&'static str>,
    },
    /// A key occurs twice.
    #[error("given twice")]
    Twice,
    /// Characters do not fit the list's charset.
    #[error("it holds characters that cannot be read: the list is neither UTF-8 nor GB18030 throughout")]
    NotText,
    /// A JSON value is neither a string nor a number.
    #[error("it must be a text in quotes, not {0}")]
    WrongType(&'static str),
    /// A JSON number may have lost leading zeros or precision.
    #[error("it is a number and may have lost digits: write it in quotes")]
    NumberUnsafe,
    /// A spreadsheet has changed the number.
    #[error("{0}: format the column as text in Excel, before the numbers are entered, and save the list again")]
    Spoilt(Spoilt),
    /// The user_id or the login name is missing.
    #[error("missing")]
    Missing,
    /// An earlier row has the same user_id or login name.
    #[error("line {first} has the same {name}")]
    Duplicate {
        /// The key that both rows have with the same value.
        name: &'static str,
        /// The line of the earlier row.
        first: u64,
    },
    /// The report of an earlier row goes into the same file.
    #[error("the report of line {first} goes into the same file")]
    SameFile {
        /// The line of the earlier row.
        first: u64,
    },
    /// A value is not valid for its key.
    #[error("{}", problem_text(*.0).get(Lang::En))]
    Value(Problem),
    /// The answers to the questions are not five numbers of options.
    #[error("five numbers of options are needed, such as 1,2,3,1,5")]
    QuestionAnswers,
    /// The text is not the name of a route.
    #[error("a route is auto, unionpay or questions")]
    Route,
    /// The text cannot be a reference to a consent.
    #[error("{0}")]
    Authorization(AuthorizationError),
    /// The text cannot be the name or pattern of the report's file, or the user_id cannot be part of the name.
    #[error("it cannot be the name of a file: {0}")]
    FileName(NameProblem),
}

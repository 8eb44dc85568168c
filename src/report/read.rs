//! Finding the report in what was saved.

use serde_json::Value;
use thiserror::Error;

use super::Report;
use super::lists::OF_ACCOUNTS;
use super::unread::is_read;
use crate::protocol::{Beyond, JsonError, Limits, parse_json, parse_only};

/// Members by which a report is known, besides those that are read (§1.2.5).
const UNREAD: [&str; 2] = ["credit_card_detail", "guarantee_for_others"];
/// Members that a report has, but that anything else might have, too.
const COMMON: [&str; 2] = ["id", "name"];
/// How many envelopes a report may be in.
const MOST_ENVELOPES: usize = 4;

/// Why a text is no report. Says where, never what stood there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Nothing is in it but blanks, or a byte order mark.
    #[error("it is empty")]
    Empty,
    /// It is not text.
    #[error("not UTF-8 at line {line}, column {column}")]
    NotText {
        /// Line of the first byte that is none, from 1.
        line: usize,
        /// Its column in bytes, from 1.
        column: usize,
    },
    /// Lists and objects stand in one another more often than anybody reads.
    #[error("nested too deeply at line {line}, column {column}")]
    TooDeep {
        /// Line of the first level that is too much, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// There is more in it than in any report, or what may stand once stands twice.
    #[error("{beyond} at line {line}, column {column}")]
    Beyond {
        /// What is too much.
        beyond: Beyond,
        /// Line of the place, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// It is not JSON.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// Line of the first error, from 1.
        line: usize,
        /// Column of the first error, from 1.
        column: usize,
        /// True if the text ends too early.
        cut_short: bool,
    },
    /// It is JSON, but neither a report nor a reply that holds one.
    #[error("no report in it")]
    NoReport,
}

impl Report {
    /// Reads the bytes of a saved file; a byte order mark is skipped.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        Self::from_text(text(bytes)?)
    }

    /// The same where only the accounts count: of a bare report, nothing else is kept.
    pub fn accounts_from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let text = text(bytes)?;
        let accounts = Self::parsed(text, |text| parse_only(text, &OF_ACCOUNTS, Limits::REPORT));
        accounts.or_else(|_| Self::from_text(text)) // a report without accounts, one in an envelope, or none
    }

    /// Reads the text of a saved file.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        Self::parsed(text, parse_json)
    }

    fn parsed(text: &str, parse: impl FnOnce(&str) -> Result<Value, JsonError>) -> Result<Self, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().is_empty() {
            return Err(ReadError::Empty);
        }
        Self::read(parse(text).map_err(|error| not_json(&error))?)
    }

    /// Finds the report in JSON: the bare report, the whole reply (wrapped or not), or the output of `report --json`;
    /// `data` may be a string that holds JSON.
    pub fn read(value: Value) -> Result<Self, ReadError> {
        let data = unwrap(value, 0).ok_or(ReadError::NoReport)?;
        Ok(Self::of(data))
    }
}

fn not_json(error: &JsonError) -> ReadError {
    let (line, column) = (error.line(), error.column());
    match error {
        JsonError::Syntax(error) => ReadError::NotJson { line, column, cut_short: error.is_eof() },
        JsonError::Beyond { beyond: Beyond::Depth(_), .. } => ReadError::TooDeep { line, column },
        JsonError::Beyond { beyond, .. } => ReadError::Beyond { beyond: *beyond, line, column },
    }
}

fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let text = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = text.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = text.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        ReadError::NotText { line, column }
    })
}

/// Members of what `view --json` prints: a look at a report, which cannot be read back.
const SEEN: [&str; 3] = ["report", "accounts", "figures"];

/// True if a member of a report is there.
fn is_report(value: &Value) -> bool {
    let Value::Object(members) = value else { return false };
    if SEEN.iter().all(|name| members.contains_key(*name)) {
        return false;
    }
    members
        .keys()
        .map(|name| name.trim())
        .any(|name| !COMMON.contains(&name) && (is_read(name) || UNREAD.contains(&name)))
}

/// Takes the report out of its envelopes.
fn unwrap(value: Value, envelopes: usize) -> Option<Value> {
    match value {
        value if is_report(&value) => Some(value),
        _ if envelopes == MOST_ENVELOPES => None,
        Value::Object(members) => {
            let inner = |name: &str| name == "data" || name.ends_with("_response");
            let mut inside = members.into_iter().filter(|(name, _)| inner(name.trim()));
            inside.find_map(|(_, value)| unwrap(value, envelopes + 1))
        }
        Value::String(text) if envelopes > 0 => unwrap(parse_json(&text).ok()?, envelopes + 1),
        _ => None,
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;

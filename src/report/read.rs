//! Finds the report in a saved file's JSON.

use serde_json::Value;
use thiserror::Error;

use super::Report;
use super::lists::OF_ACCOUNTS;
use super::unread::is_read;
use crate::protocol::{Beyond, JsonError, Limits, parse_json_within, parse_only};

/// Members that identify a report, besides those that are read (§1.2.5).
const UNREAD: [&str; 2] = ["credit_card_detail", "guarantee_for_others"];
/// Members that a report has, but that are too common to identify one.
const COMMON: [&str; 2] = ["id", "name"];
/// The maximum number of envelopes around a report.
const MOST_ENVELOPES: usize = 4;

/// Why a text is not a report. It holds positions, never content.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// It contains only blanks or a byte order mark.
    #[error("it is empty")]
    Empty,
    /// It is not valid UTF-8.
    #[error("not UTF-8 at line {line}, column {column}")]
    NotText {
        /// The line of the first invalid byte, from 1.
        line: usize,
        /// Its column in bytes, from 1.
        column: usize,
    },
    /// Lists and objects are nested too deeply.
    #[error("nested too deeply at line {line}, column {column}")]
    TooDeep {
        /// The line of the first excess level, from 1.
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
        /// True if the text is truncated.
        cut_short: bool,
    },
    /// It is JSON, but neither a report nor a reply that contains one.
    #[error("no report in it")]
    NoReport,
}

impl Report {
    /// Reads the bytes of a saved file, skipping a byte order mark.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        Self::from_text(text(bytes)?)
    }

    /// The same if only accounts are needed: other members of a bare report are dropped.
    pub fn accounts_from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let text = text(bytes)?;
        let accounts = Self::parsed(text, |text| parse_only(text, &OF_ACCOUNTS, Limits::SAVED));
        accounts.or_else(|_| Self::from_text(text)) // a report without accounts, one in an envelope, or none
    }

    /// Reads the text of a saved file.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        Self::parsed(text, |text| parse_json_within(text, Limits::SAVED))
    }

    fn parsed(text: &str, parse: impl FnOnce(&str) -> Result<Value, JsonError>) -> Result<Self, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().is_empty() {
            return Err(ReadError::Empty);
        }
        Self::read(parse(text).map_err(|error| not_json(&error))?)
    }

    /// Finds the report in JSON: the bare report, the complete reply (wrapped or not), or the output of
    /// `report --json`. `data` may be a string of JSON.
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

/// Members of `view --json`, whose output cannot be read back as a report.
const SEEN: [&str; 3] = ["report", "accounts", "figures"];

/// True if a value has a member of a report.
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
        Value::String(text) if envelopes > 0 => unwrap(parse_json_within(&text, Limits::SAVED).ok()?, envelopes + 1),
        _ => None,
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;

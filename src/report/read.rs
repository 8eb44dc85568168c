//! Finds the report in a saved file's JSON.

use std::borrow::Cow;

use serde_json::Value;
use thiserror::Error;

use super::Report;
use super::lists::OF_ACCOUNTS;
use super::unread::is_read;
use crate::protocol::{Beyond, JsonError, Limits, Mended, decode, json_place, parse_mended, parse_only};

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
    /// Lists and objects are nested too deeply.
    #[error("nested too deeply at line {line}, column {column}")]
    TooDeep {
        /// The line of the first excess level, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// It has more than any report has, or a member that may occur once occurs twice.
    #[error("{beyond} at line {line}, column {column}")]
    Beyond {
        /// What there is too much of.
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
    /// Reads the bytes of a saved file: UTF-8, with or without a byte order mark, or GB18030. Broken characters are replaced,
    /// see [`Report::mended`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let (text, mended) = text(bytes);
        Ok(Self::from_text(&text)?.also(mended))
    }

    /// The same if only accounts are needed: other members of a bare report are dropped.
    pub fn accounts_from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let (text, mended) = text(bytes);
        let accounts = Self::parsed(&text, |text, _| parse_only(text, &OF_ACCOUNTS, Limits::SAVED));
        // a report without accounts, one in an envelope, one with broken characters, or none
        Ok(accounts.or_else(|_| Self::from_text(&text))?.also(mended))
    }

    /// Reads the text of a saved file.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        Self::parsed(text, |text, mended| parse_mended(text, Limits::SAVED, mended))
    }

    fn parsed(
        text: &str,
        parse: impl FnOnce(&str, &mut Mended) -> Result<Value, JsonError>,
    ) -> Result<Self, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().is_empty() {
            return Err(ReadError::Empty);
        }
        let mut mended = Mended::default();
        let value = parse(text, &mut mended).map_err(|error| not_json(text.as_bytes(), &error))?;
        Ok(Self::read(value)?.also(mended))
    }

    /// Finds the report in JSON: the bare report, the complete reply (wrapped or not), or the output of
    /// `report --json`. `data` may be a string of JSON.
    pub fn read(value: Value) -> Result<Self, ReadError> {
        let mut mended = Mended::default();
        let data = unwrap(value, 0, &mut mended).ok_or(ReadError::NoReport)?;
        Ok(Self::of(data).also(mended))
    }
}

fn not_json(text: &[u8], error: &JsonError) -> ReadError {
    let (line, column) = match error {
        JsonError::Syntax(error) => json_place(text, error),
        JsonError::Beyond { line, column, .. } => (*line, *column),
    };
    match error {
        JsonError::Syntax(error) => ReadError::NotJson { line, column, cut_short: error.is_eof() },
        JsonError::Beyond { beyond: Beyond::Depth(_), .. } => ReadError::TooDeep { line, column },
        JsonError::Beyond { beyond, .. } => ReadError::Beyond { beyond: *beyond, line, column },
    }
}

/// The file's text. A file declares no charset, so none can be unknown.
fn text(bytes: &[u8]) -> (Cow<'_, str>, Mended) {
    decode(bytes, None).unwrap_or_default()
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
fn unwrap(value: Value, envelopes: usize, mended: &mut Mended) -> Option<Value> {
    match value {
        value if is_report(&value) => Some(value),
        _ if envelopes == MOST_ENVELOPES => None,
        Value::Object(members) => {
            let inner = |name: &str| name == "data" || name.ends_with("_response");
            let mut inside = members.into_iter().filter(|(name, _)| inner(name.trim()));
            inside.find_map(|(_, value)| unwrap(value, envelopes + 1, mended))
        }
        Value::String(text) if envelopes > 0 => {
            unwrap(parse_mended(&text, Limits::SAVED, mended).ok()?, envelopes + 1, mended)
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;

//! Masks a public record.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

/// A public record as received, with its list's name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record<'a> {
    /// `newPublicRecords.taxesRecords`, …
    pub list: Cow<'a, str>,
    /// The record.
    pub record: Value,
}

//! The result of a method: data, or a code of the catalogue.

use serde_json::{Value, json};

use super::journal::Deed;
use crate::protocol::codes;

/// The result of a method.
pub(super) type Answer = Result<Told, Refusal>;

/// A success.
pub(super) struct Told {
    /// The reply's `data`.
    pub data: Value,
    /// The effect.
    pub deed: Deed,
}

impl Told {
    /// Data and an effect.
    pub fn new(data: Value, deed: Deed) -> Self {
        Self { data, deed }
    }

    /// Data without an effect.
    pub fn read(data: Value) -> Self {
        Self::new(data, Deed::None)
    }

    /// An effect without data.
    pub fn done(deed: Deed) -> Self {
        Self::new(json!({}), deed)
    }
}

/// A refusal.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The code.
    pub code: i64,
    /// An addition to the vendor's text: the parameter in question.
    pub detail: Option<String>,
    /// The effect of the refused call, such as a counted attempt.
    pub deed: Deed,
}

impl From<i64> for Refusal {
    fn from(code: i64) -> Self {
        Self { code, detail: None, deed: Deed::None }
    }
}

impl Refusal {
    /// A refusal that names the parameter.
    pub fn because(code: i64, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::from(code) }
    }

    /// A refusal with an effect.
    pub fn after(code: i64, deed: Deed) -> Self {
        Self { deed, ..Self::from(code) }
    }

    /// The reply's `msg`: the vendor's text as printed, then the addition.
    pub fn message(&self) -> String {
        let text = match (self.code, codes::find(self.code)) {
            (_, Some(entry)) => entry.vendor_text,
            (NOT_JSON, None) => "request is not JSON",
            _ => "method is unknown",
        };
        self.detail.as_ref().map_or_else(|| text.to_owned(), |detail| format!("{text} ({detail})"))
    }

    /// The reply.
    pub fn reply(&self) -> Value {
        json!({"code": self.code, "msg": self.message(), "data": {}})
    }
}

/// The body is not JSON. The code is not in the catalogue, so a client sees class unknown.
pub(super) const NOT_JSON: i64 = 400001;
/// The method is missing or undocumented. The code is not in the catalogue either.
pub(super) const UNKNOWN_METHOD: i64 = 404001;

/// A parameter is missing or has the wrong JSON type, and there is no code for that parameter.
pub(super) const MALFORMED: i64 = codes::ENTRIES_WRONG;
/// The form of this step was not fetched in this login.
pub(super) const STEP_EXPIRED: i64 = codes::PAGE_EXPIRED;
/// The answer to question 1, 2, ... is missing (508208 does not exist).
pub(super) const ANSWER_MISSING: [i64; 5] = [
    codes::ANSWER_1_MISSING,
    codes::ANSWER_2_MISSING,
    codes::ANSWER_3_MISSING,
    codes::ANSWER_4_MISSING,
    codes::ANSWER_5_MISSING,
];

//! The result of a method: data, or a code of the catalogue.

use serde_json::{Value, json};

use super::journal::Deed;
use crate::protocol::codes;

/// What a method has to say.
pub(super) type Answer = Result<Told, Refusal>;

/// A success.
pub(super) struct Told {
    /// `data` of the reply.
    pub data: Value,
    /// What was done.
    pub deed: Deed,
}

impl Told {
    /// Data, and something that was done.
    pub fn new(data: Value, deed: Deed) -> Self {
        Self { data, deed }
    }

    /// Data that was only read.
    pub fn read(data: Value) -> Self {
        Self::new(data, Deed::None)
    }

    /// Something done, with nothing to tell.
    pub fn done(deed: Deed) -> Self {
        Self::new(json!({}), deed)
    }
}

/// A refusal.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The code.
    pub code: i64,
    /// What the vendor's text does not say: which parameter it is about.
    pub detail: Option<String>,
    /// What was done nevertheless (an attempt counted).
    pub deed: Deed,
}

impl From<i64> for Refusal {
    fn from(code: i64) -> Self {
        Self { code, detail: None, deed: Deed::None }
    }
}

impl Refusal {
    /// A refusal that names what it is about.
    pub fn because(code: i64, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::from(code) }
    }

    /// A refusal that did something.
    pub fn after(code: i64, deed: Deed) -> Self {
        Self { deed, ..Self::from(code) }
    }

    /// `msg` of the reply: the vendor's text as it is printed, then what it does not say.
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

/// A body that is not JSON. Not in the catalogue: a client sees class unknown.
pub(super) const NOT_JSON: i64 = 400001;
/// A method that the document does not list, or none. Not in the catalogue either.
pub(super) const UNKNOWN_METHOD: i64 = 404001;

/// A parameter is missing or of the wrong JSON type, and no code is about that parameter.
pub(super) const MALFORMED: i64 = codes::ENTRIES_WRONG;
/// The form that leads here was not fetched in this login.
pub(super) const STEP_EXPIRED: i64 = codes::PAGE_EXPIRED;
/// No answer to question 1, 2, ... (508208 does not exist).
pub(super) const ANSWER_MISSING: [i64; 5] = [
    codes::ANSWER_1_MISSING,
    codes::ANSWER_2_MISSING,
    codes::ANSWER_3_MISSING,
    codes::ANSWER_4_MISSING,
    codes::ANSWER_5_MISSING,
];

//! Limits for JSON from outside the program: depth, counts, lengths. They are far above any reply that the document
//! describes, and low enough to protect memory and time.

use std::fmt;

use super::{Method, MethodName};

/// The maximum nesting of lists and objects.
pub const DEPTH: usize = 64;
/// The maximum number of fields in a form, of parameters in a refresh, and of forms to choose from.
pub const FIELDS: usize = 100;
/// Options a field may have.
pub const OPTIONS: usize = 200;

/// The limits of one JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Levels of lists and objects.
    pub depth: usize,
    /// The number of values, including lists and objects.
    pub values: usize,
}

impl Limits {
    /// For a reply, and for everything else except reports.
    pub const REPLY: Self = Self { depth: DEPTH, values: 100_000 };
    /// Of a report.
    pub const REPORT: Self = Self { depth: DEPTH, values: 1_000_000 };
    /// For a saved report: a merchant's own file may hold far more than one reply.
    pub const SAVED: Self = Self { depth: DEPTH, values: 10_000_000 };

    /// Those of a reply to `method`.
    pub fn of(method: &MethodName) -> Self {
        if is_report(method) { Self::REPORT } else { Self::REPLY }
    }
}

/// The maximum length in bytes of an unpacked reply to `method`.
pub fn longest_reply(method: &MethodName) -> usize {
    if is_report(method) { LONGEST_REPORT } else { LONGEST_REPLY }
}

/// The maximum length in bytes of a reply that is not a report.
pub const LONGEST_REPLY: usize = 1024 * 1024;
/// Bytes of a report.
pub const LONGEST_REPORT: usize = 16 * 1024 * 1024;

fn is_report(method: &MethodName) -> bool {
    method.known() == Some(Method::ViewReport)
}

/// A limit that was exceeded, or a member that must not occur twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Lists and objects are nested more deeply.
    Depth(usize),
    /// There are more values.
    Values(usize),
    /// A form has more fields.
    Fields(usize),
    /// A field has more options.
    Options(usize),
    /// An object has two members of this name, and it is unclear which of them counts.
    Twice(&'static str),
}

impl fmt::Display for Beyond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Depth(limit) => write!(f, "nested deeper than {limit} levels"),
            Self::Values(limit) => write!(f, "more than {limit} values"),
            Self::Fields(limit) => write!(f, "a form with more than {limit} fields"),
            Self::Options(limit) => write!(f, "a field with more than {limit} options"),
            Self::Twice(name) => write!(f, "two members {name:?} in one object"),
        }
    }
}

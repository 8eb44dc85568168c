//! How deep, how many, how long: what is read of JSON that others wrote. Far more than any reply that the document
//! describes, and far less than what would cost memory or minutes.

use std::fmt;

use super::{Method, MethodName};

/// Levels that lists and objects may stand in one another.
pub const DEPTH: usize = 64;
/// Fields a form may have, parameters a refresh, forms a choice of forms.
pub const FIELDS: usize = 100;
/// Options a field may have.
pub const OPTIONS: usize = 200;

/// What a text of JSON may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Levels of lists and objects.
    pub depth: usize,
    /// Values: lists, objects, and what stands in them.
    pub values: usize,
}

impl Limits {
    /// Of a reply, and of everything else but reports.
    pub const REPLY: Self = Self { depth: DEPTH, values: 100_000 };
    /// Of a report.
    pub const REPORT: Self = Self { depth: DEPTH, values: 1_000_000 };
    /// Of a saved report: a merchant's own file may hold far more than a reply does.
    pub const SAVED: Self = Self { depth: DEPTH, values: 10_000_000 };

    /// Those of a reply to `method`.
    pub fn of(method: &MethodName) -> Self {
        if is_report(method) { Self::REPORT } else { Self::REPLY }
    }
}

/// How many bytes a reply to `method` may have once it is unpacked.
pub fn longest_reply(method: &MethodName) -> usize {
    if is_report(method) { LONGEST_REPORT } else { LONGEST_REPLY }
}

/// Bytes of a reply that is no report.
pub const LONGEST_REPLY: usize = 1024 * 1024;
/// Bytes of a report.
pub const LONGEST_REPORT: usize = 16 * 1024 * 1024;

fn is_report(method: &MethodName) -> bool {
    method.known() == Some(Method::ViewReport)
}

/// A limit that was passed, or what may stand only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Lists and objects stand in one another more often.
    Depth(usize),
    /// There are more values.
    Values(usize),
    /// A form has more fields.
    Fields(usize),
    /// A field has more options.
    Options(usize),
    /// An object has two members of this name, and each could be the one that counts.
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

//! The results of a gateway's checks, in four formats.
//!
//! In: a [`Sheet`] with texts already in the user's language. Out: text, or the JSON value. The machine
//! formats are standard: TAP 14, and the JUnit XML that Jenkins and GitLab read.

mod human;
mod json;
mod junit;
mod tap;
#[cfg(test)]
mod testing;
mod unbegun;

pub use human::human;
pub use json::json;
pub use junit::junit;
pub use tap::tap;
pub use unbegun::{bail_out, junit_error, tap_bail_out};

use crate::messages::Lang;
use crate::protocol::Class;

/// The result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As documented.
    Passed,
    /// Not as documented.
    Failed {
        /// The class of the actual result.
        class: Class,
        /// The actual result.
        got: String,
    },
    /// Skipped.
    Skipped {
        /// The reason.
        why: String,
    },
}

/// A check.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// The section of the document.
    pub section: &'static str,
    /// The expected result.
    pub expected: String,
    /// The actual result.
    pub outcome: Outcome,
    /// The duration in milliseconds.
    pub ms: f64,
}

/// All checks of a run.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The language of the texts, and of the labels beside them.
    pub lang: Lang,
    /// The level's name.
    pub level: &'a str,
    /// The gateway's origin.
    pub gateway: &'a str,
    /// The checks, in order.
    pub rows: Vec<Row>,
}

impl Sheet<'_> {
    fn failed(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Failed { .. })).count()
    }

    fn skipped(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Skipped { .. })).count()
    }

    fn ms(&self) -> f64 {
        self.rows.iter().map(|row| row.ms).sum()
    }
}

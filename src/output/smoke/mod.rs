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

use crate::protocol::Class;

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As documented.
    Passed,
    /// Not so.
    Failed {
        /// The class of what came.
        class: Class,
        /// What came.
        got: String,
    },
    /// Not made.
    Skipped {
        /// Why not.
        why: String,
    },
}

/// A check.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// The section it is about.
    pub section: &'static str,
    /// What is expected.
    pub expected: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Milliseconds it took.
    pub ms: f64,
}

/// All checks of a run.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
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

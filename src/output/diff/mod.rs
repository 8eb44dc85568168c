//! What changed between two reports, as a page on the terminal and as JSON.
//!
//! In: a [`Diff`] and its two reports, what is to be hidden, a style. Out: text. Every text of the reports passes through
//! the same hands as on a report's own page, so nothing in them reaches the terminal as more than text.

mod json;
mod page;
mod values;

use crate::output::report::Masking;
use crate::report::{Diff, Report};

pub use self::page::page;

/// Two reports and what differs, what is to be hidden.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The older report.
    pub old: &'a Report,
    /// The newer one.
    pub new: &'a Report,
    /// What differs.
    pub diff: Diff<'a>,
    /// What is hidden.
    pub masking: Masking,
}

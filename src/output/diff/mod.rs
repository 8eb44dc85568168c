//! The differences between two reports, as a page on the terminal and as JSON.
//!
//! In: a [`Diff`] and its two reports, what to mask, a style. Out: text. All texts of the reports pass
//! through the same sanitising as on a report's own page, so they cannot control the terminal.

mod json;
mod page;
mod values;

use crate::output::report::Masking;
use crate::report::{Diff, Report};

pub use self::page::page;

/// Two reports with their differences and what to mask.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The older report.
    pub old: &'a Report,
    /// The newer one.
    pub new: &'a Report,
    /// The differences.
    pub diff: Diff<'a>,
    /// What to mask.
    pub masking: Masking,
}

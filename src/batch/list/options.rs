//! How a list is read.

use super::ReportName;

/// How a list is read.
#[derive(Clone, Debug)]
pub struct ListOptions {
    /// Whether card, identity and mobile numbers are checked. False with `--no-verify-input`.
    pub verify_numbers: bool,
    /// The name of the reports' files, for rows without `save`. None if reports are kept elsewhere, so that a user_id need not
    /// be a file's name.
    pub reports: Option<ReportName>,
}

impl Default for ListOptions {
    /// All checks, and reports in files that are called `{user_id}.json`.
    fn default() -> Self {
        Self { verify_numbers: true, reports: Some(ReportName::default()) }
    }
}

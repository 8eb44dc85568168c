//! How a list is read.

use super::ReportName;

/// How a list is read.
#[derive(Clone, Debug)]
pub struct ListOptions {
    /// Whether card, identity and mobile numbers are checked. False with `--no-verify-input`.
    pub verify_numbers: bool,
    /// The name of the report files of rows without `save`. `None` if reports are kept elsewhere; then a user_id need
    /// not be valid as a file name.
    pub reports: Option<ReportName>,
}

impl Default for ListOptions {
    /// All checks, and report files named `{user_id}.json`.
    fn default() -> Self {
        Self { verify_numbers: true, reports: Some(ReportName::default()) }
    }
}

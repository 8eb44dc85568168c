//! The report as received. Typed access to its parts is in files of their own.

use std::fmt;

use serde_json::Value;

/// A report, as it came. Holds personal data: `Debug` shows none of it.
#[derive(Clone, PartialEq)]
pub struct Report {
    data: Value,
    file: Option<String>,
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report").finish_non_exhaustive()
    }
}

impl Report {
    /// The report that these members are.
    pub(super) fn of(data: Value) -> Self {
        Self { data, file: None }
    }

    /// The same report, its file's name remembered for what is exported.
    #[must_use]
    pub fn in_file(self, name: impl Into<String>) -> Self {
        Self { file: Some(name.into()), ..self }
    }

    /// The file's name, if it was told.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// All of the report: every member, in its order, numbers as they were written.
    pub fn data(&self) -> &Value {
        &self.data
    }
}

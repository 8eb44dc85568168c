//! The report as received. Typed access to its parts is in files of their own.

use std::fmt;

use serde_json::Value;

use crate::protocol::Mended;

/// A report as received. It holds personal data, so `Debug` shows none of it.
#[derive(Clone, PartialEq)]
pub struct Report {
    data: Value,
    file: Option<String>,
    mended: Mended,
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report").finish_non_exhaustive()
    }
}

impl Report {
    /// Creates a report from its members.
    pub(super) fn of(data: Value) -> Self {
        Self { data, file: None, mended: Mended::default() }
    }

    /// Sets what was repaired in the text from which it was read.
    #[must_use]
    pub(super) fn also(self, mended: Mended) -> Self {
        Self { mended: self.mended.and(mended), ..self }
    }

    /// What was repaired in the text from which it was read.
    pub fn mended(&self) -> Mended {
        self.mended
    }

    /// Adds the file's name, for exports.
    #[must_use]
    pub fn in_file(self, name: impl Into<String>) -> Self {
        Self { file: Some(name.into()), ..self }
    }

    /// The file's name, if it is known.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The complete report: all members in order, with numbers as they were written.
    pub fn data(&self) -> &Value {
        &self.data
    }
}

//! Writes reports: one private file for each applicant.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::BatchError;
use crate::answers::AnswersFile;
use crate::report::Report;
use crate::store::{SystemDisk, create_private_dir, write_private};

/// A directory of reports.
#[derive(Clone, Debug)]
pub struct ReportDir(PathBuf);

/// A report that was written and synced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Its file.
    pub path: PathBuf,
    /// Its score.
    pub score: Option<i64>,
    /// Its grade.
    pub grade: Option<String>,
}

impl ReportDir {
    /// Opens the directory. If it does not exist, creates it for its owner only.
    pub fn open(directory: &Path) -> Result<Self, BatchError> {
        create_private_dir(&SystemDisk, directory).map_err(BatchError::Reports)?;
        Ok(Self(directory.to_owned()))
    }

    /// The same, but creates the directory only when the first report is written.
    pub fn named(directory: &Path) -> Self {
        Self(directory.to_owned())
    }

    /// Writes a report for its owner only, and syncs it. Replaces a file of the same name: after a crash the same
    /// report is fetched a second time.
    pub fn write(&self, name: &str, data: &Value) -> Result<Delivered, BatchError> {
        let path = self.0.join(name);
        let mut text = serde_json::to_vec(data).map_err(|error| BatchError::Report(path.clone(), error.into()))?;
        text.push(b'\n');
        if !self.0.is_dir() {
            create_private_dir(&SystemDisk, &self.0).map_err(BatchError::Reports)?;
        }
        write_private(&SystemDisk, &path, &text).map_err(BatchError::Reports)?;
        let report = Report::read(data.clone()).ok();
        Ok(Delivered {
            score: report.as_ref().and_then(Report::score),
            grade: data.get("grade").and_then(Value::as_str).map(str::to_owned),
            path,
        })
    }
}

/// The name of an applicant's report: the one in the row, otherwise the user_id.
pub fn name(row: &AnswersFile, user_id: &str) -> String {
    row.save().map_or_else(|| format!("{user_id}.json"), |name| name.replace("{user_id}", user_id))
}

//! Where reports go: one private file for each applicant.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::BatchError;
use crate::answers::AnswersFile;
use crate::report::Report;
use crate::store::{SystemDisk, create_private_dir, write_private};

/// A directory of reports.
#[derive(Clone, Debug)]
pub struct ReportDir(PathBuf);

/// A report that is written and synced.
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
    /// In this directory, which is made for its owner only where there is none.
    pub fn open(directory: &Path) -> Result<Self, BatchError> {
        create_private_dir(&SystemDisk, directory)?;
        Ok(Self(directory.to_owned()))
    }

    /// In this directory, which is made with the first report.
    pub fn named(directory: &Path) -> Self {
        Self(directory.to_owned())
    }

    /// Writes a report, for its owner only, and syncs it. A file of the same name is replaced: after a crash the same report is
    /// fetched again.
    pub fn write(&self, name: &str, data: &Value) -> Result<Delivered, BatchError> {
        let path = self.0.join(name);
        let mut text = serde_json::to_vec(data).map_err(|error| BatchError::Report(path.clone(), error.into()))?;
        text.push(b'\n');
        if !self.0.is_dir() {
            create_private_dir(&SystemDisk, &self.0)?;
        }
        write_private(&SystemDisk, &path, &text)?;
        let report = Report::read(data.clone()).ok();
        Ok(Delivered {
            score: report.as_ref().and_then(Report::score),
            grade: data.get("grade").and_then(Value::as_str).map(str::to_owned),
            path,
        })
    }
}

/// The name of an applicant's report: the one in its row, or its user_id.
pub fn name(row: &AnswersFile, user_id: &str) -> String {
    row.save().map_or_else(|| format!("{user_id}.json"), |name| name.replace("{user_id}", user_id))
}

//! Writes reports: one private file for each applicant.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::Value;

use super::BatchError;
use super::list::ReportName;
use crate::answers::AnswersFile;
use crate::report::Report;
use crate::store::{SystemDisk, create_private_dir, read_private, write_new};

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

    /// Writes a report for its owner only, and syncs it. Replaces no file: if the name is taken, the report gets the
    /// first free one of `name-2`, `name-3` and so on.
    pub fn write(&self, name: &str, data: &Value) -> Result<Delivered, BatchError> {
        let own = self.0.join(name);
        let mut text = serde_json::to_vec(data).map_err(|error| BatchError::Report(own, error.into()))?;
        text.push(b'\n');
        let mut number = 1_u64;
        loop {
            let path = self.0.join(numbered(name, number));
            if write_new(&SystemDisk, &path, &text).map_err(BatchError::Reports)? {
                return Ok(delivered(path, data, Report::read(data.clone()).ok().as_ref()));
            }
            number += 1;
        }
    }

    /// A report of this name that was written at `since` or later. After a crash it may be that of a worker which died
    /// before it could record it. `None` if there is no such file, or the file holds no report.
    pub fn written(&self, name: &str, since: Timestamp) -> Option<Delivered> {
        let path = self.0.join(name);
        let metadata = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
        let written_at = Timestamp::try_from(metadata.modified().ok()?).ok()?;
        if written_at < since {
            return None;
        }
        let data: Value = serde_json::from_slice(&read_private(&SystemDisk, &path).ok()??).ok()?;
        let report = Report::read(data.clone()).ok()?;
        Some(delivered(path, &data, Some(&report)))
    }
}

fn delivered(path: PathBuf, data: &Value, report: Option<&Report>) -> Delivered {
    let grade = data.get("grade").and_then(Value::as_str).map(str::to_owned);
    Delivered { path, score: report.and_then(Report::score), grade }
}

fn numbered(name: &str, number: u64) -> String {
    match (number, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, ending))) if !stem.is_empty() => format!("{stem}-{number}.{ending}"),
        _ => format!("{name}-{number}"),
    }
}

/// The name of an applicant's report: the one in the row, otherwise the user_id.
pub fn name(row: &AnswersFile, user_id: &str) -> String {
    let named = row.save().and_then(|text| ReportName::parse(text).ok());
    named.unwrap_or_default().filled(user_id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_report_replaces_no_file() {
        let dir = tempfile::tempdir().unwrap();
        let reports = ReportDir::open(&dir.path().join("r")).unwrap();
        fs::create_dir(dir.path().join("r/u1.json")).unwrap();
        let names: Vec<_> =
            (0..3).map(|score| reports.write("u1.json", &json!({"score": score})).unwrap().path).collect();
        let names: Vec<_> = names.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["u1-2.json", "u1-3.json", "u1-4.json"]);
        assert_eq!(fs::read_to_string(dir.path().join("r/u1-2.json")).unwrap(), "{\"score\":0}\n");
    }

    #[test]
    fn names_without_an_ending_are_numbered_at_their_end() {
        assert_eq!((numbered("u1", 2), numbered(".u1", 3)), ("u1-2".to_owned(), ".u1-3".to_owned()));
    }
}

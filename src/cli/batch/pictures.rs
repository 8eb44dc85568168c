//! Stores captcha pictures of a ledger in the state directory, and removes each when its question is over.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::batch::{AskedQuestion, BatchError};
use crate::ledger::{QuestionId, Seal};
use crate::store::{StoreError, SystemDisk, create_private_dir, remove, write_private};

/// The directory of captcha pictures in the state directory.
const DIRECTORY: &str = "captcha";

/// The pictures of one ledger's questions.
#[derive(Clone, Debug)]
pub struct Pictures {
    directory: PathBuf,
    /// The prefix of the file names of this ledger's pictures.
    begins: String,
}

impl Pictures {
    /// The pictures of the ledger at `path`.
    pub fn of(state: &Path, path: &Path, seal: &Seal) -> Self {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let mac = seal.macs().of("pictures", &path.to_string_lossy());
        let short: String = mac.to_string().chars().take(12).collect();
        Self { directory: state.join(DIRECTORY), begins: format!("batch-{short}-") }
    }

    /// Their directory.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// A directory for the pictures that a run shows its ask program. The caller holds the lock of runs, so a directory
    /// that is there already is left from a run that was killed, and is replaced.
    pub fn for_run(&self) -> Result<RunPictures, BatchError> {
        let directory = self.directory.join(format!("{}run", self.begins));
        match std::fs::remove_dir_all(&directory) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::Io { path: directory, source }.into());
            }
            Ok(()) | Err(_) => create_private_dir(&SystemDisk, &directory)?,
        }
        Ok(RunPictures(directory))
    }

    /// Writes the picture of a question, readable by its owner only. `None` if it has no picture.
    pub fn write(&self, asked: &AskedQuestion) -> Result<Option<PathBuf>, BatchError> {
        let Some(picture) = asked.picture() else { return Ok(None) };
        let path = self.path(asked.question.id);
        create_private_dir(&SystemDisk, &self.directory)?;
        write_private(&SystemDisk, &path, &picture)?;
        Ok(Some(path))
    }

    /// Removes the picture of a question that is over.
    pub fn remove(&self, id: QuestionId) {
        // Ignore a failure: without its question a picture shows only a few letters, which harms no one.
        let _ = remove(&SystemDisk, &self.path(id));
    }

    /// Removes this ledger's pictures, except those of the questions `shown`.
    pub fn sweep(&self, shown: &BTreeSet<QuestionId>) {
        let Ok(entries) = std::fs::read_dir(&self.directory) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let id = name.strip_prefix(&self.begins).and_then(|rest| rest.strip_suffix(".png")?.parse().ok());
            let Some(id) = id.map(QuestionId) else { continue };
            if !shown.contains(&id) {
                self.remove(id);
            }
        }
    }

    fn path(&self, id: QuestionId) -> PathBuf {
        self.directory.join(format!("{}{}.png", self.begins, id.0))
    }
}

/// The directory of a run's pictures, which is removed with the run.
#[derive(Debug)]
pub struct RunPictures(PathBuf);

impl RunPictures {
    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for RunPictures {
    fn drop(&mut self) {
        // Ignore a failure: the next run of this ledger replaces the directory.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

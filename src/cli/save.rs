//! `--save FILE`: a file that appears only with the report in it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::NamedTempFile;

use super::interrupt;
use crate::output::Failure;
use crate::protocol::Class;

/// A place for a report, prepared before the call: a report costs a day.
#[derive(Debug)]
pub struct SaveFile {
    path: PathBuf,
    force: bool,
    file: Option<NamedTempFile>,
}

impl SaveFile {
    /// Prepares the file: an existing one is wrong usage unless `force`, and what is no file (a directory, a device) is
    /// never replaced; where nothing will be sent nothing is opened.
    pub fn open(path: &Path, force: bool, sends: bool) -> Result<Self, Box<Failure>> {
        let wrong = |what: &str| Failure::new(Class::Usage, format!("--save {}: {what}", path.display()));
        match fs::symlink_metadata(path) {
            Ok(found) if !found.is_file() && !found.is_symlink() => {
                return Err(Box::new(wrong("not a file").hint("name another file")));
            }
            Ok(_) if !force => {
                return Err(Box::new(wrong("the file exists").hint("name another file, or say --force to replace it")));
            }
            _ => {}
        }
        let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let open = || NamedTempFile::new_in(dir).map_err(|error| unusable(path, &error));
        let file = sends.then(open).transpose()?;
        if let Some(file) = &file {
            interrupt::takes_along(file.path());
        }
        Ok(Self { path: path.to_owned(), force, file })
    }

    /// Writes the report and lets the file appear.
    pub fn write(self, report: &Value) -> Result<(), Box<Failure>> {
        let Some(mut file) = self.file else { return Ok(()) };
        let written = serde_json::to_writer(io::BufWriter::new(file.as_file_mut()), report)
            .map_err(io::Error::from)
            .and_then(|()| file.write_all(b"\n"))
            .and_then(|()| file.as_file().sync_all());
        written.map_err(|error| unusable(&self.path, &error))?;
        let persisted = if self.force { file.persist(&self.path) } else { file.persist_noclobber(&self.path) };
        persisted.map(drop).map_err(|error| unusable(&self.path, &error.error))
    }
}

fn unusable(path: &Path, error: &io::Error) -> Box<Failure> {
    Box::new(Failure::new(Class::Output, format!("--save {}: {error}", path.display())))
}

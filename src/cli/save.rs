//! `--save FILE` and `--out FILE`: a file that appears only with the report, or the picture, in it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::NamedTempFile;

use super::interrupt;
use crate::messages::why::system;
use crate::messages::{Lang, Text, output, usage as say};
use crate::output::Failure;
use crate::protocol::Class;

/// A place for what a call brings, prepared before the call: a report costs a day.
#[derive(Debug)]
pub struct SaveFile {
    option: &'static str,
    path: PathBuf,
    replaces: bool,
    file: Option<NamedTempFile>,
    lang: Lang,
}

impl SaveFile {
    /// Prepares the file of `--save`: an existing one is wrong usage unless `force`, and what is no file (a directory, a
    /// device) is never replaced; where nothing will be sent nothing is opened.
    pub fn open(path: &Path, force: bool, sends: bool, lang: Lang) -> Result<Self, Box<Failure>> {
        let save = Self { option: "--save", path: path.to_owned(), replaces: force, file: None, lang };
        match fs::symlink_metadata(path) {
            Ok(found) if !found.is_file() && !found.is_symlink() => Err(save.misused(say::NOT_A_FILE, say::ELSEWHERE)),
            Ok(_) if !force => Err(save.misused(say::SAVE_EXISTS, say::SAVE_FORCE)),
            _ => save.prepared(sends),
        }
    }

    /// Prepares the file of `--out`: a picture is soon worthless, so an existing file is replaced, and nothing else is.
    pub fn of_picture(path: &Path, sends: bool, lang: Lang) -> Result<Self, Box<Failure>> {
        let out = Self { option: "--out", path: path.to_owned(), replaces: true, file: None, lang };
        match fs::symlink_metadata(path) {
            Ok(found) if !found.is_file() => Err(out.misused(say::NOT_A_FILE, say::ELSEWHERE)),
            _ => out.prepared(sends),
        }
    }

    /// Where it will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the report and lets the file appear.
    pub fn write(self, report: &Value) -> Result<(), Box<Failure>> {
        self.appear(|file| {
            serde_json::to_writer(io::BufWriter::new(file.as_file_mut()), report)?;
            file.write_all(b"\n")
        })
    }

    /// Writes the picture and lets the file appear.
    pub fn write_picture(self, bytes: &[u8]) -> Result<(), Box<Failure>> {
        self.appear(|file| file.write_all(bytes))
    }

    fn prepared(mut self, sends: bool) -> Result<Self, Box<Failure>> {
        let dir = self.path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = sends.then(|| NamedTempFile::new_in(dir)).transpose();
        self.file = file.map_err(|error| self.unusable(&error))?;
        if let Some(file) = &self.file {
            interrupt::takes_along(file.path());
        }
        Ok(self)
    }

    fn appear(mut self, write: impl FnOnce(&mut NamedTempFile) -> io::Result<()>) -> Result<(), Box<Failure>> {
        let Some(mut file) = self.file.take() else { return Ok(()) };
        let written = write(&mut file).and_then(|()| file.as_file().sync_all());
        written.map_err(|error| self.unusable(&error))?;
        let persisted = if self.replaces { file.persist(&self.path) } else { file.persist_noclobber(&self.path) };
        persisted.map(drop).map_err(|error| self.unusable(&error.error))
    }

    fn misused(&self, text: Text, hint: Text) -> Box<Failure> {
        let path = self.path.display().to_string();
        let values = [("option", self.option), ("path", path.as_str())];
        Box::new(Failure::said(Class::Usage, self.lang, text, &values).hint(hint.get(self.lang)))
    }

    fn unusable(&self, error: &io::Error) -> Box<Failure> {
        let (path, said, reason) = (self.path.display().to_string(), error.to_string(), system::reason(error));
        let values = [("option", self.option), ("path", &path), ("error", &said), ("reason", &reason)];
        Box::new(Failure::said(Class::Output, self.lang, output::UNSAVED, &values))
    }
}

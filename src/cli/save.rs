//! `--save FILE` and similar options: the file appears only once its content is complete.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::interrupt;
use crate::messages::why::system;
use crate::messages::{Lang, Text, output, usage as say};
use crate::output::Failure;
use crate::protocol::Class;
use crate::store::Draft;

/// A file prepared before the call, because a report that cannot be saved costs a day.
#[derive(Debug)]
pub struct SaveFile {
    flag: &'static str,
    path: PathBuf,
    force: bool,
    file: Option<Draft>,
    lang: Lang,
}

impl SaveFile {
    /// Prepares the file. An existing file is a usage error unless `force` is set, and anything but a file (a
    /// directory, a device) is never replaced. Opens nothing if nothing will be sent.
    pub fn open(flag: &'static str, path: &Path, force: bool, sends: bool, lang: Lang) -> Result<Self, Box<Failure>> {
        match fs::symlink_metadata(path) {
            // The user means standard output, which gets the result anyway.
            _ if path == Path::new("-") => Err(wrong(flag, path, say::SAVE_NOT_A_FILE, say::SAVE_ELSEWHERE, lang)),
            Ok(found) if !found.is_file() && !found.is_symlink() => {
                Err(wrong(flag, path, say::SAVE_NOT_A_FILE, say::SAVE_ELSEWHERE, lang))
            }
            Ok(_) if !force => Err(wrong(flag, path, say::SAVE_EXISTS, say::SAVE_FORCE, lang)),
            _ => Self::prepare(flag, path, force, sends, lang),
        }
    }

    /// Prepares the file of `captcha --out`. An older picture is replaced, because pictures expire soon.
    /// Nothing else is replaced, not even a link.
    pub fn of_picture(path: &Path, sends: bool, lang: Lang) -> Result<Self, Box<Failure>> {
        match fs::symlink_metadata(path) {
            Ok(found) if !found.is_file() => Err(wrong("--out", path, say::SAVE_NOT_A_FILE, say::SAVE_ELSEWHERE, lang)),
            _ => Self::prepare("--out", path, true, sends, lang),
        }
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn prepare(flag: &'static str, path: &Path, force: bool, sends: bool, lang: Lang) -> Result<Self, Box<Failure>> {
        let open = || Draft::beside(path).map_err(|error| unusable(flag, path, &error, lang));
        let file = sends.then(open).transpose()?;
        if let Some(name) = file.as_ref().and_then(Draft::name) {
            interrupt::takes_along(name);
        }
        Ok(Self { flag, path: path.to_owned(), force, file, lang })
    }

    /// Writes JSON and puts the file in place.
    pub fn write_json(self, report: &Value) -> Result<(), Box<Failure>> {
        self.put(|file, force| file.put_json(report, force))
    }

    /// Writes a text and puts the file in place.
    pub fn write_text(self, text: &str) -> Result<(), Box<Failure>> {
        self.put(|mut file, force| writeln!(file, "{text}").and_then(|()| file.appear(force)))
    }

    /// Writes a picture and puts the file in place.
    pub fn write_picture(self, picture: &[u8]) -> Result<(), Box<Failure>> {
        self.put(|mut file, force| file.write_all(picture).and_then(|()| file.appear(force)))
    }

    fn put(self, written: impl FnOnce(Draft, bool) -> io::Result<()>) -> Result<(), Box<Failure>> {
        let Some(file) = self.file else { return Ok(()) };
        written(file, self.force).map_err(|error| unusable(self.flag, &self.path, &error, self.lang))
    }
}

fn wrong(flag: &str, path: &Path, text: Text, hint: Text, lang: Lang) -> Box<Failure> {
    let path = path.display().to_string();
    Box::new(Failure::said(Class::Usage, lang, text, &[("flag", flag), ("path", &path)]).hint(hint.get(lang)))
}

fn unusable(flag: &str, path: &Path, error: &io::Error, lang: Lang) -> Box<Failure> {
    let (path, said, reason) = (path.display().to_string(), error.to_string(), system::reason(error));
    let values = [("flag", flag), ("path", path.as_str()), ("error", &said), ("reason", &reason)];
    Box::new(Failure::said(Class::Output, lang, output::UNSAVED, &values))
}

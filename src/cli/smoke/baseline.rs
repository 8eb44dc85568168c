//! The files of `--baseline` and `--record-baseline`.

use std::io;
use std::path::Path;

use serde_json::json;

use super::SmokeArgs;
use crate::cli::context::Done;
use crate::cli::save::SaveFile;
use crate::failure;
use crate::messages::{Lang, Text, smoke as say};
use crate::output::Failure;
use crate::path_text;
use crate::protocol::Class;
use crate::smoke::{Baseline, BaselineError, Level, Shapes};
use crate::store::{names_same_file, read_named};

/// The maximum length of a baseline, in bytes.
const LONGEST: u64 = 1024 * 1024;

/// Both files, opened before the first call.
#[derive(Debug)]
pub struct Baselines {
    /// The baseline to compare with.
    pub known: Option<Baseline>,
    record: Option<SaveFile>,
}

impl Baselines {
    /// Reads the baseline and opens the new file.
    pub fn open(args: &SmokeArgs, lang: Lang) -> Result<Self, Box<Failure>> {
        if let (Some(known), Some(record)) = (&args.baseline, &args.record_baseline)
            && names_same_file(known, record)
        {
            return Err(Failure::misused(lang, say::SAME_BASELINE, &[]));
        }
        let known = args.baseline.as_deref().map(|path| read(path, lang)).transpose()?;
        let open = |path: &Path| SaveFile::open("--record-baseline", path, args.force, true, lang);
        Ok(Self { known, record: args.record_baseline.as_deref().map(open).transpose()? })
    }

    /// The path of the new baseline, if it will not be written.
    pub fn unrecorded(&self) -> Option<String> {
        self.record.as_ref().map(|file| file.path().display().to_string())
    }

    /// Writes the new baseline.
    pub fn record(self, level: Level, shapes: &Shapes) -> Done {
        self.record.map_or(Ok(()), |file| file.write_text(&format!("{:#}", json!(Baseline::new(level, shapes)))))
    }
}

fn read(path: &Path, lang: Lang) -> Result<Baseline, Box<Failure>> {
    let io = |source: io::Error| {
        let is_missing = source.kind() == io::ErrorKind::NotFound;
        let failure = failure::unreadable(path, source, lang);
        let command = || format!("zhengxin smoke --record-baseline {}", path_text::word(path));
        match is_missing {
            true => Box::new(failure.hint(say::RECORD_FIRST.fill(lang, &[("command", &command())]))),
            false => failure,
        }
    };
    let text = read_named(path, LONGEST).map_err(io)?;
    Baseline::parse(&text).map_err(|error| unusable(path, &error, lang))
}

fn unusable(path: &Path, error: &BaselineError, lang: Lang) -> Box<Failure> {
    let path = path.display().to_string();
    let of_format = |text: Text, format: u64| {
        let values = [("path", path.as_str()), ("format", &format.to_string())];
        Failure::said(Class::Config, lang, text, &values)
    };
    let failure = match error {
        BaselineError::Damaged { line, column } => {
            let values = [("path", path.as_str()), ("line", &line.to_string()), ("column", &column.to_string())];
            Failure::said(Class::Config, lang, say::DAMAGED_BASELINE, &values)
        }
        BaselineError::Older(format) => of_format(say::OLDER_BASELINE, *format),
        BaselineError::Newer(format) => of_format(say::NEWER_BASELINE, *format),
    };
    Box::new(failure.hint(say::RECORD_ANEW.get(lang)))
}

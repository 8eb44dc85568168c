//! `--junit FILE` and `--tap FILE`: write the result into files for a CI server, in addition to the output.
//!
//! A run that names these files always writes them: also when checks fail, when it is interrupted, and when it cannot
//! begin. It replaces older files, because a CI job would otherwise pass on the result of another run.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Format, SmokeArgs, unbegun};
use crate::cli::context::Done;
use crate::cli::interrupt::Leaving;
use crate::cli::save::SaveFile;
use crate::messages::{Lang, smoke as say};
use crate::output::Failure;
use crate::printable::harmless;
use crate::store::names_same_file;

const JUNIT: &str = "--junit";
const TAP: &str = "--tap";

/// The options for files with the result.
#[derive(Args, Clone, Debug, Default)]
pub struct ReportArgs {
    /// Also write the result as JUnit XML to this file, replacing an older one
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,
    /// Also write the result as TAP 14 to this file, replacing an older one
    #[arg(long, value_name = "FILE")]
    pub tap: Option<PathBuf>,
}

/// A file with the result.
#[derive(Clone, Debug)]
struct ReportFile {
    flag: &'static str,
    format: Format,
    path: PathBuf,
}

/// The files with the result. No two are the same, and none is a baseline.
#[derive(Clone, Debug, Default)]
pub struct ReportPaths(Vec<ReportFile>);

impl ReportPaths {
    /// The files that the options name.
    pub fn of(args: &SmokeArgs, lang: Lang) -> Result<Self, Box<Failure>> {
        let baselines = [("--baseline", &args.baseline), ("--record-baseline", &args.record_baseline)];
        let baselines = baselines.into_iter().filter_map(|(flag, path)| Some((flag, path.as_deref()?)));
        Self::apart_from(&args.reports, baselines)
            .map_err(|(one, other)| Failure::misused(lang, say::SAME_FILE, &[("one", one), ("other", other)]))
    }

    /// The files that unparsable arguments name; none if two of them are the same.
    pub fn of_argv(argv: &[OsString]) -> Self {
        let path = |flag| unbegun::value(argv, flag).map(PathBuf::from);
        let args = ReportArgs { junit: path(JUNIT), tap: path(TAP) };
        let baselines = ["--baseline", "--record-baseline"].map(|flag| (flag, path(flag)));
        let baselines = baselines.iter().filter_map(|(flag, path)| Some((*flag, path.as_deref()?)));
        Self::apart_from(&args, baselines).unwrap_or_default()
    }

    fn apart_from<'a>(
        args: &ReportArgs,
        others: impl Iterator<Item = (&'static str, &'a Path)>,
    ) -> Result<Self, (&'static str, &'static str)> {
        let named = [(JUNIT, Format::Junit, &args.junit), (TAP, Format::Tap, &args.tap)];
        let named = named.into_iter().filter_map(|(flag, format, path)| Some((flag, format, path.clone()?)));
        let files: Vec<ReportFile> = named.map(|(flag, format, path)| ReportFile { flag, format, path }).collect();
        let mut seen: Vec<(&'static str, &Path)> = others.collect();
        for file in &files {
            if let Some((other, _)) = seen.iter().find(|(_, path)| names_same_file(path, &file.path)) {
                return Err((other, file.flag));
            }
            seen.push((file.flag, &file.path));
        }
        Ok(Self(files))
    }

    /// Opens the files before the first call, so that a file that cannot be written is reported early.
    pub fn open(&self, lang: Lang) -> Result<Reports, Box<Failure>> {
        let open = |file: &ReportFile| Ok((file.format, SaveFile::open(file.flag, &file.path, true, true, lang)?));
        Ok(Reports(self.0.iter().map(open).collect::<Result<_, Box<Failure>>>()?))
    }

    /// The data that an interruption writes: `printed`, and the text of each file.
    pub fn leaving(&self, printed: Option<String>, text: impl Fn(Format) -> Option<String>) -> Leaving {
        let file = |file: &ReportFile| Some((file.path.clone(), harmless(&text(file.format)?, false).into_owned()));
        Leaving { printed, files: self.0.iter().filter_map(file).collect() }
    }

    /// Writes the reason why the run could not begin.
    pub fn tell(&self, failure: &Failure, lang: Lang) {
        for file in &self.0 {
            let opened = SaveFile::open(file.flag, &file.path, true, true, lang);
            // The failure itself is reported elsewhere, so an error of this output is ignored.
            if let (Ok(opened), Some(text)) = (opened, unbegun::text(file.format, failure, lang)) {
                let _ = write(opened, &text);
            }
        }
    }
}

/// The files, opened.
#[derive(Debug)]
pub struct Reports(Vec<(Format, SaveFile)>);

impl Reports {
    /// Writes the results into every file, even if one of them cannot be written.
    pub fn write(self, text: impl Fn(Format) -> Result<String, Box<Failure>>) -> Done {
        let written = self.0.into_iter().map(|(format, file)| text(format).and_then(|text| write(file, &text)));
        written.fold(Ok(()), Result::and)
    }
}

fn write(file: SaveFile, text: &str) -> Done {
    file.write_text(harmless(text, false).trim_end_matches('\n'))
}

//! `zhengxin diff OLD NEW`: compares two saved reports of one person.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::{Context, Done};
use super::outcome::mended;
use super::stdin;
use crate::failure;
use crate::messages::{diff as say, help};
use crate::output::Failure;
use crate::output::diff::{Compared, page};
use crate::output::report::Masking;
use crate::protocol::Class;
use crate::report::{DifferentPersons, Report, diff};
use crate::saved::Reader;

/// Arguments of `diff`.
#[derive(Args, Debug)]
pub struct DiffArgs {
    /// The older report: a saved report, a whole reply or the output of `report --json`; `-` is standard input
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The newer report
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Hide personal data: names; document, report and card numbers; users who made inquiries
    #[arg(short, long)]
    pub mask: bool,
}

/// Compares the reports. The exit code is 0 if they are equal, 1 if they differ, 3 if they cannot be
/// compared.
pub fn run(args: &DiffArgs, context: &mut Context) -> Done {
    let files = [("OLD".to_owned(), args.old.as_path()), ("NEW".to_owned(), args.new.as_path())];
    stdin::claim(files, context)?;
    let (old, new) = (read(&args.old, context)?, read(&args.new, context)?);
    let diff = diff(&old, &new).map_err(|persons| two_persons(persons, args, context))?;
    let is_same = diff.is_same();
    let masking = Masking::of_all(&[&old, &new], args.mask);
    let compared = Compared { old: &old, new: &new, diff: masking.difference(diff), masking };
    let printed = if context.printer.style().json {
        context.printer.streamed(&compared)
    } else {
        let text = page(&compared, context.printer.style());
        context.printer.write(&text)
    };
    match printed {
        // A closed pipe does not change the result of the comparison.
        Err(failure) if !failure.is_silent() => Err(failure),
        _ if is_same => Ok(()),
        _ => Err(Failure::quiet(Class::Different)),
    }
}

fn read(path: &Path, context: &mut Context) -> Result<Report, Box<Failure>> {
    let read = Reader::default().read(path, context.stdin.reader());
    let report = read.map_err(|error| failure::report_file(&error, context.lang()))?;
    if let Some(text) = mended(report.mended(), context.lang()) {
        let colon = help::COLON.get(context.lang());
        context.printer.notice(&format!("{}{colon}{text}", path.display()));
    }
    Ok(report)
}

fn two_persons(persons: DifferentPersons, args: &DiffArgs, context: &Context) -> Box<Failure> {
    let [old, new] = [&args.old, &args.new].map(|path| path.display().to_string());
    let (text, member) = match persons {
        DifferentPersons::Differs(member) => (say::TWO_PERSONS, member),
        DifferentPersons::Unsaid(member) => (say::PERSON_UNSAID, member),
    };
    let values = [("old", &*old), ("new", &*new), ("member", member)];
    Box::new(Failure::said(Class::Input, context.lang(), text, &values))
}

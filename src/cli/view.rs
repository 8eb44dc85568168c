//! `zhengxin view FILE`: a saved report on the terminal, as JSON, or as an HTML page.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::context::{Context, Done};
use super::outcome::mended;
use super::report_files::write_page;
use super::save::SaveFile;
use super::{pager, stdin};
use crate::failure;
use crate::messages::{Lang, usage as say};
use crate::output::report::{self, Masking, Page, Seen};
use crate::output::{Failure, html};
use crate::path_text;
use crate::saved::Reader;
use crate::store::names_same_file;

/// Arguments of `view`.
#[derive(Args, Debug)]
pub struct ViewArgs {
    /// A saved report, a whole reply or the output of `report --json`; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write the report as a web page to this file (- is standard output): one HTML file that needs no other
    #[arg(long, value_name = "OUT", conflicts_with = "pager")]
    pub html: Option<PathBuf>,
    /// Let --html replace an existing file
    #[arg(short, long, requires = "html")]
    pub force: bool,
    /// Hide personal data: names; document, report and card numbers; users who made inquiries
    #[arg(short, long)]
    pub mask: bool,
    /// Show the report in $PAGER [default: less -R], if standard output is a terminal
    #[arg(long)]
    pub pager: bool,
}

/// Shows the report.
pub fn run(args: &ViewArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    stdin::claim([("FILE".to_owned(), args.file.as_path())], context)?;
    let to_stdout = args.html.as_deref() == Some(Path::new("-"));
    let html = args.html.as_deref().filter(|_| !to_stdout).map(|path| open(path, args, lang)).transpose()?;
    let read = Reader::default().read(&args.file, context.stdin.reader());
    let report = read.map_err(|error| failure::report_file(&error, lang))?;
    if let Some(text) = mended(report.mended(), lang) {
        context.printer.notice(&text);
    }
    if let (Some(file), Some(path)) = (html, &args.html) {
        write_page(file, &report, args.mask, lang)?;
        let path = path_text::shown(path);
        return context.printer.result(&json!({"path": path}), |_| format!("{path}\n"));
    }
    let masking = Masking::of(&report, args.mask);
    if to_stdout {
        return context.printer.write(&format!("{}\n", html::file(&Page::of(&report, masking), lang)));
    }
    if context.printer.style().json {
        return context.printer.streamed(&Seen::new(&report, &masking));
    }
    let text = report::page(&Page::of(&report, masking), context.printer.style());
    if args.pager { pager::show(&text, context) } else { context.printer.write(&text) }
}

/// Opens the file for the page. It must not be the report's own file.
fn open(path: &Path, args: &ViewArgs, lang: Lang) -> Result<SaveFile, Box<Failure>> {
    if names_same_file(path, &args.file) {
        return Err(Failure::misused(lang, say::HTML_OVER_REPORT, &[("path", &path.display().to_string())]));
    }
    SaveFile::open("--html", path, args.force, true, lang)
}

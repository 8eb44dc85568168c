//! `zhengxin export`: saved reports as rows for spreadsheets, jq and data frames.

mod words;

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::context::{Context, Done};
use super::global::OutputFormat;
use super::outcome::mended;
use super::stdin::claim;
use crate::failure;
use crate::messages::{Lang, Text, export as say, help};
use crate::output::export::{ExportError, Format, Rows, What};
use crate::output::progress::Bar;
use crate::output::{Failure, bulk, filter_failure, output_failure};
use crate::protocol::Class;
use crate::saved::{Inputs, Reader};

/// Arguments of `export`.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// Saved reports, directories (all *.json files in them, sorted by name), or `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "schema")]
    pub files: Vec<PathBuf>,
    /// How the rows are written
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub format: Format,
    /// What to export
    #[arg(long, value_name = "WHAT", default_value = "accounts")]
    pub what: What,
    /// Begin CSV with a byte order mark, for Excel
    #[arg(long)]
    pub bom: bool,
    /// Print the JSON Schema of such rows instead
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["files", "format", "what", "bom"])]
    pub schema: Option<What>,
}

/// Exports all files. A file without a report is reported and skipped, and the exit code is then 3.
pub fn run(args: ExportArgs, context: &mut Context) -> Done {
    if let Some(what) = args.schema {
        let schema = what.schema(context.lang());
        return context.printer.result(&schema, |_| format!("{schema:#}\n"));
    }
    let lang = context.lang();
    if let Some(contradiction) = contradiction(&args, context) {
        return Err(Failure::misused(lang, contradiction, &[]));
    }
    let named = args.files.iter().enumerate();
    claim(named.map(|(place, file)| (format!("FILE {}", place + 1), file.as_path())), context)?;
    match export(args, bulk(), context) {
        Ok(0) => Ok(()),
        Ok(_) => Err(Failure::quiet(Class::Input)),
        Err(error) => Err(failed(&error, lang)),
    }
}

/// Rejects contradicting options.
fn contradiction(args: &ExportArgs, context: &Context) -> Option<Text> {
    let global = &context.global;
    let says_json = global.json || global.output == Some(OutputFormat::Json);
    match args.format {
        Format::Csv if global.jq.is_some() => Some(say::CSV_AND_JQ),
        Format::Csv | Format::Ndjson if says_json => Some(say::FORMAT_AND_JSON),
        Format::Json | Format::Ndjson if args.bom => Some(say::BOM_NEEDS_CSV),
        Format::Json | Format::Ndjson | Format::Csv => None,
    }
}

/// Writes the rows of all files. Returns how many files had no report.
fn export(args: ExportArgs, mut out: impl Write, context: &mut Context) -> Result<usize, ExportError> {
    if args.bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let Context { printer, stdin, .. } = context;
    let (lang, raw) = (printer.style().lang, printer.style().raw);
    let mut bar = Bar::new(printer.style().shows_notices());
    let filter = printer.take_filter();
    let mut rows = Rows::begin(out, args.what, args.format, filter.as_ref().map(|filter| (filter, raw)))?;
    let mut reader = if args.what == What::Accounts { Reader::of_accounts() } else { Reader::default() };
    let mut inputs = Inputs::of(args.files);
    let mut skipped = 0;
    while let Some(input) = inputs.next() {
        bar.step(inputs.found());
        match input.and_then(|path| reader.read(&path, stdin.reader())) {
            Ok(report) => {
                if let Some(text) = mended(report.mended(), lang) {
                    let file = report.file().unwrap_or_default();
                    bar.aside(|| printer.notice(&format!("{file}{}{text}", help::COLON.get(lang))));
                }
                rows.report(&report)?;
            }
            Err(error) => {
                skipped += 1;
                bar.aside(|| printer.failure(&failure::report_file(&error, lang)));
            }
        }
    }
    rows.end()?;
    drop(bar);
    for path in inputs.void() {
        printer.notice(&say::NO_FILES.fill(lang, &[("path", &path.display().to_string())]));
    }
    Ok(skipped)
}

fn failed(error: &ExportError, lang: Lang) -> Box<Failure> {
    match error {
        ExportError::Write(error) => Box::new(output_failure(error, lang)),
        ExportError::Filter(error) => filter_failure(error, lang),
    }
}

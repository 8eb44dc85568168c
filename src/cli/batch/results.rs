//! `zhengxin batch results`: a row for each applicant, read page by page.

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::ledger::{LedgerFile, OpenedUnsealed};
use super::standing::{BatchStanding, Workers};
use crate::cli::codes::class_of;
use crate::cli::context::{Context, Done};
use crate::cli::global::OutputFormat;
use crate::failure;
use crate::ledger::{ApplicantId, Entry, Selection};
use crate::messages::{Lang, Text, export, ledger as say};
use crate::output::rows::{RowFormat, RowWriter};
use crate::output::{Failure, moment, records};
use crate::printable::printable;

/// How many applicants are read at a time. Between pages the ledger is not locked.
const PAGE: usize = 1_000;
/// The members of a row in JSON.
const MEMBERS: [&str; 8] = ["user_id", "state", "class", "code", "due_at", "score", "grade", "report"];
/// The column titles for people.
const TITLES: [Text; 8] =
    [say::USER_ID, say::STATE, say::CLASS, say::CODE, say::DUE_AT, say::SCORE, say::GRADE, say::REPORT];

/// Arguments of `batch results`.
#[derive(Args, Clone, Debug)]
pub struct ResultsArgs {
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// Only applicants of this class
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    /// Only applicants in this state; repeatable
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = states())]
    pub state: Vec<String>,
    /// How the rows are written [default: a table for people, or ndjson with --json]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ResultsFormat>,
}

fn states() -> Vec<&'static str> {
    BatchStanding::all().map(BatchStanding::name).collect()
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ResultsFormat {
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated values below a header.
    Csv,
}

/// Prints the rows, in the order of the list.
pub fn run(args: &ResultsArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let format = format(args, context)?;
    let chosen: Vec<BatchStanding> = args.state.iter().filter_map(|name| BatchStanding::parse(name)).collect();
    let class = args.class.as_deref().map(|name| class_of(name, lang)).transpose()?;
    let states = chosen.iter().map(|standing| standing.stored()).collect();
    let opened = args.ledger.open_unsealed(context)?;
    let pages = Pages { opened, selection: Selection { states, class }, chosen, after: None, lang };
    match format {
        Some(format) => written(pages, format, context),
        None => for_people(pages, context),
    }
}

/// The format of rows for programs; `None` for people.
fn format(args: &ResultsArgs, context: &Context) -> Result<Option<RowFormat>, Box<Failure>> {
    let global = &context.global;
    let contradiction = match args.format {
        Some(ResultsFormat::Csv) if global.jq.is_some() => Some(export::CSV_AND_JQ),
        Some(ResultsFormat::Csv) if global.json || global.output == Some(OutputFormat::Json) => Some(say::CSV_AND_JSON),
        Some(_) | None => None,
    };
    match (contradiction, args.format) {
        (Some(text), _) => Err(Failure::misused(context.lang(), text, &[])),
        (None, Some(ResultsFormat::Csv)) => Ok(Some(RowFormat::Csv)),
        (None, Some(ResultsFormat::Ndjson)) => Ok(Some(RowFormat::Ndjson)),
        (None, None) => Ok(context.printer.style().json.then_some(RowFormat::Ndjson)),
    }
}

/// Reads the selected applicants page by page.
struct Pages {
    opened: OpenedUnsealed,
    selection: Selection,
    chosen: Vec<BatchStanding>,
    after: Option<ApplicantId>,
    lang: Lang,
}

impl Pages {
    /// The next page, which may be empty; `None` after the last one.
    fn next(&mut self) -> Result<Option<Vec<(Entry, BatchStanding)>>, Box<Failure>> {
        let page = self.opened.ledger.rows(&self.selection, self.after, PAGE);
        let page = page.map_err(|error| failure::batch(&error.into(), self.lang))?;
        let Some(last) = page.last() else { return Ok(None) };
        self.after = Some(last.id);
        let workers = Workers::of(&self.opened.path, Timestamp::now());
        let with_standing = page.into_iter().map(|record| {
            let standing = BatchStanding::of(&record, &workers);
            (record, standing)
        });
        let is_chosen = |standing: &BatchStanding| self.chosen.is_empty() || self.chosen.contains(standing);
        Ok(Some(with_standing.filter(|(_, standing)| is_chosen(standing)).collect()))
    }
}

fn written(mut pages: Pages, format: RowFormat, context: &mut Context) -> Done {
    let (lang, raw) = (context.lang(), context.printer.style().raw);
    let filter = context.printer.take_filter();
    let filter = filter.as_ref().map(|filter| (filter, raw));
    let mut rows = RowWriter::begin(format, &MEMBERS, filter, lang)?;
    while let Some(page) = pages.next()? {
        page.iter().try_for_each(|(record, standing)| rows.row(&json_of(record, *standing)))?;
        rows.flush()?;
    }
    rows.flush()
}

/// Prints a table. Column widths are set for each page.
fn for_people(mut pages: Pages, context: &mut Context) -> Done {
    let titles = TITLES.map(|title| title.get(context.lang()).to_owned());
    let mut is_begun = false;
    while let Some(page) = pages.next()? {
        if page.is_empty() {
            continue;
        }
        let cells = page.iter().map(|(record, standing)| cells_of(record, *standing, context.lang()));
        let text = records(&titles, &cells.collect::<Vec<_>>(), is_begun, context.printer.style());
        is_begun = true;
        context.printer.write(&text)?;
    }
    if !is_begun {
        context.printer.notice(say::NO_RESULTS.get(context.lang())); // the notice does not belong to the result
    }
    Ok(())
}

/// The members that all commands print for an applicant.
pub fn json_of(record: &Entry, standing: BatchStanding) -> Value {
    json!({
        "user_id": record.user_id,
        "state": standing.name(),
        "class": record.class,
        "code": record.code,
        "due_at": record.due_at,
        "score": record.score,
        "grade": record.grade,
        "report": record.report,
    })
}

fn cells_of(record: &Entry, standing: BatchStanding, lang: Lang) -> Vec<String> {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.as_deref().map(printable).unwrap_or_default();
    vec![
        printable(&record.user_id),
        standing.words().get(lang).to_owned(),
        record.class.map(|class| class.to_string()).unwrap_or_default(),
        number(record.code),
        record.due_at.map(moment).unwrap_or_default(),
        number(record.score),
        text(&record.grade),
        text(&record.report),
    ]
}

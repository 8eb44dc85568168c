//! The queries: how often the file was looked at, and each query.

use crate::messages::report as say;
use crate::report::{Query, QueryDate};

use super::account_row::BETWEEN;
use super::figure_rows::{periods, window_titles};
use super::grid::{Fit, Grid};
use super::page::{First, Page};
use super::paint::Paint;
use super::plain::plain;
use super::sheet::Sheet;
use super::words::{cell_of, joined, number, source};

/// The date of a query, as far as it is known.
pub fn day(query: &Query<'_>) -> String {
    match &query.on {
        Some(QueryDate::Day(day)) => day.to_string(),
        Some(QueryDate::Text(text)) => plain(text),
        None => String::new(),
    }
}

/// The counts by period and reason, and the queries.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    sheet.heading(say::QUERIES.get(sheet.lang));
    if page.queries.is_empty() {
        sheet.paragraph("", say::NO_QUERIES.get(sheet.lang), Paint::Dim);
        return;
    }
    counts(page, sheet);
    for (whose, queries) in &page.queries {
        sheet.line("");
        sheet.subheading(source(*whose).get(sheet.lang), Paint::Bold);
        let mut grid = Grid::untitled();
        for query in &queries.shown {
            grid.add([day(query), cell_of(query.operator.as_ref()), cell_of(query.reason.as_ref())]);
        }
        sheet.put(&grid);
        more(queries.more, sheet);
    }
}

/// The query counts of a source, or of one of its reasons.
struct Counted {
    title: String,
    is_reason: bool,
    counts: Vec<String>,
}

fn counts(page: &Page<'_>, sheet: &mut Sheet) {
    let lang = sheet.lang;
    let mut rows: Vec<Counted> = Vec::new();
    let mut beyond = 0;
    for row in page.figures.queries.iter().filter(|row| row.periods.all > 0) {
        rows.push(Counted {
            title: source(row.source).get(lang).to_owned(),
            is_reason: false,
            counts: periods(&row.periods),
        });
        let reasons = page.figures.queries_by_reason.iter().filter(|why| why.source == row.source);
        let reasons: First<_> = reasons.collect();
        beyond += reasons.more;
        // A single reason would repeat the source's counts.
        for why in reasons.shown.iter().filter(|_| reasons.shown.len() > 1) {
            let reason = why.reason.as_deref().map_or_else(|| say::NO_CURRENCY.get(lang).to_owned(), plain);
            rows.push(Counted { title: reason, is_reason: true, counts: periods(&why.periods) });
        }
    }
    match sheet.is_wide() {
        true => table(rows, sheet),
        false => lines(&rows, sheet),
    }
    more(beyond, sheet);
}

/// The number of queries that are not listed.
fn more(count: u64, sheet: &mut Sheet) {
    if count > 0 {
        sheet.paragraph("", &say::MORE.fill(sheet.lang, &[("count", &number(count))]), Paint::Dim);
    }
}

fn table(rows: Vec<Counted>, sheet: &mut Sheet) {
    let windows = window_titles(sheet.lang).into_iter().map(|title| (title, Fit::Number));
    let mut grid = Grid::titled([(String::new(), Fit::Folds)].into_iter().chain(windows));
    for Counted { title, is_reason, counts } in rows {
        // Not indented by blanks alone, because those are lost when the title is folded.
        let title = if is_reason { format!("  · {title}") } else { title };
        grid.add([title].into_iter().chain(counts));
    }
    sheet.put(&grid);
}

fn lines(rows: &[Counted], sheet: &mut Sheet) {
    let windows = window_titles(sheet.lang);
    for Counted { title, is_reason, counts } in rows {
        let counts = windows.iter().zip(counts).map(|(window, count)| Some(format!("{window} {count}")));
        let (mark, below) = if *is_reason { ("  ·", "   ") } else { ("•", " ") };
        sheet.paragraph(mark, title, Paint::Plain);
        sheet.paragraph(below, &joined(counts, BETWEEN), Paint::Dim);
    }
}

//! The queries: which institutions looked at the file, and why.

use maud::{Markup, html};

use super::charts::query_months;
use super::more;
use super::table::{Column, folding};
use crate::messages::{Lang, report as say};
use crate::output::report::figure_rows::{periods, window_titles};
use crate::output::report::plain::plain;
use crate::output::report::queries::day;
use crate::output::report::words::{cell_of, source};
use crate::output::report::{First, Page};
use crate::report::{Periods, QueryCounts};

/// The chart, the counts, and all queries.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    html! {
        section #queries {
            h2 { (say::QUERIES.get(lang)) }
            @if page.queries.is_empty() {
                p.soft { (say::NO_QUERIES.get(lang)) }
            } @else {
                (query_months::draw(page, lang))
                (counts(page, lang))
                (list(page, lang))
            }
        }
    }
}

fn counts(page: &Page<'_>, lang: Lang) -> Markup {
    let rows = page.figures.queries.iter().filter(|row| row.periods.all > 0);
    let rows: Vec<_> = rows.map(|row| (row, reasons(page, row, lang))).collect();
    html! {
        table.counts {
            thead {
                tr {
                    th scope="col" {}
                    @for title in window_titles(lang) { th.number scope="col" { (title) } }
                }
            }
            tbody {
                @for (row, reasons) in &rows {
                    tr { td { (source(row.source).get(lang)) } (cells(&row.periods)) }
                    @for (reason, periods) in &reasons.shown {
                        tr { td.indent { (reason) } (cells(periods)) }
                    }
                }
            }
        }
        (more(rows.iter().map(|(_, reasons)| reasons.more).sum(), lang))
    }
}

/// A source's reasons, if there is more than one.
fn reasons(page: &Page<'_>, row: &QueryCounts, lang: Lang) -> First<(String, Periods)> {
    let reasons = page.figures.queries_by_reason.iter().filter(|why| why.source == row.source);
    let name = |reason: Option<&str>| reason.map_or_else(|| say::NO_CURRENCY.get(lang).to_owned(), plain);
    let named: First<_> = reasons.map(|why| (name(why.reason.as_deref()), why.periods)).collect();
    if named.shown.len() > 1 { named } else { First::default() }
}

fn cells(counts: &Periods) -> Markup {
    html! { @for count in periods(counts) { td.number { (count) } } }
}

fn list(page: &Page<'_>, lang: Lang) -> Markup {
    let columns = [
        (say::WHEN.get(lang), Column::Whole),
        (say::WHO.get(lang), Column::Text),
        (say::REASON.get(lang), Column::Text),
    ];
    html! {
        @for (whose, queries) in &page.queries {
            h3 { (source(*whose).get(lang)) }
            (folding(&columns, &queries.shown.iter().map(|query| {
                vec![day(query), cell_of(query.operator.as_ref()), cell_of(query.reason.as_ref())]
            }).collect::<Vec<_>>()))
            (more(queries.more, lang))
        }
    }
}

//! The figures.

use maud::{Markup, html};

use super::table::{Column, folding};
use crate::messages::{Lang, report as say};
use crate::output::report::Page;
use crate::output::report::figure_rows::{limit_notes, limits, overview};

/// The overview, and the limits by currency.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let (rows, limits) = (overview(page, lang), limits(page, lang));
    let columns = [
        (say::CURRENCY.get(lang), Column::Lead),
        (say::ACCOUNTS.get(lang), Column::Number),
        (say::LIMIT.get(lang), Column::Number),
        (say::USED.get(lang), Column::Number),
        (say::UTILISATION.get(lang), Column::Number),
    ];
    let cells = limits.into_iter().map(|row| {
        let percent = row.percent();
        vec![row.currency, row.accounts, row.limit, row.used, percent]
    });
    let cells: Vec<_> = cells.collect();
    html! {
        @if !rows.is_empty() {
            section #figures {
                h2 { (say::FIGURES.get(lang)) }
                dl.figures { @for (title, value) in &rows { div { dt { (title.get(lang)) } dd { (value) } } } }
                @if !cells.is_empty() {
                    h3 { (say::LIMITS.get(lang)) }
                    (folding(&columns, &cells))
                    @for note in limit_notes(page, lang) { p.soft.small { (note) } }
                }
            }
        }
    }
}

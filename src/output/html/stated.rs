//! The gateway's counts A to E.

use maud::{Markup, html};

use super::table::{Column, folding};
use crate::messages::{Lang, report as say};
use crate::output::report::Page;
use crate::output::report::stated::{rows, titles};

/// The table, whether or not the report has such counts.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let titles = titles(lang);
    let columns: Vec<_> = titles
        .iter()
        .enumerate()
        .map(|(place, title)| (title.as_str(), if place == 0 { Column::Lead } else { Column::Number }))
        .collect();
    html! {
        section #stated {
            h2 { (say::STATED.get(lang)) }
            (folding(&columns, &rows(page.report(), lang)))
        }
    }
}

//! The top of the page: person, date, score.

use maud::{Markup, html};

use super::charts::gauge;
use crate::messages::{Lang, report as say};
use crate::output::report::{Page, header};

/// The head of the page.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    // The name is the headline.
    let facts: Vec<_> = header::facts(page).into_iter().skip(1).filter(|(_, value)| !value.is_empty()).collect();
    let name = page.scalar("name");
    let others = header::unexplained(page);
    html! {
        header.top {
            div {
                @if let Some(name) = &name {
                    p.kicker { (say::TITLE.get(lang)) }
                    h1 { (name) }
                } @else {
                    h1 { (say::TITLE.get(lang)) }
                }
                @if page.is_masked() { p.soft.small { (say::MASKED.get(lang)) } }
                dl.facts {
                    @for (title, value) in &facts {
                        div { dt { (title.get(lang)) } dd { (value) } }
                    }
                    @if !others.is_empty() {
                        div { dt { (say::OTHER_FIELDS.get(lang)) } dd.soft { (others) } }
                    }
                }
            }
            (gauge::draw(page, lang))
        }
    }
}

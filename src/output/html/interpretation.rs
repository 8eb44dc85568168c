//! The gateway's interpretation of the report, in its own words.

use maud::{Markup, html};

use super::more;
use crate::messages::{Lang, report as say};
use crate::output::report::interpretation::overdue;
use crate::output::report::plain::plain;
use crate::output::report::{MOST, Page};

/// The paragraphs with the sentences they refer to.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let (overdue, advice) = (overdue(page), &page.interpretation.advice);
    let beyond = |count: usize| count.saturating_sub(MOST) as u64;
    html! {
        @if !(overdue.is_empty() && advice.is_empty()) {
            section #interpretation {
                h2 { (say::INTERPRETATION.get(lang)) }
                @if !overdue.is_empty() { p { (overdue) } }
                @for paragraph in advice.iter().take(MOST) {
                    h3 { (paragraph.title.as_deref().map(plain).unwrap_or_default()) }
                    ul.advice { @for item in paragraph.items.iter().take(MOST) { li { (plain(item)) } } }
                    (more(beyond(paragraph.items.len()), lang))
                }
                (more(beyond(advice.len()), lang))
            }
        }
    }
}

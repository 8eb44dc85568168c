//! The doubts about a report: counts that differ from the gateway's, sentences not fully understood, unknown
//! lines and members.

use maud::{Markup, html};

use super::more;
use crate::messages::{Lang, report as say};
use crate::output::report::Page;
use crate::output::report::doubts::{disagreement, not_compared, reading, rest};
use crate::output::report::plain::plain;

/// The last section. Empty if there are no doubts.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let names = page.not_shown();
    html! {
        @if !page.figures.disagreements.is_empty() {
            section.caution #disagreements {
                h2 { (say::DISAGREEMENTS.get(lang)) }
                ul.lines { @for found in &page.figures.disagreements { li { (disagreement(found, lang)) } } }
            }
        }
        @if !page.doubts.is_empty() {
            section.caution #doubts {
                h2 { (say::DOUBTS.get(lang)) }
                p.soft.small { (reading(page, lang)) }
                @if let Some(not_compared) = not_compared(page, lang) { p.soft.small { (not_compared) } }
                ul.lines {
                    @for account in &page.doubts.shown {
                        li { (plain(&account.sentence)) p.warn.small { (rest(account, lang)) } }
                    }
                }
                (more(page.doubts.more, lang))
            }
        }
        @if !page.remarks.is_empty() {
            section #remarks {
                h2 { (say::REMARKS.get(lang)) }
                ul.lines.soft.small { @for remark in &page.remarks.shown { li { (plain(&remark.sentence)) } } }
                (more(page.remarks.more, lang))
            }
        }
        @if !names.is_empty() {
            p.soft.small { (say::NOT_SHOWN.fill(lang, &[("names", &lang.list(&names.shown))])) }
            (more(names.more, lang))
        }
    }
}

//! A report as one self-contained HTML file: no network, no script, charts as inline SVG.
//!
//! In: a [`Page`](super::report::Page), a language. Out: the file's text. All text is first sanitised by
//! [`plain`](super::report::plain) and then escaped by `maud`, so nothing of a report becomes markup, a style
//! or a URL.

mod accounts;
mod charts;
mod doubts;
mod figures;
mod interpretation;
mod public_records;
mod queries;
mod stated;
mod table;
mod tiles;
mod top;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::report::Page;
use crate::messages::{Lang, report as say};

/// The page's style for light and dark screens and for paper.
const CSS: &str = include_str!("page.css");
/// The page may not load, run or send anything. Only its own style is allowed.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The complete file.
pub fn file(page: &Page<'_>, lang: Lang) -> String {
    let title = say::TITLE.get(lang);
    let title = page.scalar("name").map_or_else(|| title.to_owned(), |name| format!("{name} · {title}"));
    let code = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let markup = html! {
        (DOCTYPE)
        html lang=(code) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(CSS)) }
            }
            body { main { (body(page, lang)) } }
        }
    };
    markup.into_string()
}

fn body(page: &Page<'_>, lang: Lang) -> Markup {
    html! {
        (top::draw(page, lang))
        (tiles::draw(page, lang))
        div.two {
            (charts::radar::draw(page, lang))
            (charts::utilisation::draw(page, lang))
        }
        (figures::draw(page, lang))
        (stated::draw(page, lang))
        (charts::timeline::draw(page, lang))
        (accounts::draw(page, lang))
        (queries::draw(page, lang))
        (public_records::draw(page, lang))
        (interpretation::draw(page, lang))
        (doubts::draw(page, lang))
        footer { (say::FOOTER.fill(lang, &[("version", env!("CARGO_PKG_VERSION"))])) }
    }
}

/// The number of lines that are not shown, if any.
fn more(count: u64, lang: Lang) -> Markup {
    let count = super::report::words::number(count);
    html! { @if count != "0" { p.soft.small { (say::MORE.fill(lang, &[("count", &count)])) } } }
}

#[cfg(test)]
mod tests;

//! The most important figures, as large tiles.

use maud::{Markup, html};

use crate::messages::{Lang, Text, report as say};
use crate::output::report::Page;
use crate::output::report::words::{number, percent};
use crate::report::Source;

/// A title, a figure, a note, and a style.
struct Tile {
    title: String,
    figure: String,
    about: String,
    class: &'static str,
}

/// The tiles.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    html! {
        ul.tiles {
            @for tile in tiles(page, lang) {
                li class=(tile.class) { span { (tile.title) } b { (tile.figure) } span { (tile.about) } }
            }
        }
    }
}

fn tiles(page: &Page<'_>, lang: Lang) -> [Tile; 6] {
    let figures = &page.figures;
    let (overall, loans, overdue) = (figures.overall, figures.loans, figures.overdue);
    let fill = |text: Text, name: &str, value: String| text.fill(lang, &[(name, &value)]);
    let counted = figures.accounts.iter().filter(|row| row.kind.is_some_and(|kind| kind.is_card() || kind.is_loan()));
    let (mut accounts, mut running) = (0, 0);
    for row in counted {
        accounts += row.count;
        running += if row.state.is_some_and(crate::report::State::is_ended) { 0 } else { row.count };
    }
    let queries = |source: Source| {
        let row = figures.queries.iter().find(|row| row.source == source);
        row.and_then(|row| row.periods.months_6).map_or_else(|| "-".to_owned(), number)
    };
    let used = overall.utilisation.map(|share| format!("{} {}", say::USED.get(lang), percent(share)));
    let tile = |title: Text, figure: String, about: String, class| Tile {
        title: title.get(lang).to_owned(),
        figure,
        about,
        class,
    };
    [
        tile(say::ACCOUNTS, number(accounts), fill(say::RUNNING, "count", number(running)), ""),
        tile(say::LIMITS, number(overall.limit), used.unwrap_or_default(), ""),
        tile(say::LOAN_BALANCE, number(loans.balance), fill(say::UNSETTLED, "count", number(loans.open)), ""),
        tile(
            say::OVERDUE_NOW,
            number(overdue.now),
            if overdue.amount == 0 {
                String::new()
            } else {
                fill(say::AMOUNT_OVERDUE, "amount", number(overdue.amount))
            },
            if overdue.now > 0 { "bad" } else { "" },
        ),
        tile(
            say::OVERDUE_EVER,
            number(overdue.ever),
            fill(say::OVER_90, "count", number(overdue.over_90)),
            if overdue.ever > 0 { "warn" } else { "" },
        ),
        Tile {
            title: fill(say::QUERIES_WITHIN, "months", "6".to_owned()),
            figure: queries(Source::Institution),
            about: fill(say::OWN_QUERIES, "count", queries(Source::Personal)),
            class: "",
        },
    ]
}

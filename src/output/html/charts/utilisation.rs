//! The used share of each card's limit.

use maud::{Markup, html};

use super::super::more;
use super::percent;
use crate::messages::{Lang, report as say};
use crate::output::report::account_row::share;
use crate::output::report::words::{number, percent as percent_text};
use crate::output::report::{AccountRow, Page};
use crate::report::{Account, Kind, State};

/// The maximum number of cards.
const MOST: usize = 24;
/// The shares from which use is high, and very high.
const MUCH: f64 = 0.7;
const NEARLY_ALL: f64 = 0.9;

/// One bar per card in use, the fullest first, and the number of cards without one.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let accounts = page.accounts.values().flat_map(|accounts| &accounts.shown);
    let in_use =
        |account: &&Account<'_>| account.kind.is_some_and(Kind::is_card) && !account.state.is_some_and(State::is_ended);
    let in_use: Vec<&Account<'_>> = accounts.filter(in_use).collect();
    let measured = in_use.iter().filter(|account| account.state != Some(State::BadDebt));
    let mut cards: Vec<(&Account<'_>, f64)> =
        measured.filter_map(|account| Some((*account, share(account)?))).collect();
    let left_out = in_use.len() - cards.len();
    cards.sort_by(|one, other| other.1.total_cmp(&one.1));
    html! {
        section.chart #utilisation {
            h2 { (say::CHART_UTILISATION.get(lang)) }
            @if cards.is_empty() {
                p.soft { (say::NO_CHART.get(lang)) }
            } @else {
                ul.bars #chart-utilisation {
                    @for (account, share) in cards.iter().take(MOST) {
                        (card(&AccountRow::of(account, None, lang), *share))
                    }
                }
                (more(cards.len().saturating_sub(MOST) as u64, lang))
            }
            @if left_out > 0 {
                p.soft.small { (say::NOT_MEASURED.fill(lang, &[("count", &number(left_out as u64))])) }
            }
        }
    }
}

/// A bar below the card's name and amounts. The kind and the day of opening tell two cards of one bank apart.
fn card(row: &AccountRow, share: f64) -> Markup {
    let class = match share {
        share if share >= NEARLY_ALL => "bad",
        share if share >= MUCH => "warn",
        _ => "",
    };
    html! {
        li {
            p {
                span.name { (row.issuer) " " small { (row.kind) " " span.whole { (row.opened) } } }
                span.much { small { (row.balance) " / " (row.amount) } " " b class=(class) { (percent_text(share)) } }
            }
            svg height="9" aria-hidden="true" {
                rect.track width="100%" height="9" rx="4.5" {}
                @if share > 0.0 { rect class={"fill " (class)} width=(percent(share)) height="9" rx="4.5" {} }
            }
        }
    }
}

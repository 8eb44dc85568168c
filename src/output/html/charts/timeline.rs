//! The accounts over time: from the day each was opened to the month it was closed, or to the report's date.

use jiff::civil::{Date, date};
use maud::{Markup, html};

use super::super::more;
use super::super::table::statements;
use super::{legend, percent};
use crate::messages::{Lang, report as say};
use crate::output::report::account_row::BETWEEN;
use crate::output::report::words::joined;
use crate::output::report::{AccountRow, Group, Page};
use crate::report::{Account, State, When};

/// The maximum number of accounts.
const MOST: usize = 60;
/// The maximum number of labelled years.
const YEARS: i16 = 7;
/// The share of a telephone's width that half of a year's label takes.
const EDGE: f64 = 0.05;

/// The time range of the chart.
#[derive(Clone, Copy)]
struct Span {
    from: Date,
    to: Date,
}

impl Span {
    /// From the year of the first account to the report, or to the last known date.
    fn of(accounts: &[(&Account<'_>, Group)], made: Option<Date>) -> Option<Self> {
        let first = accounts.iter().filter_map(|(account, _)| account.opened_on).min()?;
        let ends = accounts.iter().flat_map(|(account, _)| {
            let dates = [account.closed_on.map(When::first_day), account.as_of.map(When::first_day), account.opened_on];
            dates.into_iter().flatten()
        });
        let last = made.into_iter().chain(ends).max()?;
        Some(Self { from: date(first.year(), 1, 1), to: last })
    }

    /// The position of a day, from 0 to 1.
    fn place(self, day: Date) -> f64 {
        let days = |day: Date| day.duration_since(self.from).as_hours() as f64;
        (days(day) / days(self.to).max(1.0)).clamp(0.0, 1.0)
    }

    /// The labelled years.
    fn years(self) -> Vec<i16> {
        let step = (self.to.year() - self.from.year()) / YEARS + 1;
        (self.from.year()..=self.to.year()).step_by(usize::try_from(step).unwrap_or(1)).collect()
    }
}

/// One bar per card and loan, oldest first.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let groups = page.accounts.iter().filter(|(group, _)| **group != Group::Others);
    let mut accounts: Vec<(&Account<'_>, Group)> =
        groups.flat_map(|(group, accounts)| accounts.shown.iter().map(|account| (account, *group))).collect();
    accounts.retain(|(account, _)| account.opened_on.is_some());
    accounts.sort_by_key(|(account, _)| account.opened_on);
    let span = Span::of(&accounts, page.figures.at.map(|at| at.date()));
    html! {
        section.chart #timeline {
            h2 { (say::CHART_TIMELINE.get(lang)) }
            @if let Some(span) = span {
                (legend(&[
                    ("bad", say::LEGEND_OVERDUE.get(lang)),
                    ("warn", say::LEGEND_ONCE.get(lang)),
                    ("", say::LEGEND_OPEN.get(lang)),
                    ("ended", say::LEGEND_ENDED.get(lang)),
                ]))
                (chart(&accounts, span, lang))
                (more(accounts.len().saturating_sub(MOST) as u64, lang))
            } @else {
                p.soft { (say::NO_CHART.get(lang)) }
            }
        }
    }
}

fn chart(accounts: &[(&Account<'_>, Group)], span: Span, lang: Lang) -> Markup {
    html! {
        div.timeline #chart-timeline {
            svg.grid height="100%" aria-hidden="true" {
                @for year in span.years() {
                    @let x = percent(span.place(date(year, 1, 1)));
                    line.grid x1=(x) x2=(x) y1="0" y2="100%" {}
                }
            }
            svg.years height="16" aria-hidden="true" {
                @for (number, year) in span.years().into_iter().enumerate() {
                    @let place = span.place(date(year, 1, 1));
                    @let class = if number % 2 == 0 { "soft" } else { "soft second" };
                    text class=(class) x=(percent(place)) y="11" text-anchor=(anchor(place)) { (year) }
                }
            }
            ul.bars { @for (account, group) in accounts.iter().take(MOST) { (bar(account, *group, span, lang)) } }
        }
    }
}

/// Anchors the labels of the outermost years inside the chart.
fn anchor(place: f64) -> &'static str {
    match place {
        place if place < EDGE => "start",
        place if place > 1.0 - EDGE => "end",
        _ => "middle",
    }
}

fn bar(account: &Account<'_>, group: Group, span: Span, lang: Lang) -> Markup {
    let row = AccountRow::of(account, account.as_of, lang);
    let from = account.opened_on.map_or(0.0, |day| span.place(day));
    let to = account.closed_on.map_or(1.0, |when| span.place(when.first_day()));
    let ended = account.state.is_some_and(State::is_ended);
    let class = match group {
        Group::Overdue => "bad",
        Group::Once => "warn",
        Group::Clean | Group::Others if ended => "ended",
        Group::Clean | Group::Others => "",
    };
    let marked = matches!(group, Group::Overdue | Group::Once);
    let is_told = ended || row.is_bad_debt;
    let about = joined([Some(row.state).filter(|_| is_told), Some(row.overdue).filter(|_| marked)], BETWEEN);
    let colour = if marked { class } else { "" };
    // The label of an early account begins above its bar; that of a late one ends at the right edge. A narrow
    // screen needs the whole width, and shows no gap.
    let is_late = from > 0.5;
    html! {
        li class=[is_late.then_some("late")] {
            p {
                @if !is_late { svg.gap width=(percent(from)) height="1" aria-hidden="true" {} }
                span.name { (row.issuer) " " small { (row.kind) " " span.whole { (row.opened) } " " span class=(colour) { (statements(&about)) } } }
            }
            svg height="8" aria-hidden="true" {
                rect class={"fill " (class)} x=(percent(from)) width=(percent((to - from).max(0.004))) height="8" rx="4" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_begins_with_a_full_year_and_labels_only_a_few_years() {
        let span = Span { from: date(1988, 1, 1), to: date(2026, 6, 1) };
        assert!(span.years().len() <= 8 && span.years()[0] == 1988);
        assert_eq!((span.place(date(1980, 1, 1)), span.place(date(2030, 1, 1))), (0.0, 1.0));
        assert_eq!([0.0, 0.5, 0.92, 0.96].map(anchor), ["start", "middle", "middle", "end"]);
        let short = Span { from: date(2026, 1, 1), to: date(2026, 1, 1) };
        assert_eq!((short.years(), short.place(date(2026, 1, 1))), (vec![2026], 0.0));
    }
}

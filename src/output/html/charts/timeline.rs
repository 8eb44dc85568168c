//! The accounts over time: from the day each was opened to the month it was closed, or to the report's date.

use jiff::civil::{Date, date};
use maud::{Markup, html};

use super::super::more;
use super::{label, legend, percent};
use crate::messages::{Lang, report as say};
use crate::output::report::account_row::BETWEEN;
use crate::output::report::words::joined;
use crate::output::report::{AccountRow, Group, Page};
use crate::report::{Account, State, When};

/// The maximum number of accounts.
const MOST: usize = 60;
/// The height of an account's row, and of the years above.
const ROW: usize = 36;
const TOP: usize = 24;
/// The maximum number of labelled years.
const YEARS: i16 = 7;

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
    let height = TOP + accounts.len().min(MOST) * ROW;
    html! {
        svg #chart-timeline height=(height) role="img" aria-label=(say::CHART_TIMELINE.get(lang)) {
            @for year in span.years() {
                @let x = percent(span.place(date(year, 1, 1)));
                line.grid x1=(x) x2=(x) y1="16" y2=(height) {}
                text.soft x=(x) y="11" { (year) }
            }
            @for (place, (account, group)) in accounts.iter().take(MOST).enumerate() {
                (bar(TOP + place * ROW, account, *group, span, lang))
            }
        }
    }
}

fn bar(top: usize, account: &Account<'_>, group: Group, span: Span, lang: Lang) -> Markup {
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
    let about =
        joined([Some(row.state.clone()).filter(|_| ended), Some(row.overdue.clone()).filter(|_| marked)], BETWEEN);
    // The label of an early account starts at its bar's start; that of a late one ends at its bar's end.
    let (x, anchor) = if from > 0.5 { (1.0, "end") } else { (from, "start") };
    let colour = if marked { class } else { "soft" };
    html! {
        g {
            title { (row.issuer) " " (row.kind) " " (row.opened) " " (row.state) " " (row.overdue) }
            text.wide x=(percent(x)) y=(top + 13) text-anchor=(anchor) {
                (label(&row.issuer, 40)) " " (label(&row.kind, 24)) tspan class=(colour) { "  " (about) }
            }
            // A narrow screen needs the whole width.
            text.slim x="0" y=(top + 13) {
                (label(&row.issuer, 20)) " " (label(&row.kind, 12)) tspan class=(colour) { "  " (label(&about, 20)) }
            }
            rect class={"fill " (class)} x=(percent(from)) y=(top + 19) width=(percent((to - from).max(0.004))) height="8" rx="4" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_begins_with_a_year_and_names_few_of_them() {
        let span = Span { from: date(1988, 1, 1), to: date(2026, 6, 1) };
        assert!(span.years().len() <= 8 && span.years()[0] == 1988);
        assert_eq!((span.place(date(1980, 1, 1)), span.place(date(2030, 1, 1))), (0.0, 1.0));
        let short = Span { from: date(2026, 1, 1), to: date(2026, 1, 1) };
        assert_eq!((short.years(), short.place(date(2026, 1, 1))), (vec![2026], 0.0));
    }
}

//! The number of queries per month.

use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{at, legend, percent};
use crate::messages::{Lang, report as say};
use crate::output::report::Page;
use crate::report::Source;

/// The number of months, up to that of the report.
const MONTHS: usize = 24;
/// The height of the bars, and of the space above and below.
const HEIGHT: f64 = 110.0;
const ABOVE: f64 = 16.0;
const BELOW: f64 = 22.0;
/// The vertical scale reaches at least this many queries.
const LEAST: u64 = 4;
/// Every how many months a label is drawn.
const NAMED: usize = 6;
/// The width of a bar, as a share of its slot.
const BAR: f64 = 0.66;

/// Queries of institutions and of the person, per month, oldest first.
type Counts = [[u64; 2]; MONTHS];

/// Stacked bars for each month.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    let days: Vec<(Source, Option<Date>)> = page.report().queries().map(|query| (query.source, query.day())).collect();
    let last = page.figures.at.map(|at| at.date()).or_else(|| days.iter().filter_map(|(_, day)| *day).max());
    let Some(last) = last.map(Date::first_of_month) else { return Markup::default() };
    let (counts, others) = count(&days, last);
    html! {
        div.chart {
            h3 { (say::CHART_QUERIES.get(lang)) }
            (legend(&[("", say::INSTITUTION.get(lang)), ("second", say::PERSONAL.get(lang))]))
            (chart(&counts, last, lang))
            @if others > 0 { p.soft.small { (say::EARLIER.fill(lang, &[("count", &others.to_string())])) } }
        }
    }
}

/// The queries per month, and the number outside these months.
fn count(days: &[(Source, Option<Date>)], last: Date) -> (Counts, u64) {
    let (mut counts, mut others) = (Counts::default(), 0);
    for (source, day) in days {
        let ago = day.map(|day| months(last) - months(day)).and_then(|ago| usize::try_from(ago).ok());
        let month = ago.and_then(|ago| (MONTHS - 1).checked_sub(ago)).and_then(|place| counts.get_mut(place));
        match (month, source) {
            (Some([count, _]), Source::Institution) | (Some([_, count]), Source::Personal) => *count += 1,
            (None, _) => others += 1,
        }
    }
    (counts, others)
}

fn months(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}

fn chart(counts: &Counts, last: Date, lang: Lang) -> Markup {
    let most = counts.iter().map(|[one, other]| one + other).max().unwrap_or(0).max(LEAST);
    let floor = ABOVE + HEIGHT;
    let height = |count: u64| count as f64 / most as f64 * HEIGHT;
    html! {
        svg #chart-queries height=(at(floor + BELOW)) role="img" aria-label=(say::CHART_QUERIES.get(lang)) {
            line.grid x1="0" x2="100%" y1=(at(floor)) y2=(at(floor)) {}
            @for (place, [institution, personal]) in counts.iter().enumerate() {
                @let x = (place as f64 + (1.0 - BAR) / 2.0) / MONTHS as f64;
                @let middle = percent((place as f64 + 0.5) / MONTHS as f64);
                @let total = institution + personal;
                @let month = last.saturating_sub(((MONTHS - 1 - place) as i64).months());
                g {
                    title { (month.strftime("%Y-%m").to_string()) ": " (total) }
                    @if *institution > 0 {
                        rect.fill x=(percent(x)) width=(percent(BAR / MONTHS as f64))
                            y=(at(floor - height(*institution))) height=(at(height(*institution))) {}
                    }
                    @if *personal > 0 {
                        rect.fill.second x=(percent(x)) width=(percent(BAR / MONTHS as f64))
                            y=(at(floor - height(total))) height=(at(height(*personal))) {}
                    }
                    @if total > 0 {
                        text x=(middle) y=(at(floor - height(total) - 4.0)) text-anchor="middle" { (total) }
                    }
                    @if (MONTHS - 1 - place).is_multiple_of(NAMED) {
                        text.soft x=(middle) y=(at(floor + 16.0)) text-anchor=(anchor(place)) {
                            (month.strftime("%y-%m").to_string())
                        }
                    }
                }
            }
        }
    }
}

/// Anchors the labels of the outermost months inside the chart.
fn anchor(place: usize) -> &'static str {
    if place + 1 == MONTHS { "end" } else { "middle" }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn queries_are_counted_in_their_month_or_as_others() {
        let days = [
            (Source::Institution, Some(date(2026, 6, 30))),
            (Source::Personal, Some(date(2026, 6, 1))),
            (Source::Institution, Some(date(2024, 7, 1))),
            (Source::Institution, Some(date(2024, 6, 30))),
            (Source::Institution, Some(date(2026, 7, 1))),
            (Source::Personal, None),
        ];
        let (counts, others) = count(&days, date(2026, 6, 1));
        assert_eq!((counts[MONTHS - 1], counts[0], others), ([1, 1], [1, 0], 3));
    }
}

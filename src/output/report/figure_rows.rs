//! The figures in words, for the terminal page and the HTML page.

use crate::messages::{Lang, Text, report as say};
use crate::report::{Age, Kind, Periods, WINDOWS};

use super::account_row::BETWEEN;
use super::page::Page;
use super::words::{currency, joined, kind, number, percent, state};

/// The overview as titles and values. Rows without a value are left out.
pub fn overview(page: &Page<'_>, lang: Lang) -> Vec<(Text, String)> {
    let figures = &page.figures;
    let (loans, guarantees, overdue) = (figures.loans, figures.guarantees, figures.overdue);
    let fill = |text: Text, values: &[(&str, String)]| {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        text.fill(lang, &values)
    };
    let left_out = |count: u64| (count > 0).then(|| fill(say::LEFT_OUT, &[("count", number(count))]));
    let mut rows: Vec<(Text, String)> = Kind::ALL.into_iter().filter_map(|of| by_state(page, of, lang)).collect();
    if loans.count > 0 {
        let counts = fill(say::LOANS, &[("count", number(loans.count)), ("open", number(loans.open))]);
        let parts = [Some(number(loans.balance)), Some(counts), left_out(loans.left_out)];
        rows.push((say::LOAN_BALANCE, joined(parts, BETWEEN)));
    }
    if guarantees.count > 0 {
        let values = [
            ("count", number(guarantees.count)),
            ("amount", number(guarantees.amount)),
            ("balance", number(guarantees.balance)),
        ];
        let parts = [Some(fill(say::GUARANTEED, &values)), left_out(guarantees.left_out)];
        rows.push((say::GUARANTEES, joined(parts, BETWEEN)));
    }
    if overdue.now > 0 {
        let count = fill(say::OVERDUE_ACCOUNTS, &[("count", number(overdue.now))]);
        // The second generation of sentences states no amount.
        let amount = (overdue.amount != 0 || overdue.left_out > 0)
            .then(|| fill(say::AMOUNT_OVERDUE, &[("amount", number(overdue.amount))]));
        rows.push((say::OVERDUE_NOW, joined([Some(count), amount, left_out(overdue.left_out)], BETWEEN)));
    }
    if overdue.ever > 0 {
        let values = [("ever", number(overdue.ever)), ("over", number(overdue.over_90))];
        rows.push((say::OVERDUE_EVER, fill(say::EVER, &values)));
    }
    if overdue.months > 0 {
        let values = [("months", number(overdue.months)), ("most", number(overdue.most_months))];
        rows.push((say::OVERDUE_MONTHS, fill(say::MONTHS_SUM, &values)));
    }
    rows.extend(figures.oldest.map(|found| (say::OLDEST, age(found, lang))));
    rows.extend(figures.newest.map(|found| (say::NEWEST, age(found, lang))));
    rows
}

/// `贷记卡  7（正常 2，已销户 1）`
fn by_state(page: &Page<'_>, of: Kind, lang: Lang) -> Option<(Text, String)> {
    let states = page.count(of);
    let total: u64 = states.iter().map(|(_, count)| count).sum();
    let named = states.iter().filter(|(state, _)| state.is_some()).map(|(known, count)| {
        let values = [("state", state(*known).get(lang)), ("count", &*number(*count))];
        Some(say::BY_STATE.fill(lang, &values))
    });
    let named = joined(named, BETWEEN);
    let text = match (lang, named.is_empty()) {
        (_, true) => number(total),
        (Lang::Zh, false) => format!("{}（{named}）", number(total)),
        (Lang::En, false) => format!("{} ({named})", number(total)),
    };
    (total > 0).then(|| (kind(Some(of)), text))
}

fn age(age: Age, lang: Lang) -> String {
    let day = age.opened_on.to_string();
    let Some(months) = age.months else { return day };
    let (years, months) = ((months / 12).to_string(), (months % 12).to_string());
    say::AGE.fill(lang, &[("day", &day), ("years", &years), ("months", &months)])
}

/// The limits of one currency, or of all.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitRow {
    /// The currency.
    pub currency: String,
    /// The number of accounts.
    pub accounts: String,
    /// The sum of their limits.
    pub limit: String,
    /// The sum of the used amounts.
    pub used: String,
    /// The used share, 1 for all.
    pub utilisation: Option<f64>,
}

impl LimitRow {
    /// The used share as a percentage.
    pub fn percent(&self) -> String {
        self.utilisation.map(percent).unwrap_or_default()
    }
}

/// The limits by currency. The total follows if it adds information.
pub fn limits(page: &Page<'_>, lang: Lang) -> Vec<LimitRow> {
    let figures = &page.figures;
    let row = |currency: String, accounts: u64, limit: i128, used: i128, utilisation: Option<f64>| LimitRow {
        currency,
        accounts: number(accounts),
        limit: number(limit),
        used: number(used),
        utilisation,
    };
    let mut rows: Vec<LimitRow> = figures
        .limits
        .iter()
        .map(|sum| {
            let mut name = currency(sum.currency.as_deref(), lang);
            if sum.converted {
                name = say::CONVERTED.fill(lang, &[("currency", &name)]);
            }
            row(name, sum.accounts, sum.limit, sum.used, sum.utilisation)
        })
        .collect();
    let all = figures.overall;
    if rows.len() > 1 {
        rows.push(row(say::OVERALL.get(lang).to_owned(), all.accounts, all.limit, all.used, all.utilisation));
    }
    rows
}

/// Notes on the limits: cards whose amounts cannot be added, or that do not state the used amount.
pub fn limit_notes(page: &Page<'_>, lang: Lang) -> Vec<String> {
    let figures = &page.figures;
    let unknown = figures.limits.iter().map(|sum| sum.used_unknown).sum();
    let notes = [(say::USED_UNKNOWN, unknown), (say::LEFT_OUT, figures.overall.left_out)];
    let notes = notes.into_iter().filter(|(_, count)| *count > 0);
    notes.map(|(note, count)| note.fill(lang, &[("count", &number(count))])).collect()
}

/// The query counts by period: the cells under [`window_titles`].
pub fn periods(periods: &Periods) -> Vec<String> {
    let within = [periods.months_1, periods.months_3, periods.months_6, periods.months_12, periods.months_24];
    let shown = within.map(|count| count.map_or_else(|| "-".to_owned(), number));
    shown.into_iter().chain([number(periods.all)]).collect()
}

/// The titles of the periods.
pub fn window_titles(lang: Lang) -> Vec<String> {
    let title = |months: i64| say::WINDOW.fill(lang, &[("months", &months.to_string())]);
    WINDOWS.into_iter().map(title).chain([say::ALL.get(lang).to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::output::report::masking::Masking;
    use crate::report::Report;

    #[test]
    fn a_report_without_accounts_has_no_overview() {
        let report = Report::read(json!({"score": 1})).unwrap();
        let page = Page::of(&report, Masking::none());
        assert_eq!((overview(&page, Lang::Zh).len(), limits(&page, Lang::Zh).len()), (0, 0));
    }

    #[test]
    fn every_window_has_a_title() {
        assert_eq!(window_titles(Lang::En).len(), periods(&Periods::default()).len());
    }
}

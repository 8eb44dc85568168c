//! The gateway's counts A to E with their meaning. They are always shown; `-` stands for a count that the report lacks.

use crate::messages::{Lang, Text, help, report as say};
use crate::report::{Report, Row};

use super::account_row::BETWEEN;
use super::grid::{Fit, Grid};
use super::page::Page;
use super::paint::Paint;
use super::sheet::Sheet;
use super::words::{joined, number};

/// The meaning of the letters of accounts.
pub const LETTERS: [(&str, Text); 5] =
    [("A", say::LETTER_A), ("B", say::LETTER_B), ("C", say::LETTER_C), ("D", say::LETTER_D), ("E", say::LETTER_E)];
/// The rows of accounts.
pub const ROWS: [(&str, Text); 3] =
    [("creditCard", say::PART_CARDS), ("houseLoan", say::PART_HOUSING), ("otherLoan", say::PART_OTHER)];

/// The meaning of a value of [`Report::stated`]: `informatonAbstract.creditCard.A`, `composition.basic`.
pub fn meaning(member: &str, lang: Lang) -> String {
    let found = |table: &[(&str, Text)], name: &str| {
        table.iter().find(|(known, _)| *known == name).map(|(_, text)| text.get(lang).to_owned())
    };
    let of =
        |whole: Option<String>, part: Option<String>| Some(format!("{}{}{}", whole?, help::COLON.get(lang), part?));
    let names: Vec<&str> = member.split('.').collect();
    let known = match names.as_slice() {
        ["informatonAbstract", row, letter] => of(found(&ROWS, row), found(&LETTERS, letter)),
        ["composition", part] => of(Some(say::COMPOSITION.get(lang).to_owned()), super::words::known_part(part, lang)),
        ["overdue", "overdueNo"] => Some(say::STATED_OVERDUE.get(lang).to_owned()),
        ["overdue", "message"] => Some(say::STATED_MESSAGE.get(lang).to_owned()),
        _ => None,
    };
    known.unwrap_or_else(|| say::NOT_DOCUMENTED.get(lang).to_owned())
}

/// The table's titles: nothing above the letters, then the kinds of accounts.
pub fn titles(lang: Lang) -> Vec<String> {
    std::iter::once(String::new()).chain(ROWS.iter().map(|(_, title)| title.get(lang).to_owned())).collect()
}

/// One row per letter: `A 账户数`, and its count for each kind.
pub fn rows(report: &Report, lang: Lang) -> Vec<Vec<String>> {
    let summary = report.summary();
    let kinds = [summary.credit_card, summary.house_loan, summary.other_loan].map(letters);
    let row = |(place, (letter, meaning)): (usize, &(&str, Text))| {
        let counts = kinds.iter().map(|kind| shown(kind.get(place).copied().flatten()));
        std::iter::once(format!("{letter} {}", meaning.get(lang))).chain(counts).collect()
    };
    LETTERS.iter().enumerate().map(row).collect()
}

fn letters(row: Row) -> [Option<i64>; 5] {
    [row.accounts, row.open, row.guarantees, row.ever_overdue, row.ever_over_90]
}

/// The counts A to E of public records.
pub fn of_public_records(report: &Report) -> String {
    let counts = LETTERS.iter().zip(report.summary_of_public_records());
    joined(counts.map(|((letter, _), count)| Some(format!("{letter} {}", shown(count)))), BETWEEN)
}

fn shown(count: Option<i64>) -> String {
    count.map_or_else(|| "-".to_owned(), number)
}

/// The table. On a narrow terminal each letter has a line instead.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    let lang = sheet.lang;
    sheet.heading(say::STATED.get(lang));
    let (titles, rows) = (titles(lang), rows(page.report(), lang));
    if sheet.is_wide() {
        let mut grid = Grid::titled(titles.into_iter().enumerate().map(|(place, title)| {
            let fit = if place == 0 { Fit::Folds } else { Fit::Number };
            (title, fit)
        }));
        for row in rows {
            grid.add(row);
        }
        return sheet.put(&grid);
    }
    for row in rows {
        let named = titles.iter().zip(&row).skip(1).map(|(title, count)| Some(format!("{title} {count}")));
        let letter = row.first().map(String::as_str).unwrap_or_default();
        sheet.paragraph(&format!("{letter}:"), &joined(named, BETWEEN), Paint::Plain);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_stated_value_has_a_meaning_in_both_languages() {
        for (member, zh, en) in [
            ("informatonAbstract.creditCard.A", "信用卡：账户数", "cards: accounts"),
            ("informatonAbstract.publicRecord.A", "含义未说明", "not documented"),
            ("overdue.overdueNo", "违约账户数", "accounts in default"),
            ("composition.other", "含义未说明", "not documented"),
        ] {
            assert_eq!((meaning(member, Lang::Zh).as_str(), meaning(member, Lang::En).as_str()), (zh, en));
        }
    }

    #[test]
    fn missing_counts_are_shown_as_missing() {
        let report = Report::read(json!({"informatonAbstract": {"houseLoan": {"C": 2}}})).unwrap();
        let rows = rows(&report, Lang::Zh);
        assert_eq!(rows[2], ["C 为他人担保笔数", "-", "2", "-"]);
        assert_eq!((rows.len(), of_public_records(&report).matches('-').count()), (5, 5));
    }
}

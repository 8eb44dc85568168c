//! The doubts about a report: counts that differ from the gateway's, sentences not fully understood, lines
//! that are not accounts, unknown members. Nothing of the report is dropped silently.

use crate::messages::{Lang, Text, report as say};
use crate::report::{Account, Disagreement, Understood};

use super::account_row::BETWEEN;
use super::page::{First, Page};
use super::paint::Paint;
use super::plain::plain;
use super::sheet::Sheet;
use super::stated::{LETTERS, ROWS};
use super::words::{joined, kind, number};

/// `informatonAbstract.creditCard.A` in words.
fn count_name(what: &str, lang: Lang) -> String {
    let of = |table: &[(&str, Text)], name: &str| {
        table.iter().find(|(known, _)| *known == name).map(|(_, text)| text.get(lang).to_owned())
    };
    let mut words = what.rsplit('.');
    let (letter, row) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match of(&LETTERS, letter) {
        Some(letter) => joined([of(&ROWS, row), Some(letter)], " "),
        None => say::OVERDUE_EVER.get(lang).to_owned(),
    }
}

/// `信用卡 账户数：网关 7，按明细 8（informatonAbstract.creditCard.A）`
pub fn disagreement(found: &Disagreement, lang: Lang) -> String {
    let (stated, computed) = (number(found.stated), number(found.computed));
    say::DISAGREEMENT.fill(
        lang,
        &[("name", &count_name(found.what, lang)), ("what", found.what), ("stated", &stated), ("computed", &computed)],
    )
}

/// The counts that were not compared; `None` if all were.
pub fn not_compared(page: &Page<'_>, lang: Lang) -> Option<String> {
    let names = page.figures.not_compared.iter().map(|what| Some(count_name(what, lang)));
    let names = joined(names, BETWEEN);
    (!names.is_empty()).then(|| say::NOT_COMPARED.fill(lang, &[("names", &names)]))
}

/// The number of sentences that were understood.
pub fn reading(page: &Page<'_>, lang: Lang) -> String {
    let reading = page.figures.reading;
    let all = number(reading.full + reading.part + reading.none);
    let [full, part, none] = [reading.full, reading.part, reading.none].map(number);
    say::READING.fill(lang, &[("all", &all), ("full", &full), ("part", &part), ("none", &none)])
}

/// The part of a sentence that was not understood.
pub fn rest(account: &Account<'_>, lang: Lang) -> String {
    match (account.understood, account.rest.as_deref().map(plain)) {
        (Understood::None, _) => kind(None).get(lang).to_owned(),
        (_, Some(rest)) => say::REST.fill(lang, &[("rest", &rest)]),
        (_, None) => say::INCOMPLETE.get(lang).to_owned(),
    }
}

/// The last section of the page.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    let lang = sheet.lang;
    if !page.figures.disagreements.is_empty() {
        sheet.heading(say::DISAGREEMENTS.get(lang));
        for found in &page.figures.disagreements {
            sheet.paragraph("≠", &disagreement(found, lang), Paint::Yellow);
        }
    }
    if !page.doubts.is_empty() {
        sheet.heading(say::DOUBTS.get(lang));
        sheet.paragraph("", &reading(page, lang), Paint::Dim);
        if let Some(not_compared) = not_compared(page, lang) {
            sheet.paragraph("", &not_compared, Paint::Dim);
        }
        for account in &page.doubts.shown {
            sheet.paragraph("?", &plain(&account.sentence), Paint::Plain);
            sheet.paragraph(" ", &rest(account, lang), Paint::Yellow);
        }
        more(&page.doubts, sheet);
    }
    if !page.remarks.is_empty() {
        sheet.heading(say::REMARKS.get(lang));
        for remark in &page.remarks.shown {
            sheet.paragraph("-", &plain(&remark.sentence), Paint::Dim);
        }
        more(&page.remarks, sheet);
    }
    let names = page.not_shown();
    if !names.is_empty() {
        sheet.line("");
        sheet.paragraph("", &say::NOT_SHOWN.fill(lang, &[("names", &lang.list(&names.shown))]), Paint::Dim);
        more(&names, sheet);
    }
}

fn more<T>(lines: &First<T>, sheet: &mut Sheet) {
    if lines.more > 0 {
        sheet.paragraph("", &say::MORE.fill(sheet.lang, &[("count", &number(lines.more))]), Paint::Dim);
    }
}

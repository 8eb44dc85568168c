//! The gateway's interpretation of the report, in its own words.

use crate::messages::report as say;

use super::account_row::BETWEEN;
use super::page::{MOST, Page};
use super::paint::Paint;
use super::plain::plain;
use super::sheet::Sheet;
use super::words::{joined, number};

/// The gateway's statement about accounts in default, on one line.
pub fn overdue(page: &Page<'_>) -> String {
    let text = |text: Option<&std::borrow::Cow<'_, str>>| text.map(|text| plain(text));
    let count = page.stated_overdue.accounts.map(|count| format!("overdueNo {count}"));
    let message = text(page.stated_overdue.message.as_ref()).or(count);
    joined([message, text(page.interpretation.overdue.as_ref())], BETWEEN)
}

/// The paragraphs with the sentences they refer to.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    let (overdue, advice) = (overdue(page), &page.interpretation.advice);
    if overdue.is_empty() && advice.is_empty() {
        return;
    }
    sheet.heading(say::INTERPRETATION.get(sheet.lang));
    if !overdue.is_empty() {
        sheet.paragraph("", &overdue, Paint::Plain);
    }
    for paragraph in advice.iter().take(MOST) {
        let title = paragraph.title.as_deref().map(plain).unwrap_or_default();
        sheet.paragraph("!", if title.is_empty() { "-" } else { &title }, Paint::Yellow);
        for item in paragraph.items.iter().take(MOST) {
            sheet.paragraph("  -", &plain(item), Paint::Dim);
        }
        more(paragraph.items.len(), sheet);
    }
    more(advice.len(), sheet);
}

fn more(count: usize, sheet: &mut Sheet) {
    if count > MOST {
        sheet.paragraph("", &say::MORE.fill(sheet.lang, &[("count", &number((count - MOST) as u64))]), Paint::Dim);
    }
}

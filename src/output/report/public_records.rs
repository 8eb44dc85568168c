//! Public records, as received.

use serde_json::Value;

use crate::messages::{Lang, report as say};

use super::masking::Record;
use super::page::{First, Page};
use super::paint::Paint;
use super::plain::plain;
use super::record_members::title;
use super::sheet::Sheet;
use super::stated::of_public_records;
use super::words::{number, record_list};

/// `案号: …`, one member per line. Other values are put on one line.
pub fn members(record: &Value, lang: Lang) -> First<(String, String)> {
    match record {
        Value::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null() && value.as_str() != Some(""))
            .map(|(name, value)| (title(name, lang), text(value)))
            .collect(),
        other => std::iter::once((String::new(), text(other))).collect(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => plain(text),
        other => plain(&other.to_string()),
    }
}

/// The records, each under its list's name.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    let lang = sheet.lang;
    sheet.heading(say::PUBLIC_RECORDS.get(lang));
    if page.public_records.is_empty() {
        sheet.paragraph("", say::NO_PUBLIC_RECORDS.get(lang), Paint::Dim);
    }
    for found in &page.public_records.shown {
        put(found, ("•", Paint::Red), sheet);
    }
    more(page.public_records.more, "", sheet);
    let counts = of_public_records(page.report());
    sheet.paragraph(&format!("{}:", say::PUBLIC_COUNTS.get(lang)), &counts, Paint::Dim);
}

/// A record: its list's name after a mark, and its members.
pub fn put(found: &Record<'_>, (mark, paint): (&str, Paint), sheet: &mut Sheet) {
    sheet.paragraph(mark, &record_list(&found.list, sheet.lang), paint);
    let members = members(&found.record, sheet.lang);
    for (name, value) in &members.shown {
        let mark = if name.is_empty() { " ".to_owned() } else { format!("  {name}:") };
        sheet.paragraph(&mark, value, Paint::Plain);
    }
    more(members.more, "  ", sheet);
}

/// The number of records that are not listed.
fn more(count: u64, mark: &str, sheet: &mut Sheet) {
    if count > 0 {
        sheet.paragraph(mark, &say::MORE.fill(sheet.lang, &[("count", &number(count))]), Paint::Dim);
    }
}

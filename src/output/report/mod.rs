//! A report as a page on the terminal, and as JSON.
//!
//! In: a [`Report`], what to mask ([`Masking`]), a style. Out: text. [`Page`] gathers the content of a page
//! once. Its words ([`AccountRow`], [`figure_rows`], [`words`]) are shared with the HTML page. All texts of
//! the report pass through [`plain`], so they cannot control the terminal.

pub mod account_row;
pub(super) mod accounts;
mod composition;
pub mod doubts;
pub mod figure_rows;
mod figures;
mod grid;
pub mod header;
pub mod interpretation;
mod json;
mod masking;
mod page;
pub(super) mod paint;
pub mod plain;
pub mod public_records;
pub mod queries;
pub mod record_members;
pub(super) mod sheet;
pub mod stated;
pub mod words;
mod wrap;

use serde_json::Value;

pub use self::account_row::AccountRow;
pub use self::json::Seen;
pub use self::masking::{Masking, Record};
pub use self::page::{First, Group, MOST, Page};
pub(super) use self::wrap::wrapped;

use self::paint::Paint;
use self::sheet::Sheet;
use super::style::Style;
use crate::messages::report as say;
use crate::printable::printable;
use crate::report::Report;

/// The page of a report.
pub fn page(page: &Page<'_>, style: &Style) -> String {
    let mut sheet = Sheet::new(style);
    header::write(page, &mut sheet);
    composition::write(page, &mut sheet);
    figures::write(page, &mut sheet);
    stated::write(page, &mut sheet);
    accounts::write(page, &mut sheet);
    queries::write(page, &mut sheet);
    public_records::write(page, &mut sheet);
    interpretation::write(page, &mut sheet);
    doubts::write(page, &mut sheet);
    sheet.done()
}

/// The page of a report as the gateway sent it. Data that are not a report are shown as received.
pub fn received(data: &Value, masks: bool, style: &Style) -> String {
    match Report::read(data.clone()) {
        Ok(report) => page(&Page::of(&report, Masking::of(&report, masks)), style),
        Err(_) => {
            let mut sheet = Sheet::new(style);
            sheet.paragraph("", say::NO_REPORT.get(style.lang), Paint::Yellow);
            let text = serde_json::to_string_pretty(data).unwrap_or_default();
            for line in text.lines() {
                sheet.line(&printable(line));
            }
            sheet.done()
        }
    }
}

//! The accounts, overdue ones first: as a table if the terminal is wide enough, otherwise as a few lines
//! each.

use crate::messages::{Lang, Text, report as say};
use crate::report::Account;

use super::account_row::{AccountRow, BETWEEN};
use super::page::{First, Group, Page};
use super::sheet::{Fit, Paint, Sheet};
use super::words::{group as group_title, joined, number};

/// The accounts, by group.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    if page.accounts.is_empty() {
        sheet.heading(say::ACCOUNTS_HEADING.get(sheet.lang));
        sheet.paragraph("", say::NO_ACCOUNTS.get(sheet.lang), Paint::Dim);
    }
    for group in Group::ALL {
        let Some(accounts) = page.accounts.get(&group) else { continue };
        let count = accounts.shown.len() as u64 + accounts.more;
        sheet.heading(&format!("{} {}", group_title(group).get(sheet.lang), number(count)));
        let rows: Vec<AccountRow> =
            accounts.shown.iter().map(|account| AccountRow::of(account, page.as_of, sheet.lang)).collect();
        match group {
            // This group has the longest texts. With less room its columns would break amounts and dates.
            Group::Others if sheet.is_roomy() => others(&rows, sheet),
            Group::Overdue | Group::Once | Group::Clean if sheet.is_wide() => table(&rows, paint(group), sheet),
            Group::Overdue | Group::Once | Group::Clean | Group::Others => lines(&rows, "•", paint(group), sheet),
        }
        more(accounts, sheet);
    }
    if let Some(when) = page.as_of {
        sheet.line("");
        sheet.paragraph("", &say::ALL_AS_OF.fill(sheet.lang, &[("day", &when.to_string())]), Paint::Dim);
    }
}

fn paint(group: Group) -> Paint {
    match group {
        Group::Overdue => Paint::Red,
        Group::Once => Paint::Yellow,
        Group::Clean | Group::Others => Paint::Plain,
    }
}

/// The number of accounts that are not listed.
fn more(accounts: &First<Account<'_>>, sheet: &mut Sheet) {
    if accounts.more > 0 {
        sheet.paragraph("", &say::MORE.fill(sheet.lang, &[("count", &number(accounts.more))]), Paint::Dim);
    }
}

/// Cards and loans. Empty columns are left out, and on narrow terminals also less important ones.
fn table(rows: &[AccountRow], paint: Paint, sheet: &mut Sheet) {
    let roomy = sheet.is_roomy();
    let opened = if roomy { |row: &AccountRow| row.opened.clone() } else { |row: &AccountRow| row.opened_month() };
    let share = if roomy { |row: &AccountRow| row.share.clone() } else { |_: &AccountRow| String::new() };
    let state = if roomy { |row: &AccountRow| row.state.clone() } else { |_: &AccountRow| String::new() };
    let (notes_title, notes): (_, fn(&AccountRow) -> String) = match roomy {
        true => (say::NOTES, |row| row.notes()),
        false => (say::STATE, |row| joined([Some(row.state.clone()), Some(row.notes())], BETWEEN)),
    };
    let columns: [Column; 8] = [
        (say::KIND, |row| row.kind.clone(), Fit::Name),
        (say::ISSUER, |row| row.issuer.clone(), Fit::Folds),
        (say::OPENED, opened, Fit::Whole),
        (say::AMOUNT, |row| row.amount.clone(), Fit::Number),
        (say::BALANCE, |row| row.balance.clone(), Fit::Number),
        (say::UTILISATION, share, Fit::Number),
        (say::STATE, state, Fit::Folds),
        (notes_title, notes, Fit::Folds),
    ];
    put(&columns, rows, paint, sheet);
}

/// Guarantees and similar accounts.
fn others(rows: &[AccountRow], sheet: &mut Sheet) {
    let columns: [Column; 7] = [
        (say::KIND, |row| row.kind.clone(), Fit::Name),
        (say::PARTY, |row| row.party.clone(), Fit::Folds),
        (say::ISSUER, |row| row.issuer.clone(), Fit::Folds),
        (say::WHEN, |row| row.opened.clone(), Fit::Whole),
        (say::AMOUNT, |row| row.amount.clone(), Fit::Number),
        (say::BALANCE, |row| row.balance.clone(), Fit::Number),
        (say::DETAILS, |row| row.notes(), Fit::Folds),
    ];
    put(&columns, rows, Paint::Plain, sheet);
}

/// A column: its title, the row's cell, and its layout.
type Column = (Text, fn(&AccountRow) -> String, Fit);

fn put(columns: &[Column], rows: &[AccountRow], paint: Paint, sheet: &mut Sheet) {
    let lang = sheet.lang;
    let used: Vec<&Column> =
        columns.iter().filter(|(_, cell, _)| rows.iter().any(|row| !cell(row).is_empty())).collect();
    let mut table = sheet.titled(used.iter().map(|(title, _, fit)| (title.get(lang).to_owned(), *fit)));
    for row in rows {
        table.add_row(used.iter().map(|(_, cell, _)| cell(row)));
    }
    sheet.put(table, paint);
}

/// Several lines per account, after a mark.
pub fn lines(rows: &[AccountRow], mark: &str, paint: Paint, sheet: &mut Sheet) {
    for row in rows {
        let lang = sheet.lang;
        let title = joined([Some(row.kind.clone()), Some(row.issuer.clone())], "  ");
        sheet.paragraph(mark, if title.is_empty() { "-" } else { &title }, paint);
        let money = match (row.amount.is_empty(), row.balance.is_empty()) {
            (true, true) => String::new(),
            (false, true) => row.amount.clone(),
            (amount, false) => {
                let of = if amount { String::new() } else { format!(" / {}", row.amount) };
                let share = if row.share.is_empty() { String::new() } else { format!(" ({})", row.share) };
                format!("{}{of}{share}", row.balance)
            }
        };
        let money = titled(if row.balance.is_empty() { say::AMOUNT } else { say::BALANCE }, &money, lang);
        let about = [titled(say::OPENED, &row.opened, lang), Some(row.state.clone())];
        let lines = [
            Some(joined(about, BETWEEN)),
            money,
            titled(say::PARTY, &row.party, lang),
            Some(row.overdue.clone()),
            Some(row.details.clone()),
        ];
        for line in lines.into_iter().flatten().filter(|line| !line.is_empty()) {
            sheet.paragraph(" ", &line, Paint::Plain);
        }
    }
}

fn titled(title: Text, text: &str, lang: Lang) -> Option<String> {
    (!text.is_empty()).then(|| format!("{} {text}", title.get(lang)))
}

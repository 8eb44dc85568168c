//! The differences, for people.

use super::Compared;
use super::values::{difference, field_change, scalar_change};
use crate::messages::{Text, diff as say, report as words};
use crate::output::Style;
use crate::output::report::account_row::BETWEEN;
use crate::output::report::paint::Paint;
use crate::output::report::plain::plain;
use crate::output::report::queries::day;
use crate::output::report::sheet::Sheet;
use crate::output::report::words::{cell_of, joined, number};
use crate::output::report::{AccountRow, MOST, accounts, public_records};
use crate::report::{Account, AccountChange, AccountChanges, Accounts, PublicRecord, Query, Report};

/// The page with the differences.
pub fn page(compared: &Compared<'_>, style: &Style) -> String {
    let mut sheet = Sheet::new(style);
    head(compared, &mut sheet);
    let diff = &compared.diff;
    if diff.is_same() {
        sheet.line("");
        sheet.paragraph("", say::SAME.get(sheet.lang), Paint::Green);
    }
    score(compared, &mut sheet);
    listed(say::NEW_ACCOUNTS, &diff.new_accounts, ("+", Paint::Cyan), compared, &mut sheet);
    changed(say::CLOSED_ACCOUNTS, &diff.closed_accounts, ("×", Paint::Plain), compared, &mut sheet);
    changed(say::CHANGED_ACCOUNTS, &diff.changed_accounts, ("~", Paint::Yellow), compared, &mut sheet);
    listed(say::GONE_ACCOUNTS, &diff.gone_accounts, ("-", Paint::Dim), compared, &mut sheet);
    queries(say::NEW_QUERIES, &diff.new_queries, ("+", Paint::Plain), compared, &mut sheet);
    queries(say::GONE_QUERIES, &diff.gone_queries, ("-", Paint::Dim), compared, &mut sheet);
    records(say::NEW_RECORDS, &diff.new_public_records, ("+", Paint::Red), compared, &mut sheet);
    records(say::GONE_RECORDS, &diff.gone_public_records, ("-", Paint::Dim), compared, &mut sheet);
    sheet.done()
}

/// The person and the two reports.
fn head(compared: &Compared<'_>, sheet: &mut Sheet) {
    let title = sheet.painted(say::TITLE.get(sheet.lang), Paint::Bold);
    let masked = compared.masking.hides().then(|| words::MASKED.get(sheet.lang));
    let masked = masked.map(|text| sheet.painted(&format!("  {text}"), Paint::Dim)).unwrap_or_default();
    sheet.line(&format!("{title}{masked}"));
    let scalar = |report: &Report, name: &str| Some(plain(&compared.masking.scalar(name, report.scalar(name)?)));
    let document = joined([scalar(compared.new, "idType"), scalar(compared.new, "idCard")], " ");
    sheet.pairs(&[(words::NAME, scalar(compared.new, "name").unwrap_or_default()), (words::DOCUMENT, document)]);
    let which = |report: &Report| {
        let parts = [report.file().map(plain), scalar(report, "reportTime"), scalar(report, "reportId")];
        joined(parts, BETWEEN)
    };
    sheet.pairs(&[(say::OLD, which(compared.old)), (say::NEW, which(compared.new))]);
}

fn score(compared: &Compared<'_>, sheet: &mut Sheet) {
    let lang = sheet.lang;
    for (title, change) in [(words::SCORE, &compared.diff.score), (words::GRADE, &compared.diff.grade)] {
        let Some(change) = change else { continue };
        let paint = match difference(change) {
            Some(by) if by > 0 => Paint::Green,
            Some(_) => Paint::Red,
            None => Paint::Bold,
        };
        sheet.line("");
        let (title, change) = (title.get(lang), scalar_change(change, lang));
        sheet.paragraph("", &say::FIELD.fill(lang, &[("field", title), ("change", &change)]), paint);
    }
}

/// The mark before each line of a list, and the colour of the first line.
type Mark = (&'static str, Paint);

/// Accounts of one report only.
fn listed(title: Text, accounts: &Accounts<'_>, mark: Mark, compared: &Compared<'_>, sheet: &mut Sheet) {
    let rows = accounts.iter().take(MOST).map(|account| row(compared.masking.account(account), sheet));
    let rows: Vec<AccountRow> = rows.collect();
    heading(title, accounts.len(), sheet);
    accounts::cards(&rows, &accounts::Look { mark: mark.0, title: mark.1, overdue: Paint::Plain }, sheet);
    more(accounts.len(), sheet);
}

/// An account in words, or the sentence itself if it was not understood.
fn row(account: Account<'_>, sheet: &Sheet) -> AccountRow {
    match account.kind {
        Some(_) => AccountRow::of(&account, account.as_of, sheet.lang),
        None => AccountRow { kind: plain(&account.sentence), ..AccountRow::default() },
    }
}

/// Accounts in both reports.
fn changed(title: Text, accounts: &AccountChanges<'_>, mark: Mark, compared: &Compared<'_>, sheet: &mut Sheet) {
    heading(title, accounts.len(), sheet);
    for change in accounts.iter().take(MOST) {
        let is_overdue = change.account.is_overdue();
        let AccountChange { account, changes } = compared.masking.change(change);
        let row = row(account, sheet);
        let title = joined([row.kind, row.issuer, row.opened].map(Some), "  ");
        sheet.paragraph(mark.0, &title, if is_overdue { Paint::Red } else { mark.1 });
        // The figures of a newer report always have a newer date, so a changed date alone is not worth a line.
        let changes = changes.iter().filter(|change| change.field != "as_of");
        let changes: Vec<String> = changes.map(|change| field_change(change, sheet.lang)).collect();
        let lines = if sheet.is_wide() { vec![changes.join(BETWEEN)] } else { changes };
        for line in lines {
            sheet.paragraph(" ", &line, Paint::Plain);
        }
    }
    more(accounts.len(), sheet);
}

fn queries(title: Text, queries: &[Query<'_>], mark: Mark, compared: &Compared<'_>, sheet: &mut Sheet) {
    heading(title, queries.len(), sheet);
    for query in queries.iter().take(MOST) {
        let query = compared.masking.query(query.clone());
        let parts = [day(&query), cell_of(query.operator.as_ref()), cell_of(query.reason.as_ref())];
        let said = joined(parts.map(Some), "  ");
        sheet.paragraph(mark.0, if said.is_empty() { words::NO_CURRENCY.get(sheet.lang) } else { &said }, mark.1);
    }
    more(queries.len(), sheet);
}

fn records(title: Text, records: &[PublicRecord<'_>], mark: Mark, compared: &Compared<'_>, sheet: &mut Sheet) {
    heading(title, records.len(), sheet);
    for found in records.iter().take(MOST) {
        public_records::put(&compared.masking.public_record(found.clone()), mark, sheet);
    }
    more(records.len(), sheet);
}

/// The title of a list, unless it is empty.
fn heading(title: Text, count: usize, sheet: &mut Sheet) {
    if count > 0 {
        sheet.heading(&format!("{} {}", title.get(sheet.lang), number(count as u64)));
    }
}

/// The number of accounts that are not listed.
fn more(count: usize, sheet: &mut Sheet) {
    let more = count.saturating_sub(MOST) as u64;
    if more > 0 {
        sheet.paragraph("", &words::MORE.fill(sheet.lang, &[("count", &number(more))]), Paint::Dim);
    }
}

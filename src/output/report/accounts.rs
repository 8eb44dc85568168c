//! The accounts, overdue ones first: as tables if the terminal is wide enough, otherwise as cards of a few lines
//! each.

use crate::messages::{Lang, Text, report as say};
use crate::report::Account;

use super::account_row::{AccountRow, BETWEEN};
use super::grid::{Fit, Grid};
use super::page::{First, Group, Page};
use super::paint::{Paint, Run};
use super::sheet::Sheet;
use super::words::{group as group_title, joined, number};

/// If a row of the table would need more lines, the accounts are shown as cards.
const HIGHEST: usize = 2;

/// The accounts, by group.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    if page.accounts.is_empty() {
        sheet.heading(say::ACCOUNTS_HEADING.get(sheet.lang));
        sheet.paragraph("", say::NO_ACCOUNTS.get(sheet.lang), Paint::Dim);
    }
    let lang = sheet.lang;
    let groups: Vec<(Group, &First<Account<'_>>, Vec<AccountRow>)> = Group::ALL
        .into_iter()
        .filter_map(|group| Some((group, page.accounts.get(&group)?)))
        .map(|(group, accounts)| {
            let rows = accounts.shown.iter().map(|account| AccountRow::of(account, page.as_of, lang));
            (group, accounts, rows.collect())
        })
        .collect();
    let tables = sheet.is_roomy().then(|| {
        let tables = groups.iter().map(|(group, _, rows)| table(rows, paint(*group), lang));
        tables.collect::<Vec<Grid>>()
    });
    // All groups look alike.
    let tables = tables.filter(|tables| tables.iter().all(|table| sheet.height(table) <= HIGHEST));
    for (place, (group, accounts, rows)) in groups.iter().enumerate() {
        let count = accounts.shown.len() as u64 + accounts.more;
        sheet.heading(&format!("{} {}", group_title(*group).get(lang), number(count)));
        match tables.as_ref().and_then(|tables| tables.get(place)) {
            Some(table) => sheet.put(table),
            None => cards(rows, &Look { mark: "•", title: Paint::Bold, overdue: paint(*group) }, sheet),
        }
        more(accounts, sheet);
    }
    if let Some(when) = page.as_of {
        sheet.line("");
        sheet.paragraph("", &say::ALL_AS_OF.fill(lang, &[("day", &when.to_string())]), Paint::Dim);
    }
}

/// The highlighting of the statements about overdue payments.
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

/// A column: its title in a table that begins with this row, a row's cell, and the layout. The highlighting is
/// that of statements about overdue payments.
type Column = (fn(&AccountRow) -> Text, fn(&AccountRow, Paint) -> Run, Fit);

/// The columns of a table. Everything else about an account is a note below its row.
const COLUMNS: [Column; 7] = [
    (|_| say::KIND, |row, _| Run::plain(&row.kind), Fit::Name),
    (|_| say::ISSUER, |row, _| Run::plain(&row.issuer), Fit::Folds),
    (AccountRow::opened_title, |row, _| Run::plain(&row.opened), Fit::Whole),
    (|_| say::AMOUNT, |row, _| Run::plain(&row.amount), Fit::Number),
    (|_| say::BALANCE, |row, _| Run::plain(&row.balance), Fit::Number),
    (|_| say::SHARE, |row, _| Run::plain(&row.share), Fit::Number),
    (|_| say::STATE, state, Fit::Folds),
];

/// A row per account. Empty columns are left out.
fn table(rows: &[AccountRow], overdue: Paint, lang: Lang) -> Grid {
    let is_used = |column: &&Column| rows.iter().any(|row| !column.1(row, overdue).text.is_empty());
    let used: Vec<&Column> = COLUMNS.iter().filter(is_used).collect();
    let title = |title: &fn(&AccountRow) -> Text| rows.first().map_or("", |row| title(row).get(lang)).to_owned();
    let mut grid = Grid::titled(used.iter().map(|(of, _, fit)| (title(of), *fit)));
    for row in rows {
        let cells = used.iter().map(|(_, cell, _)| cell(row, overdue));
        grid.add_noted(cells.collect(), notes(row, overdue, lang));
    }
    grid
}

/// The look of a card.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The mark before the first line.
    pub mark: &'static str,
    /// The highlighting of the first line.
    pub title: Paint,
    /// The highlighting of the statements about overdue payments.
    pub overdue: Paint,
}

/// Several lines per account, after a mark.
pub fn cards(rows: &[AccountRow], look: &Look, sheet: &mut Sheet) {
    let lang = sheet.lang;
    let mark = look.mark.chars().count() + 1;
    for row in rows {
        let title = joined([Some(row.kind.clone()), Some(row.issuer.clone())], "  ");
        sheet.paragraph(look.mark, if title.is_empty() { "-" } else { &title }, look.title);
        let facts = [
            titled(row.opened_title(), &row.opened, lang).map(Run::plain),
            Some(state(row, look.overdue)),
            money(row, lang).map(Run::plain),
        ];
        sheet.facts(mark, &facts.into_iter().flatten().collect::<Vec<_>>());
        sheet.facts(mark, &notes(row, look.overdue, lang));
    }
}

/// The state. A bad debt in the overdue group is highlighted, because it is the reason for being there.
fn state(row: &AccountRow, overdue: Paint) -> Run {
    Run::new(row.state.as_str(), if row.is_bad_debt { overdue } else { Paint::Plain })
}

/// `balance 69,157 / 74,000 (93%)`
fn money(row: &AccountRow, lang: Lang) -> Option<String> {
    if row.balance.is_empty() {
        return titled(say::AMOUNT, &row.amount, lang);
    }
    let of = if row.amount.is_empty() { String::new() } else { format!(" / {}", row.amount) };
    let share = if row.share.is_empty() { String::new() } else { format!(" ({})", row.share) };
    titled(say::BALANCE, &format!("{}{of}{share}", row.balance), lang)
}

/// The guaranteed party, the statements about overdue payments, and everything else.
fn notes(row: &AccountRow, overdue: Paint, lang: Lang) -> Vec<Run> {
    let parts = |text: &str, paint: Paint| {
        let parts: Vec<Run> = text.split(BETWEEN).map(|part| Run::new(part, paint)).collect();
        parts
    };
    let party = titled(say::PARTY, &row.party, lang).map(Run::plain);
    let overdue = parts(&row.overdue, overdue);
    party.into_iter().chain(overdue).chain(parts(&row.details, Paint::Plain)).collect()
}

fn titled(title: Text, text: &str, lang: Lang) -> Option<String> {
    (!text.is_empty()).then(|| format!("{} {text}", title.get(lang)))
}

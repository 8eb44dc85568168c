//! The accounts, overdue ones first.

use maud::{Markup, html};

use super::more;
use super::table::{Column, alarming, folding};
use crate::messages::{Lang, report as say};
use crate::output::report::words::{group as group_title, number};
use crate::output::report::{AccountRow, Group, Page};

/// All groups with accounts.
pub fn draw(page: &Page<'_>, lang: Lang) -> Markup {
    html! {
        section #accounts {
            h2 { (say::DETAILED.get(lang)) }
            @if page.accounts.is_empty() { p.soft { (say::NO_ACCOUNTS.get(lang)) } }
            @for group in Group::ALL { (of_group(page, group, lang)) }
            @if let Some(when) = page.as_of {
                p.soft.small { (say::ALL_AS_OF.fill(lang, &[("day", &when.to_string())])) }
            }
        }
    }
}

fn of_group(page: &Page<'_>, group: Group, lang: Lang) -> Markup {
    let Some(accounts) = page.accounts.get(&group) else { return Markup::default() };
    let class = match group {
        Group::Overdue => "bad",
        Group::Once => "warn",
        Group::Clean | Group::Others => "",
    };
    let rows: Vec<AccountRow> =
        accounts.shown.iter().map(|account| AccountRow::of(account, page.as_of, lang)).collect();
    html! {
        div class={"group " (class)} {
            h3 { (group_title(group).get(lang)) small { (number(accounts.shown.len() as u64 + accounts.more)) } }
            @if group == Group::Others { (others(rows, lang)) } @else { (credit(rows, lang)) }
            (more(accounts.more, lang))
        }
    }
}

fn credit(rows: Vec<AccountRow>, lang: Lang) -> Markup {
    const STATE: usize = 6;
    let columns = [
        (say::ISSUER.get(lang), Column::Lead),
        (say::KIND.get(lang), Column::Kind),
        (say::OPENED.get(lang), Column::Whole),
        (say::AMOUNT.get(lang), Column::Number),
        (say::BALANCE.get(lang), Column::Number),
        (say::UTILISATION.get(lang), Column::Number),
        (say::STATE.get(lang), Column::Whole),
        (say::HISTORY.get(lang), Column::Note),
        (say::DETAILS.get(lang), Column::Parts),
    ];
    let bad_debts: Vec<bool> = rows.iter().map(|row| row.is_bad_debt).collect();
    let rows = rows.into_iter().map(|row| {
        let AccountRow { kind, issuer, opened, amount, balance, share, state, overdue, details, .. } = row;
        vec![issuer, kind, opened, amount, balance, share, state, overdue, details]
    });
    let is_bad_debt = |row: usize, column: usize| column == STATE && bad_debts.get(row).copied().unwrap_or_default();
    alarming(&columns, &rows.collect::<Vec<_>>(), is_bad_debt)
}

fn others(rows: Vec<AccountRow>, lang: Lang) -> Markup {
    let columns = [
        (say::KIND.get(lang), Column::Lead),
        (say::PARTY.get(lang), Column::Text),
        (say::ISSUER.get(lang), Column::Text),
        (say::WHEN.get(lang), Column::Whole),
        (say::AMOUNT.get(lang), Column::Number),
        (say::BALANCE.get(lang), Column::Number),
        (say::DETAILS.get(lang), Column::Parts),
    ];
    let rows = rows.into_iter().map(|row| {
        let notes = row.notes();
        vec![row.kind, row.party, row.issuer, row.opened, row.amount, row.balance, notes]
    });
    folding(&columns, &rows.collect::<Vec<_>>())
}

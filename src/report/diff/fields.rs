//! Compares the fields of two accounts. Only fields that differ are converted to JSON.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::{Change, FieldChange};
use crate::report::{Account, Kind, State, When, vocabulary};

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Field<'s> {
    Kind(Kind),
    State(State),
    Text(&'s str),
    Amount(i64),
    Count(u32),
    Truth(bool),
    Day(Date),
    When(When),
}

impl Field<'_> {
    fn json(field: Option<Self>) -> Value {
        serde_json::to_value(field).unwrap_or_default()
    }
}

/// A record's fields about the account, with the record's names and order. Fields about the sentence itself
/// are left out.
fn fields<'s>(account: &'s Account<'_>) -> [(&'static str, Option<Field<'s>>); 31] {
    [
        ("kind", account.kind.map(Field::Kind)),
        ("loan_kind", account.loan_kind.as_deref().map(Field::Text)),
        ("issuer", account.issuer.as_deref().map(Field::Text)),
        ("branch", account.branch.as_deref().map(Field::Text)),
        ("currency", account.currency.as_deref().map(Field::Text)),
        ("converted", account.converted.map(Field::Truth)),
        ("opened_on", account.opened_on.map(Field::Day)),
        ("last_paid_on", account.last_paid_on.map(Field::Day)),
        ("amount", account.amount.map(Field::Amount)),
        ("contract_amount", account.contract_amount.map(Field::Amount)),
        ("limit", account.limit.map(Field::Amount)),
        ("used", account.used.map(Field::Amount)),
        ("balance", account.balance.map(Field::Amount)),
        ("overdrawn", account.overdrawn.map(Field::Amount)),
        ("instalment_balance", account.instalment_balance.map(Field::Amount)),
        ("as_of", account.as_of.map(Field::When)),
        ("state", account.state.map(Field::State)),
        ("due_on", account.due_on.map(Field::Day)),
        ("closed_on", account.closed_on.map(Field::When)),
        ("revolving", account.revolving.map(Field::Truth)),
        ("currently_overdue", account.currently_overdue.map(Field::Truth)),
        ("overdue_amount", account.overdue_amount.map(Field::Amount)),
        ("months_overdue", account.months_overdue.map(Field::Count)),
        ("months_over_60", account.months_over_60.map(Field::Count)),
        ("months_over_90", account.months_over_90.map(Field::Count)),
        ("tail", account.tail.as_deref().map(Field::Text)),
        ("party", account.party.as_deref().map(Field::Text)),
        ("role", account.role.as_deref().map(Field::Text)),
        ("contract", account.contract.as_deref().map(Field::Text)),
        ("list", account.list.as_deref().map(Field::Text)),
        ("rest", account.rest.as_deref().map(Field::Text)),
    ]
}

/// Texts are equal if only the width of their punctuation differs.
fn is_equal(old: Option<Field<'_>>, new: Option<Field<'_>>) -> bool {
    match (old, new) {
        (Some(Field::Text(old)), Some(Field::Text(new))) => vocabulary::same(old, new),
        (old, new) => old == new,
    }
}

/// The different words for the used amount of a card.
const USED: [&str; 3] = ["used", "balance", "overdrawn"];

/// The changes: fields of the newer record in its order, then fields that it lacks.
pub(super) fn changes(old: &Account<'_>, new: &Account<'_>) -> Vec<FieldChange> {
    let both = || fields(old).into_iter().zip(fields(new)).map(|((name, old), (_, new))| (name, old, new));
    let used = old.used_of_card();
    let says_the_same = |name: &str| USED.contains(&name) && used.is_some() && used == new.used_of_card();
    let differing = both().filter(|(name, old, new)| !is_equal(*old, *new) && !says_the_same(name));
    let (has, lacks): (Vec<_>, Vec<_>) = differing.partition(|(_, _, new)| new.is_some());
    let change = |(name, old, new): (&str, _, _)| FieldChange {
        field: name.to_owned(),
        change: Change { old: Field::json(old), new: Field::json(new) },
    };
    has.into_iter().chain(lacks).map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sentence;

    #[test]
    fn the_fields_are_those_of_the_record_as_it_is_written() {
        for text in [
            "2019年4月26日中国民生银行发放的贷记卡（美元账户，卡片尾号：1234）。截至2026年10月，信用额度折合人民币43,000，\
             已使用额度20,241，逾期金额7,093。最近5年内有6个月处于逾期状态，其中2个月逾期超过90天。",
            "2011年3月4日中国建设银行发放的610,000元（人民币）个人住房贷款，2015年3月已结清。",
            "没见过的话",
        ] {
            let account = sentence::read(text);
            let Value::Object(mut record) = serde_json::to_value(&account).unwrap() else { unreachable!() };
            record.retain(|name, _| !["file", "sentence", "understood"].contains(&name.as_str()));
            let said = fields(&account).into_iter().filter(|(_, field)| field.is_some());
            let said: Vec<_> = said.map(|(name, field)| (name.to_owned(), Field::json(field))).collect();
            assert_eq!(said, record.into_iter().collect::<Vec<_>>());
        }
    }
}

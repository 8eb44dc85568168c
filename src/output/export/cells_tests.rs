use super::super::{What, columns};
use super::*;
use crate::report::{Account, Query, QueryDate, Source};

fn written(what: What, record: &impl Serialize) -> Vec<(String, String)> {
    let mut cells = ByteRecord::new();
    let columns = columns(what);
    row(&mut cells, &columns, &mut String::new(), record).unwrap();
    assert_eq!(cells.len(), columns.len(), "{cells:?}");
    let cells = cells.iter().map(|cell| String::from_utf8(cell.to_vec()).unwrap());
    let named = columns.into_iter().map(|column| column.name).zip(cells);
    named.filter(|(_, cell)| !cell.is_empty()).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect()
}

/// A record with every field.
fn full() -> Account<'static> {
    use crate::report::{Kind, State, Understood, When};
    let (text, day) = (|| Some("x".into()), jiff::civil::date(2015, 6, 1));
    Account {
        kind: Some(Kind::OtherLoan),
        loan_kind: text(),
        issuer: text(),
        branch: text(),
        currency: text(),
        converted: Some(true),
        opened_on: Some(day),
        last_paid_on: Some(day),
        amount: Some(1),
        contract_amount: Some(2),
        limit: Some(3),
        used: Some(4),
        balance: Some(5),
        overdrawn: Some(6),
        instalment_balance: Some(7),
        as_of: Some(When::Month(day)),
        state: Some(State::BadDebt),
        due_on: Some(day),
        closed_on: Some(When::Day(day)),
        revolving: Some(false),
        currently_overdue: Some(false),
        overdue_amount: Some(-8),
        months_overdue: Some(9),
        months_over_60: Some(10),
        months_over_90: Some(11),
        tail: text(),
        party: text(),
        role: text(),
        contract: text(),
        file: text(),
        list: text(),
        understood: Understood::Part,
        rest: text(),
        sentence: "x".into(),
    }
}

#[test]
fn the_columns_of_accounts_are_the_fields_of_the_record_in_their_order() {
    let serde_json::Value::Object(fields) = serde_json::to_value(full()).unwrap() else { unreachable!() };
    let names: Vec<String> = columns(What::Accounts).into_iter().map(|column| column.name).collect();
    assert_eq!(names, fields.keys().cloned().collect::<Vec<_>>());
    let cells: Vec<String> = written(What::Accounts, &full()).into_iter().map(|(_, cell)| cell).collect();
    let plain = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    assert_eq!(cells, fields.into_iter().map(|(_, value)| plain(value)).collect::<Vec<_>>());
}

#[test]
fn a_missing_field_becomes_an_empty_cell() {
    let account = Account { limit: Some(20_000), sentence: "=x".into(), ..Account::default() };
    let expected = pairs(&[("limit", "20000"), ("understood", "none"), ("sentence", "'=x")]);
    assert_eq!(written(What::Accounts, &account), expected);
}

#[test]
fn each_query_becomes_a_row() {
    let on = Some(QueryDate::Day(jiff::civil::date(2015, 3, 31)));
    let query = Query { file: Some("a".into()), source: Source::Personal, operator: None, reason: None, on, id: None };
    assert_eq!(written(What::Queries, &query), pairs(&[("file", "a"), ("source", "personal"), ("on", "2015-03-31")]));
}

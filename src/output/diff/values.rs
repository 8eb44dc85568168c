//! An account's fields and their values, in words.

use serde_json::{Value, json};

use crate::messages::{Lang, Text, diff as say};
use crate::output::report::plain::plain;
use crate::output::report::words::{currency, kind, number, state};
use crate::report::{Change, FieldChange, Kind, State};

/// `额度 20,000 → 30,000`
pub fn field_change(FieldChange { field, change }: &FieldChange, lang: Lang) -> String {
    let of = |value: &Value| shown(field, value, lang);
    let change = say::CHANGE.fill(lang, &[("old", &of(&change.old)), ("new", &of(&change.new))]);
    say::FIELD.fill(lang, &[("field", field_name(field, lang)), ("change", &change)])
}

fn field_name(field: &str, lang: Lang) -> &str {
    say::FIELDS.iter().find(|(name, _)| *name == field).map_or(field, |(_, text)| text.get(lang))
}

/// `894 → 902 (+8)`
pub fn scalar_change(change: &Change, lang: Lang) -> String {
    let (old, new) = (shown("", &change.old, lang), shown("", &change.new, lang));
    match difference(change) {
        Some(by) => {
            let by = format!("{}{}", if by > 0 { "+" } else { "" }, number(by));
            say::CHANGE_BY.fill(lang, &[("old", &old), ("new", &new), ("by", &by)])
        }
        None => say::CHANGE.fill(lang, &[("old", &old), ("new", &new)]),
    }
}

/// The increase of a number.
pub fn difference(change: &Change) -> Option<i128> {
    let integer = |value: &Value| match value {
        Value::String(text) => text.trim().parse::<i64>().ok(),
        other => other.as_i64(),
    };
    Some(i128::from(integer(&change.new)?) - i128::from(integer(&change.old)?))
}

/// A value in words.
fn shown(field: &str, value: &Value, lang: Lang) -> String {
    let known = |text: Option<Text>| text.map(|text| text.get(lang).to_owned());
    match (field, value) {
        // A missing `rest` means that everything was understood.
        ("rest", Value::Null) => say::NOTHING.get(lang).to_owned(),
        (_, Value::Null) => say::UNSAID.get(lang).to_owned(),
        (_, Value::Bool(truth)) => if *truth { say::YES } else { say::NO }.get(lang).to_owned(),
        (_, Value::Number(any)) => any.as_i64().map_or_else(|| plain(&any.to_string()), number),
        ("kind", Value::String(_)) => {
            known(Kind::ALL.into_iter().find(|known| json!(known) == *value).map(|found| kind(Some(found))))
                .unwrap_or_default()
        }
        ("state", Value::String(_)) => {
            known(State::ALL.into_iter().find(|known| json!(known) == *value).map(|found| state(Some(found))))
                .unwrap_or_default()
        }
        ("currency", Value::String(code)) => currency(Some(code), lang),
        (_, Value::String(text)) => plain(text),
        (_, Value::Array(_) | Value::Object(_)) => plain(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::export::{What, columns};

    fn change(field: &str, old: Value, new: Value) -> FieldChange {
        FieldChange { field: field.to_owned(), change: Change { old, new } }
    }

    #[test]
    fn every_field_of_an_account_has_its_name_in_the_order_of_the_record() {
        let columns = columns(What::Accounts).into_iter().map(|column| column.name);
        let columns = columns.filter(|name| !["file", "understood", "sentence"].contains(&name.as_str()));
        assert_eq!(columns.collect::<Vec<_>>(), say::FIELDS.map(|(name, _)| name));
    }

    #[test]
    fn values_have_the_same_words_as_on_the_page() {
        let of = |field, old, new, lang| field_change(&change(field, old, new), lang);
        assert_eq!(of("limit", json!(20_000), json!(null), Lang::En), "limit 20,000 → not stated");
        assert_eq!(of("state", json!("open"), json!("bad_debt"), Lang::Zh), "状态 正常 → 呆账");
        assert_eq!(of("kind", json!("credit_card"), json!("other_loan"), Lang::En), "kind credit card → other loan");
        assert_eq!(of("currency", json!("USD"), json!("CNY"), Lang::Zh), "币种 美元 → 人民币");
        assert_eq!(of("currently_overdue", json!(false), json!(true), Lang::En), "overdue now no → yes");
        assert_eq!(of("rest", json!(null), json!("a\u{1b}[31m\u{202e}b"), Lang::En), "not understood none → a [31m b");
    }

    #[test]
    fn a_changed_score_shows_the_difference() {
        let of = |old, new| scalar_change(&Change { old, new }, Lang::En);
        assert_eq!(of(json!("894"), json!(902)), "894 → 902 (+8)");
        assert_eq!(of(json!(902), json!(-1000)), "902 → -1,000 (-1,902)");
        assert_eq!(of(json!("B"), json!("A")), "B → A");
        assert_eq!(of(json!(i64::MIN), json!(i64::MAX)).matches("18,446,744,073,709,551,615").count(), 1);
    }
}

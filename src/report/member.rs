//! Lenient access to JSON members. A member of another type than documented is converted if that makes sense;
//! otherwise it counts as absent.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime, Time};
use serde_json::Value;

/// A member by its name, ignoring blanks around it. `None` for null.
pub(super) fn get<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let members = value.as_object()?;
    let found =
        members.get(name).or_else(|| members.iter().find(|(key, _)| key.trim() == name).map(|(_, value)| value));
    found.filter(|value| !value.is_null())
}

/// A string, number or boolean as text. `None` if it is blank.
pub(super) fn text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text.trim())).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Bool(truth) => Some(Cow::Borrowed(if *truth { "true" } else { "false" })),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The text of a member.
pub(super) fn text_of<'v>(value: &'v Value, name: &str) -> Option<Cow<'v, str>> {
    text(get(value, name)?)
}

/// An integer, written as a number or a string, possibly with thousands separators or zeros after a point.
pub(super) fn integer(value: &Value) -> Option<i64> {
    let text = text(value)?;
    let plain: Cow<'_, str> = if text.contains(',') { text.replace(',', "").into() } else { text };
    let whole = plain.split_once('.').filter(|(_, cents)| cents.bytes().all(|digit| digit == b'0'));
    whole.map_or(&*plain, |(whole, _)| whole).parse().ok()
}

/// The integer of a member.
pub(super) fn integer_of(value: &Value, name: &str) -> Option<i64> {
    integer(get(value, name)?)
}

/// A finite number, written as a number or a string.
pub(super) fn number_of(value: &Value, name: &str) -> Option<f64> {
    text_of(value, name)?.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The items of a list. An object counts as its members, because PHP writes a list with gaps that way. Any
/// other value counts as a single item.
pub(super) fn items(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Null => Box::new(std::iter::empty()),
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(members) => Box::new(members.values()),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Box::new(std::iter::once(value)),
    }
}

/// A time in one of the gateway's notations: `2015.07.01 12:02:59`, `2015年3月31日`, `2015-11-10`.
pub(super) fn time(text: &str) -> Option<DateTime> {
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".-/:年月日时分秒TZ".contains(c);
    if !text.chars().all(known) {
        return None;
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    if year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    let mut part = || numbers.next().map_or(Some(0), |digits| digits.parse().ok());
    let time = Time::new(part()?, part()?, part()?, 0).ok()?;
    Some(date.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_may_be_texts() {
        for value in [json!(1200), json!("1200"), json!(" 1,200 "), json!(1200.0), json!("1200.00")] {
            assert_eq!(integer(&value), Some(1200), "{value}");
        }
        for value in [json!(null), json!("many"), json!(0.5), json!([1]), json!({}), json!(""), json!(1e300)] {
            assert_eq!(integer(&value), None, "{value}");
        }
        assert_eq!(number_of(&json!({" rate ": "0.08"}), "rate"), Some(0.08));
        assert_eq!(number_of(&json!({"rate": "inf"}), "rate"), None);
    }

    #[test]
    fn times_are_read_in_every_way_they_are_written() {
        let day = date(2015, 3, 1);
        for text in ["2015.03.01 12:02:59", "2015-3-1T12:02:59Z", "2015年3月1日 12时02分59秒"] {
            assert_eq!(time(text), Some(day.at(12, 2, 59, 0)), "{text}");
        }
        for text in ["2015年3月1日", "2015 年 3 月 1 日", "2015-03-01", "2015/3/1"] {
            assert_eq!(time(text), Some(day.at(0, 0, 0, 0)), "{text}");
        }
        for text in ["", "2015", "15-03-01", "2015-13-01", "2015-02-30", "soon", "2015-03-01 25:00", "99999-1-1"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}

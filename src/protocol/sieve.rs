//! Reads JSON and skips the members that the program does not use.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::bounded::{Budget, JsonError};
use super::limits::Limits;
use super::literals;

/// Keeps only the members with these names if the text is an object. The others are checked for errors and dropped. A
/// text that is not an object is read completely.
pub fn parse_only(text: &str, wanted: &[&str], limits: Limits) -> Result<Value, JsonError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut budget = Budget::new(limits);
    match (Sieve { wanted, budget: &mut budget }).deserialize(&mut json).and_then(|value| json.end().map(|()| value)) {
        Ok(value) if !has_number(&value) => Ok(value),
        // Numbers keep their literals, and errors their place, only if the whole text is read.
        _ => literals::parse_within(text, limits),
    }
}

fn has_number(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Array(items) => items.iter().any(has_number),
        Value::Object(members) => members.values().any(has_number),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

struct Sieve<'a> {
    wanted: &'a [&'a str],
    budget: &'a mut Budget,
}

impl<'de> DeserializeSeed<'de> for Sieve<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Sieve<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut kept = Map::new();
        while let Some(wanted) = members.next_key_seed(Name(self.wanted))? {
            match wanted {
                Some(name) => drop(kept.insert(name, members.next_value_seed(self.budget.value(1))?)),
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Value::Object(kept))
    }
}

/// Matches a member's name with one of these, ignoring blanks around it.
struct Name<'a>(&'a [&'a str]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Option<String>, D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<String>, E> {
        Ok(self.0.contains(&name.trim()).then(|| name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: [&str; 2] = ["a", "b"];

    #[test]
    fn unwanted_members_are_dropped_and_the_others_kept_unchanged() {
        let text = r#"{"a": ["1.50", {"long": "2"}], " b ": [], "long": [{"a": "y"}], "b": "1", "a": null}"#;
        assert_eq!(parse_only(text, &WANTED, Limits::REPLY).unwrap().to_string(), r#"{"a":null," b ":[],"b":"1"}"#);
    }

    #[test]
    fn a_text_that_is_not_an_object_is_read_completely() {
        for text in ["[1]", "\"long\"", "12", "null"] {
            assert_eq!(parse_only(text, &WANTED, Limits::REPLY).unwrap(), literals::parse(text).unwrap());
        }
    }

    #[test]
    fn an_error_in_an_unwanted_member_is_reported_with_its_place() {
        for text in ["{\n\"long\": [1,}", "{\"long\": \"", "{\"long\": 1} x", "{\"long\" 1}"] {
            let place = |error: JsonError| (error.line(), error.column());
            let expected = place(literals::parse(text).unwrap_err());
            assert_eq!(place(parse_only(text, &WANTED, Limits::REPLY).unwrap_err()), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_kept_as_written() {
        let value = parse_only(r#"{"long": 1, "a": [1e3]}"#, &WANTED, Limits::REPLY).unwrap();
        assert_eq!(value["a"].to_string(), "[1e3]");
    }
}

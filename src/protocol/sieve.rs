//! Reading JSON without members that nobody will look at.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::literals;

/// Reads an object, of whose members those of these names are null: they are looked through for errors, but not kept.
/// Anything else is read whole.
pub fn parse_without(text: &str, left_out: &[&str]) -> serde_json::Result<Value> {
    // Numbers are put back by their order, in which none may lack.
    if literals::may_have_exponent(text) {
        return literals::parse(text);
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Sieve(left_out).deserialize(&mut json).and_then(|value| json.end().map(|()| value));
    value.or_else(|_| literals::parse(text)) // which names the place of the first error
}

struct Sieve<'a>(&'a [&'a str]);

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
        while let Some(name) = members.next_key::<String>()? {
            let value = if self.0.contains(&name.trim()) {
                members.next_value::<IgnoredAny>()?;
                Value::Null
            } else {
                members.next_value()?
            };
            kept.insert(name, value);
        }
        Ok(Value::Object(kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT_OUT: [&str; 1] = ["long"];

    #[test]
    fn members_that_are_left_out_are_null_and_the_others_as_they_came() {
        let text = r#"{"a": [1.50, {"long": 2}], " long ": [{"x": "y"}], "long": 3, "b": "1"}"#;
        let expected = r#"{"a":[1.50,{"long":2}]," long ":null,"long":null,"b":"1"}"#;
        assert_eq!(parse_without(text, &LEFT_OUT).unwrap().to_string(), expected);
    }

    #[test]
    fn what_is_no_object_is_read_whole() {
        for text in ["[1]", "\"long\"", "12", "null"] {
            assert_eq!(parse_without(text, &LEFT_OUT).unwrap(), literals::parse(text).unwrap());
        }
    }

    #[test]
    fn an_error_within_what_is_left_out_is_an_error_and_has_its_place() {
        for text in ["{\n\"long\": [1,}", "{\"long\": \"", "{\"long\": 1} x", "{\"long\" 1}"] {
            let place = |error: serde_json::Error| (error.line(), error.column());
            let expected = place(literals::parse(text).unwrap_err());
            assert_eq!(place(parse_without(text, &LEFT_OUT).unwrap_err()), expected, "{text}");
        }
    }

    #[test]
    fn numbers_with_exponents_stay_as_they_were_written() {
        let value = parse_without(r#"{"long": 1, "a": 1e3}"#, &LEFT_OUT).unwrap();
        assert_eq!(value.to_string(), r#"{"long":1,"a":1e3}"#);
    }
}

//! Reads JSON while keeping every number as it was written.
//!
//! serde_json keeps all digits but normalises exponents (`1e3` becomes `1e+3`). The program prints the
//! gateway's numbers as they arrived, so this code restores the original literals.

use serde_json::{Number, Value};

use super::bounded::{self, JsonError};
use super::limits::Limits;

/// Reads JSON within the widest limits.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    parse_within(text, Limits::REPORT)
}

/// Reads JSON within limits.
pub fn parse_within(text: &str, limits: Limits) -> Result<Value, JsonError> {
    let (mut value, has_exponent) = bounded::value(text, limits)?;
    if has_exponent {
        put_back(&mut value, &literals(text));
    }
    Ok(value)
}

fn has_exponent(literal: &str) -> bool {
    literal.contains(['e', 'E'])
}

/// The numbers of a JSON text, in order.
fn literals(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c == '"' || c == '-' || c.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or_default();
        let end = if from.starts_with('"') {
            end_of_string(from)
        } else {
            let end = from.find(|c: char| !matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9')).unwrap_or(from.len());
            found.extend(from.get(..end));
            end
        };
        rest = from.get(end..).unwrap_or_default();
    }
    found
}

/// The end of the string that starts here.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

fn put_back(value: &mut Value, literals: &[&str]) {
    let mut numbers = Vec::new();
    collect(value, &mut numbers);
    if numbers.len() != literals.len() {
        return; // a duplicate name drops an unknown number
    }
    for (number, literal) in numbers.into_iter().zip(literals).filter(|(_, literal)| has_exponent(literal)) {
        *number = Number::from_string_unchecked((*literal).to_owned());
    }
}

fn collect<'v>(value: &'v mut Value, numbers: &mut Vec<&'v mut Number>) {
    match value {
        Value::Number(number) => numbers.push(number),
        Value::Array(list) => list.iter_mut().for_each(|value| collect(value, numbers)),
        Value::Object(members) => members.values_mut().for_each(|value| collect(value, numbers)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_printed_as_it_was_written() {
        for text in ["1e3", "[1E5,-1.50e-07,0.0800,2e+3]", r#"{"a":1e3,"b":{"c":[10,1E0]}}"#] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_number_inside_a_string_is_not_taken_for_a_number() {
        for text in [r#"{"1e3":"2e4","x\"5e6":7e8}"#, r#"["\\",1e3,"号1e3"]"#] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_duplicate_name_does_not_mix_up_numbers() {
        assert_eq!(parse(r#"{"a":1e3,"a":2}"#).unwrap().to_string(), r#"{"a":2}"#);
    }
}

//! Reads JSON within limits. Reading stops where a limit is exceeded, before the excess costs memory or time.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use thiserror::Error as ThisError;

use super::limits::{Beyond, Limits};
use super::trimmed::trimmed;

/// serde_json hands out a number with all of its digits as an object with one member of this name.
pub const NUMBER: &str = "$serde_json::private::Number";
/// Members that state the outcome of a call or the next step. Two of the same name in one object would contradict each
/// other.
const ONCE: [&str; 4] = ["code", "error", "data", "next"];
/// The ending of the name of the member that wraps a reply.
const RESPONSE: &str = "_response";

/// Why a text could not be read. It holds the place of the error, never the text there.
#[derive(Debug, ThisError)]
pub enum JsonError {
    /// The text is not JSON.
    #[error(transparent)]
    Syntax(serde_json::Error),
    /// The text exceeds a limit.
    #[error("{beyond} (line {line}, column {column})")]
    Beyond {
        /// The limit.
        beyond: Beyond,
        /// Line of the place, from 1.
        line: usize,
        /// Column of the place, from 1.
        column: usize,
    },
}

impl JsonError {
    /// Line of the place, from 1.
    pub fn line(&self) -> usize {
        match self {
            Self::Syntax(error) => error.line(),
            Self::Beyond { line, .. } => *line,
        }
    }

    /// Column of the place, from 1.
    pub fn column(&self) -> usize {
        match self {
            Self::Syntax(error) => error.column(),
            Self::Beyond { column, .. } => *column,
        }
    }
}

/// The part of the limits that is still unused, for one text.
pub(super) struct Budget {
    limits: Limits,
    values_left: usize,
    beyond: Option<Beyond>,
    /// True if a number had an exponent.
    has_exponent: bool,
}

impl Budget {
    pub fn new(limits: Limits) -> Self {
        Self { limits, values_left: limits.values, beyond: None, has_exponent: false }
    }

    /// Reads a value that is nested within `depth` lists and objects.
    pub fn value(&mut self, depth: usize) -> Bounded<'_> {
        Bounded { budget: self, depth, keeps: true }
    }

    /// The meaning of a parser's error: an exceeded limit, or invalid JSON.
    pub fn explained(&self, error: serde_json::Error) -> JsonError {
        match self.beyond {
            Some(beyond) => JsonError::Beyond { beyond, line: error.line(), column: error.column() },
            None => JsonError::Syntax(error),
        }
    }

    fn pass<E: Error>(&mut self, beyond: Beyond) -> E {
        self.beyond = Some(beyond);
        E::custom(beyond)
    }
}

/// Reads a text as a value. Also tells whether one of its numbers has an exponent.
pub(super) fn value(text: &str, limits: Limits) -> Result<(Value, bool), JsonError> {
    read(text, limits, true)
}

/// Checks a text without keeping its values.
pub fn check_json(text: &str, limits: Limits) -> Result<(), JsonError> {
    read(text, limits, false).map(drop)
}

fn read(text: &str, limits: Limits, keeps: bool) -> Result<(Value, bool), JsonError> {
    let mut budget = Budget::new(limits);
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Bounded { keeps, ..budget.value(0) }.deserialize(&mut json);
    let value = read.and_then(|value| json.end().map(|()| value)).map_err(|error| budget.explained(error))?;
    Ok((value, budget.has_exponent))
}

/// A value within limits.
pub(super) struct Bounded<'a> {
    budget: &'a mut Budget,
    depth: usize,
    keeps: bool,
}

impl Bounded<'_> {
    /// Fails if this list or object is nested too deeply.
    fn check_depth<E: Error>(&mut self) -> Result<(), E> {
        let limit = self.budget.limits.depth;
        if self.depth < limit { Ok(()) } else { Err(self.budget.pass(Beyond::Depth(limit))) }
    }

    /// The next value in this list or object.
    fn inside(&mut self) -> Bounded<'_> {
        Bounded { budget: self.budget, depth: self.depth + 1, keeps: self.keeps }
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        match self.budget.values_left.checked_sub(1) {
            Some(left) => self.budget.values_left = left,
            None => return Err(self.budget.pass(Beyond::Values(self.budget.limits.values))),
        }
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(if self.keeps { Value::String(text.to_owned()) } else { Value::Null })
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut values: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(self.inside())? {
            if self.keeps {
                list.push(value);
            }
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let mut name = members.next_key_seed(Name)?;
        if let Some(Named::Number) = name {
            let number: String = members.next_value()?;
            self.budget.has_exponent |= number.contains(['e', 'E']);
            return number.parse::<Number>().map(Value::Number).map_err(A::Error::custom);
        }
        self.check_depth()?;
        let (mut kept, mut seen, mut is_wrapped) = (Map::new(), [false; ONCE.len()], false);
        while let Some(named) = name {
            let member = match named {
                Named::Text(text) => text,
                Named::Number => NUMBER.to_owned(),
            };
            let bare = trimmed(&member);
            for (once, seen) in ONCE.into_iter().zip(&mut seen).filter(|(once, _)| bare == *once) {
                if std::mem::replace(seen, true) {
                    return Err(self.budget.pass(Beyond::Twice(once)));
                }
            }
            if bare.ends_with(RESPONSE) && std::mem::replace(&mut is_wrapped, true) {
                return Err(self.budget.pass(Beyond::Twice(RESPONSE)));
            }
            let value = members.next_value_seed(self.inside())?;
            if self.keeps {
                kept.insert(member, value);
            }
            name = members.next_key_seed(Name)?;
        }
        Ok(Value::Object(kept))
    }
}

/// A member's name.
struct Name;

enum Named {
    Number,
    Text(String),
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Named;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Named, D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Named;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Named, E> {
        Ok(if name == NUMBER { Named::Number } else { Named::Text(name.to_owned()) })
    }

    fn visit_string<E: Error>(self, name: String) -> Result<Named, E> {
        Ok(if name == NUMBER { Named::Number } else { Named::Text(name) })
    }
}

#[cfg(test)]
#[path = "bounded_tests.rs"]
mod tests;

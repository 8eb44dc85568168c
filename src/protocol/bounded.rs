//! Reading JSON within limits: what is beyond them is noticed where it begins, before it costs memory or time.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use thiserror::Error as ThisError;

use super::limits::{Beyond, Limits};

/// The name by which serde_json hands out a number with all of its digits: as an object with this one member.
const NUMBER: &str = "$serde_json::private::Number";
/// Members that say what became of a call, and what comes next: two of them in one object contradict each other.
const ONCE: [&str; 4] = ["code", "error", "data", "next"];
/// The end of the name of the member that wraps a reply.
const RESPONSE: &str = "_response";

/// Why a text is not read. Says where, never what stood there.
#[derive(Debug, ThisError)]
pub enum JsonError {
    /// It is no JSON.
    #[error(transparent)]
    Syntax(serde_json::Error),
    /// It is beyond a limit.
    #[error("{beyond} (line {line}, column {column})")]
    Beyond {
        /// Which.
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

/// What is left of the limits, for one text.
pub(super) struct Budget {
    limits: Limits,
    values_left: usize,
    beyond: Option<Beyond>,
}

impl Budget {
    pub fn new(limits: Limits) -> Self {
        Self { limits, values_left: limits.values, beyond: None }
    }

    /// Reads a value that stands within `depth` lists and objects.
    pub fn value(&mut self, depth: usize) -> Bounded<'_> {
        Bounded { budget: self, depth, keeps: true }
    }

    /// What an error of the parser means.
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

/// Reads a text as a value.
pub(super) fn value(text: &str, limits: Limits) -> Result<Value, JsonError> {
    read(text, limits, true)
}

/// Looks through a text without keeping it.
pub fn check_json(text: &str, limits: Limits) -> Result<(), JsonError> {
    read(text, limits, false).map(drop)
}

fn read(text: &str, limits: Limits, keeps: bool) -> Result<Value, JsonError> {
    let mut budget = Budget::new(limits);
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Bounded { keeps, ..budget.value(0) }.deserialize(&mut json);
    read.and_then(|value| json.end().map(|()| value)).map_err(|error| budget.explained(error))
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
            return number.parse::<Number>().map(Value::Number).map_err(A::Error::custom);
        }
        self.check_depth()?;
        let (mut kept, mut seen, mut is_wrapped) = (Map::new(), [false; ONCE.len()], false);
        while let Some(named) = name {
            let member = match named {
                Named::Text(text) => text,
                Named::Number => NUMBER.to_owned(),
            };
            for (once, seen) in ONCE.into_iter().zip(&mut seen).filter(|(once, _)| member.trim() == *once) {
                if std::mem::replace(seen, true) {
                    return Err(self.budget.pass(Beyond::Twice(once)));
                }
            }
            if member.trim().ends_with(RESPONSE) && std::mem::replace(&mut is_wrapped, true) {
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

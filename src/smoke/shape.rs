//! The shape of a reply: its members, their types, and the notation of leniently parsed values. It holds no
//! value.
//!
//! The elements of an array have one merged shape: it holds every member that any element has, and marks
//! those that some elements lack. Several replies of one method are merged in the same way. Only a form's
//! fields are kept apart, by key, and with their type numbers, because the gateway's clients are written
//! against both.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::mask::{self, UNNAMED};
use crate::protocol::{FieldType, KnownValues, PREFIX, Reply, json_type};

/// The member that holds a form's fields.
const FIELDS: &str = "param";
/// The members that hold the name of a method or a key.
const NAMES: [&str; 4] = ["method", "refreshMethod", "refresh_method", "key"];
/// The types that have members: objects, and a form's list of fields.
const HAVE_MEMBERS: [&str; 2] = ["object", "array"];
/// Replaces the name in a notation: `" *"` means that the name has a leading blank.
const PLAIN: &str = "*";
/// The maximum number of digits of a field's type.
const DIGITS: usize = 3;

/// The shape of a JSON value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// The observed types.
    types: BTreeSet<String>,
    /// The notation of its own name.
    #[serde(default = "plain", skip_serializing_if = "is_plain")]
    name: BTreeSet<String>,
    /// The notation of the method or key name in this member.
    #[serde(default = "plain", skip_serializing_if = "is_plain")]
    text: BTreeSet<String>,
    /// True if only some of the merged objects have it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    some: bool,
    /// The members of an object, or the fields of a form by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    members: BTreeMap<String, Shape>,
    /// The merged shape of an array's elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    elements: Option<Box<Shape>>,
}

/// A change between two shapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The member is gone.
    Gone,
    /// Formerly all elements had it; now only some have it.
    GoneFromSome,
    /// The member is new.
    New,
    /// The type has changed.
    Type {
        /// The old types.
        was: String,
        /// The new types.
        is: String,
    },
    /// The notation of its name has changed.
    Name {
        /// The old notation.
        was: String,
        /// The new notation.
        is: String,
    },
    /// The notation of the method or key name in it has changed.
    Text {
        /// The old notation.
        was: String,
        /// The new notation.
        is: String,
    },
}

/// A change and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The path of names from the reply: `data.rules[].id`, `data.next.param.login_name`.
    pub path: String,
    /// The change.
    pub change: Change,
}

impl Shape {
    /// The shape of a reply as received.
    pub fn of_reply(reply: &Reply) -> Self {
        let mut members = reply.extra.clone();
        let sent = [("code", Some(&reply.code_sent)), ("msg", Some(&reply.msg)), ("next", reply.next_beside.as_ref())];
        for (name, value) in sent {
            if let (Some(name), Some(value)) = (reply.name_sent(name), value) {
                members.insert(name.to_owned(), value.clone());
            }
        }
        let mut shape = Self::of(&Value::Object(members));
        let mut data = reply.data.clone();
        if let (Some(data), Some((name, next))) = (data.as_object_mut(), &reply.next_inside) {
            data.insert(name.clone(), next.clone());
        }
        if let (Some(sent), Some(name)) = (reply.data_sent, reply.name_sent("data")) {
            let data = Self { types: one(sent), name: one(&written(name)), ..Self::of(&data) };
            shape.join_member("data".to_owned(), data);
        }
        shape
    }

    /// The shape of a value.
    pub fn of(value: &Value) -> Self {
        let mut shape = Self::of_type(json_type(value));
        match value {
            Value::Object(members) => members.iter().for_each(|(name, value)| shape.add(name, value)),
            Value::Array(list) => {
                shape.elements = list.iter().map(Self::of).reduce(Self::joined).map(Box::new);
            }
            _ => {}
        }
        shape
    }

    fn of_type(name: &str) -> Self {
        Self { types: one(name), name: plain(), text: plain(), some: false, members: BTreeMap::new(), elements: None }
    }

    fn add(&mut self, name: &str, value: &Value) {
        let fields = value.as_array().filter(|_| name.trim() == FIELDS);
        let mut shape = fields.map_or_else(|| Self::of(value), |fields| Self::of_fields(fields));
        shape.name = one(&written(name));
        if let Some(text) = value.as_str().filter(|_| NAMES.contains(&name.trim())) {
            shape.text = one(&written(text));
        }
        self.join_member(named(name), shape);
    }

    fn of_fields(fields: &[Value]) -> Self {
        let mut shape = Self::of_type("array");
        for field in fields {
            let key = member(field, "key").and_then(Value::as_str).map_or_else(|| UNNAMED.to_owned(), named);
            let mut of_field = Self::of(field);
            if let (Some(kind), Some(number)) = (of_field.members.get_mut("type"), member(field, "type")) {
                let text = number.as_str().map_or_else(|| number.to_string(), |text| text.trim().to_owned());
                if text.len() <= DIGITS && text.chars().all(|c| c.is_ascii_digit()) {
                    kind.types = one(&format!("{} {text}", json_type(number)));
                }
            }
            shape.join_member(key, of_field);
        }
        shape
    }

    fn join_member(&mut self, name: String, shape: Self) {
        let joined = self.members.remove(&name).map(|known| known.joined(shape.clone()));
        self.members.insert(name, joined.unwrap_or(shape));
    }

    /// Merges two shapes.
    #[must_use]
    pub fn joined(mut self, mut other: Self) -> Self {
        // If one of the two has no members at all, they do not count as missing there.
        if HAVE_MEMBERS.iter().any(|kind| self.types.contains(*kind) && other.types.contains(*kind)) {
            let lacks = |shape: &Self, name: &str| !shape.members.contains_key(name);
            self.members.iter_mut().for_each(|(name, own)| own.some |= lacks(&other, name));
            other.members.iter_mut().for_each(|(name, others)| others.some |= lacks(&self, name));
        }
        self.some |= other.some;
        self.types.extend(other.types);
        self.name.extend(other.name);
        self.text.extend(other.text);
        for (name, shape) in other.members {
            self.join_member(name, shape);
        }
        self.elements = match (self.elements.take(), other.elements) {
            (Some(own), Some(others)) => Some(Box::new(own.joined(*others))),
            (own, others) => own.or(others),
        };
        self
    }

    /// Removes names that the gateway made from known values.
    #[must_use]
    pub fn hidden(mut self, known: &KnownValues) -> Self {
        self.types = self.types.iter().map(|kind| without_value(kind, known)).collect();
        for (name, shape) in std::mem::take(&mut self.members) {
            self.join_member(known.named(&name), shape.hidden(known));
        }
        self.elements = self.elements.map(|elements| Box::new(elements.hidden(known)));
        self
    }

    /// The changes from this shape to a later one.
    pub fn drift(&self, later: &Self) -> Vec<Drift> {
        let mut found = Vec::new();
        self.compare(later, "", &mut found);
        found
    }

    fn compare(&self, later: &Self, path: &str, found: &mut Vec<Drift>) {
        if later.some && !self.some {
            found.push(Drift { path: path.to_owned(), change: Change::GoneFromSome });
        }
        let mut differs = |was: &BTreeSet<String>, is: &BTreeSet<String>, change: fn(String, String) -> Change| {
            if !is.is_subset(was) {
                found.push(Drift { path: path.to_owned(), change: change(joined(was), joined(is)) });
            }
        };
        differs(&self.types, &later.types, |was, is| Change::Type { was, is });
        differs(&self.name, &later.name, |was, is| Change::Name { was, is });
        differs(&self.text, &later.text, |was, is| Change::Text { was, is });
        let within = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        // Members of different types cannot be compared.
        if later.types.is_disjoint(&self.types) {
            return;
        }
        for (name, own) in &self.members {
            match later.members.get(name) {
                Some(later) => own.compare(later, &within(name), found),
                None => found.push(Drift { path: within(name), change: Change::Gone }),
            }
        }
        for name in later.members.keys().filter(|name| !self.members.contains_key(*name)) {
            found.push(Drift { path: within(name), change: Change::New });
        }
        // An empty list says nothing about its elements.
        if let (Some(own), Some(later)) = (&self.elements, &later.elements) {
            own.compare(later, &format!("{path}[]"), found);
        }
    }
}

fn one(text: &str) -> BTreeSet<String> {
    BTreeSet::from([text.to_owned()])
}

/// The notation of most names.
fn plain() -> BTreeSet<String> {
    one(PLAIN)
}

fn is_plain(written: &BTreeSet<String>) -> bool {
    *written == plain()
}

/// The notation of a name: its blanks and its prefix, without the name itself. They do not change a reply's
/// meaning (protocol.md, 2.1), but a client may depend on them.
fn written(name: &str) -> String {
    let blank = |is: bool| if is { " " } else { "" };
    let (before, after) = (name.starts_with(char::is_whitespace), name.ends_with(char::is_whitespace));
    let prefix = if name.trim_start().starts_with(PREFIX) { PREFIX } else { "" };
    format!("{}{prefix}{PLAIN}{}", blank(before), blank(after))
}

fn joined(types: &BTreeSet<String>) -> String {
    types.iter().map(String::as_str).collect::<Vec<_>>().join("|")
}

fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.as_object()?.iter().find(|(known, _)| known.trim() == name).map(|(_, value)| value)
}

/// A type such as `number 15`. The number is removed if it is a known value, unless it is a documented one.
fn without_value(kind: &str, known: &KnownValues) -> String {
    let is_value = |number: i64| !FieldType::is_documented(number) && known.holds_number(number);
    match kind.split_once(' ') {
        Some((kind, number)) if number.parse().is_ok_and(is_value) => format!("{kind} {PLAIN}"),
        _ => kind.to_owned(),
    }
}

/// A name, made safe to write to a file.
fn named(name: &str) -> String {
    let name = name.trim();
    if mask::may_be_value(name) { UNNAMED.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;

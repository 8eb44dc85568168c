//! Looks up members of the objects of a reply.

use serde_json::{Map, Value};

use super::trimmed::trimmed;

/// A member. The objects of a reply have few members, and most that are looked up are missing, so this is quicker than
/// hashing.
pub(super) fn member<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    object.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The member whose trimmed name is `name`. A name without blanks takes precedence.
pub(super) fn member_named<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    member(object, name).or_else(|| object.iter().find(|(known, _)| trimmed(known) == name).map(|(_, value)| value))
}

/// The `value` of an entry of a form, unless it is null or empty.
pub fn stated_value(entry: &Value) -> Option<&Value> {
    member(entry.as_object()?, "value").filter(|value| !value.is_null() && value.as_str() != Some(""))
}

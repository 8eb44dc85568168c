//! Members of a form that gateways spell in two ways (protocol.md, 2.1).
//!
//! All code that reads, limits, masks or removes such a member must handle both spellings.

use serde_json::{Map, Value};

use super::members::member;

/// A member with two spellings. If an object has both, the first that is not empty counts.
#[derive(Clone, Copy, Debug)]
pub struct Spelled([&'static str; 2]);

/// The method of the action beside a field.
pub const REFRESH_METHOD: Spelled = Spelled(["refreshMethod", "refresh_method"]);
/// The parameters of that action.
pub const REFRESH_PARAM: Spelled = Spelled(["refreshParam", "refresh_param"]);
/// The longer hint of a field.
pub const DETAIL_HINT: Spelled = Spelled(["detail_hint", "detailHint"]);

impl Spelled {
    /// All spellings, the document's first.
    pub fn spellings(self) -> impl Iterator<Item = &'static str> {
        self.0.into_iter()
    }

    /// True for a spelling of this member.
    pub fn is(self, name: &str) -> bool {
        self.0.contains(&name)
    }

    /// The member of an object with trimmed names.
    pub fn of(self, object: &Map<String, Value>) -> Option<&Value> {
        self.0.into_iter().filter_map(|name| member(object, name)).find(|value| !is_empty(value))
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_spelling_that_is_not_empty_counts() {
        let of = |object: Value| REFRESH_METHOD.of(object.as_object().unwrap()).cloned();
        assert_eq!(of(json!({"refresh_method": "a"})), Some(json!("a")));
        assert_eq!(of(json!({"refresh_method": "a", "refreshMethod": "b"})), Some(json!("b")));
        assert_eq!(of(json!({"refresh_method": "a", "refreshMethod": " "})), Some(json!("a")));
        assert_eq!(of(json!({"refreshmethod": "a"})), None);
    }
}

//! Hidden fields: values that a form expects back with the next call without showing them (protocol.md, 2.1).

use serde_json::{Map, Value};

use super::members::stated_value;
use super::{Key, MethodName};

/// A hidden field of a form: never shown and never asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Its key.
    pub key: Key,
    /// The value to send, unchanged. `None` sends the applicant's value of that key, if it is known.
    pub value: Option<Value>,
}

/// Reads the `hidden` of a cleaned form. Entries without a key are skipped.
pub(super) fn read_all(form: &Map<String, Value>, method: &MethodName) -> Vec<Hidden> {
    let list = form.get("hidden").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let read = |entry: &Value| {
        let key = entry.get("key").and_then(Value::as_str).filter(|key| !key.is_empty())?;
        let value = stated_value(entry);
        Some(Hidden { key: Key::from_wire(method, key), value: value.cloned() })
    };
    list.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::Form;

    #[test]
    fn a_hidden_field_keeps_its_value_unchanged_and_an_empty_value_counts_as_absent() {
        let form = Form::read(
            &json!({"method": "login", "param": [], "hidden": [{" key ": " token ", "value": " a1 "}, {"key": "n", "value": 7},
                {"key": "cellphone", "value": ""}, {"value": "x"}, "y"]}),
            None,
        );
        let hidden = |key: &str, value| Hidden { key: Key::from_name(key), value };
        let expected = [hidden("token", Some(json!("a1"))), hidden("n", Some(json!(7))), hidden("cellphone", None)];
        assert_eq!(form.unwrap().hidden, expected);
    }
}

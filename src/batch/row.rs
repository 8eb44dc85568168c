//! Adds what a person answered to the values of a row.

use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::BatchError;
use crate::protocol::{Key, MethodName};

/// The row as JSON, with `value` for `key` in place of all values that it has for it. A value that stands under a method would
/// otherwise count before the new one.
pub fn row_with(row: &[u8], key: &str, value: &str) -> Result<Zeroizing<Vec<u8>>, BatchError> {
    let mut row: Map<String, Value> = serde_json::from_slice(row).map_err(|_| BatchError::Sealed)?;
    for (name, values) in &mut row {
        if let (Some(method), Value::Object(values)) = (MethodName::parse(name), values) {
            values.retain(|wire, _| Key::from_wire(&method, wire).name() != key);
        }
    }
    row.insert(key.to_owned(), value.into());
    Ok(Zeroizing::new(serde_json::to_vec(&row).map_err(|_| BatchError::Sealed)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn with(row: Value, key: &str, value: &str) -> Value {
        serde_json::from_slice(&row_with(row.to_string().as_bytes(), key, value).unwrap()).unwrap()
    }

    #[test]
    fn an_answer_takes_the_place_of_the_value() {
        let row = json!({"login_name": "a", "password": "old"});
        assert_eq!(with(row, "password", "new"), json!({"login_name": "a", "password": "new"}));
        assert_eq!(with(json!({"login_name": "a"}), "bank_card", "1"), json!({"login_name": "a", "bank_card": "1"}));
    }

    #[test]
    fn an_answer_takes_the_place_of_the_value_under_a_method_and_of_no_other_key() {
        let row = json!({"login": {"password": "old"}, "onlineAuthentication": {"password": "123456"}});
        let new = json!({"login": {}, "onlineAuthentication": {"password": "123456"}, "password": "new"});
        assert_eq!(with(row, "password", "new"), new);
    }
}

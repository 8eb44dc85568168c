//! Values that an accepted call has made needless are erased from the row at once.

use serde_json::{Map, Value};
use zeroize::{Zeroize, Zeroizing};

use super::BatchError;
use crate::protocol::{Key, Method, QUESTIONS};

/// The values that nobody needs once the gateway has accepted a call of this method. The login goes on to be needed.
pub fn spent_by(method: Method) -> Vec<Key> {
    match method {
        Method::SubmitOnlineAuth => vec![Key::BankCard, Key::CardPassword, Key::Year, Key::Month, Key::LastThree],
        Method::SubmitQuestion | Method::SubmitApplyMessageCode => (0..QUESTIONS).map(Key::Question).collect(),
        _ => Vec::new(),
    }
}

/// A row without these values; `None` if it has none of them.
pub fn without(row: &[u8], keys: &[Key]) -> Result<Option<Zeroizing<Vec<u8>>>, BatchError> {
    if keys.is_empty() {
        return Ok(None);
    }
    let mut members: Map<String, Value> = serde_json::from_slice(row).map_err(|_| BatchError::Sealed)?;
    let mut any = remove(&mut members, keys, Key::name);
    for member in members.values_mut() {
        if let Value::Object(of_method) = member {
            any |= remove(of_method, keys, Key::wire);
        }
    }
    let rest = Zeroizing::new(serde_json::to_vec(&members).map_err(|_| BatchError::Sealed)?);
    members.values_mut().for_each(wipe);
    Ok(any.then_some(rest))
}

fn remove(members: &mut Map<String, Value>, keys: &[Key], name: fn(&Key) -> &str) -> bool {
    let mut any = false;
    for key in keys {
        if let Some(mut value) = members.remove(name(key)) {
            wipe(&mut value);
            any = true;
        }
    }
    any
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Object(members) => members.values_mut().for_each(wipe),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(row: &str, method: Method) -> Option<Value> {
        let rest = without(row.as_bytes(), &spent_by(method)).unwrap();
        rest.map(|rest| serde_json::from_slice(&rest).unwrap())
    }

    #[test]
    fn the_card_is_erased_with_the_unionpay_code_and_the_login_stays() {
        let row = r#"{"login_name":"a","password":"b","bank_card":"6200","year":"29","onlineAuthentication":{"password":"123456","real_name":"c"}}"#;
        let expected =
            serde_json::json!({"login_name": "a", "password": "b", "onlineAuthentication": {"real_name": "c"}});
        assert_eq!(left(row, Method::SubmitOnlineAuth), Some(expected));
    }

    #[test]
    fn answers_to_the_questions_are_erased_with_the_application() {
        let row = r#"{"login_name":"a","kbaList[0].options":"1","kbaList[4].options":"5"}"#;
        assert_eq!(left(row, Method::SubmitQuestion), Some(serde_json::json!({"login_name": "a"})));
    }

    #[test]
    fn a_row_without_such_values_stays_as_it_is() {
        assert_eq!(left(r#"{"login_name":"a"}"#, Method::SubmitQuestion), None);
        assert_eq!(left(r#"{"login_name":"a","year":"29"}"#, Method::Login), None);
    }
}

//! Values that an accepted call has made needless are erased from the row at once.

use serde_json::{Map, Value};
use zeroize::{Zeroize, Zeroizing};

use super::BatchError;
use crate::ledger::{Kind, Seal, SealedBytes};
use crate::protocol::{Key, Method, QUESTIONS};

/// The values that nobody needs once the gateway has accepted a call of this method. The login goes on to be needed.
pub fn spent_by(method: Method) -> Vec<Key> {
    match method {
        Method::SubmitOnlineAuth => vec![Key::BankCard, Key::CardPassword, Key::Year, Key::Month, Key::LastThree],
        Method::SubmitQuestion | Method::SubmitApplyMessageCode => (0..QUESTIONS).map(Key::Question).collect(),
        _ => Vec::new(),
    }
}

/// The sealed values of a row without these; `None` if it has none of them.
pub fn erased(by: &Seal, user_id: &str, sealed: &SealedBytes, keys: &[Key]) -> Result<Option<SealedBytes>, BatchError> {
    let plain = by.open(user_id, Kind::Values, sealed)?;
    let mut row: Map<String, Value> = serde_json::from_slice(&plain).map_err(|_| BatchError::Sealed)?;
    let mut erased = remove(&mut row, keys, Key::name);
    for member in row.values_mut() {
        if let Value::Object(of_method) = member {
            erased |= remove(of_method, keys, Key::wire);
        }
    }
    let rest = Zeroizing::new(serde_json::to_vec(&row).map_err(|_| BatchError::Sealed)?);
    row.values_mut().for_each(wipe);
    erased.then(|| by.seal(user_id, Kind::Values, &rest)).transpose().map_err(BatchError::from)
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

    fn seal() -> Seal {
        Seal::new(&[3; 32], "sandbox:")
    }

    fn row(text: &str) -> SealedBytes {
        seal().seal("u1", Kind::Values, text.as_bytes()).unwrap()
    }

    fn opened(sealed: &SealedBytes) -> Value {
        serde_json::from_slice(&seal().open("u1", Kind::Values, sealed).unwrap()).unwrap()
    }

    #[test]
    fn the_card_is_erased_with_the_unionpay_code_and_the_login_stays() {
        let sealed = row(
            r#"{"login_name":"a","password":"b","bank_card":"6200","year":"29","onlineAuthentication":{"password":"123456","real_name":"c"}}"#,
        );
        let left = erased(&seal(), "u1", &sealed, &spent_by(Method::SubmitOnlineAuth)).unwrap().unwrap();
        assert_eq!(
            opened(&left),
            serde_json::json!({"login_name": "a", "password": "b", "onlineAuthentication": {"real_name": "c"}})
        );
    }

    #[test]
    fn answers_to_the_questions_are_erased_with_the_application() {
        let sealed = row(r#"{"login_name":"a","kbaList[0].options":"1","kbaList[4].options":"5"}"#);
        let left = erased(&seal(), "u1", &sealed, &spent_by(Method::SubmitQuestion)).unwrap().unwrap();
        assert_eq!(opened(&left), serde_json::json!({"login_name": "a"}));
    }

    #[test]
    fn a_row_without_such_values_stays_as_it_is() {
        let sealed = row(r#"{"login_name":"a"}"#);
        assert_eq!(erased(&seal(), "u1", &sealed, &spent_by(Method::SubmitQuestion)).unwrap(), None);
    }
}

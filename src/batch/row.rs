//! Reads and changes the values of a row: adds people's answers, and erases values that are no longer needed.

use std::path::Path;

use serde_json::{Map, Value};
use zeroize::{Zeroize, Zeroizing};

use super::BatchError;
use crate::answers::AnswersFile;
use crate::flow::Facts;
use crate::protocol::{Key, MethodName, QUESTIONS};

/// The values of a row.
pub fn read(row: &[u8]) -> Result<AnswersFile, BatchError> {
    let text = std::str::from_utf8(row).map_err(|_| BatchError::Sealed)?;
    AnswersFile::parse(Path::new("ledger.json"), text).map_err(|_| BatchError::Sealed)
}

/// The values that are no longer needed: those of the card once it was verified, and answers to questions once the
/// applicant has applied, whether the gateway said so in its reply or at a later login. The values of the login always
/// are.
pub fn spent(facts: &Facts) -> Vec<Key> {
    let has_applied = facts.applied_at.is_some();
    let is_verified = facts.login.as_ref().is_some_and(|login| login.unionpay_auth);
    let mut spent = Vec::new();
    if is_verified || has_applied {
        spent.push(Key::BankCard);
        spent.extend(Key::OF_ONE_CARD);
    }
    if has_applied {
        spent.extend((0..QUESTIONS).map(Key::Question));
    }
    spent
}

/// The row as JSON, with `value` for `key`. Removes all other values of `key` from the row, because one that is
/// specific to a method would take precedence.
pub fn row_with(row: &[u8], key: &str, value: &str) -> Result<Zeroizing<Vec<u8>>, BatchError> {
    edited(row, |members| {
        take_out(members, |known| known.name() == key);
        members.insert(key.to_owned(), value.into());
    })
    .map(|(row, ())| row)
}

/// The row without these values; `None` if it has none of them.
pub fn without(row: &[u8], keys: &[Key]) -> Result<Option<Zeroizing<Vec<u8>>>, BatchError> {
    if keys.is_empty() {
        return Ok(None);
    }
    let (rest, any) = edited(row, |members| take_out(members, |known| keys.contains(known)))?;
    Ok(any.then_some(rest))
}

/// Applies a change to the row. Leaves no copy of its values in memory.
fn edited<T>(
    row: &[u8],
    change: impl FnOnce(&mut Map<String, Value>) -> T,
) -> Result<(Zeroizing<Vec<u8>>, T), BatchError> {
    let mut members: Map<String, Value> = serde_json::from_slice(row).map_err(|_| BatchError::Sealed)?;
    let told = change(&mut members);
    let row = serde_json::to_vec(&members).map(Zeroizing::new);
    members.values_mut().for_each(wipe);
    Ok((row.map_err(|_| BatchError::Sealed)?, told))
}

/// Removes all values of the selected keys, including those specific to a method. True if there were any.
fn take_out(members: &mut Map<String, Value>, is_out: impl Fn(&Key) -> bool) -> bool {
    let mut any = false;
    let mut stays = |key: Key, value: &mut Value| {
        let goes = is_out(&key);
        if goes {
            wipe(value);
            any = true;
        }
        !goes
    };
    members.retain(|name, value| match (MethodName::parse(name), value) {
        (Some(method), Value::Object(values)) => {
            values.retain(|wire, value| stays(Key::from_wire(&method, wire), value));
            true
        }
        (_, value) => stays(Key::from_name(name), value),
    });
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
    use jiff::Timestamp;
    use serde_json::json;

    use super::*;
    use crate::flow::Login;

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

    /// The facts after the bank check.
    fn verified() -> Facts {
        let login = Login { at: Timestamp::UNIX_EPOCH, user_status: Some(0), unionpay_auth: true, ended: false };
        Facts { login: Some(login), ..Facts::default() }
    }

    fn applied() -> Facts {
        Facts { applied_at: Some(Timestamp::UNIX_EPOCH), ..Facts::default() }
    }

    fn left(row: &str, facts: &Facts) -> Option<Value> {
        let rest = without(row.as_bytes(), &spent(facts)).unwrap();
        rest.map(|rest| serde_json::from_slice(&rest).unwrap())
    }

    #[test]
    fn the_card_is_erased_once_it_was_verified_and_the_login_stays() {
        let row = r#"{"login_name":"a","password":"b","bank_card":"6200","year":"29","onlineAuthentication":{"password":"123456","real_name":"c"}}"#;
        let expected = json!({"login_name": "a", "password": "b", "onlineAuthentication": {"real_name": "c"}});
        assert_eq!(left(row, &verified()), Some(expected));
    }

    #[test]
    fn a_login_that_shows_an_application_erases_the_card_too() {
        assert_eq!(left(r#"{"login_name":"a","year":"29"}"#, &applied()), Some(json!({"login_name": "a"})));
    }

    #[test]
    fn answers_to_the_questions_are_erased_with_the_application() {
        let row = r#"{"login_name":"a","kbaList[0].options":"1","kbaList[4].options":"5"}"#;
        assert_eq!(left(row, &applied()), Some(json!({"login_name": "a"})));
    }

    #[test]
    fn a_row_without_such_values_stays_as_it_is() {
        assert_eq!(left(r#"{"login_name":"a"}"#, &applied()), None);
        assert_eq!(left(r#"{"login_name":"a","year":"29"}"#, &Facts::default()), None);
    }

    #[test]
    fn the_password_of_the_login_stays_also_where_it_stands_under_its_method() {
        let row = r#"{"login":{"password":"b"},"onlineAuthentication":{"password":"123456"}}"#;
        let expected = json!({"login": {"password": "b"}, "onlineAuthentication": {}});
        assert_eq!(left(row, &verified()), Some(expected));
    }
}

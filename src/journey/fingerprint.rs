//! Fingerprints of an application's values, so that a repeat is recognised without storing them.
//!
//! It covers only answers to the questions, card and identity number, never a secret or a one-time code.

use std::collections::BTreeMap;

use crate::fingerprint::{Fingerprint, FingerprintKey};
use crate::flow::Step;
use crate::protocol::{Key, Method, ParamValue, Request, Secret};

/// The fingerprint of the values in an application; `None` for other calls.
pub fn of_application(by: &FingerprintKey, step: Step, request: &Request) -> Option<Fingerprint> {
    let texts = request.params().iter().filter_map(|(key, value)| match value {
        ParamValue::Text(text) => Some((key.clone(), text.clone())),
        ParamValue::Json(_) => None,
    });
    of_values(by, step, &texts.collect())
}

/// The same for values by key.
pub(super) fn of_values(by: &FingerprintKey, step: Step, values: &BTreeMap<Key, Secret>) -> Option<Fingerprint> {
    let keys: Vec<(String, &Secret)> = identifying_keys(step, values.keys())
        .iter()
        .map(|key| Some((key.to_string(), values.get(key)?)))
        .collect::<Option<_>>()?;
    (!keys.is_empty()).then(|| by.of_all(keys.iter().map(|(key, value)| (key.as_str(), value.expose()))))
}

/// The keys whose values identify an application by `step`. For the questions, these are the keys among `asked`.
pub fn identifying_keys<'a>(step: Step, asked: impl IntoIterator<Item = &'a Key>) -> Vec<Key> {
    match step {
        Step::Call(Method::SubmitQuestion) => {
            asked.into_iter().filter(|key| matches!(key, Key::Question(_))).cloned().collect()
        }
        Step::Call(Method::OnlineAuthentication) => vec![Key::BankCard, Key::IdCard],
        Step::Call(_) | Step::ApplySms => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTIONS: Step = Step::Call(Method::SubmitQuestion);
    const CARD: Step = Step::Call(Method::OnlineAuthentication);

    fn key(byte: u8) -> FingerprintKey {
        FingerprintKey::new(&[byte; 32])
    }

    fn answers(texts: [&str; 2]) -> Request {
        Request::new(Method::SubmitQuestion).with(Key::Question(0), texts[0]).with(Key::Question(1), texts[1])
    }

    #[test]
    fn the_same_values_have_the_same_fingerprint_under_the_same_key_only() {
        let of = |by, texts| of_application(&key(by), QUESTIONS, &answers(texts)).unwrap();
        assert_eq!(of(1, ["1", "2"]), of(1, ["1", "2"]));
        assert_ne!(of(1, ["1", "2"]), of(1, ["2", "1"]));
        assert_ne!(of(1, ["1", "2"]), of(2, ["1", "2"]));
    }

    #[test]
    fn nothing_derived_from_a_secret_or_a_code_is_in_it() {
        let request = |pin: &str, code: &str| {
            let request = Request::new(Method::OnlineAuthentication).with(Key::BankCard, "62").with(Key::IdCard, "99");
            request.with(Key::CardPassword, pin).with(Key::LastThree, pin).with(Key::MessageCode, code)
        };
        let of = |request| of_application(&key(1), CARD, &request).unwrap();
        assert_eq!(of(request("123456", "a")), of(request("654321", "b")));
        assert_eq!(of_application(&key(1), Step::Call(Method::Login), &request("1", "2")), None);
    }

    #[test]
    fn a_call_without_its_values_has_none() {
        assert_eq!(
            of_application(&key(1), CARD, &Request::new(Method::OnlineAuthentication).with(Key::BankCard, "62")),
            None
        );
        assert_eq!(of_application(&key(1), QUESTIONS, &Request::new(Method::SubmitQuestion)), None);
    }
}

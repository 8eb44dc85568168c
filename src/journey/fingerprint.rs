//! Fingerprints of the values that an application is made with: whether the next one would be the same can be told without
//! keeping the values.
//!
//! Only answers to the questions, card and identity number go into one, never a secret or a one-time code. They are short
//! enough to be guessed, so the fingerprint is a keyed MAC, and the key never leaves the state directory.

use std::collections::BTreeMap;
use std::fmt;

use ring::hmac;

use crate::flow::Step;
use crate::protocol::{Key, Method, ParamValue, Request, Secret};

/// The key of a state directory's fingerprints.
#[derive(Clone)]
pub struct FingerprintKey(hmac::Key);

impl FingerprintKey {
    /// From random bytes.
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// The fingerprint of the values that a call applies with; none for a call that does not.
    pub fn of_request(&self, step: Step, request: &Request) -> Option<String> {
        let texts = request.params().iter().filter_map(|(key, value)| match value {
            ParamValue::Text(text) => Some((key.clone(), text.clone())),
            ParamValue::Json(_) => None,
        });
        self.of_values(step, &texts.collect())
    }

    /// The same of values by key.
    pub fn of_values(&self, step: Step, values: &BTreeMap<Key, Secret>) -> Option<String> {
        let keys = keys_of(step, values);
        let mut context = hmac::Context::with_key(&self.0);
        for key in &keys {
            let value = values.get(key)?;
            // With its length, so that two values never look like one.
            context.update(format!("{key}={}:", value.expose().len()).as_bytes());
            context.update(value.expose().as_bytes());
        }
        let tag = context.sign();
        (!keys.is_empty()).then(|| tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl fmt::Debug for FingerprintKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FingerprintKey")
    }
}

/// The keys that make an application what it is.
pub(super) fn keys_of(step: Step, values: &BTreeMap<Key, Secret>) -> Vec<Key> {
    match step {
        Step::Call(Method::SubmitQuestion) => {
            values.keys().filter(|key| matches!(key, Key::Question(_))).cloned().collect()
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
        let of = |by, texts| key(by).of_request(QUESTIONS, &answers(texts)).unwrap();
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
        let of = |request| key(1).of_request(CARD, &request).unwrap();
        assert_eq!(of(request("123456", "a")), of(request("654321", "b")));
        assert_eq!(key(1).of_request(Step::Call(Method::Login), &request("1", "2")), None);
    }

    #[test]
    fn a_call_without_its_values_has_none() {
        assert_eq!(
            key(1).of_request(CARD, &Request::new(Method::OnlineAuthentication).with(Key::BankCard, "62")),
            None
        );
        assert_eq!(key(1).of_request(QUESTIONS, &Request::new(Method::SubmitQuestion)), None);
    }
}

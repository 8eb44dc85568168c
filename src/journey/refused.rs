//! The values that a gateway refused during one journey. A refused value never counts as new again, even if
//! other values were sent in between.
//!
//! In: the code of a refusal with the values sent last, and later the values about to be sent. Out: which of
//! the values asked for again are new. Refused values are kept in memory only, and no longer than the
//! journey. An interrupted journey leaves fingerprints to the next process, of the values that may have one.

use std::collections::BTreeMap;

use crate::fingerprint::{Fingerprint, FingerprintKey};
use crate::flow::{Step, is_recognisable};
use crate::protocol::{Effect, Key, Method, ParamValue, Request, Secret};

const LOGIN: Step = Step::Call(Method::Login);

/// Values that were refused together, and the refused calls.
#[derive(Debug, Default)]
pub(super) struct RefusedValues {
    values: Vec<Vec<(Key, Seen)>>,
    calls: Vec<RefusedCall>,
    /// The key of the fingerprints that an interrupted journey left.
    key: Option<FingerprintKey>,
}

/// A refused value.
#[derive(Clone, Debug)]
enum Seen {
    /// Refused in this process.
    Value(Secret),
    /// Refused in an earlier process.
    Fingerprint(Fingerprint),
}

#[derive(Debug)]
struct RefusedCall {
    step: Step,
    values: Vec<(Key, Seen)>,
    /// True if `values` are all texts of the call. Otherwise they are the ones that the refusal named.
    is_whole: bool,
    /// The keys that the refusal named.
    fields: Vec<Key>,
}

/// Fingerprints of values that were refused together.
type Fingerprints = Vec<(Key, Fingerprint)>;

impl RefusedValues {
    /// Records a refusal that is about the values of `keys`. `sent` holds the last value sent for every key.
    pub fn add(&mut self, step: Step, keys: &[Key], request: &Request, sent: &BTreeMap<Key, Secret>) {
        self.add_values(keys, sent);
        self.add_call(step, keys, request);
    }

    fn add_values(&mut self, keys: &[Key], sent: &BTreeMap<Key, Secret>) {
        let seen = |key: &Key| Some((key.clone(), Seen::Value(sent.get(key)?.clone())));
        let values: Vec<(Key, Seen)> = keys.iter().filter_map(seen).collect();
        if !values.is_empty() {
            self.values.push(values);
        }
    }

    /// Records the call itself. If it acts, it must not be sent again unchanged, whatever step the gateway names
    /// next.
    fn add_call(&mut self, step: Step, keys: &[Key], request: &Request) {
        let of_the_login = |key: &Key| matches!(key, Key::LoginName | Key::Password);
        let is_its_own = keys.iter().any(|key| request.text(key).is_some());
        // The values of the login are entered again there, so a call of another step may be sent unchanged.
        let stays = step == LOGIN || !keys.iter().any(of_the_login);
        if step.effect() != Effect::Reads && is_its_own && stays {
            let values = texts(request).into_iter().map(|(key, value)| (key, Seen::Value(value))).collect();
            self.calls.push(RefusedCall { step, values, is_whole: true, fields: keys.to_vec() });
        }
    }

    /// True if exactly this call was refused. A call of an interrupted journey is recognised by the values that the
    /// refusal named.
    pub fn holds(&self, step: Step, request: &Request) -> bool {
        let sent: BTreeMap<Key, Secret> = texts(request).into_iter().collect();
        let is_it = |call: &RefusedCall| {
            call.step == step && (!call.is_whole || call.values.len() == sent.len()) && self.are(&call.values, &sent)
        };
        self.calls.iter().any(is_it)
    }

    /// True if a call has values that were refused together.
    pub fn holds_values(&self, request: &Request) -> bool {
        let sent: BTreeMap<Key, Secret> = texts(request).into_iter().collect();
        self.values.iter().any(|values| self.are(values, &sent))
    }

    /// Forgets a key's refused values: after a new SMS or with another card, the same value may be right.
    pub fn forget(&mut self, key: &Key) {
        self.values.retain(|values| values.iter().all(|(refused, _)| refused != key));
        self.calls.retain(|call| !call.fields.contains(key));
    }

    /// Removes from `renewed` the keys whose values were refused before in the same combination.
    pub fn keep_new(&self, current: &BTreeMap<Key, Secret>, renewed: &mut Vec<Key>) {
        for values in &self.values {
            if self.are(values, current) {
                renewed.retain(|key| values.iter().all(|(refused, _)| refused != key));
            }
        }
    }

    /// True if these are the values at hand.
    fn are(&self, values: &[(Key, Seen)], at_hand: &BTreeMap<Key, Secret>) -> bool {
        values.iter().all(|(key, seen)| at_hand.get(key).is_some_and(|value| self.is(key, seen, value)))
    }

    fn is(&self, key: &Key, seen: &Seen, value: &Secret) -> bool {
        match seen {
            Seen::Value(seen) => seen == value,
            Seen::Fingerprint(seen) => self.key.as_ref().is_some_and(|by| by.of(key.wire(), value.expose()) == *seen),
        }
    }

    /// The fingerprints by which the next process recognises refused values, and calls with wrong values. A refusal
    /// of a value without a fingerprint is left out; [`RefusedSecret`](super::RefusedSecret) represents it.
    pub(super) fn fingerprints(&self, by: &FingerprintKey) -> (Vec<Fingerprints>, Vec<(Step, Fingerprints)>) {
        let one = |(key, seen): &(Key, Seen)| match seen {
            _ if !is_recognisable(key) => None,
            Seen::Value(value) => Some((key.clone(), by.of(key.wire(), value.expose()))),
            Seen::Fingerprint(seen) => Some((key.clone(), *seen)),
        };
        let values = self.values.iter().filter_map(|values| values.iter().map(one).collect()).collect();
        let of_call = |call: &RefusedCall| {
            let wrong = call.values.iter().filter(|(key, _)| call.fields.contains(key));
            Some((call.step, wrong.map(one).collect::<Option<Fingerprints>>()?))
        };
        (values, self.calls.iter().filter_map(of_call).collect())
    }

    /// The refused values that an interrupted journey left.
    pub(super) fn of_fingerprints(
        values: Vec<Fingerprints>,
        calls: Vec<(Step, Fingerprints)>,
        key: Option<&FingerprintKey>,
    ) -> Self {
        let seen = |values: Fingerprints| -> Vec<(Key, Seen)> {
            values.into_iter().map(|(key, value)| (key, Seen::Fingerprint(value))).collect()
        };
        let call = |(step, values): (Step, Fingerprints)| {
            let fields = values.iter().map(|(key, _)| key.clone()).collect();
            RefusedCall { step, values: seen(values), is_whole: false, fields }
        };
        Self {
            values: values.into_iter().map(seen).collect(),
            calls: calls.into_iter().map(call).collect(),
            key: key.cloned(),
        }
    }
}

fn texts(request: &Request) -> Vec<(Key, Secret)> {
    let text = |(key, value): &(Key, ParamValue)| match value {
        ParamValue::Text(text) => Some((key.clone(), text.clone())),
        ParamValue::Json(_) => None,
    };
    request.params().iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Method, codes::find};

    fn values(values: &[(Key, &str)]) -> BTreeMap<Key, Secret> {
        values.iter().map(|(key, value)| (key.clone(), Secret::from(*value))).collect()
    }

    fn new_after(refused: &RefusedValues, current: &[(Key, &str)]) -> Vec<Key> {
        let mut renewed: Vec<Key> = current.iter().map(|(key, _)| key.clone()).collect();
        refused.keep_new(&values(current), &mut renewed);
        renewed
    }

    #[test]
    fn a_refused_name_is_nothing_new_after_another_one() {
        let mut refused = RefusedValues::default();
        refused.add_values(find(508_145).unwrap().fields, &values(&[(Key::LoginName, "a"), (Key::Password, "p")]));
        refused.add_values(find(508_145).unwrap().fields, &values(&[(Key::LoginName, "b"), (Key::Password, "p")]));
        assert_eq!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "q")]), [Key::Password]);
        assert_eq!(new_after(&refused, &[(Key::LoginName, "c")]), [Key::LoginName]);
    }

    #[test]
    fn a_name_and_a_password_are_refused_together() {
        let mut refused = RefusedValues::default();
        refused.add_values(find(208_101).unwrap().fields, &values(&[(Key::LoginName, "a"), (Key::Password, "p")]));
        assert!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "p")]).is_empty());
        assert_eq!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "q")]).len(), 2);
    }

    #[test]
    fn another_sms_may_bring_the_code_that_was_refused() {
        let mut refused = RefusedValues::default();
        refused.add_values(find(508_115).unwrap().fields, &values(&[(Key::MessageCode, "1")]));
        assert!(new_after(&refused, &[(Key::MessageCode, "1")]).is_empty());
        refused.forget(&Key::MessageCode);
        assert_eq!(new_after(&refused, &[(Key::MessageCode, "1")]), [Key::MessageCode]);
    }

    #[test]
    fn a_refused_call_that_acts_is_known_until_another_sms_came() {
        let step = Step::Call(Method::OnlineAuthentication);
        let request = |code: &str| Request::new(Method::OnlineAuthentication).with(Key::MessageCode, code);
        let mut refused = RefusedValues::default();
        refused.add_call(step, find(508_115).unwrap().fields, &request("1"));
        assert!(refused.holds(step, &request("1")) && !refused.holds(step, &request("2")));
        refused.forget(&Key::MessageCode);
        assert!(!refused.holds(step, &request("1")));
    }

    fn key() -> FingerprintKey {
        FingerprintKey::new(&[1; 32])
    }

    /// The refused values that another process has after an interruption.
    fn interrupted(refused: &RefusedValues) -> RefusedValues {
        let (values, calls) = refused.fingerprints(&key());
        let text = serde_json::to_string(&(values, calls)).unwrap();
        let (values, calls) = serde_json::from_str(&text).unwrap();
        RefusedValues::of_fingerprints(values, calls, Some(&key()))
    }

    #[test]
    fn another_process_knows_refused_values_by_their_fingerprints() {
        let mut refused = RefusedValues::default();
        refused.add_values(find(508_119).unwrap().fields, &values(&[(Key::RealName, "a"), (Key::IdCard, "1")]));
        let refused = interrupted(&interrupted(&refused));
        assert!(new_after(&refused, &[(Key::RealName, "a"), (Key::IdCard, "1")]).is_empty());
        assert_eq!(new_after(&refused, &[(Key::RealName, "a"), (Key::IdCard, "2")]).len(), 2);
    }

    #[test]
    fn no_secret_leaves_a_fingerprint() {
        let mut refused = RefusedValues::default();
        refused.add_values(find(208_101).unwrap().fields, &values(&[(Key::LoginName, "a"), (Key::Password, "p")]));
        refused.add_values(find(508_120).unwrap().fields, &values(&[(Key::Year, "29"), (Key::LastThree, "123")]));
        refused.add_call(
            Step::Call(Method::OnlineAuthentication),
            find(508_120).unwrap().fields,
            &Request::new(Method::OnlineAuthentication).with(Key::RealName, "a").with(Key::CardPassword, "1"),
        );
        assert_eq!(refused.fingerprints(&key()), (Vec::new(), Vec::new()));
    }

    #[test]
    fn another_process_sends_no_call_with_what_was_wrong_with_it() {
        let step = Step::Call(Method::OnlineAuthentication);
        let request = |name: &str, pin: &str| {
            Request::new(Method::OnlineAuthentication)
                .with(Key::RealName, name)
                .with(Key::IdCard, "1")
                .with(Key::CardPassword, pin)
        };
        let mut refused = RefusedValues::default();
        refused.add_call(step, find(508_119).unwrap().fields, &request("a", "1"));
        let refused = interrupted(&refused);
        assert!(refused.holds(step, &request("a", "2")) && !refused.holds(step, &request("b", "1")));
    }
}

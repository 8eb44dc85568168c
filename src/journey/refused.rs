//! The values that a gateway refused during one journey. A refused value never counts as new again, even if
//! other values were sent in between.
//!
//! In: the code of a refusal with the values sent last, and later the values about to be sent. Out: which of
//! the values asked for again are new. Refused values are kept in memory only, and no longer than the
//! journey.

use std::collections::BTreeMap;

use crate::flow::Step;
use crate::protocol::{CodeEntry, Effect, Key, Method, ParamValue, Recovery, Request, Secret};

const LOGIN: Step = Step::Call(Method::Login);

/// Values that were refused together, and the refused calls.
#[derive(Debug, Default)]
pub(super) struct RefusedValues {
    values: Vec<Vec<(Key, Secret)>>,
    calls: Vec<RefusedCall>,
}

#[derive(Debug)]
struct RefusedCall {
    step: Step,
    values: Vec<(Key, Secret)>,
    /// The keys that the refusal named.
    fields: &'static [Key],
}

impl RefusedValues {
    /// Records a refusal. `sent` holds the last value sent for every key.
    pub fn add(&mut self, step: Step, entry: &CodeEntry, request: &Request, sent: &BTreeMap<Key, Secret>) {
        if entry.recovery == Recovery::NewInput {
            self.add_values(entry, sent);
            self.add_call(step, entry, request);
        }
    }

    fn add_values(&mut self, entry: &CodeEntry, sent: &BTreeMap<Key, Secret>) {
        let values = entry.fields.iter().filter_map(|key| Some((key.clone(), sent.get(key)?.clone())));
        let values: Vec<(Key, Secret)> = values.collect();
        if !values.is_empty() {
            self.values.push(values);
        }
    }

    /// Records the call itself. If it acts, it must not be sent again unchanged, wherever the gateway leads.
    fn add_call(&mut self, step: Step, entry: &CodeEntry, request: &Request) {
        let of_the_login = |key: &Key| matches!(key, Key::LoginName | Key::Password);
        let is_its_own = entry.fields.iter().any(|key| request.text(key).is_some());
        // Login values are entered again at the login, so another call may stay unchanged.
        let stays = step == LOGIN || !entry.fields.iter().any(of_the_login);
        if step.effect() != Effect::Reads && is_its_own && stays {
            self.calls.push(RefusedCall { step, values: texts(request), fields: entry.fields });
        }
    }

    /// True if exactly this call was refused.
    pub fn holds(&self, step: Step, request: &Request) -> bool {
        self.calls.iter().any(|call| call.step == step && call.values == texts(request))
    }

    /// Forgets a key's refused values: after a new SMS or with another card, the same value may be right.
    pub fn forget(&mut self, key: &Key) {
        self.values.retain(|values| values.iter().all(|(refused, _)| refused != key));
        self.calls.retain(|call| !call.fields.contains(key));
    }

    /// Removes from `renewed` the keys whose values were refused before in the same combination.
    pub fn keep_new(&self, current: &BTreeMap<Key, Secret>, renewed: &mut Vec<Key>) {
        for values in &self.values {
            if values.iter().all(|(key, value)| current.get(key) == Some(value)) {
                renewed.retain(|key| values.iter().all(|(refused, _)| refused != key));
            }
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
        refused.add_values(find(508_145).unwrap(), &values(&[(Key::LoginName, "a"), (Key::Password, "p")]));
        refused.add_values(find(508_145).unwrap(), &values(&[(Key::LoginName, "b"), (Key::Password, "p")]));
        assert_eq!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "q")]), [Key::Password]);
        assert_eq!(new_after(&refused, &[(Key::LoginName, "c")]), [Key::LoginName]);
    }

    #[test]
    fn a_name_and_a_password_are_refused_together() {
        let mut refused = RefusedValues::default();
        refused.add_values(find(208_101).unwrap(), &values(&[(Key::LoginName, "a"), (Key::Password, "p")]));
        assert!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "p")]).is_empty());
        assert_eq!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "q")]).len(), 2);
    }

    #[test]
    fn another_sms_may_bring_the_code_that_was_refused() {
        let mut refused = RefusedValues::default();
        refused.add_values(find(508_115).unwrap(), &values(&[(Key::MessageCode, "1")]));
        assert!(new_after(&refused, &[(Key::MessageCode, "1")]).is_empty());
        refused.forget(&Key::MessageCode);
        assert_eq!(new_after(&refused, &[(Key::MessageCode, "1")]), [Key::MessageCode]);
    }

    #[test]
    fn a_refused_call_that_acts_is_known_until_another_sms_came() {
        let step = Step::Call(Method::OnlineAuthentication);
        let request = |code: &str| Request::new(Method::OnlineAuthentication).with(Key::MessageCode, code);
        let mut refused = RefusedValues::default();
        refused.add_call(step, find(508_115).unwrap(), &request("1"));
        assert!(refused.holds(step, &request("1")) && !refused.holds(step, &request("2")));
        refused.forget(&Key::MessageCode);
        assert!(!refused.holds(step, &request("1")));
    }
}

//! The values that a gateway refused in one run: what was refused once is nothing new, however much was said in between.
//!
//! In: the code of a refusal and the values sent last; what is about to be sent. Out: which of the values that were asked
//! anew are new. They are kept in memory alone, and no longer than the run.

use std::collections::BTreeMap;

use crate::protocol::{CodeEntry, Key, Recovery, Secret};

/// Values that were refused together.
#[derive(Debug, Default)]
pub struct RefusedValues(Vec<Vec<(Key, Secret)>>);

impl RefusedValues {
    /// The gateway refused a call; `sent` is what was sent last of every key.
    pub fn add(&mut self, entry: &CodeEntry, sent: &BTreeMap<Key, Secret>) {
        if entry.recovery != Recovery::NewInput {
            return;
        }
        let values = entry.fields.iter().filter_map(|key| Some((key.clone(), sent.get(key)?.clone())));
        let values: Vec<(Key, Secret)> = values.collect();
        if !values.is_empty() {
            self.0.push(values);
        }
    }

    /// Another SMS came, or another card is meant: its value may be one that was refused before.
    pub fn forget(&mut self, key: &Key) {
        self.0.retain(|values| values.iter().all(|(refused, _)| refused != key));
    }

    /// Takes out of `renewed` what was refused before, just so, with what else is about to be sent.
    pub fn keep_new(&self, current: &BTreeMap<Key, Secret>, renewed: &mut Vec<Key>) {
        for values in &self.0 {
            if values.iter().all(|(key, value)| current.get(key) == Some(value)) {
                renewed.retain(|key| values.iter().all(|(refused, _)| refused != key));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::codes::find;

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
        refused.add(find(508_145).unwrap(), &values(&[(Key::LoginName, "a"), (Key::Password, "p")]));
        refused.add(find(508_145).unwrap(), &values(&[(Key::LoginName, "b"), (Key::Password, "p")]));
        assert_eq!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "q")]), [Key::Password]);
        assert_eq!(new_after(&refused, &[(Key::LoginName, "c")]), [Key::LoginName]);
    }

    #[test]
    fn a_name_and_a_password_are_refused_together() {
        let mut refused = RefusedValues::default();
        refused.add(find(208_101).unwrap(), &values(&[(Key::LoginName, "a"), (Key::Password, "p")]));
        assert!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "p")]).is_empty());
        assert_eq!(new_after(&refused, &[(Key::LoginName, "a"), (Key::Password, "q")]).len(), 2);
    }

    #[test]
    fn another_sms_may_bring_the_code_that_was_refused() {
        let mut refused = RefusedValues::default();
        refused.add(find(508_115).unwrap(), &values(&[(Key::MessageCode, "1")]));
        assert!(new_after(&refused, &[(Key::MessageCode, "1")]).is_empty());
        refused.forget(&Key::MessageCode);
        assert_eq!(new_after(&refused, &[(Key::MessageCode, "1")]), [Key::MessageCode]);
    }
}

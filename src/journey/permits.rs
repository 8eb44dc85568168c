//! Which undocumented values may be sent: those that the profile names, and those that a person has allowed.
//!
//! A person is asked once per method and key; the answer holds for the run. A secret is never asked about.

use crate::flow::{Stop, Unlisted};
use crate::protocol::Key;

/// The values that may be sent, and those that may not.
#[derive(Debug, Default)]
pub(super) struct Permits {
    of_profile: Vec<Key>,
    answered: Vec<(Unlisted, bool)>,
}

impl Permits {
    pub(super) fn of_profile(keys: Vec<Key>) -> Self {
        Self { of_profile: keys, ..Self::default() }
    }

    /// The values that a person must still allow or refuse. Empty if one of them is a secret.
    pub(super) fn asks(&self, found: &[Unlisted]) -> Vec<Unlisted> {
        if found.iter().any(Unlisted::is_secret) {
            return Vec::new();
        }
        let is_open = |unlisted: &&Unlisted| !self.is_named(unlisted) && self.answer_to(unlisted).is_none();
        found.iter().filter(is_open).cloned().collect()
    }

    /// Records a person's answer.
    pub(super) fn answer(&mut self, asked: &[Unlisted], may: bool) {
        self.answered.extend(asked.iter().map(|unlisted| (unlisted.clone(), may)));
    }

    /// Why the call must not be made; `None` if it may. A secret is the first reason.
    pub(super) fn stop(&self, found: &[Unlisted]) -> Option<Stop> {
        let secret = found.iter().find(|unlisted| unlisted.is_secret());
        if let Some(secret) = secret {
            return Some(Stop::Unlisted(vec![secret.clone()]));
        }
        let barred = |unlisted: &&Unlisted| !self.is_named(unlisted) && self.answer_to(unlisted) != Some(true);
        let barred: Vec<Unlisted> = found.iter().filter(barred).cloned().collect();
        (!barred.is_empty()).then_some(Stop::Unlisted(barred))
    }

    fn is_named(&self, unlisted: &Unlisted) -> bool {
        !unlisted.is_secret() && self.of_profile.contains(&unlisted.key)
    }

    fn answer_to(&self, unlisted: &Unlisted) -> Option<bool> {
        self.answered.iter().find(|(known, _)| known == unlisted).map(|(_, may)| *may)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unlisted(key: Key) -> Unlisted {
        Unlisted { method: "getQuestion".to_owned(), key }
    }

    #[test]
    fn a_secret_is_never_permitted_and_never_asked_about() {
        let mut permits = Permits::of_profile(vec![Key::Password]);
        let found = [unlisted(Key::RealName), unlisted(Key::Password)];
        permits.answer(&found, true);
        assert!(permits.asks(&found).is_empty());
        assert_eq!(permits.stop(&found), Some(Stop::Unlisted(vec![unlisted(Key::Password)])));
    }

    #[test]
    fn the_profile_or_a_yes_lets_a_value_out_and_a_form_is_asked_about_once() {
        let mut permits = Permits::of_profile(vec![Key::RealName]);
        let found = [unlisted(Key::RealName), unlisted(Key::IdCard), unlisted(Key::BankCard)];
        assert_eq!(permits.asks(&found), found[1..]);
        permits.answer(&found[1..2], true);
        permits.answer(&found[2..], false);
        assert!(permits.asks(&found).is_empty());
        assert_eq!(permits.stop(&found), Some(Stop::Unlisted(vec![unlisted(Key::BankCard)])));
        assert_eq!(permits.stop(&found[..2]), None);
    }
}

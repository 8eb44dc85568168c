//! Finds the values that a step needs, one after the other.

use std::sync::Arc;

use super::ask::{About, Ask, Origin};
use super::values::Values;
use crate::flow::{Fields, Needs, Step, Told};
use crate::protocol::check::Problem;
use crate::protocol::{CardType, Key, MethodName, Secret, Sensitivity};

/// A step whose values are being found.
#[derive(Debug)]
pub(super) struct Finding {
    fields: Fields,
    needs: Arc<Needs>,
    about: About,
    told: Told,
    /// How many keys are finished.
    done: usize,
    /// How many answers for the current key were invalid.
    wrong: u32,
    /// The current key has no new value, so a given one may be kept.
    keeps_given: bool,
}

impl Finding {
    pub(super) fn new(fields: Fields, needs: Needs, about: About, values: &mut Values) -> Self {
        values.begin(fields.step);
        let (needs, told) = (Arc::new(needs), Told::default());
        Self { fields, needs, about, told, done: 0, wrong: 0, keeps_given: false }
    }

    /// The current key.
    pub(super) fn key(&self) -> Option<&Key> {
        self.fields.keys.get(self.done)
    }

    /// The step that needs the values.
    pub(super) fn step(&self) -> Step {
        self.fields.step
    }

    /// The method whose call the values are for.
    pub(super) fn method(&self) -> &MethodName {
        &self.needs.method
    }

    fn is_asked_again(&self, key: &Key) -> bool {
        self.fields.ask_again.contains(key)
    }

    /// The next value to find. Values entered earlier are reused.
    pub(super) fn next(&mut self, values: &mut Values) -> Option<Ask> {
        while let Some(key) = self.key().filter(|_| self.told.refresh.is_none()).cloned() {
            match values.at_hand(self.fields.step, &key, self.is_asked_again(&key)) {
                Some(value) => self.take(key, value, values),
                None => return Some(self.ask(&key, values)),
            }
        }
        None
    }

    fn ask(&self, key: &Key, values: &Values) -> Ask {
        let again = self.is_asked_again(key);
        let from = match () {
            () if self.keeps_given => Origin::Given,
            () if again || values.is_stale(key) => Origin::Asked,
            () => Origin::Anywhere,
        };
        Ask {
            key: key.clone(),
            from,
            spent: values.spent(key),
            default: Values::default_of(key, &self.needs).filter(|_| !values.is_stale(key)),
            may_stay: self.may_stay(key),
            is_refreshed: values.is_refreshed(key, self.needs.is_captcha(key)),
            attempt: values.times_asked(&self.needs.method, key) + 1,
            refused: values.last_refusal().map(|last| last.code).filter(|_| again),
            about: About { login_name: values.login_name(), ..self.about.clone() },
            needs: self.needs.clone(),
        }
    }

    /// Takes in a given value. An invalid one is an error: it is not replaced by a question.
    pub(super) fn given(&mut self, value: Secret, numbers: bool, values: &mut Values) -> Result<(), Problem> {
        let Some(key) = self.key().cloned() else { return Ok(()) };
        if self.keeps_given {
            values.say(&key, value.clone());
            self.take(key, value, values);
            return Ok(());
        }
        let value = self.needs.checked(&key, value, numbers)?;
        self.take(key, value, values);
        Ok(())
    }

    /// Takes in an answer. If it is invalid, returns the problem, and the question is repeated up to `most`
    /// times.
    pub(super) fn said(&mut self, value: Secret, numbers: bool, most: u32, values: &mut Values) -> Option<Problem> {
        let key = self.key().cloned()?;
        values.was_asked(&self.needs.method, &key);
        match self.needs.checked(&key, value, numbers) {
            Ok(value) => {
                values.say(&key, value.clone());
                self.take(key, value, values);
                None
            }
            Err(problem) => {
                self.wrong += 1;
                if self.wrong >= most.max(1) {
                    self.nobody(key, values);
                }
                Some(problem)
            }
        }
    }

    /// Handles a question that was not answered. The value sent last is kept if it remains valid.
    pub(super) fn unanswered(&mut self, values: &mut Values) {
        let Some(key) = self.key().cloned() else { return };
        if !self.keeps_given {
            values.was_asked(&self.needs.method, &key);
        }
        self.nobody(key, values);
    }

    fn nobody(&mut self, key: Key, values: &mut Values) {
        let may_stay = self.may_stay(&key);
        match values.sent_last(&key) {
            Some(last) if may_stay => {
                values.say(&key, last.clone());
                self.take(key, last, values);
            }
            None if may_stay && !self.keeps_given && !values.is_stale(&key) => self.keeps_given = true,
            _ => {
                self.told.missing.push(key);
                self.go_on();
            }
        }
    }

    fn may_stay(&self, key: &Key) -> bool {
        self.is_asked_again(key) && !matches!(key.sensitivity(), Sensitivity::Secret | Sensitivity::OneTime)
    }

    fn take(&mut self, key: Key, value: Secret, values: &mut Values) {
        if self.is_asked_again(&key) && values.is_new(&key, &value) {
            self.told.renewed.push(key.clone());
        }
        if key == Key::CardType {
            self.told.card = CardType::from_wire(value.expose());
        }
        values.found(&key, value);
        self.go_on();
    }

    fn go_on(&mut self) {
        (self.done, self.wrong, self.keeps_given) = (self.done + 1, 0, false);
    }

    /// Requests the picture or SMS again first.
    pub(super) fn refresh(&mut self, values: &mut Values) {
        self.told.refresh = self.key().cloned();
        self.told.refresh.iter().for_each(|key| values.was_asked(&self.needs.method, key));
    }

    /// Finishes the search. `can_find` tells whether a value that is asked for later could be found at all.
    pub(super) fn end(mut self, can_find: &dyn Fn(&Ask) -> bool, values: &mut Values) -> (Fields, Told) {
        if self.told.refresh.is_some() {
            // The other values are searched for again after the refresh.
            return (self.fields, Told { refresh: self.told.refresh, ..Told::default() });
        }
        values.settle(&mut self.told.renewed);
        if !self.told.missing.is_empty() {
            let lacking = self.fields.later.iter().filter(|key| !can_find(&self.ask(key, values)));
            let lacking: Vec<Key> = lacking.cloned().collect();
            self.told.missing.extend(lacking);
        }
        (self.fields, self.told)
    }
}

//! Fills in the request of a call from the journey's values and the given ones.

use std::collections::VecDeque;
use std::sync::Arc;

use super::ask::{About, Ask, Origin};
use super::next::Call;
use super::values::Values;
use crate::flow::{Needs, Step};
use crate::protocol::{CardType, Key, ParamValue, Request, Secret, normalised};

/// A request that is being filled in.
#[derive(Debug)]
pub(super) struct Filling {
    needs: Arc<Needs>,
    about: About,
    wants: VecDeque<Key>,
    request: Request,
}

impl Filling {
    pub(super) fn new(needs: Needs, about: About, values: &Values) -> Self {
        let card = match values.current().get(&Key::CardType) {
            Some(card) => CardType::from_wire(card.expose()),
            None => needs.card_of_form(),
        };
        let wants = needs.wants(card).into_iter().map(|want| want.key).collect();
        let request = Request::new(needs.method.clone());
        Self { needs: Arc::new(needs), about, wants, request }
    }

    /// The step of the call.
    pub(super) fn step(&self) -> Step {
        self.needs.step
    }

    /// The next value that only a given source can supply; `None` once the request is complete.
    pub(super) fn next(&mut self, values: &Values) -> Option<Ask> {
        while let Some(key) = self.wants.front().cloned() {
            match values.current().get(&key) {
                Some(value) => self.take(Some(value.clone())),
                None if values.is_stale(&key) => self.take(None),
                None => return Some(self.ask(key, values)),
            }
        }
        None
    }

    fn ask(&self, key: Key, values: &Values) -> Ask {
        Ask {
            from: Origin::Given,
            spent: values.spent(&key),
            default: Values::default_of(&key, &self.needs),
            may_stay: false,
            is_refreshed: false,
            attempt: 1,
            refused: None,
            about: About { login_name: values.login_name(), ..self.about.clone() },
            needs: self.needs.clone(),
            key,
        }
    }

    /// Takes a given value for the current key; drops an invalid one.
    pub(super) fn given(&mut self, value: &Secret) {
        let value = self.wants.front().and_then(|key| normalised(key, value.expose()).ok());
        self.take(value);
    }

    /// Sets the current key's value; `None` omits it.
    pub(super) fn take(&mut self, value: Option<Secret>) {
        if let (Some(key), Some(value)) = (self.wants.pop_front(), value) {
            self.request.set(key, ParamValue::Text(value));
        }
    }

    /// Returns the complete call.
    pub(super) fn end(mut self, values: &Values) -> Call {
        for (key, value) in self.needs.fixed() {
            self.request.set(key, value);
        }
        let request = self.request.with_purpose(self.needs.purpose());
        Call { is_typed: values.is_typed(&request), needs: self.needs, request }
    }
}

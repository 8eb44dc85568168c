//! The values that this process has taken or sent: a gateway may repeat them in any text, of any call.
//!
//! In: values with their keys, from the code that loads, asks for or sends them. Out: texts and names of the gateway's
//! without them. Shared by cloning, also between threads; kept in memory alone, zeroed at the end; nothing shows what is in
//! it.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use url::Url;

use super::spelling::{self, Canonical};
use super::{
    Field, Form, Key, Merchant, MethodName, ParamValue, Request, Secret, Sensitivity, check, documented, mask,
};

/// How many digits an amount or a date in a question may have.
const AMOUNT: usize = 8;
/// How many characters no text holds by chance.
const BY_CHANCE: usize = 6;

/// Values that no text of a gateway's may show. Clones are one and the same.
#[derive(Clone, Default)]
pub struct KnownValues(Arc<Mutex<Vec<Known>>>);

struct Known {
    text: Secret,
    /// As it is looked for in other spellings; a short one is not.
    canonical: Option<Canonical>,
    /// A session may not hold it, wherever a gateway puts it.
    stays_out: bool,
}

impl KnownValues {
    /// What a call of `request` sends, and nothing else.
    pub fn of(request: &Request) -> Self {
        let known = Self::default();
        known.learn_request(request);
        known
    }

    /// Takes in a value of `key`, as it is sent. One of an open key says nothing of anybody.
    pub fn learn(&self, key: &Key, value: &str) {
        self.learn_as(key.sensitivity(), key, value);
    }

    /// The same for a field, whose type says what a key means that nobody documented.
    pub fn learn_answer(&self, field: &Field, value: &str) {
        self.learn_as(field.sensitivity(), &field.key, value);
    }

    /// Takes in the values of a request that fill in the fields of a form.
    pub fn learn_form(&self, form: Option<&Form>, request: &Request) {
        for field in form.iter().flat_map(|form| &form.fields) {
            if let Some(value) = request.text(&field.key) {
                self.learn_answer(field, value);
            }
        }
    }

    fn learn_as(&self, sensitivity: Sensitivity, key: &Key, value: &str) {
        let stays_out = match sensitivity {
            Sensitivity::Open => return,
            Sensitivity::Secret | Sensitivity::OneTime | Sensitivity::Card => true,
            Sensitivity::Personal => matches!(key, Key::RealName | Key::IdCard),
        };
        self.add(&check::tidy(key, value), stays_out);
    }

    /// Takes in everything that a call sends.
    pub fn learn_request(&self, request: &Request) {
        for (key, value) in request.params() {
            match value {
                ParamValue::Text(secret) => self.learn(key, secret.expose()),
                ParamValue::Json(Value::String(text)) => self.learn(key, text),
                ParamValue::Json(Value::Number(number)) => self.learn(key, &number.to_string()),
                ParamValue::Json(_) => {}
            }
        }
    }

    /// Takes in what the merchant's fields hold that is not for everybody: the applicant's id, the query of `notice_url`.
    pub fn learn_merchant(&self, merchant: &Merchant) {
        self.add(&merchant.user_id, false);
        let query = merchant.notice_url.split_once('?').map_or("", |(_, query)| query);
        self.add(query, false);
        url::form_urlencoded::parse(query.as_bytes()).for_each(|(_, value)| self.add(&value, false));
    }

    /// Takes in the values of a URL's query: they may be tokens.
    pub fn learn_query(&self, url: &Url) {
        url.query_pairs().for_each(|(_, value)| self.add(&value, false));
    }

    /// The list. A thread that panicked while it held the lock left a whole list behind: a value is added in one step.
    fn values(&self) -> MutexGuard<'_, Vec<Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The longest stands first: what holds another goes before it is torn. One character says nothing.
    fn add(&self, text: &str, stays_out: bool) {
        if text.trim().chars().nth(1).is_none() {
            return;
        }
        let mut known = self.values();
        if let Some(own) = known.iter_mut().find(|own| own.text.expose() == text) {
            own.stays_out |= stays_out;
            return;
        }
        let place = known.partition_point(|own| own.text.expose().len() > text.len());
        known.insert(place, Known { text: text.into(), canonical: Canonical::of(text), stays_out });
    }

    /// A text of the gateway's in which every value that it repeats is hidden, as it is or as it stands in JSON or a form.
    pub fn hide(&self, text: &str) -> String {
        let known = self.values();
        known.iter().fold(text.to_owned(), |text, own| mask::taken_out(&text, own.text.expose()))
    }

    /// A text of a form as a session may hold it. `is_read`: somebody has to find their answer in it, so that a number that
    /// may be an amount or a date stays.
    pub fn keepable(&self, text: &str, is_read: bool) -> String {
        let known = self.values();
        known.iter().filter(|own| own.stays_out).fold(text.to_owned(), |text, own| match own.text.expose() {
            number if is_read && mask::is_number_of(number, AMOUNT) => text,
            short if mask::is_short_number(short) => mask::taken_out_alone(&text, short),
            value => mask::taken_out(&text, value),
        })
    }

    /// Whether a prefilled value is one that a session may not hold, or holds one that stands nowhere by chance: a shorter
    /// one may be a part of what the gateway wants to have back.
    pub fn is_in_prefilled(&self, text: &str) -> bool {
        let is_in = |value: &str| value.chars().count() >= BY_CHANCE && mask::taken_out(text, value) != text;
        let known = self.values();
        known.iter().filter(|own| own.stays_out).any(|own| own.text.expose() == text.trim() || is_in(own.text.expose()))
    }

    /// Whether a text repeats a value.
    pub fn stands_in(&self, text: &str) -> bool {
        self.values().iter().any(|own| mask::holds(text, own.text.expose()))
    }

    /// Whether a text is a value, and nothing else.
    pub fn has(&self, text: &str) -> bool {
        self.values().iter().any(|own| own.text.expose() == text.trim())
    }

    /// Whether a text repeats a value, as it is or in another spelling: escaped, encoded, in other letters, with something
    /// between its digits. For what is handed on; a shorter text costs less.
    pub fn is_spelt_in(&self, text: &str) -> bool {
        self.stands_in(text) || self.is_recast_in(text, |_| true)
    }

    /// Whether a text's shape shows a value: one that is made of signs.
    pub fn shows_through(&self, shape: &str) -> bool {
        self.is_recast_in(shape, Canonical::is_signs)
    }

    /// Whether one of the values stands in a text in another spelling.
    fn is_recast_in(&self, text: &str, counts: impl Fn(&Canonical) -> bool) -> bool {
        let known = self.values();
        let wanted = known.iter().filter_map(|own| own.canonical.as_ref());
        spelling::is_any_in(wanted.filter(|value| counts(value)), text)
    }

    /// Whether a name that the gateway chose repeats a value; the document's own are nobody's.
    pub fn is_named_after(&self, name: &str) -> bool {
        !documented::is_name(name.trim()) && self.stands_in(name)
    }

    /// A name that the gateway chose (a member's, a key's, a method's), as it may be written into a file of ours: the
    /// document's as it is, any other only if it holds no value in any spelling and cannot be one.
    pub fn named(&self, name: &str) -> String {
        let shown = match name.trim() {
            mask::HIDDEN | mask::UNNAMED => name,
            known if documented::is_name(known) => name,
            _ if self.is_named_after(name) => mask::HIDDEN,
            other if mask::may_be_value(other) => mask::UNNAMED,
            // Last, since most names have been sorted out by now.
            other if self.is_recast_in(other, |_| true) => mask::HIDDEN,
            _ => name,
        };
        shown.to_owned()
    }

    /// A method's name, likewise: the application's SMS is named by the gateway.
    pub fn method_named(&self, method: &MethodName) -> MethodName {
        match method {
            MethodName::Known(method) => MethodName::Known(*method),
            MethodName::Other(name) => MethodName::Other(self.named(name).into()),
        }
    }

    /// Whether a number is one of the values: a gateway may send one as its code.
    pub fn holds_number(&self, number: i64) -> bool {
        let is = |text: &str| text.parse::<i64>().is_ok_and(|value| value.unsigned_abs() == number.unsigned_abs());
        self.values().iter().any(|own| is(own.text.expose().trim()))
    }
}

impl fmt::Debug for KnownValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownValues({})", self.values().len())
    }
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;

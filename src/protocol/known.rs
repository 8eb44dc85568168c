//! The values that this process has received or sent. The gateway may repeat them in any text of any call.
//!
//! In: values with their keys, from the code that loads, asks for or sends them. Out: the gateway's texts and
//! names with these values removed. Clones share one set, also between threads. It lives in memory only and
//! is zeroed on drop, and its `Debug` output shows no value.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{self, AtomicU64};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use url::Url;

use super::made_of::MadeOf;
use super::spelling::{self, Canonical};
use super::trimmed::trimmed;
use super::{
    Field, Form, Key, Merchant, MethodName, ParamValue, Request, Secret, Sensitivity, bare, documented, mask,
    normalised,
};

/// The maximum number of digits of an amount or a date in a question.
const AMOUNT: usize = 8;
/// A text of this length or longer does not contain a value by chance.
const BY_CHANCE: usize = 6;

/// Values that must not be shown in the gateway's texts. Clones share the same values.
#[derive(Clone, Default)]
pub struct KnownValues(Arc<Mutex<Values>>);

#[derive(Default)]
struct Values {
    known: BTreeSet<Known>,
    state: KnownState,
}

impl Values {
    fn iter(&self) -> impl Iterator<Item = &Known> {
        self.known.iter()
    }
}

/// The state of a set of known values: which ones it has. Two sets in the same state have the same values, so a text that
/// was cleaned of the one is clean of the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KnownState(u64);

impl KnownState {
    /// A state that no set has been in before.
    fn new() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0); // 0 is the state of all empty sets
        Self(LAST.fetch_add(1, atomic::Ordering::Relaxed) + 1)
    }
}

struct Known {
    text: Secret,
    made_of: MadeOf,
    /// The canonical form, for finding the value in other spellings. `None` for a short value, which is only looked for
    /// as it is.
    canonical: Option<Canonical>,
    /// True if a session must not store the value, wherever the gateway puts it.
    stays_out: bool,
}

/// Orders the longest first, so that a value is removed before its parts are. The set is ordered because an answers
/// file may give, and a gateway may ask for, very many values.
impl Ord for Known {
    fn cmp(&self, other: &Self) -> Ordering {
        let (own, other) = (self.text.expose(), other.text.expose());
        other.len().cmp(&own.len()).then_with(|| own.cmp(other))
    }
}

impl PartialOrd for Known {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Known {}

impl Known {
    /// False if a text with these bytes cannot contain the value in any encoding or grouping.
    fn may_be_in(&self, text: &MadeOf) -> bool {
        self.made_of.is_within(text) || mask::may_be_encoded(self.text.expose(), text)
    }
}

impl KnownValues {
    /// Only the values that `request` sends.
    pub fn of(request: &Request) -> Self {
        let known = Self::default();
        known.learn_request(request);
        known
    }

    /// Adds the value of `key`, as sent. Values of open keys are not personal and are skipped.
    pub fn learn(&self, key: &Key, value: &str) {
        self.learn_as(key.sensitivity(), key, value);
    }

    /// The same for a field. Its type determines the sensitivity of an undocumented key.
    pub fn learn_answer(&self, field: &Field, value: &str) {
        self.learn_as(field.sensitivity(), &field.key, value);
    }

    /// Adds the values of a request that fill in the fields of a form.
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
        // A value that fails the checks is not sent, but must still be masked.
        let value = normalised(key, value).unwrap_or_else(|_| bare(value).trim().into());
        self.add(value.expose(), stays_out);
    }

    /// Adds all values of a call.
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

    /// Adds the merchant's confidential values: the applicant's user_id, and the query of `notice_url`.
    pub fn learn_merchant(&self, merchant: &Merchant) {
        self.add(&merchant.user_id, false);
        let query = merchant.notice_url.split_once('?').map_or("", |(_, query)| query);
        self.add(query, false);
        url::form_urlencoded::parse(query.as_bytes()).for_each(|(_, value)| self.add(&value, false));
    }

    /// Adds the values of a URL's query, which may be tokens.
    pub fn learn_query(&self, url: &Url) {
        url.query_pairs().for_each(|(_, value)| self.add(&value, false));
    }

    /// The values. Ignores poisoning: a value is added in a single step, so a panic leaves the list valid.
    fn values(&self) -> MutexGuard<'_, Values> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a value. A single character is too common to hide.
    fn add(&self, text: &str, stays_out: bool) {
        if text.trim().chars().nth(1).is_none() {
            return;
        }
        let mut values = self.values();
        let own = Known { text: text.into(), made_of: MadeOf::of(text), canonical: None, stays_out };
        if values.known.get(&own).is_some_and(|before| before.stays_out || !stays_out) {
            return;
        }
        // First: after a panic in between, texts are only cleaned once more than needed.
        values.state = KnownState::new();
        values.known.replace(Known { canonical: Canonical::of(text), ..own });
    }

    /// The state of the set, which changes whenever a value is added.
    pub fn state(&self) -> KnownState {
        self.values().state
    }

    /// Hides every known value in a gateway's text, whether it appears as is or encoded for JSON or a form.
    pub fn hide(&self, text: &str) -> String {
        let (known, made_of) = (self.values(), MadeOf::of(text));
        let may_be_here = known.iter().filter(|own| own.may_be_in(&made_of));
        let left = may_be_here
            .fold(Cow::Borrowed(text), |text, own| mask::taken_out(&text, own.text.expose()).map_or(text, Cow::Owned));
        left.into_owned()
    }

    /// A form's text without the values that a session must not store. If `is_read`, the applicant needs the text to
    /// answer, so numbers that may be amounts or dates are kept.
    pub fn keepable<'t>(&self, text: &'t str, is_read: bool) -> Cow<'t, str> {
        let (known, made_of) = (self.values(), MadeOf::of(text));
        let may_be_here = known.iter().filter(|own| own.stays_out && own.may_be_in(&made_of));
        may_be_here.fold(Cow::Borrowed(text), |text, own| {
            let left = match own.text.expose() {
                number if is_read && mask::is_number_of(number, AMOUNT) => None,
                short if mask::is_short_number(short) => mask::short_taken_out(&text, short),
                value => mask::taken_out(&text, value),
            };
            left.map_or(text, Cow::Owned)
        })
    }

    /// True if a prefilled value is one that a session must not store, or contains one that is too long to be there by
    /// chance. A shorter one may be part of a value that the gateway expects back.
    pub fn is_in_prefilled(&self, text: &str) -> bool {
        let is_in = |value: &str| value.chars().count() >= BY_CHANCE && mask::holds(text, value);
        let (known, made_of) = (self.values(), MadeOf::of(text));
        let mut may_be_here = known.iter().filter(|own| own.stays_out && own.may_be_in(&made_of));
        may_be_here.any(|own| own.text.expose() == text.trim() || is_in(own.text.expose()))
    }

    /// True if a text contains a value.
    pub fn stands_in(&self, text: &str) -> bool {
        let (known, made_of) = (self.values(), MadeOf::of(text));
        known.iter().any(|own| own.may_be_in(&made_of) && mask::holds(text, own.text.expose()))
    }

    /// True if the whole text is a known value.
    pub fn has(&self, text: &str) -> bool {
        self.values().iter().any(|own| own.text.expose() == text.trim())
    }

    /// True if a text repeats a value unchanged or in another spelling: escaped, encoded, in other letter forms, with
    /// separators between its digits. For texts that leave the program; the shorter the text, the cheaper the check.
    pub fn is_spelt_in(&self, text: &str) -> bool {
        self.stands_in(text) || self.is_recast_in(text, |_| true)
    }

    /// True if a text's shape reveals a value. This happens with values that consist of punctuation.
    pub fn shows_through(&self, shape: &str) -> bool {
        self.is_recast_in(shape, Canonical::is_signs)
    }

    /// True if a text contains a value in another spelling.
    fn is_recast_in(&self, text: &str, counts: impl Fn(&Canonical) -> bool) -> bool {
        let known = self.values();
        let wanted = known.iter().filter_map(|own| own.canonical.as_ref());
        spelling::is_any_in(wanted.filter(|value| counts(value)), text)
    }

    /// True if a name chosen by the gateway contains a value. The document's own names never count.
    pub fn is_named_after(&self, name: &str) -> bool {
        !documented::is_name(trimmed(name)) && self.stands_in(name)
    }

    /// A name chosen by the gateway (a member, a key, a method), made safe for the program's files. Documented names
    /// are kept. Other names are kept only if they contain no value and cannot be a value.
    pub fn named(&self, name: &str) -> String {
        let shown = match trimmed(name) {
            mask::HIDDEN | mask::UNNAMED => name,
            known if documented::is_name(known) => name,
            _ if self.is_named_after(name) => mask::HIDDEN,
            other if mask::may_be_value(other) => mask::UNNAMED,
            // This check comes last because it is slow, and most names have been decided by now.
            other if self.is_recast_in(other, |_| true) => mask::HIDDEN,
            _ => name,
        };
        shown.to_owned()
    }

    /// The same for a method's name. The gateway chooses the name of the application's SMS.
    pub fn method_named(&self, method: &MethodName) -> MethodName {
        match method {
            MethodName::Known(method) => MethodName::Known(*method),
            MethodName::Other(name) => MethodName::Other(self.named(name).into()),
        }
    }

    /// True if a number is a known value: a gateway may send a value as its code.
    pub fn holds_number(&self, number: i64) -> bool {
        let is = |text: &str| text.parse::<i64>().is_ok_and(|value| value.unsigned_abs() == number.unsigned_abs());
        self.values().iter().any(|own| is(own.text.expose().trim()))
    }
}

impl fmt::Debug for KnownValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownValues({})", self.values().known.len())
    }
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;

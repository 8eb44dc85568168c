//! Masks a reply for a recording. The rule: text that the program recognises as part of the protocol is kept,
//! everything else is masked.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::protocol::mask::{self, HIDDEN};
use crate::protocol::{
    Form, KEYS, Key, KnownValues, MERCHANT_KEYS, Merchant, MethodName, Outcome, REFRESH_METHOD, REFRESH_PARAM, Reply,
    Request, Sensitivity, documented, is_picture,
};

/// A picture of one white dot, which replaces every captcha.
const BLANK_PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
/// Members of `data` that may contain a picture (§1.1.1, §1.1.3).
const PICTURES: [&str; 2] = ["pic_code", "url"];
/// Numbers with more digits may be personal data.
const LONGEST_NUMBER: usize = 2;

/// Longer values of open keys may be personal data too; `2.0` is not.
const LONGEST_OPEN: usize = 4;

/// Masks the request, including undocumented names that a form supplied: keys, and the method of an SMS.
pub(super) fn request(request: &Request, merchant: &Merchant, known: &KnownValues) -> Value {
    let Value::Object(mut masked) = request.masked_json(merchant) else { return Value::Null };
    let mut masker = Masker::new(request.method(), known);
    if let Some(Value::Object(params)) = masked.get_mut("biz_data") {
        let sent = std::mem::take(params).into_iter();
        *params = sent.map(|(name, value)| (masker.name(&name), masker.sent(&name, value))).collect();
    }
    masked.insert("method".to_owned(), known.method_named(request.method()).full().into());
    Value::Object(masked)
}

/// Masks the reply. The masked reply leads a client through the same steps as the original.
pub(super) fn reply(reply: &Reply, known: &KnownValues) -> Value {
    let mut masker = Masker::new(&reply.method, known);
    let mut data = match (&reply.data, reply.picture()) {
        (Value::String(_), Some(_)) if reply.method.short() == "getPicCode" => BLANK_PICTURE.into(),
        (data, _) => masker.value(data),
    };
    if let (Some(form), Value::Object(members)) = (&reply.next, &mut data) {
        members.insert("next".to_owned(), masker.form(form));
    }
    let mut masked = Map::new();
    masked.insert("code".to_owned(), json!(reply.code_written(known)));
    masked.insert("msg".to_owned(), masker.message(reply).into());
    masked.insert("data".to_owned(), data);
    for (name, value) in &reply.extra {
        masked.insert(masker.name(name), masker.member(name, value));
    }
    Value::Object(masked)
}

struct Masker<'a> {
    method: &'a MethodName,
    known: &'a KnownValues,
    /// Names with their masked form: a report repeats a few names a thousand times.
    names: HashMap<String, String>,
}

impl<'a> Masker<'a> {
    fn new(method: &'a MethodName, known: &'a KnownValues) -> Self {
        Self { method, known, names: HashMap::default() }
    }

    /// The document's text for the code. For an undocumented code, the shape of the gateway's text.
    fn message(&self, reply: &Reply) -> String {
        match reply.outcome() {
            Outcome::Success => "ok".to_owned(),
            Outcome::Refused(entry) => entry.vendor_text.to_owned(),
            Outcome::Unknown(_) => self.shape(&reply.message()),
        }
    }

    /// The shape of a text. If the shape would still show a value that consists of signs, the text is hidden.
    fn shape(&self, text: &str) -> String {
        let shape = mask::shape(text, usize::MAX);
        if self.known.shows_through(&shape) { HIDDEN.to_owned() } else { shape }
    }

    /// A parameter of the request, masked. The merchant's fields are kept. The value of an open key is checked, because
    /// a form can put another key's value into it.
    fn sent(&self, name: &str, value: Value) -> Value {
        let is_open = |key: &Key| key.sensitivity() == Sensitivity::Open && !MERCHANT_KEYS.contains(&name);
        match &value {
            Value::String(text) if is_open(&Key::from_wire(self.method, name)) && self.known.is_spelt_in(text) => {
                HIDDEN.into()
            }
            _ => value,
        }
    }

    /// The masked name of a member. A gateway can use a value as a name, and the recording must not contain it.
    fn name(&mut self, name: &str) -> String {
        if let Some(named) = self.names.get(name) {
            return named.clone();
        }
        let named = self.known.named(name);
        self.names.insert(name.to_owned(), named.clone());
        named
    }

    fn method(&mut self, method: &MethodName) -> String {
        method.known().map_or_else(|| self.name(method.short()), |method| method.name().to_owned())
    }

    fn value(&mut self, value: &Value) -> Value {
        match value {
            Value::Null | Value::Bool(_) => value.clone(),
            Value::Number(number) => match self.repeats("", &number.to_string()) {
                true => ones(&number.to_string()),
                false => number_masked(&number.to_string()),
            },
            Value::String(text) => self.shape(text).into(),
            Value::Array(items) => items.iter().map(|item| self.item(item)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| (self.name(name), self.member(name, value)))
                .collect::<Map<_, _>>()
                .into(),
        }
    }

    /// Masks an element of a list. Numbers keep only their length, since a list of digits can spell a number.
    fn item(&mut self, item: &Value) -> Value {
        match item {
            Value::Number(number) => ones(&number.to_string()),
            other => self.value(other),
        }
    }

    fn member(&mut self, name: &str, value: &Value) -> Value {
        let key = Key::from_wire(self.method, name);
        match (name.trim(), value) {
            (name, Value::String(text)) if PICTURES.contains(&name) && !text.trim().is_empty() => BLANK_PICTURE.into(),
            // Values of documented keys are masked by key, even short ones, and whatever their type.
            _ if is_guarded(&key) => self.prefilled(&key, value),
            ("next" | "param", next) => match Form::read(&whole(name, next), None) {
                Some(form) if name.trim() == "next" => self.form(&form),
                Some(form) => self.form(&form).get("param").cloned().unwrap_or_default(),
                None => self.value(next),
            },
            // A status or a type, as a number or as a string.
            (name, Value::Number(number)) if documented::is_name(name) => number_masked(&number.to_string()),
            (name, Value::String(text)) if is_short_number(text.trim()) && !self.repeats(name, text) => value.clone(),
            _ => self.value(value),
        }
    }

    /// True if a text repeats a known value in a place that the document does not specify.
    fn repeats(&self, name: &str, text: &str) -> bool {
        !documented::is_name(name) && self.known.stands_in(text)
    }

    fn form(&mut self, form: &Form) -> Value {
        let Value::Object(members) = form.json() else { return Value::Null };
        let masked = members.iter().map(|(name, value)| match (name.as_str(), value) {
            ("method", _) => (name.clone(), self.method(&form.method).into()),
            ("param", Value::Array(fields)) => {
                (name.clone(), fields.iter().map(|field| self.field(field, &form.method)).collect())
            }
            ("param", other) => (name.clone(), self.value(other)),
            _ => (self.name(name), self.member(name, value)),
        });
        masked.collect::<Map<_, _>>().into()
    }

    fn field(&mut self, field: &Value, method: &MethodName) -> Value {
        let Value::Object(members) = field else { return self.value(field) };
        let key = Key::from_wire(method, members.get("key").and_then(Value::as_str).unwrap_or_default());
        let masked = members.iter().map(|(name, value)| {
            let masked = match (name.as_str(), value) {
                (name, Value::String(text)) if is_named(name) => self.name(text).into(),
                ("title", Value::String(text)) => title(&key).map_or_else(|| self.shape(text), str::to_owned).into(),
                ("value", Value::String(text)) if is_picture(text) => BLANK_PICTURE.into(),
                ("value", value) => self.prefilled(&key, value),
                (name, Value::Array(entries)) if name == "options" || REFRESH_PARAM.is(name) => {
                    entries.iter().map(|entry| self.entry(entry, method)).collect()
                }
                _ => self.member(name, value),
            };
            (self.name(name), masked)
        });
        masked.collect::<Map<_, _>>().into()
    }

    /// Masks an option or a refresh parameter. An option keeps its number and loses its title.
    fn entry(&mut self, entry: &Value, method: &MethodName) -> Value {
        let Value::Object(members) = entry else { return self.value(entry) };
        let key = members.get("key").and_then(Value::as_str).map(|key| Key::from_wire(method, key));
        let masked = members.iter().map(|(name, value)| {
            let masked = match (name.as_str(), value, &key) {
                ("key", Value::String(text), _) => self.name(text).into(),
                ("value", value, Some(key)) => self.prefilled(key, value),
                _ => self.member(name, value),
            };
            (self.name(name), masked)
        });
        masked.collect::<Map<_, _>>().into()
    }

    /// Masks a text under a guarded key. If the masked text still shows part of another key's value, it is hidden
    /// completely.
    fn masked(&self, key: &Key, text: &str) -> String {
        let shown = mask::value(key, text);
        let is_another = !self.known.has(text) && self.known.is_spelt_in(&shown);
        if is_another { HIDDEN.to_owned() } else { shown }
    }

    /// Masks a prefilled value by the rules of its key. An empty value is kept, because it marks where a client fills
    /// in a value. An open key's value is checked too, because a gateway can put a personal value there.
    fn prefilled(&self, key: &Key, value: &Value) -> Value {
        match (value, key.sensitivity()) {
            (Value::Null | Value::Bool(_), _) => value.clone(),
            (Value::String(text), _) if text.is_empty() => value.clone(),
            (Value::String(text), Sensitivity::Open) if is_open(text) && !self.known.is_spelt_in(text) => value.clone(),
            (Value::String(text), Sensitivity::Open) => self.shape(text).into(),
            (Value::String(text), _) => self.masked(key, text).into(),
            (Value::Number(number), Sensitivity::Open) => number_masked(&number.to_string()),
            _ => HIDDEN.into(),
        }
    }
}

/// True for a member of a form that contains the name of a method or a key.
fn is_named(member: &str) -> bool {
    matches!(member, "method" | "key") || REFRESH_METHOD.is(member)
}

/// The vendor's title for a key. The titles of questions reveal nothing about the question.
fn title(key: &Key) -> Option<&'static str> {
    KEYS.iter().find(|row| row.key == *key).map(|row| row.title)
}

/// True for a documented key with personal values.
fn is_guarded(key: &Key) -> bool {
    key.spec().is_some_and(|row| row.sensitivity != Sensitivity::Open)
}

/// Completes a form's JSON as the form parser does: a bare list of fields gets its missing method.
fn whole(name: &str, next: &Value) -> Value {
    match name.trim() {
        "param" => json!({"method": "viewReport", "param": next}),
        _ => next.clone(),
    }
}

/// True for a type or a version: `2`, `2.0`.
fn is_open(text: &str) -> bool {
    text.len() <= LONGEST_OPEN && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_short_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_NUMBER && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Masks a number. A short number is kept. In a longer one every digit becomes 1.
fn number_masked(text: &str) -> Value {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > LONGEST_NUMBER { ones(text) } else { crate::protocol::parse_json(text).unwrap_or(Value::Null) }
}

fn ones(number: &str) -> Value {
    let ones: String = number.chars().map(|c| if c.is_ascii_digit() { '1' } else { c }).collect();
    crate::protocol::parse_json(&ones).unwrap_or(Value::Null)
}

#[cfg(test)]
#[path = "masked_tests.rs"]
mod tests;

//! Forms: the fields that the gateway asks for next (protocol.md, section 2.1).
//!
//! A form is cleaned first: blanks around member names, methods, keys and prefilled values are trimmed,
//! everything else stays. The cleaned JSON is then parsed, and it is also what the program prints.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::hidden::{self, Hidden};
use super::members::{member, member_named, stated_value};
use super::spelled::{DETAIL_HINT, REFRESH_METHOD, REFRESH_PARAM};
use super::trimmed::{is_trimmed, trimmed};
use super::{Beyond, FIELDS, Key, Method, MethodName, OPTIONS, Sensitivity, picture};

/// The maximum length in characters of a captcha's prefilled answer. A longer text that is not a picture cannot be
/// sent, so it is dropped.
const LONGEST_ANSWER: usize = 16;

/// The type of a form's field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// 1, and all undocumented types: text.
    Text,
    /// 2: resident identity number.
    IdCard,
    /// 3: short numeric secret.
    Pin,
    /// 4: mobile number.
    Cellphone,
    /// 5: password.
    Password,
    /// 6: text. Its key or its refresh method may make it a captcha.
    Code,
    /// 7: code from an SMS, or the UnionPay code.
    MessageCode,
    /// 15: heading, nothing to fill in.
    Heading,
    /// 16: paragraph, nothing to fill in.
    Paragraph,
    /// 17: card expiry, `month` and `year`.
    Expiry,
    /// 19: single choice.
    Choice,
}

impl FieldType {
    /// Whether the document has a type of this number.
    pub fn is_documented(number: i64) -> bool {
        number == 1 || Self::from_number(number) != Self::Text
    }

    /// The type of that number; unknown numbers are text.
    pub fn from_number(number: i64) -> Self {
        match number {
            2 => Self::IdCard,
            3 => Self::Pin,
            4 => Self::Cellphone,
            5 => Self::Password,
            6 => Self::Code,
            7 => Self::MessageCode,
            15 => Self::Heading,
            16 => Self::Paragraph,
            17 => Self::Expiry,
            19 => Self::Choice,
            _ => Self::Text,
        }
    }

    /// True for headings and paragraphs, which are shown but never sent.
    pub fn is_label(self) -> bool {
        matches!(self, Self::Heading | Self::Paragraph)
    }

    /// The sensitivity that the type implies, for undocumented keys.
    fn sensitivity(self) -> Sensitivity {
        match self {
            Self::Pin | Self::Password => Sensitivity::Secret,
            Self::Code | Self::MessageCode => Sensitivity::OneTime,
            Self::Expiry => Sensitivity::Card,
            _ => Sensitivity::Personal,
        }
    }
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// The text that the applicant reads.
    pub title: String,
    /// The value that is sent.
    pub value: String,
}

/// A parameter of a refresh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshParam {
    /// The key on the wire.
    pub key: String,
    /// The value. `None` takes the value of that key from this form.
    pub value: Option<Value>,
}

/// The action beside a field: a new picture, or "send me the SMS".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refresh {
    /// The method to call.
    pub method: MethodName,
    /// The parameters of the call.
    pub params: Vec<RefreshParam>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The vendor's title.
    pub title: String,
    /// The vendor's hint.
    pub hint: String,
    /// The vendor's longer hint, `detail_hint`.
    pub detail_hint: String,
    /// Its type.
    pub kind: FieldType,
    /// The number of its type, as received.
    pub number: Option<i64>,
    /// Its key.
    pub key: Key,
    /// A prefilled value, if it is not empty.
    pub value: Option<String>,
    /// The picture of a captcha, in base64: platforms send it in the field's `value`.
    pub picture: Option<String>,
    /// The options of a choice.
    pub options: Vec<ChoiceOption>,
    /// Its refresh.
    pub refresh: Option<Refresh>,
}

impl Field {
    /// The keys that this field asks for: none for a label, two for an expiry date, otherwise its own key.
    pub fn asks(&self) -> &[Key] {
        match self.kind {
            FieldType::Heading | FieldType::Paragraph => &[],
            FieldType::Expiry => &[Key::Month, Key::Year],
            _ => std::slice::from_ref(&self.key),
        }
    }

    /// The sensitivity of its value. A documented key determines it; the field's type only counts for other
    /// keys.
    pub fn sensitivity(&self) -> Sensitivity {
        match &self.key {
            Key::Other(_) if self.is_captcha() => Sensitivity::OneTime,
            Key::Other(_) => self.kind.sensitivity(),
            known => known.sensitivity(),
        }
    }

    /// Both hints, as one text.
    pub fn hints(&self) -> String {
        match (self.hint.as_str(), self.detail_hint.as_str()) {
            (hint, "") => hint.to_owned(),
            ("", detail) => detail.to_owned(),
            (hint, detail) if hint.contains(detail) => hint.to_owned(),
            (hint, detail) => format!("{hint}  {detail}"),
        }
    }

    /// True if it is answered from a picture.
    pub fn is_captcha(&self) -> bool {
        let refreshes = self.refresh.as_ref().and_then(|refresh| refresh.method.known());
        self.key == Key::PicCode || refreshes == Some(Method::GetPicCode)
    }
}

/// A form: the method to call next, and the fields to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The method that takes the answers.
    pub method: MethodName,
    /// Its fields, including labels, in the gateway's order.
    pub fields: Vec<Field>,
    /// The hidden fields that are sent back with the answers.
    pub hidden: Vec<Hidden>,
    json: Arc<Value>,
}

/// An entry of `data.rules` (§1.1.4): one of the forms to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// 1 问题验证, 2 银联验证.
    pub id: Option<i64>,
    /// The vendor's title.
    pub title: String,
    /// The form that follows.
    pub form: Option<Arc<Form>>,
}

impl Form {
    /// Parses the `next` of a reply. `None` if it is not an object, or if it names no method and none is
    /// implied.
    pub fn read(next: &Value, implied: Option<Method>) -> Option<Self> {
        let mut json = Value::Object(trim_names(next.as_object()?));
        let named = text(json.get("method")).and_then(|name| MethodName::parse(&name));
        let method = named.or(implied.map(MethodName::from))?;
        clean(&mut json, &method);
        let fields = json.get("param").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let fields = fields.iter().filter_map(|field| read_field(field, &method)).collect();
        let hidden = json.as_object().map(|form| hidden::read_all(form, &method)).unwrap_or_default();
        Some(Self { method, fields, hidden, json: Arc::new(json) })
    }

    /// The cleaned JSON.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The same, shared with this form.
    pub fn shared_json(&self) -> Arc<Value> {
        self.json.clone()
    }

    /// The keys the form asks for, in order and without duplicates.
    pub fn asks(&self) -> Vec<Key> {
        let mut keys = Vec::new();
        for key in self.fields.iter().flat_map(Field::asks) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }

    /// The picture that came with the form, in base64.
    pub fn picture(&self) -> Option<&str> {
        self.fields.iter().find_map(|field| field.picture.as_deref())
    }

    /// The refresh that fetches a new picture for the form.
    pub fn picture_refresh(&self) -> Option<&Refresh> {
        self.fields.iter().filter(|field| field.is_captcha()).find_map(|field| field.refresh.as_ref())
    }

    /// The refresh that sends the form's SMS. The SMS code's own field takes precedence; otherwise it is that of any
    /// field that is not a captcha.
    pub fn sms_refresh(&self) -> Option<&Refresh> {
        let fields = || self.fields.iter().filter(|field| !field.is_captcha());
        let own = fields().filter(|field| field.key == Key::MessageCode).find_map(|field| field.refresh.as_ref());
        own.or_else(|| fields().find_map(|field| field.refresh.as_ref()))
    }

    /// The field that asks for `key`.
    pub fn field(&self, key: &Key) -> Option<&Field> {
        self.fields.iter().find(|field| field.asks().contains(key))
    }
}

impl Rule {
    /// Parses `data.rules`. Entries that are not objects are skipped.
    pub fn read_all(rules: &Value) -> Vec<Self> {
        let rules = rules.as_array().map(Vec::as_slice).unwrap_or_default();
        let read = |rule: &Value| {
            let rule = rule.as_object()?;
            let form = member_named(rule, "next").and_then(|next| Form::read(next, None));
            let id = member_named(rule, "id").and_then(integer);
            Some(Self {
                id,
                title: text(member_named(rule, "title")).unwrap_or_default(),
                form: form.or_else(|| implied_by_id(id?)).map(Arc::new),
            })
        };
        rules.iter().filter_map(read).collect()
    }
}

/// The form of a rule that has only its `id` (§1.1.4): the method that the document names for it, without fields.
fn implied_by_id(id: i64) -> Option<Form> {
    let method = match id {
        1 => Method::GetQuestion,
        2 => Method::OnlineValidateCard,
        _ => return None,
    };
    Form::read(&Value::Object(Map::new()), Some(method))
}

/// Refuses a form that exceeds a limit: [`FIELDS`] for its fields (hidden ones included) and for the parameters of a
/// refresh, [`OPTIONS`] for the options of a field. A value that is not a form passes.
pub(super) fn check_size(form: &Value) -> Result<(), Beyond> {
    let list = |value: &Value, name: &str| {
        let members = value.as_object()?.iter();
        members
            .filter(|(known, _)| trimmed(known) == name)
            .filter_map(|(_, value)| value.as_array())
            .map(Vec::len)
            .max()
    };
    let fields = ["param", "hidden"].map(|name| list(form, name).unwrap_or_default());
    if fields.iter().sum::<usize>() > FIELDS {
        return Err(Beyond::Fields(FIELDS));
    }
    let params = form.as_object().into_iter().flatten().filter(|(name, _)| trimmed(name) == "param");
    for field in params.filter_map(|(_, param)| param.as_array()).flatten() {
        if list(field, "options").is_some_and(|count| count > OPTIONS) {
            return Err(Beyond::Options(OPTIONS));
        }
        if REFRESH_PARAM.spellings().any(|name| list(field, name).is_some_and(|count| count > FIELDS)) {
            return Err(Beyond::Fields(FIELDS));
        }
    }
    Ok(())
}

/// A member as an integer: a number without a fraction, or a string that holds one.
pub fn integer(value: &Value) -> Option<i64> {
    let parse = |text: &str| {
        let text = text.trim();
        text.parse::<i64>().ok().or_else(|| {
            let float = text.parse::<f64>().ok()?;
            (float.fract() == 0.0 && float.abs() < 1e15).then_some(float as i64)
        })
    };
    match value {
        Value::Number(number) => parse(number.as_str()),
        Value::String(text) => parse(text),
        _ => None,
    }
}

/// An object's members under their trimmed names. If two names become equal, the first member wins.
pub(super) fn trim_names(object: &Map<String, Value>) -> Map<String, Value> {
    // Copying is cheaper than inserting, and hardly any form needs trimming.
    if has_trimmed_names(object) {
        return object.clone();
    }
    let mut trimmed = Map::with_capacity(object.len());
    for (name, value) in object {
        trimmed.entry(name.trim()).or_insert_with(|| value.clone());
    }
    trimmed
}

fn has_trimmed_names(object: &Map<String, Value>) -> bool {
    object.keys().all(|name| is_trimmed(name))
}

/// A string or number as trimmed text. `None` if it is empty or has another type.
fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => trimmed(text).to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn clean(form: &mut Value, method: &MethodName) {
    if let Some(form) = form.as_object_mut() {
        form.shift_remove("method");
        form.shift_insert(0, "method".to_owned(), Value::from(method.short()));
    }
    for entry in form.get_mut("hidden").and_then(Value::as_array_mut).into_iter().flatten() {
        trim_members(entry);
    }
    for field in form.get_mut("param").and_then(Value::as_array_mut).into_iter().flatten() {
        trim_members(field);
        for (name, value) in field.as_object_mut().into_iter().flatten() {
            match value {
                Value::String(method) if REFRESH_METHOD.is(name) => {
                    *method = MethodName::parse(method).map_or_else(String::new, |method| method.short().to_owned());
                }
                Value::Array(entries) if name == "options" || REFRESH_PARAM.is(name) => {
                    entries.iter_mut().for_each(trim_members);
                }
                _ => {}
            }
        }
    }
}

/// Trims an object's member names, its key and its value.
fn trim_members(value: &mut Value) {
    let Some(object) = value.as_object_mut() else { return };
    if !has_trimmed_names(object) {
        *object = trim_names(object);
    }
    for (name, value) in object {
        if let ("key" | "value", Value::String(text)) = (name.as_str(), value)
            && !is_trimmed(text)
        {
            *text = text.trim().to_owned();
        }
    }
}

fn read_field(field: &Value, method: &MethodName) -> Option<Field> {
    let field = field.as_object()?;
    let number = member(field, "type").and_then(integer);
    let kind = FieldType::from_number(number.unwrap_or(1));
    let key = text(member(field, "key"));
    if key.is_none() && !kind.is_label() {
        return None; // a field without a key cannot be sent
    }
    let options = member(field, "options").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut read = Field {
        title: text(member(field, "title")).unwrap_or_default(),
        hint: text(member(field, "hint")).unwrap_or_default(),
        detail_hint: text(DETAIL_HINT.of(field)).unwrap_or_default(),
        kind,
        number,
        key: Key::from_wire(method, &key.unwrap_or_default()),
        value: text(member(field, "value")),
        picture: None,
        options: options.iter().filter_map(read_option).collect(),
        refresh: read_refresh(field),
    };
    if read.is_captcha() && !kind.is_label() {
        read.picture = read.value.take_if(|value| picture::is_picture(value));
        read.value = read.value.filter(|value| value.chars().count() <= LONGEST_ANSWER);
    }
    Some(read)
}

fn read_option(option: &Value) -> Option<ChoiceOption> {
    let value = text(option.get("value"))?;
    Some(ChoiceOption { title: text(option.get("title")).unwrap_or_else(|| value.clone()), value })
}

fn read_refresh(field: &Map<String, Value>) -> Option<Refresh> {
    let method = MethodName::parse(&text(REFRESH_METHOD.of(field))?)?;
    let params = REFRESH_PARAM.of(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let read = |param: &Value| Some(RefreshParam { key: text(param.get("key"))?, value: stated_value(param).cloned() });
    Some(Refresh { method, params: params.iter().filter_map(read).collect() })
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;

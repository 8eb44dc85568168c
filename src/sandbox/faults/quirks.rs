//! The liberties that the document allows a gateway in its replies (protocol.md, sections 2 and 2.1), as a
//! table.

use serde_json::{Map, Value, json};

use crate::protocol::{Key, Method, PREFIX, REFRESH_METHOD, REFRESH_PARAM};

/// The name for all quirks together.
pub(super) const ALL: &str = "all";

/// A quirk.
#[derive(Debug)]
pub struct QuirkRow {
    /// Its name.
    pub name: &'static str,
    /// Its effect on a reply.
    pub meaning: &'static str,
    apply: fn(Option<Method>, &mut Map<String, Value>),
}

/// Rows are equal if they are the same row.
impl PartialEq for QuirkRow {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for QuirkRow {}

const fn quirk(
    name: &'static str,
    meaning: &'static str,
    apply: fn(Option<Method>, &mut Map<String, Value>),
) -> QuirkRow {
    QuirkRow { name, meaning, apply }
}

/// All quirks, in the order in which they are applied.
#[rustfmt::skip]
pub static QUIRKS: [QuirkRow; 19] = [
    quirk("zero-code", "the code of a success is 0, not 200", zero_code),
    quirk("text-code", "the code is a string with blanks around it", text_code),
    quirk("text-numbers", "other numbers are strings: user_status, cardtype, a rule's id, the value of an option", text_numbers),
    quirk("unknown-keys", "members that the document does not list: beside data, in it, in forms, in fields", unknown_keys),
    quirk("unknown-field", "in every form, a prefilled field whose type and key the document does not list", unknown_field),
    quirk("reversed", "rules and fields in the opposite order", reversed),
    quirk("prefixed-methods", "methods that forms name have their prefix", prefixed_methods),
    quirk("blank-methods", "blanks behind the methods that forms and refresh actions name", blank_methods),
    quirk("blank-keys", "blanks around the keys of fields and refresh parameters", blank_keys),
    quirk("blank-values", "blanks around prefilled values", blank_values),
    quirk("platform-forms", "forms as in the platform's other services: refresh_method, refresh_param, detail_hint, a hidden field, types as strings", platform_forms),
    quirk("next-outside", "the form stands beside data", next_outside),
    quirk("status-outside", "user_status, unionpay_auth and apply_type stand beside data", status_outside),
    quirk("bare-data", "data is the captcha's base64 or the UnionPay code itself", bare_data),
    quirk("null-data", "empty data is null", |_, reply| empty_data(reply, Some(Value::Null))),
    quirk("blank-data", "empty data is an empty string", |_, reply| empty_data(reply, Some("".into()))),
    quirk("no-data", "empty data is omitted", |_, reply| empty_data(reply, None)),
    quirk("blank-names", "blanks around the names of members", blank_names),
    quirk("text-data", "data is a string that holds the object", text_data),
];

/// The names of all quirks, and the name for all together.
pub(super) fn names() -> Vec<&'static str> {
    QUIRKS.iter().map(|row| row.name).chain([ALL]).collect()
}

/// Applies quirks to the reply to a call of `method`, in the table's order.
pub(super) fn apply(quirks: &[&'static QuirkRow], method: Option<Method>, reply: &mut Value) {
    let Value::Object(members) = reply else { return };
    for row in QUIRKS.iter().filter(|row| quirks.contains(row)) {
        (row.apply)(method, members);
    }
}

fn data(reply: &mut Map<String, Value>) -> Option<&mut Map<String, Value>> {
    reply.get_mut("data")?.as_object_mut()
}

/// Calls `f` with each form of a reply.
fn each_form(reply: &mut Map<String, Value>, f: &mut dyn FnMut(&mut Map<String, Value>)) {
    let Some(data) = data(reply) else { return };
    if data.contains_key("param") {
        f(data); // §1.2.4: fields and no method
    }
    let rules = data.get_mut("rules").and_then(Value::as_array_mut);
    let in_rules: Vec<&mut Value> = rules.into_iter().flatten().filter_map(|rule| rule.get_mut("next")).collect();
    in_rules.into_iter().filter_map(Value::as_object_mut).for_each(&mut *f);
    if let Some(form) = data.get_mut("next").and_then(Value::as_object_mut) {
        f(form);
    }
}

fn each_field(reply: &mut Map<String, Value>, f: &mut dyn FnMut(&mut Map<String, Value>)) {
    each_form(reply, &mut |form| {
        let fields = form.get_mut("param").and_then(Value::as_array_mut);
        fields.into_iter().flatten().filter_map(Value::as_object_mut).for_each(&mut *f);
    });
}

/// Changes a string member.
fn change(object: &mut Map<String, Value>, name: &str, f: impl FnOnce(&str) -> String) {
    if let Some(Value::String(text)) = object.get_mut(name)
        && !text.is_empty()
    {
        *text = f(text);
    }
}

fn as_text(value: &mut Value) {
    if value.is_number() {
        *value = value.to_string().into();
    }
}

fn zero_code(_: Option<Method>, reply: &mut Map<String, Value>) {
    if let Some(code) = reply.get_mut("code").filter(|code| **code == json!(200)) {
        *code = json!(0);
    }
}

fn text_code(_: Option<Method>, reply: &mut Map<String, Value>) {
    if let Some(code) = reply.get_mut("code").filter(|code| code.is_number()) {
        *code = format!(" {code} ").into();
    }
}

/// Does not affect reports, which have numbers of their own, nor numbers in refresh parameters.
fn text_numbers(method: Option<Method>, reply: &mut Map<String, Value>) {
    if method != Some(Method::ViewReport)
        && let Some(data) = data(reply)
    {
        data.values_mut().for_each(as_text);
        let rules = data.get_mut("rules").and_then(Value::as_array_mut);
        rules.into_iter().flatten().filter_map(|rule| rule.get_mut("id")).for_each(as_text);
    }
    each_field(reply, &mut |field| {
        let options = field.get_mut("options").and_then(Value::as_array_mut);
        options.into_iter().flatten().filter_map(|option| option.get_mut("value")).for_each(as_text);
    });
}

fn unknown_keys(method: Option<Method>, reply: &mut Map<String, Value>) {
    each_field(reply, &mut |field| drop(field.insert("width".to_owned(), json!(10))));
    each_form(reply, &mut |form| drop(form.insert("version".to_owned(), json!(3))));
    if method != Some(Method::ViewReport)
        && let Some(data) = data(reply).filter(|data| !data.is_empty())
    {
        data.insert("colour".to_owned(), json!(["red"]));
    }
    reply.insert("trace".to_owned(), json!({"node": 7}));
}

fn unknown_field(_: Option<Method>, reply: &mut Map<String, Value>) {
    each_form(reply, &mut |form| {
        if let Some(Value::Array(fields)) = form.get_mut("param") {
            fields.push(json!({"title": "渠道", "type": 42, "key": "channel", "value": 7}));
        }
    });
}

fn reversed(_: Option<Method>, reply: &mut Map<String, Value>) {
    each_form(reply, &mut |form| {
        if let Some(Value::Array(fields)) = form.get_mut("param") {
            fields.reverse();
        }
    });
    if let Some(Value::Array(rules)) = data(reply).and_then(|data| data.get_mut("rules")) {
        rules.reverse();
    }
}

fn prefixed_methods(_: Option<Method>, reply: &mut Map<String, Value>) {
    each_form(reply, &mut |form| change(form, "method", |name| format!("{PREFIX}{name}")));
}

fn blank_methods(_: Option<Method>, reply: &mut Map<String, Value>) {
    each_form(reply, &mut |form| change(form, "method", |name| format!("{name} ")));
    each_field(reply, &mut |field| change(field, "refreshMethod", |name| format!("{name} ")));
}

fn blank_keys(_: Option<Method>, reply: &mut Map<String, Value>) {
    let blank = |object: &mut Map<String, Value>| change(object, "key", |key| format!(" {key} "));
    each_field(reply, &mut |field| {
        blank(field);
        let params = field.get_mut("refreshParam").and_then(Value::as_array_mut);
        params.into_iter().flatten().filter_map(Value::as_object_mut).for_each(blank);
    });
}

fn blank_values(_: Option<Method>, reply: &mut Map<String, Value>) {
    each_field(reply, &mut |field| change(field, "value", |value| format!(" {value} ")));
}

fn platform_forms(_: Option<Method>, reply: &mut Map<String, Value>) {
    each_field(reply, &mut |field| {
        for spelled in [REFRESH_METHOD, REFRESH_PARAM] {
            let mut spellings = spelled.spellings();
            if let (Some(documents), Some(platforms)) = (spellings.next(), spellings.next())
                && let Some(value) = field.shift_remove(documents)
            {
                field.insert(platforms.to_owned(), value);
            }
        }
        field.get_mut("type").into_iter().for_each(as_text);
        field.insert("detail_hint".to_owned(), "请核对后填写".into());
    });
    each_form(reply, &mut |form| drop(form.insert("hidden".to_owned(), json!([{"key": "form_token", "value": "t1"}]))));
}

fn next_outside(_: Option<Method>, reply: &mut Map<String, Value>) {
    if let Some(next) = data(reply).and_then(|data| data.shift_remove("next")) {
        reply.insert("next".to_owned(), next);
    }
}

fn status_outside(method: Option<Method>, reply: &mut Map<String, Value>) {
    if method == Some(Method::Login)
        && let Some(data) = data(reply)
    {
        let told = std::mem::take(data);
        reply.extend(told);
    }
}

fn bare_data(method: Option<Method>, reply: &mut Map<String, Value>) {
    let bare = match method {
        Some(Method::GetPicCode) => data(reply).and_then(|data| data.shift_remove("pic_code")),
        Some(Method::OnlineAuthentication) => unionpay_code(reply),
        _ => None,
    };
    if let Some(bare) = bare {
        reply.insert("data".to_owned(), bare);
    }
}

/// The prefilled UnionPay code, wherever earlier quirks have moved the form.
fn unionpay_code(reply: &mut Map<String, Value>) -> Option<Value> {
    let inside = reply.get("data").and_then(|data| data.get("next"));
    let fields = inside.or_else(|| reply.get("next"))?.get("param")?.as_array()?;
    let is_it =
        |field: &&Value| field.get("key").and_then(Value::as_str).map(str::trim) == Some(Key::UnionpayCode.wire());
    fields.iter().find(is_it)?.get("value").cloned()
}

fn empty_data(reply: &mut Map<String, Value>, instead: Option<Value>) {
    if data(reply).is_some_and(|data| data.is_empty()) {
        match instead {
            Some(value) => drop(reply.insert("data".to_owned(), value)),
            None => drop(reply.shift_remove("data")),
        }
    }
}

fn blank_names(method: Option<Method>, reply: &mut Map<String, Value>) {
    if method != Some(Method::ViewReport) {
        each_field(reply, &mut blank_own_names);
        if let Some(Value::Object(form)) = reply.get_mut("next") {
            blank_own_names(form);
        }
        if let Some(data) = data(reply) {
            if let Some(Value::Object(form)) = data.get_mut("next") {
                blank_own_names(form);
            }
            blank_own_names(data);
        }
    }
    blank_own_names(reply);
}

fn blank_own_names(object: &mut Map<String, Value>) {
    *object = std::mem::take(object).into_iter().map(|(name, value)| (format!(" {name} "), value)).collect();
}

fn text_data(_: Option<Method>, reply: &mut Map<String, Value>) {
    let member = reply.iter_mut().find(|(name, _)| name.trim() == "data");
    if let Some((_, data)) = member.filter(|(_, data)| data.as_object().is_some_and(|data| !data.is_empty())) {
        *data = data.to_string().into();
    }
}

#[cfg(test)]
#[path = "quirks_tests.rs"]
mod tests;

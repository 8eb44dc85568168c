//! The prefilled values of forms that a session may hold, and for how long (protocol.md, sensitivity table).

use jiff::Timestamp;
use serde_json::Value;

use super::Facts;
use crate::protocol::{FieldType, Form, Key, MethodName, REFRESH_PARAM, Reply, Sensitivity, integer, stated_value};

/// Values that belong to the card and are forgotten with it.
pub(super) const OF_THE_CARD: [Key; 3] = [Key::BankCard, Key::Cellphone, Key::UnionpayCode];

impl Facts {
    /// Stores the forms of a reply. A prefilled card is kept as long as one that was sent.
    pub(super) fn keep_forms(&mut self, reply: &Reply, now: Timestamp) {
        let offered = reply.rules.iter().filter_map(|rule| rule.form.as_ref());
        for form in reply.next.iter().chain(offered) {
            if comes_with_card(form) {
                self.card_at = self.card_at.or(Some(now));
            }
            match without_values(form) {
                Some(json) => self.forms.insert(form.method.short().to_owned(), json),
                None => self.forms.insert_read(form.clone()),
            }
        }
    }

    /// Forgets the card's prefilled values.
    pub(super) fn forget_prefilled_card(&mut self) {
        self.forget_prefilled(&OF_THE_CARD);
    }

    /// Forgets the prefilled values of these keys.
    pub(super) fn forget_prefilled(&mut self, keys: &[Key]) {
        self.forms.change(|method, form| {
            let method = MethodName::parse(method)?;
            let is_forgotten = |entry: &Value| keys.contains(&key_of(entry, &method));
            if !has_values(form, is_forgotten) {
                return None;
            }
            let mut json = form.clone();
            for field in fields(&mut json) {
                if is_forgotten(field) {
                    drop_value(field);
                }
                drop_refresh_values(field, |param| !is_forgotten(param));
            }
            for entry in hidden(&mut json).filter(|entry| is_forgotten(entry)) {
                drop_value(entry);
            }
            Some(json)
        });
    }
}

/// The form's JSON without prefilled values that a session may not hold. `None` if it has none.
fn without_values(form: &Form) -> Option<Value> {
    if !has_values(form.json(), |_| true) {
        return None;
    }
    let mut json = form.json().clone();
    for field in fields(&mut json) {
        let key = key_of(field, &form.method);
        let stays = match &key {
            Key::Other(_) => {
                let kind = FieldType::from_number(field.get("type").and_then(integer).unwrap_or(1));
                let read = form.fields.iter().find(|read| read.key == key && read.kind == kind);
                read.is_some_and(|read| read.sensitivity() == Sensitivity::Personal)
            }
            known => may_stay(known),
        };
        if !stays {
            drop_value(field);
        }
        drop_refresh_values(field, |param| match key_of(param, &form.method) {
            Key::Other(_) => true, // a value of the gateway's own, which the refresh needs
            known => may_stay(&known),
        });
    }
    for entry in hidden(&mut json) {
        // The program knows the applicant's own value without the form, and sends it as the applicant gave it.
        if !matches!(key_of(entry, &form.method), Key::Other(_)) && !may_stay(&key_of(entry, &form.method)) {
            drop_value(entry);
        }
    }
    (json != *form.json()).then_some(json)
}

/// True if a form contains one of the card's values, in a field or in a refresh.
fn comes_with_card(form: &Form) -> bool {
    let of_the_card = |key: &str| OF_THE_CARD.contains(&Key::from_wire(&form.method, key));
    let is_hidden = form.hidden.iter().any(|hidden| hidden.value.is_some() && OF_THE_CARD.contains(&hidden.key));
    is_hidden
        || form.fields.iter().any(|field| {
            let params = field.refresh.iter().flat_map(|refresh| &refresh.params);
            field.value.is_some() && OF_THE_CARD.contains(&field.key)
                || params.filter(|param| param.value.is_some()).any(|param| of_the_card(&param.key))
        })
}

/// True if a session may hold the value of a documented key.
fn may_stay(key: &Key) -> bool {
    key.sensitivity() == Sensitivity::Open || *key == Key::LoginName || OF_THE_CARD.contains(key)
}

fn fields(form: &mut Value) -> impl Iterator<Item = &mut Value> {
    form.get_mut("param").and_then(Value::as_array_mut).into_iter().flatten()
}

fn hidden(form: &mut Value) -> impl Iterator<Item = &mut Value> {
    form.get_mut("hidden").and_then(Value::as_array_mut).into_iter().flatten()
}

fn key_of(field: &Value, method: &MethodName) -> Key {
    Key::from_wire(method, field.get("key").and_then(Value::as_str).unwrap_or_default())
}

/// True if a form has a prefilled value that counts, in its fields, their refreshes, or hidden fields. A refresh that is
/// no list counts always. Most forms have no such value, and need not be copied.
fn has_values(form: &Value, counts: impl Fn(&Value) -> bool) -> bool {
    let has = |entry: &Value| stated_value(entry).is_some() && counts(entry);
    let refreshes = |entry: &Value| {
        let mut lists = REFRESH_PARAM.spellings().filter_map(|spelling| entry.get(spelling));
        lists.any(|params| params.as_array().is_none_or(|params| params.iter().any(has)))
    };
    let mut entries = ["param", "hidden"].into_iter().filter_map(|list| form.get(list)?.as_array()).flatten();
    entries.any(|entry| has(entry) || refreshes(entry))
}

/// Removes a refresh's values that may not be stored. Removes the whole refresh if it cannot be parsed.
fn drop_refresh_values(field: &mut Value, stays: impl Fn(&Value) -> bool) {
    for spelling in REFRESH_PARAM.spellings() {
        match field.get_mut(spelling) {
            Some(Value::Array(params)) => params.iter_mut().filter(|param| !stays(param)).for_each(drop_value),
            Some(_) => drop_member(field, spelling),
            None => {}
        }
    }
}

fn drop_value(field: &mut Value) {
    if stated_value(field).is_some() {
        drop_member(field, "value");
    }
}

fn drop_member(field: &mut Value, name: &str) {
    if let Some(field) = field.as_object_mut() {
        field.shift_remove(name);
    }
}

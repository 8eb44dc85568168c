//! What a form comes with: the prefilled values that a session may hold (protocol.md, sensitivity table), and until when.

use jiff::Timestamp;
use serde_json::Value;

use super::Facts;
use crate::protocol::{FieldType, Form, Key, MethodName, Reply, Sensitivity};

/// Values that belong to the card: they go with it.
const OF_THE_CARD: [Key; 3] = [Key::BankCard, Key::Cellphone, Key::UnionpayCode];

impl Facts {
    /// Keeps the forms of a reply. A card that came with one is kept as long as one that was sent.
    pub(super) fn keep_forms(&mut self, reply: &Reply, now: Timestamp) {
        let offered = reply.rules.iter().filter_map(|rule| rule.form.as_ref());
        for form in reply.next.iter().chain(offered) {
            let of_the_card = |key: &Key| form.field(key).is_some_and(|field| field.value.is_some());
            if OF_THE_CARD.iter().any(of_the_card) {
                self.card_at = self.card_at.or(Some(now));
            }
            self.forms.insert(form.method.short().to_owned(), without_values(form));
        }
    }

    /// Forgets the card's prefilled values.
    pub(super) fn forget_prefilled_card(&mut self) {
        self.forget_prefilled(&OF_THE_CARD);
    }

    /// Forgets the prefilled values of these keys.
    pub(super) fn forget_prefilled(&mut self, keys: &[Key]) {
        for (method, form) in &mut self.forms {
            let Some(method) = MethodName::parse(method) else { continue };
            for field in fields(form) {
                if keys.contains(&key_of(field, &method)) {
                    drop_value(field);
                }
            }
        }
    }
}

/// The form without prefilled values that a session may not hold.
fn without_values(form: &Form) -> Value {
    let mut json = form.json().clone();
    for field in fields(&mut json) {
        let key = key_of(field, &form.method);
        let may_stay = match &key {
            Key::Other(_) => {
                let kind = FieldType::from_number(field.get("type").and_then(Value::as_i64).unwrap_or(1));
                let read = form.fields.iter().find(|read| read.key == key && read.kind == kind);
                read.is_some_and(|read| read.sensitivity() == Sensitivity::Personal)
            }
            Key::LoginName => true,
            known => known.sensitivity() == Sensitivity::Open || OF_THE_CARD.contains(known),
        };
        if !may_stay {
            drop_value(field);
        }
    }
    json
}

fn fields(form: &mut Value) -> impl Iterator<Item = &mut Value> {
    form.get_mut("param").and_then(Value::as_array_mut).into_iter().flatten()
}

fn key_of(field: &Value, method: &MethodName) -> Key {
    Key::from_wire(method, field.get("key").and_then(Value::as_str).unwrap_or_default())
}

fn drop_value(field: &mut Value) {
    if let Some(field) = field.as_object_mut() {
        field.shift_remove("value");
    }
}

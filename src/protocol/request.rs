//! A call: its method, its parameters and the merchant's fields (protocol.md, sections 1 and 3).

use std::collections::HashMap;
use std::fmt;

use serde_json::{Map, Value};

use super::{Effect, Key, MERCHANT_KEYS, Merchant, MethodName, Purpose, Secret, TypeAs, integer, mask};

/// The value of a parameter.
#[derive(Clone, PartialEq, Eq)]
pub enum ParamValue {
    /// Sent as a JSON string.
    Text(Secret),
    /// Sent as is: `type`, and values given by `call key:=json`.
    Json(Value),
}

impl fmt::Debug for ParamValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(mask::HIDDEN)
    }
}

/// A value in the form in which it is written into the JSON of a call.
pub(super) enum OnWire<'a> {
    /// A string.
    Text(&'a Secret),
    /// An integer, and the text that it was parsed from.
    Number(u64, &'a Secret),
    /// `type` as a string.
    Type(String),
    /// JSON given by a form or a person.
    Json(&'a Value),
}

/// A call to make. It can only be printed masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    method: MethodName,
    params: Vec<(Key, ParamValue)>,
    /// The keys whose texts are sent as integers, whatever the merchant's notation.
    numbers: Vec<Key>,
    once: bool,
}

impl Request {
    /// A call of `method` without parameters.
    pub fn new(method: impl Into<MethodName>) -> Self {
        Self { method: method.into(), params: Vec::new(), numbers: Vec::new(), once: false }
    }

    /// The method to call.
    pub fn method(&self) -> &MethodName {
        &self.method
    }

    /// The effect of the call.
    pub fn effect(&self) -> Effect {
        self.method.effect()
    }

    /// Disables retries, so that the first outcome is visible.
    #[must_use]
    pub fn once(self) -> Self {
        Self { once: true, ..self }
    }

    /// True if the call may be retried after an unknown outcome or a busy code.
    pub fn may_be_repeated(&self) -> bool {
        self.effect() == Effect::Reads && !self.once
    }

    /// Sets a parameter. A later value for the same key replaces the earlier one.
    pub fn set(&mut self, key: Key, value: ParamValue) {
        self.params.retain(|(known, _)| *known != key);
        self.params.push((key, value));
    }

    /// Sets a parameter to a text.
    #[must_use]
    pub fn with(mut self, key: Key, text: impl Into<Secret>) -> Self {
        self.set(key, ParamValue::Text(text.into()));
        self
    }

    /// Sets a parameter to a text that is sent as an integer.
    pub fn set_number(&mut self, key: Key, digits: Secret) {
        self.numbers.push(key.clone());
        self.set(key, ParamValue::Text(digits));
    }

    /// True for a parameter whose text a merchant's call writes as an integer.
    pub fn goes_as_number(&self, key: &Key, merchant: &Merchant) -> bool {
        self.numbers.contains(key) || merchant.notation.is_number(key)
    }

    /// Sets the integer `type`.
    #[must_use]
    pub fn with_type(mut self, number: i64) -> Self {
        self.set(Key::Type, ParamValue::Json(number.into()));
        self
    }

    /// Sets `type` to the purpose of the call, if it has one.
    #[must_use]
    pub fn with_purpose(self, purpose: Option<Purpose>) -> Self {
        match purpose {
            Some(purpose) => self.with_type(purpose.number()),
            None => self,
        }
    }

    /// The parameters, in sending order.
    pub fn params(&self) -> &[(Key, ParamValue)] {
        &self.params
    }

    /// A parameter's text, if it is one.
    pub fn text(&self, key: &Key) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == key).and_then(|(_, value)| match value {
            ParamValue::Text(secret) => Some(secret.expose()),
            ParamValue::Json(_) => None,
        })
    }

    /// The number of `type`, if it is sent.
    pub fn type_number(&self) -> Option<i64> {
        self.params.iter().find(|(known, _)| *known == Key::Type).and_then(|(_, value)| match value {
            ParamValue::Text(text) => text.expose().trim().parse().ok(),
            ParamValue::Json(json) => integer(json),
        })
    }

    /// The `biz_data` object, only for the sandbox in this process. [`wire_biz_data`](Self::wire_biz_data) is
    /// for the wire.
    pub fn biz_data(&self, merchant: &Merchant) -> Value {
        self.biz_data_with(merchant, |_, value| match value {
            OnWire::Text(secret) => secret.expose().into(),
            OnWire::Number(number, _) => number.into(),
            OnWire::Type(text) => text.into(),
            OnWire::Json(json) => json.clone(),
        })
    }

    /// The logical request of section 1, also only for the sandbox in this process.
    pub fn json(&self, merchant: &Merchant) -> Value {
        serde_json::json!({"method": self.method.full(), "biz_data": self.biz_data(merchant)})
    }

    /// The request, masked.
    pub fn masked_json(&self, merchant: &Merchant) -> Value {
        let notice_url = merchant.notice_url_shown();
        self.shown_json(&Merchant { notice_url, ..merchant.clone() }, mask::value)
    }

    /// The request with `show` applied to every sensitive text. Numbers of open keys stay.
    pub fn shown_json(&self, merchant: &Merchant, show: impl Fn(&Key, &str) -> String) -> Value {
        let biz_data = self.biz_data_with(merchant, |key, value| match value {
            OnWire::Text(secret) | OnWire::Number(_, secret) => show(key, secret.expose()).into(),
            OnWire::Type(text) => text.into(),
            OnWire::Json(json) if key.sensitivity() == super::Sensitivity::Open => json.clone(),
            OnWire::Json(json) => show(key, &json.to_string()).into(),
        });
        serde_json::json!({"method": self.method.full(), "biz_data": biz_data})
    }

    fn biz_data_with(&self, merchant: &Merchant, value: impl Fn(&Key, OnWire<'_>) -> Value) -> Value {
        let mut biz_data = Map::new();
        for (key, text) in merchant.fields() {
            biz_data.insert(key.to_owned(), text.into());
        }
        for (key, param) in self.own() {
            let on_wire = self.on_wire(merchant, key, param);
            biz_data.insert(key.wire().to_owned(), value(key, on_wire));
        }
        Value::Object(biz_data)
    }

    /// The form in which a merchant's call sends a parameter.
    pub(super) fn on_wire<'v>(&self, merchant: &Merchant, key: &Key, value: &'v ParamValue) -> OnWire<'v> {
        match value {
            ParamValue::Text(text) if self.goes_as_number(key, merchant) => match text.expose().parse() {
                Ok(number) => OnWire::Number(number, text),
                Err(_) => OnWire::Text(text),
            },
            ParamValue::Text(text) => OnWire::Text(text),
            ParamValue::Json(Value::Number(number))
                if *key == Key::Type && merchant.notation.type_as == TypeAs::String =>
            {
                OnWire::Type(number.to_string())
            }
            ParamValue::Json(json) => OnWire::Json(json),
        }
    }

    /// The parameters without the merchant's fields. If a form asks for one of those, the merchant's own
    /// value is sent.
    fn own(&self) -> impl Iterator<Item = &(Key, ParamValue)> {
        self.params.iter().filter(|(key, _)| !MERCHANT_KEYS.contains(&key.wire()))
    }

    /// The parameters by their wire names. If a name occurs twice, the later value counts.
    pub(super) fn sent(&self) -> impl Iterator<Item = &(Key, ParamValue)> {
        let last: HashMap<&str, usize> = self.own().enumerate().map(|(place, (key, _))| (key.wire(), place)).collect();
        let is_last = move |(place, (key, _)): &(usize, &(Key, ParamValue))| last.get(key.wire()) == Some(place);
        self.own().enumerate().filter(is_last).map(|(_, sent)| sent)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::{Method, Notation, Numbers};

    fn merchant() -> Merchant {
        Merchant {
            merchant_id: "123124".into(),
            app_name: "rong360bigapp".into(),
            app_version: "2.0.0".into(),
            platform: "web".into(),
            notice_url: "https://merchant.example/notice".into(),
            user_id: "u1".into(),
            ..Merchant::default()
        }
    }

    #[test]
    fn the_body_has_type_as_an_integer_and_all_other_values_as_strings() {
        let request = Request::new(Method::OnlineValidateCard).with(Key::BankCard, "6200000000000005").with_type(1);
        assert_eq!(
            request.json(&merchant()),
            json!({"method": "crawler.api.zx.onlineValidateCard", "biz_data": {
                "merchant_id": "123124", "app_name": "rong360bigapp", "app_version": "2.0.0", "platform": "web",
                "notice_url": "https://merchant.example/notice", "user_id": "u1",
                "bank_card": "6200000000000005", "type": 1}})
        );
    }

    #[test]
    fn the_pin_travels_under_its_wire_name() {
        let request = Request::new(Method::OnlineAuthentication).with(Key::CardPassword, "012345");
        assert_eq!(request.biz_data(&merchant())["password"], "012345");
    }

    #[test]
    fn nothing_sensitive_is_shown() {
        let request = Request::new(Method::Login)
            .with(Key::LoginName, "lisi")
            .with(Key::Password, "hunter2")
            .with(Key::PicCode, "2wt56f");
        let shown = format!("{request:?} {}", request.masked_json(&merchant()));
        for value in ["lisi", "hunter2", "2wt56f"] {
            assert!(!shown.contains(value), "{value} in {shown}");
        }
        assert!(shown.contains("123124"), "merchant fields are no secret");
    }

    fn sent(notation: Notation) -> Value {
        let merchant = Merchant { notation, ..Merchant::default() };
        let request = Request::new(Method::OnlineAuthentication)
            .with(Key::Year, "29")
            .with(Key::Month, "07")
            .with(Key::LastThree, "012")
            .with(Key::CardType, "2")
            .with_type(1);
        let biz_data = request.biz_data(&merchant);
        assert_eq!(serde_json::from_slice::<Value>(&request.wire_biz_data(&merchant)).unwrap(), biz_data);
        ["year", "month", "last_three", "card_type", "type"].map(|name| biz_data[name].clone()).into_iter().collect()
    }

    #[test]
    fn numbers_are_sent_as_strings_with_leading_zeros_or_as_integers() {
        assert_eq!(sent(Notation::default()), json!(["29", "07", "012", "2", 1]));
        let ints = Notation { numbers: Numbers::Ints, ..Notation::default() };
        assert_eq!(sent(ints), json!([29, 7, 12, "2", 1]));
    }

    #[test]
    fn type_is_sent_as_an_integer_or_as_a_string() {
        let text = Notation { type_as: TypeAs::String, ..Notation::default() };
        assert_eq!(sent(text), json!(["29", "07", "012", "2", "1"]));
    }

    #[test]
    fn an_integer_is_shown_masked_and_type_unchanged() {
        let notation = Notation { numbers: Numbers::Ints, type_as: TypeAs::String };
        let merchant = Merchant { notation, ..Merchant::default() };
        let request = Request::new(Method::OnlineAuthentication).with(Key::LastThree, "012").with_type(1);
        let shown = request.masked_json(&merchant)["biz_data"].clone();
        assert_eq!((&shown["last_three"], &shown["type"]), (&json!("***"), &json!("1")));
    }
}

//! How a call writes values whose JSON type nobody can verify (protocol.md, section 3): the document's tables say int where its
//! own rules on leading zeros need strings.

use serde_json::Value;

use super::{Key, ParamValue, Request, Secret};

/// How year, month and last three digits are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// As strings of two, two and three digits, because leading zeros count.
    #[default]
    Strings,
    /// As integers, as the document's table of §1.1.9 says.
    Ints,
}

/// How `type` is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TypeAs {
    /// As an integer, as the document's tables say.
    #[default]
    Int,
    /// As a string, like all other parameters.
    String,
}

/// How a merchant's calls write such values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// Year, month and last three digits.
    pub numbers: Numbers,
    /// `type`.
    pub type_as: TypeAs,
}

/// A value as it stands in the JSON of a call.
pub(super) enum Written<'a> {
    /// A string.
    Text(&'a Secret),
    /// An integer, and the text that it was.
    Number(u64, &'a Secret),
    /// `type` as a string.
    Type(String),
    /// What a form or a person gave as JSON.
    Json(&'a Value),
}

impl Notation {
    /// How a parameter of a request is written.
    pub(super) fn written<'a>(self, request: &Request, key: &Key, value: &'a ParamValue) -> Written<'a> {
        match value {
            ParamValue::Text(text) if self.is_number(key) || request.is_number(key) => match text.expose().parse() {
                Ok(number) => Written::Number(number, text),
                Err(_) => Written::Text(text),
            },
            ParamValue::Text(text) => Written::Text(text),
            ParamValue::Json(Value::Number(number)) if *key == Key::Type && self.type_as == TypeAs::String => {
                Written::Type(number.to_string())
            }
            ParamValue::Json(json) => Written::Json(json),
        }
    }

    /// True for a key whose texts are written as integers.
    pub fn is_number(self, key: &Key) -> bool {
        self.numbers == Numbers::Ints && matches!(key, Key::Year | Key::Month | Key::LastThree)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::{Merchant, Method};

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
    fn numbers_go_as_strings_with_their_zeros_or_as_integers() {
        assert_eq!(sent(Notation::default()), json!(["29", "07", "012", "2", 1]));
        let ints = Notation { numbers: Numbers::Ints, ..Notation::default() };
        assert_eq!(sent(ints), json!([29, 7, 12, "2", 1]));
    }

    #[test]
    fn type_goes_as_an_integer_or_as_a_string() {
        let text = Notation { type_as: TypeAs::String, ..Notation::default() };
        assert_eq!(sent(text), json!(["29", "07", "012", "2", "1"]));
    }

    #[test]
    fn an_integer_is_shown_masked_and_type_as_it_is_sent() {
        let notation = Notation { numbers: Numbers::Ints, type_as: TypeAs::String };
        let merchant = Merchant { notation, ..Merchant::default() };
        let request = Request::new(Method::OnlineAuthentication).with(Key::LastThree, "012").with_type(1);
        let shown = request.masked_json(&merchant)["biz_data"].clone();
        assert_eq!((&shown["last_three"], &shown["type"]), (&json!("***"), &json!("1")));
    }
}

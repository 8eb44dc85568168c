//! Cleans forms before they are stored in a session: a gateway may repeat a value it was sent in any text of
//! a form.
//!
//! Known values are removed from texts. A prefilled value, a key or a method name that contains a known value
//! is dropped. Names from the document stay, and so do the prefilled values of the card.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::Facts;
use super::prefilled::OF_THE_CARD;
use crate::protocol::{Key, KnownValues, Method, MethodName, REFRESH_METHOD, integer, mask};

impl Facts {
    /// Removes known values that a session may not hold from everything that the gateway wrote, above all from forms.
    pub fn clean(&mut self, known: &KnownValues) {
        self.card_type = self.card_type.take().filter(|kind| known.keepable(kind, false) == *kind);
        if let Some(login) = &mut self.login {
            let documented = login.status().is_some(); // is kept, even if a known code equals it
            login.user_status = login.user_status.filter(|status| documented || !known.holds_number(*status));
        }
        self.forms.retain(|name| !known.is_named_after(name));
        self.forms.change(|name, form| {
            let Some(method) = MethodName::parse(name) else { return false };
            // The applicant must be able to read the questions and their options, notes included.
            let is_read = method.known() == Some(Method::SubmitQuestion);
            Cleaner { known, method }.clean(form, is_read)
        });
    }
}

struct Cleaner<'a> {
    known: &'a KnownValues,
    method: MethodName,
}

impl Cleaner<'_> {
    /// True if something was removed.
    fn clean(&self, value: &mut Value, is_read: bool) -> bool {
        match value {
            Value::String(text) => {
                let Cow::Owned(kept) = self.known.keepable(text, is_read) else { return false };
                *text = kept;
                true
            }
            Value::Number(number) => {
                let is_known = matches!(self.known.keepable(number.as_str(), is_read), Cow::Owned(_));
                if is_known {
                    *value = Value::Null;
                }
                is_known
            }
            Value::Array(items) => items.iter_mut().fold(false, |has_gone, item| self.clean(item, is_read) | has_gone),
            Value::Object(members) => self.clean_members(members, is_read),
            Value::Null | Value::Bool(_) => false,
        }
    }

    fn clean_members(&self, members: &mut Map<String, Value>, is_read: bool) -> bool {
        let count = members.len();
        let key = members.get("key").and_then(Value::as_str).map(|key| Key::from_wire(&self.method, key));
        // An option has a number but no key.
        let (is_choice, of_the_card) = (key.is_none(), key.is_some_and(|key| OF_THE_CARD.contains(&key)));
        members.retain(|name, value| match (name.as_str(), value.as_str()) {
            (member, Some(name)) if holds_a_name(member) => !self.known.is_named_after(name),
            ("value", _) => of_the_card || is_choice && is_number(value) || !self.is_secret(value),
            (name, _) => !self.known.is_named_after(name),
        });
        let left = members.iter_mut().filter(|(name, value)| match name.as_str() {
            name if holds_a_name(name) => !value.is_string(),
            "type" => integer(value).is_none_or(|number| !(0..100).contains(&number)),
            name => name != "value",
        });
        let has_gone = left.fold(false, |has_gone, (_, value)| self.clean(value, is_read) | has_gone);
        has_gone || members.len() < count
    }

    fn is_secret(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.known.is_in_prefilled(text),
            Value::Null | Value::Bool(_) => false,
            other => self.known.is_in_prefilled(&other.to_string()),
        }
    }
}

/// True for a member that holds the name of a key or a method.
fn holds_a_name(member: &str) -> bool {
    matches!(member, "key" | "method") || REFRESH_METHOD.is(member)
}

/// True for a value that may be the number of an option.
fn is_number(value: &Value) -> bool {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    mask::is_short_number(&text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::flow::Login;

    fn cleaned(method: &str, param: Value) -> Value {
        let known = KnownValues::default();
        let values = [
            (Key::Password, "hunter2"),
            (Key::LoginName, "lisi"),
            (Key::Cellphone, "13800005000"),
            (Key::BankCard, "6250000000000004"),
            (Key::RealName, "赵测零"),
            (Key::LastThree, "500"),
            (Key::Month, "07"),
            (Key::Year, "15"),
        ];
        values.iter().for_each(|(key, value)| known.learn(key, value));
        let mut facts = Facts::default();
        facts.forms.insert(method.to_owned(), json!({"method": method, "param": param}));
        facts.clean(&known);
        facts.forms.remove(method).map(|form| form["param"].clone()).unwrap_or_default()
    }

    #[test]
    fn a_prefilled_value_stays_only_if_it_is_none_or_the_documents() {
        let fields = json!([
            {"key": "pwd2", "type": 1, "value": "hunter2"}, {"key": "pin", "type": 1, "value": 500},
            {"key": "city", "type": 15, "value": "北京500"}, {"key": "cellphone", "type": 4, "value": "13800005000"},
            {"key": "bank_card", "type": 6, "value": "6250000000000004"}, {"key": "no", "value": "a-6250000000000004"},
            {"key": "token", "value": "2033-07-aa"}, {"key": "version", "value": "hunter2"}, {"key": "login_name", "type": 1, "value": "lisi"}]);
        let kept = json!([
            {"key": "pwd2", "type": 1}, {"key": "pin", "type": 1},
            {"key": "city", "type": 15, "value": "北京500"}, {"key": "cellphone", "type": 4, "value": "13800005000"},
            {"key": "bank_card", "type": 6, "value": "6250000000000004"}, {"key": "no"},
            {"key": "token", "value": "2033-07-aa"}, {"key": "version"}, {"key": "login_name", "type": 1, "value": "lisi"}]);
        assert_eq!(cleaned("onlineAuthentication", fields), kept);
    }

    #[test]
    fn every_text_and_every_name_is_without_a_secret() {
        let fields = json!([
            {"type": 16, "title": "your password hunter2", "hint": "赵测零 07/15", "hunter2": 1, "more": [{"a": "hunter2"}]},
            {"type": 6, "key": "x-hunter2", "refreshMethod": "send-hunter2", "refreshParam": [
                {"key": "x", "value": "hunter2"}, {"key": "cellphone", "value": ""}]},
            {"type": 19, "key": "pick", "options": [{"title": "hunter2", "value": "hunter2"}, {"title": "b", "value": 15}]},
            {"type": 6, "key": "pic_code", "refreshMethod": "getPicCode"}]);
        let kept = json!([
            {"type": 16, "title": "your password ***", "hint": "*** ***/***", "more": [{"a": "***"}]},
            {"type": 6, "refreshParam": [{"key": "x"}, {"key": "cellphone", "value": ""}]},
            {"type": 19, "key": "pick", "options": [{"title": "***"}, {"title": "b", "value": 15}]},
            {"type": 6, "key": "pic_code", "refreshMethod": "getPicCode"}]);
        assert_eq!(cleaned("login", fields), kept);
        assert_eq!(cleaned("hunter2", json!([])), Value::Null);
    }

    #[test]
    fn a_question_can_still_be_read() {
        let options = json!([{"title": "2010年07月500元", "value": 1}, {"title": "赵测零", "value": 2}]);
        let fields =
            json!([{"type": 16, "title": "15 分钟"}, {"type": 19, "key": "kbaList[0].options", "options": options}]);
        let kept = cleaned("submitQuestion", fields);
        assert_eq!(
            (&kept[0]["title"], &kept[1]["options"][0]["title"]),
            (&json!("15 分钟"), &json!("2010年07月500元"))
        );
        assert_eq!(kept[1]["options"][1], json!({"title": "***", "value": 2}));
    }

    #[test]
    fn a_status_and_a_type_of_card_that_are_a_secret_are_forgotten() {
        let known = KnownValues::default();
        known.learn(&Key::CardPassword, "918273");
        let login = |status| Login {
            at: jiff::Timestamp::UNIX_EPOCH,
            user_status: Some(status),
            unionpay_auth: false,
            ended: false,
        };
        let kept = |status, kind: &str| {
            let mut facts = Facts { login: Some(login(status)), card_type: Some(kind.to_owned()), ..Facts::default() };
            facts.clean(&known);
            (facts.login.and_then(|login| login.user_status), facts.card_type)
        };
        known.learn(&Key::MessageCode, "000000");
        assert_eq!(kept(0, "1"), (Some(0), Some("1".to_owned())));
        assert_eq!(kept(918_273, "918273"), (None, None));
        assert_eq!(kept(6, "2"), (Some(6), Some("2".to_owned())));
    }
}

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
        self.forms.clean(known.state(), |name, form| {
            let method = MethodName::parse(name)?;
            // The applicant must be able to read the questions and their options, notes included.
            let is_read = method.known() == Some(Method::SubmitQuestion);
            Cleaner { known, method, is_read }.cleaned(form)
        });
    }
}

/// Cleans one form. `cleaned` and the methods named after it return the cleaned value, or `None` if there is nothing to
/// remove: most forms are clean, and need not be copied.
struct Cleaner<'a> {
    known: &'a KnownValues,
    method: MethodName,
    /// True if the applicant must be able to read the form's texts to answer it.
    is_read: bool,
}

/// What becomes of a member of an object.
enum Member {
    Stays,
    Goes,
    Becomes(Value),
}

impl Cleaner<'_> {
    fn cleaned(&self, value: &Value) -> Option<Value> {
        match value {
            Value::String(text) => match self.known.keepable(text, self.is_read) {
                Cow::Owned(kept) => Some(kept.into()),
                Cow::Borrowed(_) => None,
            },
            Value::Number(number) => {
                let is_known = matches!(self.known.keepable(number.as_str(), self.is_read), Cow::Owned(_));
                is_known.then_some(Value::Null)
            }
            Value::Array(items) => self.cleaned_items(items).map(Value::Array),
            Value::Object(members) => self.cleaned_members(members).map(Value::Object),
            Value::Null | Value::Bool(_) => None,
        }
    }

    fn cleaned_items(&self, items: &[Value]) -> Option<Vec<Value>> {
        let mut kept = None;
        for (place, item) in items.iter().enumerate() {
            if let Some(cleaned) = self.cleaned(item) {
                let kept: &mut Vec<_> = kept.get_or_insert_with(|| items.to_vec());
                if let Some(slot) = kept.get_mut(place) {
                    *slot = cleaned;
                }
            }
        }
        kept
    }

    fn cleaned_members(&self, members: &Map<String, Value>) -> Option<Map<String, Value>> {
        let key = members.get("key").and_then(Value::as_str).map(|key| Key::from_wire(&self.method, key));
        let judged = |(name, value): (&String, &Value)| self.member(key.as_ref(), name, value);
        let judged: Vec<Member> = members.iter().map(judged).collect();
        if judged.iter().all(|member| matches!(member, Member::Stays)) {
            return None;
        }
        let kept = members.iter().zip(judged).filter_map(|((name, value), member)| match member {
            Member::Stays => Some((name.clone(), value.clone())),
            Member::Goes => None,
            Member::Becomes(cleaned) => Some((name.clone(), cleaned)),
        });
        Some(kept.collect())
    }

    /// Judges a member of an object with this `key`.
    fn member(&self, key: Option<&Key>, name: &str, value: &Value) -> Member {
        let goes = match (name, value.as_str()) {
            (member, Some(name)) if holds_a_name(member) => self.known.is_named_after(name),
            // An option has a number but no key.
            ("value", _) => match key {
                Some(key) => !OF_THE_CARD.contains(key) && self.is_secret(value),
                None => !is_number(value) && self.is_secret(value),
            },
            (name, _) => self.known.is_named_after(name),
        };
        let stays = match name {
            name if holds_a_name(name) => value.is_string(),
            "type" => integer(value).is_some_and(|number| (0..100).contains(&number)),
            name => name == "value",
        };
        match goes {
            true => Member::Goes,
            false if stays => Member::Stays,
            false => self.cleaned(value).map_or(Member::Stays, Member::Becomes),
        }
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
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::flow::Login;
    use crate::protocol::Form;

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
        facts.forms.get(method).map(|form| form["param"].clone()).unwrap_or_default()
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
    fn what_is_left_keeps_its_order() {
        let fields = json!([{"z": 1, "hunter2": 2, "title": "hunter2", "a": [1, "hunter2", 3]}, "x"]);
        assert_eq!(cleaned("login", fields).to_string(), r#"[{"z":1,"title":"***","a":[1,"***",3]},"x"]"#);
    }

    #[test]
    fn very_many_names_that_go_are_removed_quickly() {
        let names = (0..20_000).map(|number| (format!("hunter2-{number}"), Value::Null));
        let began = std::time::Instant::now();
        assert_eq!(cleaned("login", json!([names.collect::<Map<_, _>>()])), json!([{}]));
        assert!(began.elapsed() < std::time::Duration::from_secs(5), "{:?}", began.elapsed());
    }

    #[test]
    fn a_form_that_is_stored_or_changed_later_is_cleaned_too() {
        let known = KnownValues::default();
        known.learn(&Key::Password, "hunter2");
        let form = json!({"method": "login", "param": ["hunter2"]});
        let mut facts = Facts::default();
        facts.clean(&known);
        let mut first = |store: &dyn Fn(&mut Facts)| {
            store(&mut facts);
            facts.clean(&known);
            facts.forms.get("login").map(|form| form["param"][0].clone())
        };
        let masked = Some(json!("***"));
        assert_eq!(first(&|facts| facts.forms.insert("login".to_owned(), form.clone())), masked);
        assert_eq!(first(&|facts| facts.forms.change(|_, _| Some(form.clone()))), masked);
        let read = Form::read(&form, None).map(Arc::new).unwrap();
        assert_eq!(first(&|facts| facts.forms.insert_read(read.clone())), masked);
        let stored = json!({"login": form});
        assert_eq!(first(&|facts| facts.forms = serde_json::from_value(stored.clone()).unwrap()), masked);
    }

    #[test]
    fn a_form_is_cleaned_again_once_another_value_is_known() {
        let known = KnownValues::default();
        known.learn(&Key::Password, "hunter2");
        let form = json!({"method": "login", "param": [{"type": 16, "title": "hunter2 918273"}]});
        let mut facts = Facts { forms: [("login".to_owned(), form)].into(), ..Facts::default() };
        let mut title = || {
            facts.clean(&known);
            facts.forms.get("login").map(|form| form["param"][0]["title"].clone())
        };
        assert_eq!(title(), Some(json!("*** 918273")));
        known.learn(&Key::CardPassword, "918273");
        assert_eq!((title(), title()), (Some(json!("*** ***")), Some(json!("*** ***"))));
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

//! What a form asks for beyond the document (contract, "Fields beyond the document").
//!
//! A secret goes only to the methods whose table lists it. Card and personal values that a method's table does not list go out
//! only if somebody has allowed it. One-time values and keys that only a form knows are not looked at here.

use serde::{Deserialize, Serialize};

use super::{Facts, Needs, Readings, Step};
use crate::protocol::{Field, Form, KEYS, Key, METHODS, Method, MethodName, Refresh, Sensitivity};

/// A value that a form, a hidden field or a refresh asks for, and that the method's table does not list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlisted {
    /// The short name of the method that would get it.
    pub method: String,
    /// Its key, as the document has it.
    pub key: Key,
}

impl Unlisted {
    /// True of a password, a PIN or last three digits: nobody can allow that.
    pub fn is_secret(&self) -> bool {
        self.key.sensitivity() == Sensitivity::Secret
    }
}

/// The methods whose table lists a key.
pub fn takers(key: &Key) -> impl Iterator<Item = &'static str> {
    METHODS.iter().filter(move |row| row.params.iter().any(|param| param.key == key)).map(|row| row.name)
}

/// What a call of `step` asks for beyond the document. For an SMS, the form that takes its code is looked at as well: nobody
/// sends one whose code could not be handed in.
pub fn unlisted(step: Step, facts: &Facts, readings: &Readings) -> Vec<Unlisted> {
    let of = |step| Needs::of(step, facts, readings).unlisted();
    match step {
        picture @ Step::Call(Method::GetPicCode) => of(picture),
        refresh if refresh.is_refresh() => {
            let mut all = of(refresh.of_form(facts));
            let own = of(refresh).into_iter().filter(|own| !all.contains(own)).collect::<Vec<_>>();
            all.extend(own);
            all
        }
        step => of(step),
    }
}

impl Needs {
    /// What this call, or a refresh beside a field of its form, asks for beyond the document.
    fn unlisted(&self) -> Vec<Unlisted> {
        let mut found = Found::default();
        if self.step.is_refresh() {
            let sms = Method::GetOnlineMessageCode;
            let may_take_the_pin = self.step == Step::Call(sms) && self.method.known() == Some(sms);
            let asked = self.refreshed_keys().filter(|key| !(may_take_the_pin && *key == Key::CardPassword));
            found.add(&self.method, asked);
            return found.0;
        }
        let Some(form) = &self.form else { return found.0 };
        found.add(&self.method, form.asks().into_iter().chain(form.hidden.iter().map(|hidden| hidden.key.clone())));
        for refresh in form.fields.iter().filter_map(|field| self.other_refresh(field, form)) {
            found.add(&refresh.method, keys(refresh, &form.method));
        }
        found.0
    }

    /// The refresh beside a field, unless it is the SMS that is a step of its own.
    fn other_refresh<'f>(&self, field: &Field, form: &'f Form) -> Option<&'f Refresh> {
        let refresh = form.fields.iter().find(|own| *own == field)?.refresh.as_ref()?;
        (field.is_captcha() || self.sms().is_none()).then_some(refresh)
    }
}

fn keys<'a>(refresh: &'a Refresh, of: &'a MethodName) -> impl Iterator<Item = Key> + 'a {
    refresh.params.iter().map(|param| Key::from_wire(of, &param.key))
}

#[derive(Default)]
struct Found(Vec<Unlisted>);

impl Found {
    fn add(&mut self, method: &MethodName, keys: impl Iterator<Item = Key>) {
        for key in keys.map(meant) {
            let guarded = match key {
                Key::Other(_) => false,
                ref known => {
                    matches!(known.sensitivity(), Sensitivity::Secret | Sensitivity::Card | Sensitivity::Personal)
                }
            };
            let unlisted = Unlisted { method: method.short().to_owned(), key };
            if guarded && !lists(method, &unlisted.key) && !self.0.contains(&unlisted) {
                self.0.push(unlisted);
            }
        }
    }
}

fn lists(method: &MethodName, key: &Key) -> bool {
    method.known().is_some_and(|method| method.spec().params.iter().any(|param| param.key == key))
}

/// The key of the document that a form's own key is answered as: `Bank-Card` has the variable of `bank_card`.
fn meant(key: Key) -> Key {
    match &key {
        Key::Other(_) => {
            let variable = key.variable();
            KEYS.iter().find(|row| row.key.variable() == variable).map_or(key, |row| row.key.clone())
        }
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn of(step: Step, form: Value) -> Vec<(String, Key)> {
        let name = form["method"].as_str().unwrap().to_owned();
        let facts = Facts { forms: [(name, form)].into(), ..Facts::default() };
        unlisted(step, &facts, &Readings::default())
            .into_iter()
            .map(|unlisted| (unlisted.method, unlisted.key))
            .collect()
    }

    fn asked(method: Method, key: &str) -> Vec<Key> {
        let form = json!({"method": method.name(), "param": [{"type": 1, "key": key}]});
        of(Step::Call(method), form).into_iter().map(|(_, key)| key).collect()
    }

    #[test]
    fn a_secret_is_beyond_every_method_whose_table_does_not_list_it() {
        for row in METHODS.iter().filter(|row| !matches!(row.method, Method::GetPicCode | Method::GetOnlineMessageCode))
        {
            let own = |key: &Key| row.params.iter().any(|param| param.key == key);
            for key in [Key::Password, Key::CardPassword, Key::LastThree] {
                // On the wire of the bank's form `password` is the PIN.
                if own(&key) || row.method == Method::OnlineAuthentication {
                    continue;
                }
                assert_eq!(asked(row.method, key.name()), [key], "{}", row.name);
            }
        }
        assert_eq!(asked(Method::Login, "password"), []);
        assert_eq!(asked(Method::OnlineAuthentication, "password"), []);
    }

    #[test]
    fn a_pin_never_fills_in_a_login_form_however_it_is_written() {
        for name in ["card_password", "Card-Password", "CARD_PASSWORD"] {
            assert_eq!(asked(Method::Login, name), [Key::CardPassword], "{name}");
        }
        assert_eq!(asked(Method::Login, "last three"), [Key::LastThree]);
    }

    #[test]
    fn card_and_personal_values_are_beyond_and_one_time_and_unknown_ones_are_not() {
        assert_eq!(asked(Method::GetQuestion, "id_card"), [Key::IdCard]);
        assert_eq!(asked(Method::ViewReport, "Bank_Card"), [Key::BankCard]);
        assert_eq!(asked(Method::SubmitQuestion, "pic_code"), []);
        assert_eq!(asked(Method::Login, "city"), []);
        assert_eq!(asked(Method::OnlineValidateCard, "bank_card"), []);
    }

    #[test]
    fn hidden_fields_are_judged_as_the_others_are() {
        let form = json!({"method": "getQuestion", "param": [], "hidden": [{"key": "token", "value": "a"},
            {"key": "real_name"}, {"key": "password", "value": "x"}]});
        let judged = of(Step::Call(Method::GetQuestion), form);
        assert_eq!(judged, [("getQuestion".into(), Key::RealName), ("getQuestion".into(), Key::Password)]);
    }

    #[test]
    fn the_banks_sms_takes_the_pin_where_the_form_names_it_and_no_other_secret() {
        let form = |param: Value| {
            json!({"method": "onlineAuthentication", "param": [{"type": 7, "key": "message_code",
                "refreshMethod": "getOnlineMessageCode", "refreshParam": param}]})
        };
        let sms = Step::Call(Method::GetOnlineMessageCode);
        assert_eq!(of(sms, form(json!([{"key": "password", "value": ""}, {"key": "cellphone"}]))), []);
        let three = of(sms, form(json!([{"key": "last_three"}])));
        assert_eq!(three, [("getOnlineMessageCode".into(), Key::LastThree)]);
    }

    #[test]
    fn a_refresh_gets_only_what_its_own_methods_table_lists() {
        let form = |key: &str| {
            json!({"method": "submitApplyMessageCode", "param": [{"type": 7, "key": "message_code",
                "refreshMethod": "sendIt", "refreshParam": [{"key": key}]}]})
        };
        assert_eq!(of(Step::ApplySms, form("password")), [("sendIt".into(), Key::CardPassword)]);
        assert_eq!(of(Step::ApplySms, form("cellphone")), [("sendIt".into(), Key::Cellphone)]);
        let login = json!({"method": "login", "param": [{"type": 6, "key": "pic_code", "refreshMethod": "getPicCode",
            "refreshParam": [{"key": "type", "value": 2}, {"key": "password"}]}]});
        assert_eq!(of(Step::Call(Method::Login), login), [("getPicCode".into(), Key::Password)]);
    }

    #[test]
    fn the_form_that_takes_an_sms_code_is_judged_before_the_sms_is_sent() {
        let form = json!({"method": "submitApplyMessageCode", "param": [{"type": 7, "key": "message_code"},
            {"type": 2, "key": "id_card"}]});
        assert_eq!(of(Step::ApplySms, form), [("submitApplyMessageCode".into(), Key::IdCard)]);
    }

    #[test]
    fn the_documents_own_forms_ask_for_nothing_beyond_it() {
        assert!(takers(&Key::Password).eq(["login"]));
        assert!(takers(&Key::LastThree).eq(["onlineAuthentication"]));
    }
}

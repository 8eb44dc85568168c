//! Test support: drives one applicant through the world by JSON requests only, with codes from the inbox.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::{Row, World, rows};
use crate::protocol::PREFIX;

/// The start time of every test.
pub(super) fn noon() -> Timestamp {
    "2026-03-01T04:00:00Z".parse().unwrap()
}

/// Looks a row up by login name.
pub(super) fn row(login_name: &str) -> Row {
    rows().into_iter().find(|row| row.answers["login_name"] == login_name).unwrap()
}

/// The end of a journey.
#[derive(Debug)]
pub(super) struct End {
    pub method: String,
    pub code: i64,
    pub data: Value,
}

/// An applicant with answers and a user_id.
pub(super) struct Applicant<'a> {
    pub world: &'a mut World,
    pub user_id: String,
    pub answers: Value,
}

impl<'a> Applicant<'a> {
    pub fn new(world: &'a mut World, user_id: &str, login_name: &str) -> Self {
        Self { world, user_id: user_id.to_owned(), answers: row(login_name).answers }
    }

    /// Makes a call with parameters besides the merchant's fields.
    pub fn call(&mut self, method: &str, params: Value) -> End {
        let reply = self.world.answer(&request(&self.user_id, method, params), noon());
        End { method: method.to_owned(), code: reply["code"].as_i64().unwrap(), data: reply["data"].clone() }
    }

    pub fn wait(&mut self, seconds: i64) {
        self.world.advance(SignedDuration::from_secs(seconds));
    }

    /// The answer to `key` at `method`, from the answers or else from the inbox.
    pub fn answer(&self, method: &str, key: &str) -> String {
        let given = self.answers[method].get(key).or_else(|| self.answers.get(key));
        if let Some(text) = given.and_then(Value::as_str) {
            return text.to_owned();
        }
        let inbox = self.world.inbox(&self.user_id, noon());
        let sms = inbox.sms.iter().find(|sms| sms.method == method).map(|sms| sms.code.clone());
        if key == "pic_code" { inbox.captcha } else { sms }.unwrap_or_default()
    }

    /// The parameters `keys` (name on the wire and name in the answers) with their answers.
    fn params(&self, method: &str, keys: &[&str]) -> Value {
        let wire = |key: &str| if key == "card_password" { "password".to_owned() } else { key.to_owned() };
        keys.iter().map(|key| (wire(key), self.answer(method, key).into())).collect::<Map<_, _>>().into()
    }

    fn has(&self, key: &str) -> bool {
        self.answers.get(key).is_some()
    }

    pub fn login(&mut self) -> End {
        assert_eq!(self.call("getPicCode", json!({"type": 2})).code, 200);
        let params = self.params("login", &["login_name", "password", "pic_code"]);
        self.call("login", params)
    }

    pub fn check_card(&mut self) -> End {
        let card = self.answer("onlineValidateCard", "bank_card");
        self.call("onlineValidateCard", json!({"bank_card": card, "type": 1}))
    }

    pub fn bank_sms(&mut self) -> End {
        let cellphone = self.answer("getOnlineMessageCode", "cellphone");
        self.call("getOnlineMessageCode", json!({"cellphone": cellphone}))
    }

    /// The parameters of onlineAuthentication, as in the document.
    pub fn authentication(&self) -> Value {
        let method = "onlineAuthentication";
        let mut keys = vec!["cellphone", "real_name", "id_card", "bank_card", "message_code"];
        let debit = self.has("card_password");
        keys.extend_from_slice(if debit { &["card_password"] } else { &["year", "month", "last_three"] });
        let mut params = self.params(method, &keys);
        params["card_type"] = if debit { "1" } else { "2" }.into();
        params["type"] = 1.into();
        params
    }

    pub fn authenticate(&mut self) -> End {
        let params = self.authentication();
        self.call("onlineAuthentication", params)
    }

    /// Submits the code from the form of onlineAuthentication.
    pub fn hand_in(&mut self, authenticated: &End) -> End {
        assert_eq!(self.call("getPicCode", json!({"type": 2})).code, 200);
        let mut params = self.params("submitOnlineAuth", &["pic_code"]);
        let prefilled = authenticated.data["next"]["param"][0]["value"].clone();
        params["unionpay_code"] = self.answers.get("unionpay_code").cloned().unwrap_or(prefilled);
        self.call("submitOnlineAuth", params)
    }

    pub fn apply(&mut self) -> End {
        let sms = self.call("getOnlineMessageCode", json!({}));
        if sms.code != 200 {
            return sms;
        }
        let params = self.params("submitApplyMessageCode", &["message_code"]);
        self.call("submitApplyMessageCode", params)
    }

    pub fn unionpay(&mut self) -> End {
        let mut end = self.check_card();
        for step in [Self::bank_sms, Self::authenticate] {
            if end.code != 200 {
                return end;
            }
            end = step(self);
        }
        if end.code != 200 {
            return end;
        }
        end = self.hand_in(&end);
        if end.code == 200 { self.apply() } else { end }
    }

    pub fn questions(&mut self) -> End {
        let end = self.call("getQuestion", json!({}));
        if end.code != 200 {
            return end;
        }
        let answers = self.answer("submitQuestion", "question_answers");
        let params = answers.split(',').enumerate();
        let params: Map<_, _> = params.map(|(n, text)| (format!("kbaList[{n}].options"), text.into())).collect();
        self.call("submitQuestion", params.into())
    }

    pub fn report(&mut self) -> End {
        let end = self.call("getViewReportInfo", json!({}));
        if end.code != 200 {
            return end;
        }
        let mut params = self.params("viewReport", &["login_name", "message_code"]);
        params["version"] = "2.0".into();
        self.call("viewReport", params)
    }

    /// The whole journey, as in section 4.
    pub fn walk(&mut self) -> End {
        let login = self.login();
        if login.code != 200 {
            return login;
        }
        match (login.data["user_status"].as_i64().unwrap(), login.data["unionpay_auth"].as_i64().unwrap()) {
            (1, _) => login,
            (2 | 4, _) => self.report(),
            (_, 1) => {
                let params = self.params("getOnlineAuthedInfo", &["login_name"]);
                let info = self.call("getOnlineAuthedInfo", params);
                if info.code == 200 { self.apply() } else { info }
            }
            _ => {
                let name = self.answer("getVerifyMethod", "login_name");
                let verify = self.call("getVerifyMethod", json!({"login_name": name, "type": 1}));
                match verify.code {
                    200 if self.has("question_answers") => self.questions(),
                    200 => self.unionpay(),
                    _ => verify,
                }
            }
        }
    }
}

/// A request, as in the document.
pub(super) fn request(user_id: &str, method: &str, params: Value) -> Value {
    let mut biz_data = json!({"merchant_id": "123124", "app_name": "rong360bigapp", "app_version": "2.0.0",
        "platform": "web", "notice_url": "http://m.rong360.com/api/notice", "user_id": user_id});
    biz_data.as_object_mut().unwrap().extend(params.as_object().unwrap().clone());
    json!({"method": format!("{PREFIX}{method}"), "biz_data": biz_data})
}

/// Runs `test` with a logged-in applicant.
pub(super) fn logged_in(login_name: &str, test: impl FnOnce(&mut Applicant)) {
    let mut world = World::new(1);
    let mut applicant = Applicant::new(&mut world, "u1", login_name);
    assert_eq!(applicant.login().code, 200);
    test(&mut applicant);
}

pub(super) fn without(mut params: Value, key: &str) -> Value {
    params.as_object_mut().unwrap().shift_remove(key);
    params
}

pub(super) fn with(mut params: Value, key: &str, value: Value) -> Value {
    params[key] = value;
    params
}

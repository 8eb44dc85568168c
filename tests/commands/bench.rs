//! The program with a recording gateway and the document's own merchant.

use serde_json::{Value, json};

use super::support::cli::{Ran, Zhengxin};
use super::support::recording::RecordingGateway;

/// The merchant of the document's examples as a profile; `{gateway}` is replaced by the URL.
const PROFILE: &str = r#"
default_profile = "uat"
[profiles.uat]
gateway = "{gateway}"
merchant_id = "123124"
app_name = "rong360bigapp"
app_version = "2.0.0"
platform = "web"
notice_url = "http://m.rong360.com/api/notice"
user_id = "123124455"
retries = 0
"#;

/// The program, configured for a gateway with scripted replies.
pub struct Bench {
    pub gateway: RecordingGateway,
    pub zhengxin: Zhengxin,
}

impl Bench {
    /// The gateway accepts everything.
    pub fn new() -> Self {
        Self::before(RecordingGateway::start())
    }

    /// The gateway gives these replies.
    pub fn hearing(replies: &[&str]) -> Self {
        Self::before(RecordingGateway::saying(replies))
    }

    fn before(gateway: RecordingGateway) -> Self {
        let profile = PROFILE.replace("{gateway}", &gateway.url());
        Self { zhengxin: Zhengxin::new().config(&profile).option("--json"), gateway }
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.zhengxin = self.zhengxin.env(name, value);
        self
    }

    /// Runs a line.
    pub fn run(&self, line: &str) -> Ran {
        self.zhengxin.run(line)
    }

    /// Runs a line with this reply and asserts success.
    pub fn accept(&self, line: &str, reply: &Value) -> Value {
        self.gateway.will_say(&reply.to_string());
        self.run(line).json()
    }

    /// The last request's method and parameters. Asserts that the merchant's fields are the profile's.
    pub fn sent(&self) -> (String, Value) {
        let Value::Object(mut body) = self.gateway.last() else { panic!("no object") };
        let Some(Value::Object(mut params)) = body.remove("biz_data") else { panic!("no biz_data") };
        let Some(Value::String(method)) = body.remove("method") else { panic!("no method") };
        assert!(body.is_empty(), "{body:?}");
        for (key, value) in merchant().as_object().unwrap() {
            assert_eq!(params.remove(key).as_ref(), Some(value), "{key}");
        }
        (method, params.into())
    }

    /// Asserts that the gateway got no request.
    pub fn nothing_sent(&self) {
        assert_eq!(self.gateway.requests(), [""; 0]);
    }
}

/// The profile's merchant fields.
pub fn merchant() -> Value {
    json!({"merchant_id": "123124", "app_name": "rong360bigapp", "app_version": "2.0.0", "platform": "web",
        "notice_url": "http://m.rong360.com/api/notice", "user_id": "123124455"})
}

/// A success with this data.
pub fn ok(data: Value) -> Value {
    json!({"code": 200, "msg": "ok", "data": data})
}

/// A success with a form.
pub fn form(method: &str, fields: Value) -> Value {
    ok(json!({"next": {"method": method, "param": fields}}))
}

/// An accepted login.
pub fn logged_in() -> Value {
    ok(json!({"user_status": 0, "unionpay_auth": 0}))
}

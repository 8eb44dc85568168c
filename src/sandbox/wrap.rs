//! How the answer to a signed call is wrapped. Two readings of the open gateway's `error` are live in the field
//! (gateway-envelopes.md), so the sandbox can send either.

use serde_json::{Map, Value, json};

use crate::protocol::{Method, MethodName, signed};

/// Where a wrapped answer says the method's code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrap {
    /// In the reply that is wrapped; the `error` around it is always 200.
    #[default]
    Inner,
    /// In the `error` around; what is wrapped is the data alone.
    Outer,
}

impl Wrap {
    /// The world's answer to a call of `method` as it leaves. `number` tells the calls apart.
    pub(super) fn wrapped(self, method: &MethodName, answer: Value, number: u64) -> Value {
        let (error, msg, inner) = match (self, answer) {
            (Self::Outer, Value::Object(answer)) => outer(answer),
            (_, answer) => (json!(200), json!("success"), inner(method, answer)),
        };
        let mut reply = Map::new();
        reply.insert("error".to_owned(), error);
        reply.insert("msg".to_owned(), msg);
        reply.insert("request_id".to_owned(), json!(format!("sandbox-{number}")));
        reply.insert(signed::response_name(method), inner);
        Value::Object(reply)
    }
}

/// The open gateway hands a report out bare: its fields stand where a reply would.
fn inner(method: &MethodName, mut answer: Value) -> Value {
    let succeeded = answer.get("code") == Some(&json!(200));
    match answer.get_mut("data") {
        Some(report) if succeeded && method.known() == Some(Method::ViewReport) => report.take(),
        _ => answer,
    }
}

/// Code and words of an answer, and its data with what else stood beside it: that has no other place in this reading.
fn outer(mut answer: Map<String, Value>) -> (Value, Value, Value) {
    let mut take = |name: &str| {
        let sent = answer.keys().find(|sent| sent.trim() == name).cloned();
        sent.and_then(|sent| answer.shift_remove(&sent)).unwrap_or_default()
    };
    let (error, msg, mut data) = (take("code"), take("msg"), take("data"));
    match &mut data {
        Value::Object(members) => members.extend(answer),
        empty if answer.is_empty() || !matches!(empty, Value::Null) => {}
        empty => *empty = Value::Object(answer),
    }
    (error, msg, data)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGIN: &str = "crawler_api_zx_login_response";

    fn wrapped(wrap: Wrap, answer: Value) -> Value {
        wrap.wrapped(&Method::Login.into(), answer, 7)
    }

    #[test]
    fn by_the_inner_reading_the_whole_reply_is_wrapped() {
        for answer in [json!({"code": 200, "msg": "ok", "data": {"a": 1}}), json!({"code": 208101, "msg": "x"})] {
            let reply = json!({"error": 200, "msg": "success", "request_id": "sandbox-7", LOGIN: answer});
            assert_eq!(wrapped(Wrap::Inner, answer), reply);
        }
    }

    #[test]
    fn by_the_outer_reading_the_error_is_the_code_and_the_data_alone_is_wrapped() {
        let reply = wrapped(Wrap::Outer, json!({"code": 208101, "msg": "x", "data": {"next": {}}}));
        assert_eq!(reply, json!({"error": 208101, "msg": "x", "request_id": "sandbox-7", LOGIN: {"next": {}}}));
        let beside = wrapped(Wrap::Outer, json!({" code": "0", "msg": "ok", "data": {"a": 1}, "next": {"b": 2}}));
        assert_eq!((&beside["error"], &beside[LOGIN]), (&json!("0"), &json!({"a": 1, "next": {"b": 2}})));
        let dataless = wrapped(Wrap::Outer, json!({"code": 200, "msg": "ok", "next": {"b": 2}}));
        assert_eq!(dataless[LOGIN], json!({"next": {"b": 2}}));
        assert_eq!(wrapped(Wrap::Outer, json!({"code": 200, "data": "aGVsbG8="}))[LOGIN], "aGVsbG8=");
    }
}

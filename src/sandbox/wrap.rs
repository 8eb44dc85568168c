//! How the answer to a signed call is wrapped. Two readings of the open gateway's `error` are in use
//! (gateway-envelopes.md), and the sandbox can send either.

use serde_json::{Map, Value, json};

use crate::protocol::{Method, MethodName, signed};

/// Where a wrapped answer has the method's code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrap {
    /// In the wrapped reply; the `error` around it is always 200.
    #[default]
    Inner,
    /// In the `error` around it; only the data is wrapped.
    Outer,
}

impl Wrap {
    /// The world's answer to a call of `method` in the form in which it is sent. `number` identifies the call.
    pub(super) fn wrapped(self, method: &MethodName, answer: Value, number: u64) -> Value {
        let (error, msg, inner) = match (self, answer) {
            (Self::Outer, Value::Object(answer)) if !is_bare_text(method, &answer) => outer(answer),
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

/// The open gateway sends a report bare: its fields take the place of a reply.
fn inner(method: &MethodName, mut answer: Value) -> Value {
    let succeeded = answer.get("code") == Some(&json!(200));
    match answer.get_mut("data") {
        Some(report) if succeeded && method.known() == Some(Method::ViewReport) => report.take(),
        _ => answer,
    }
}

/// True if the data is a bare text. This reading has no place for it, because it could not be told from a web page.
/// Only a picture is such a text.
fn is_bare_text(method: &MethodName, answer: &Map<String, Value>) -> bool {
    let data = answer.iter().find(|(name, _)| name.trim() == "data").and_then(|(_, data)| data.as_str());
    method.known() != Some(Method::GetPicCode) && data.is_some_and(|text| !text.is_empty() && !text.starts_with('{'))
}

/// The code and words of an answer, and its data together with all other members, which have no other place in this
/// reading.
fn outer(mut answer: Map<String, Value>) -> (Value, Value, Value) {
    let mut take = |name: &str| {
        let sent = answer.keys().find(|sent| sent.trim() == name).cloned();
        sent.and_then(|sent| answer.shift_remove(&sent)).unwrap_or_default()
    };
    let (error, msg, data) = (take("code"), take("msg"), take("data"));
    let is_picture = data.as_str().is_some_and(|text| !text.is_empty() && !text.starts_with('{'));
    if answer.is_empty() || is_picture {
        return (error, msg, data);
    }
    let object = data.as_str().and_then(|text| serde_json::from_str(text).ok());
    let (mut members, is_text) = match (data, object) {
        (Value::Object(members), _) => (members, false),
        (_, Some(members)) => (members, true),
        _ => (Map::new(), false),
    };
    members.extend(answer);
    let data = Value::Object(members);
    (error, msg, if is_text { data.to_string().into() } else { data })
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
        let text = wrapped(Wrap::Outer, json!({"code": 200, "data": "{\"a\":1}", "next": {"b": 2}}));
        assert_eq!(text[LOGIN], r#"{"a":1,"next":{"b":2}}"#);
    }

    #[test]
    fn a_bare_text_goes_out_with_its_code_unless_it_is_a_picture() {
        let answer = json!({"code": 200, "msg": "ok", "data": "uikie9"});
        let authentication = Wrap::Outer.wrapped(&Method::OnlineAuthentication.into(), answer.clone(), 7);
        assert_eq!(authentication["crawler_api_zx_onlineAuthentication_response"], answer);
        let picture =
            Wrap::Outer.wrapped(&Method::GetPicCode.into(), json!({"code": 0, "data": "aGVsbG8=", "a": 1}), 7);
        assert_eq!(
            (&picture["error"], &picture["crawler_api_zx_getPicCode_response"]),
            (&json!(0), &json!("aGVsbG8="))
        );
    }
}

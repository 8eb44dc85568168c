//! Recognises accepted calls by their data, for wrapped replies without a `code`.

use serde_json::Value;

use crate::protocol::{Method, MethodName};

/// True if a wrapped reply without a `code` is the data of a success: it contains what the method returns.
/// For a method with empty data, only a `code` can tell.
pub(super) fn is_one(method: &MethodName, inner: &Value) -> bool {
    match (members_of(method), inner) {
        (_, Value::Null) => false,
        (_, Value::String(text)) => is_bare(method, text),
        (Holds::Anything, Value::Object(members)) => !members.is_empty(),
        (Holds::OneOf(names), Value::Object(members)) => {
            members.iter().any(|(name, value)| names.contains(&name.trim()) && says_something(value))
        }
        (Holds::Nothing, Value::Object(_)) => false,
        // PHP writes an empty object as an empty list. Any other list is reported later as data of the wrong type.
        (_, Value::Array(list)) => !list.is_empty(),
        (_, Value::Bool(_) | Value::Number(_)) => true,
    }
}

/// True if this may be the answer to a call of `method` that the envelope's own `error` has accepted, although it has
/// no code of its own. That is so for methods whose data is documented as empty (§1.2.2). It may contain a form for
/// the next step, or undocumented members. But a `msg` without a code is half a reply, whose meaning is unknown.
pub(super) fn may_be_empty(method: &MethodName, inner: &Value) -> bool {
    let is_msg = |name: &str| name.trim() == "msg";
    matches!(members_of(method), Holds::Nothing)
        && match inner {
            Value::Object(members) => members.iter().all(|(name, value)| !is_msg(name) || !says_something(value)),
            other => !says_something(other),
        }
}

/// True if a string is an answer as it is: a picture in base64.
pub(super) fn is_bare(method: &MethodName, text: &str) -> bool {
    let base64 = |c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "+/=,;:-_".contains(c);
    method.known() == Some(Method::GetPicCode) && !text.trim().is_empty() && text.chars().all(base64)
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// The expected data of a success.
enum Holds {
    /// Unspecified members: a report, a form, the answer of an undocumented method.
    Anything,
    /// Nothing, by the document.
    Nothing,
    /// One of these.
    OneOf(&'static [&'static str]),
}

fn members_of(method: &MethodName) -> Holds {
    let Some(method) = method.known() else { return Holds::Anything };
    match method {
        Method::GetPicCode
        | Method::GetLoginInfo
        | Method::GetVerifyMethod
        | Method::GetQuestion
        | Method::GetOnlineAuthedInfo
        | Method::GetViewReportInfo
        | Method::ViewReport => Holds::Anything,
        Method::Login => Holds::OneOf(&["user_status", "unionpay_auth"]),
        Method::OnlineValidateCard => Holds::OneOf(&["cardtype", "next"]),
        Method::OnlineAuthentication => Holds::OneOf(&["next", "unionpay_code"]),
        Method::SubmitOnlineAuth => Holds::OneOf(&["next"]),
        Method::SubmitQuestion | Method::GetOnlineMessageCode | Method::SubmitApplyMessageCode => Holds::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::METHODS;

    #[test]
    fn nothing_answers_no_method() {
        for row in &METHODS {
            for inner in [json!({}), json!([]), json!(""), json!(" "), Value::Null] {
                assert!(!is_one(&row.method.into(), &inner), "{} {inner}", row.name);
            }
        }
    }

    #[test]
    fn what_acts_is_accepted_by_the_members_that_it_answers_with() {
        for (method, inner) in [
            (Method::Login, json!({"user_status": 2})),
            (Method::OnlineValidateCard, json!({"cardtype": 1})),
            (Method::OnlineAuthentication, json!({" next ": {"method": "submitOnlineAuth"}})),
            (Method::SubmitOnlineAuth, json!({"next": {"method": "submitApplyMessageCode"}})),
        ] {
            assert!(is_one(&method.into(), &inner), "{inner}");
            assert!(!is_one(&method.into(), &json!({"msg": "internal", "user_status": "", "next": {}})), "{method:?}");
        }
        for method in [Method::SubmitQuestion, Method::GetOnlineMessageCode, Method::SubmitApplyMessageCode] {
            assert!(!is_one(&method.into(), &json!({"next": {}, "status": "ok"})), "only a code says so");
        }
    }

    #[test]
    fn a_picture_comes_bare_and_nothing_else_does() {
        assert!(is_bare(&Method::GetPicCode.into(), "data:image/png;base64,aGVs+bG8/\n="));
        assert!(!is_bare(&Method::GetPicCode.into(), "系统繁忙") && !is_bare(&Method::GetPicCode.into(), "<html>"));
        assert!(!is_bare(&Method::Login.into(), "aGVsbG8="));
    }
}

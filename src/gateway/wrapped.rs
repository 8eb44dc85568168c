//! Replies in the envelope of the platform's open gateway, and those that come without it.

use serde_json::{Map, Value, json};

use super::{CallError, GatewayRefusal};
use crate::protocol::{MethodName, Reply, ReplyError, signed};

/// What the open gateway's `error` says when it passed the call on.
const PASSED_ON: i64 = 200;

/// What a wrapped reply lacks that has no member of the method's.
const THE_ANSWER: &str = "the method's answer";

/// Reads a body. Wrapped is what holds the method's own member, `crawler_api_zx_..._response`; anything else with a `code`
/// is taken as it is. Of both kinds, an `error` other than 200 is a refusal by the gateway itself.
///
/// The gateway's `request_id`, and whatever else stands beside the wrapped reply, follows as a further member of the
/// reply: it is what the platform's support asks for, and no member of the document has that name.
pub(super) fn read(method: &MethodName, body: &[u8], signed: bool) -> Result<Reply, CallError> {
    let json = Reply::json(body)?;
    let Value::Object(mut outer) = json else { return Err(ReplyError::NotAnObject.into()) };
    let wrapped = name_of(&outer, &signed::response_name(method));
    if wrapped.is_none() && name_of(&outer, "code").is_some() {
        return Ok(Reply::from_json(method, Value::Object(outer))?);
    }
    let error = name_of(&outer, "error").and_then(|name| outer.shift_remove(&name)).unwrap_or_default();
    if !error.is_null() && !is(&error, PASSED_ON) {
        return Err(CallError::Refused(GatewayRefusal::read(&error, &outer, signed)));
    }
    let Some(inner) = wrapped.and_then(|name| outer.shift_remove(&name)) else {
        // No reply of any kind; or passed on, and nothing came of it.
        let lacks = if error.is_null() { ReplyError::NoCode } else { ReplyError::Lacks(THE_ANSWER) };
        return Err(lacks.into());
    };
    Ok(Reply::from_json(method, whole(inner, outer))?)
}

/// The reply of protocol.md with what stood around it. Without a `code` the inner part is the data of a success.
fn whole(inner: Value, mut outer: Map<String, Value>) -> Value {
    let inner = match inner {
        Value::String(text) => match Reply::json(text.as_bytes()) {
            Ok(object @ Value::Object(_)) => object,
            _ => Value::String(text),
        },
        other => other,
    };
    let msg = name_of(&outer, "msg").and_then(|name| outer.shift_remove(&name)).unwrap_or_default();
    let mut reply = match inner {
        Value::Object(members) if name_of(&members, "code").is_some() => members,
        data => {
            Map::from_iter([("code".to_owned(), json!(PASSED_ON)), ("msg".to_owned(), msg), ("data".to_owned(), data)])
        }
    };
    for (name, value) in outer {
        // `data` and `next` have a meaning in a reply, which nothing around it may take.
        if !matches!(name.trim(), "data" | "next") && name_of(&reply, name.trim()).is_none() {
            reply.insert(name, value);
        }
    }
    Value::Object(reply)
}

/// The name, blanks and all, under which a member stands.
fn name_of(object: &Map<String, Value>, name: &str) -> Option<String> {
    object.keys().find(|known| known.trim() == name).cloned()
}

fn is(value: &Value, number: i64) -> bool {
    match value {
        Value::String(text) => text.trim().parse() == Ok(number),
        other => other.as_i64() == Some(number),
    }
}

#[cfg(test)]
#[path = "wrapped_tests.rs"]
mod tests;

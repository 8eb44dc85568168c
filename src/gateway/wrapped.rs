//! Unwraps replies in the envelope of the platform's open gateway, and accepts replies without it.

use serde_json::{Map, Value, json};

use super::{CallError, GatewayRefusal, Hide, answer};
use crate::protocol::{Lacking, MethodName, Outcome, Reply, ReplyError, signed};

/// The open gateway's `error` for a call that it passed on.
const PASSED_ON: i64 = 200;

/// The error for a wrapped reply without the method's member.
const THE_ANSWER: Lacking = Lacking::Answer;

/// Parses a body. A wrapped reply has the method's own member, `crawler_api_zx_..._response`. Any other body
/// with a `code` is taken as a plain reply. In both, an `error` other than 200 is a refusal by the gateway's
/// envelope.
///
/// The gateway's `request_id` and all other members around a wrapped reply are added to the reply: the
/// platform's support asks for them, and no member of the document has such a name.
pub(super) fn read(method: &MethodName, body: &[u8], signed: bool, hide: Hide) -> Result<Reply, CallError> {
    let json = Reply::json(body)?;
    let Value::Object(mut outer) = json else { return Err(ReplyError::NotAnObject.into()) };
    let refused = |object: &Map<String, Value>| refusal(object, signed, hide);
    let wrapped = name_of(&outer, &signed::response_name(method));
    if wrapped.is_none() && name_of(&outer, "code").is_some() {
        // For plain calls, `error` is an unknown member like any other.
        let refusal = refused(&outer).filter(|_| signed);
        return bare(method, outer, refusal);
    }
    if let Some(refusal) = refused(&outer) {
        return Err(CallError::Refused(refusal));
    }
    let passed_on = take(&mut outer, "error").is_some_and(|error| !error.is_null());
    let Some(inner) = wrapped.and_then(|name| outer.shift_remove(&name)) else {
        // There is no reply, or the call was passed on without an answer.
        return Err(if passed_on { ReplyError::Lacks(THE_ANSWER) } else { ReplyError::NoCode }.into());
    };
    let inner = opened(method, inner)?;
    let has_code = inner.as_object().is_some_and(|members| name_of(members, "code").is_some());
    if let Some(refusal) = inner.as_object().filter(|_| !has_code).and_then(refused) {
        return Err(CallError::Refused(refusal));
    }
    if !has_code && !says_no(&outer) && !answer::is_one(method, &inner) {
        return Err(ReplyError::Lacks(THE_ANSWER).into());
    }
    Ok(Reply::from_json(method, whole(inner, outer))?)
}

/// True if a code around the method's answer is not a success, so that the answer may be missing.
fn says_no(outer: &Map<String, Value>) -> bool {
    let code = name_of(outer, "code").and_then(|name| outer.get(&name));
    code.is_some_and(|code| !code.is_null() && !is(code, PASSED_ON) && !is(code, 0))
}

/// Parses a reply that is not wrapped. A refusal of the envelope takes precedence over a success and over an
/// unreadable reply. A code of the protocol takes precedence over the refusal, because it says more.
fn bare(method: &MethodName, outer: Map<String, Value>, refusal: Option<GatewayRefusal>) -> Result<Reply, CallError> {
    let reply = Reply::from_json(method, Value::Object(outer));
    match (refusal, reply) {
        (Some(_), Ok(reply)) if !matches!(reply.outcome(), Outcome::Success) => Ok(reply),
        (Some(refusal), _) => Err(CallError::Refused(refusal)),
        (None, reply) => Ok(reply?),
    }
}

/// The refusal of the gateway's envelope, if there is one.
fn refusal(object: &Map<String, Value>, signed: bool, hide: Hide) -> Option<GatewayRefusal> {
    let error = name_of(object, "error").and_then(|name| object.get(&name))?;
    let against = !error.is_null() && !is(error, PASSED_ON);
    against.then(|| GatewayRefusal::read(error, object, signed, hide))
}

/// The inner part, with a string that contains an object replaced by that object. Any other string is an
/// error, because it may be a proxy's page or half a reply. Only a picture comes as a bare string
/// (protocol.md, section 2).
fn opened(method: &MethodName, inner: Value) -> Result<Value, ReplyError> {
    let Value::String(text) = inner else { return Ok(inner) };
    if text.trim().is_empty() || answer::is_bare(method, &text) {
        return Ok(Value::String(text));
    }
    match Reply::json(text.as_bytes())? {
        object @ Value::Object(_) => Ok(object),
        _ => Err(ReplyError::NotAnObject),
    }
}

/// The reply of protocol.md together with the members around it. An inner part without a `code` is the data
/// of a success, or of the `code` around it.
fn whole(inner: Value, mut outer: Map<String, Value>) -> Value {
    let mut reply = match inner {
        Value::Object(members) if name_of(&members, "code").is_some() => members,
        data => {
            let code = take(&mut outer, "code").unwrap_or(json!(PASSED_ON));
            let msg = take(&mut outer, "msg").unwrap_or_default();
            Map::from_iter([("code".to_owned(), code), ("msg".to_owned(), msg), ("data".to_owned(), data)])
        }
    };
    for (name, value) in outer {
        // `data`, `next` and `msg` have a meaning in a reply, which members around it must not override.
        if !matches!(name.trim(), "msg" | "data" | "next") && name_of(&reply, name.trim()).is_none() {
            reply.insert(name, value);
        }
    }
    Value::Object(reply)
}

/// Removes a member by its trimmed name.
fn take(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    name_of(object, name).and_then(|name| object.shift_remove(&name))
}

/// The untrimmed name of a member.
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

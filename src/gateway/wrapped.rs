//! Unwraps replies in the envelope of the platform's open gateway, and accepts replies without it.

use serde_json::{Map, Value, json};

use super::{CallError, GatewayRefusal, Hide, answer};
use crate::protocol::{Lacking, MethodName, Outcome, Reply, ReplyError, signed};

/// What the open gateway's `error` says when it passed the call on.
const PASSED_ON: i64 = 200;

/// What a wrapped reply lacks that has no member of the method's.
const THE_ANSWER: Lacking = Lacking::Answer;

/// Reads a body. Wrapped is what holds the method's own member, `crawler_api_zx_..._response`; anything else with a `code`
/// is taken as it is. Of both kinds, an `error` other than 200 is a refusal by the gateway itself.
///
/// The gateway's `request_id`, and whatever else stands beside the wrapped reply, follows as a further member of the
/// reply: it is what the platform's support asks for, and no member of the document has that name.
pub(super) fn read(method: &MethodName, body: &[u8], signed: bool, hide: Hide) -> Result<Reply, CallError> {
    let json = Reply::json(body)?;
    let Value::Object(mut outer) = json else { return Err(ReplyError::NotAnObject.into()) };
    let refused = |object: &Map<String, Value>| refusal(object, signed, hide);
    let wrapped = name_of(&outer, &signed::response_name(method));
    if wrapped.is_none() && name_of(&outer, "code").is_some() {
        // Where calls go out plain, `error` is a member that nobody knows, as any other.
        let refusal = refused(&outer).filter(|_| signed);
        return bare(method, outer, refusal);
    }
    if let Some(refusal) = refused(&outer) {
        return Err(CallError::Refused(refusal));
    }
    let passed_on = take(&mut outer, "error").is_some_and(|error| !error.is_null());
    let Some(inner) = wrapped.and_then(|name| outer.shift_remove(&name)) else {
        // No reply of any kind; or passed on, and nothing came of it.
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

/// True if a code around the method's answer is no success: then the answer may be missing.
fn says_no(outer: &Map<String, Value>) -> bool {
    let code = name_of(outer, "code").and_then(|name| outer.get(&name));
    code.is_some_and(|code| !code.is_null() && !is(code, PASSED_ON) && !is(code, 0))
}

/// A reply that is not wrapped. The gateway's own refusal counts against a success, and against what cannot be read; a code
/// of the protocol's says more than it does.
fn bare(method: &MethodName, outer: Map<String, Value>, refusal: Option<GatewayRefusal>) -> Result<Reply, CallError> {
    let reply = Reply::from_json(method, Value::Object(outer));
    match (refusal, reply) {
        (Some(_), Ok(reply)) if !matches!(reply.outcome(), Outcome::Success) => Ok(reply),
        (Some(refusal), _) => Err(CallError::Refused(refusal)),
        (None, reply) => Ok(reply?),
    }
}

/// What the gateway itself says against the call.
fn refusal(object: &Map<String, Value>, signed: bool, hide: Hide) -> Option<GatewayRefusal> {
    let error = name_of(object, "error").and_then(|name| object.get(&name))?;
    let against = !error.is_null() && !is(error, PASSED_ON);
    against.then(|| GatewayRefusal::read(error, object, signed, hide))
}

/// The inner part with a string that holds an object as that object. A string that holds none is not understood: it may be
/// a page of a proxy, or half a reply. Only a picture comes bare (protocol.md, section 2).
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

/// The reply of protocol.md with what stood around it. Where the inner part has no `code` it is the data of a success, or
/// of what a `code` around it says.
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
        // `data` and `next` have a meaning in a reply, as `msg` has, which nothing around it may take.
        if !matches!(name.trim(), "msg" | "data" | "next") && name_of(&reply, name.trim()).is_none() {
            reply.insert(name, value);
        }
    }
    Value::Object(reply)
}

/// Takes a member out, by trimmed name.
fn take(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    name_of(object, name).and_then(|name| object.shift_remove(&name))
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

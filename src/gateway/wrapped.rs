//! Unwraps replies in the envelope of the platform's open gateway, and accepts replies without it.

use serde_json::{Map, Value, json};

use super::{CallError, GatewayRefusal, Hide, answer};
use crate::protocol::{Lacking, Limits, Mended, MethodName, Outcome, Reply, ReplyError, codes, integer, signed};

/// The code around a successful answer.
const PASSED_ON: i64 = codes::SUCCESS;

/// The error for a wrapped reply without the method's member.
const THE_ANSWER: Lacking = Lacking::Answer;

/// How the name of a wrapped answer ends.
const RESPONSE: &str = "_response";

/// Parses a body. A wrapped reply has the method's own member, `crawler_api_zx_..._response`. Any other body
/// with a `code` is taken as a plain reply. In both, an `error` other than 200 is a refusal by the gateway's
/// envelope.
///
/// The gateway's `request_id` and all other members around a wrapped reply are added to the reply: the
/// platform's support asks for them, and no member of the document has such a name.
pub(super) fn read(method: &MethodName, body: &[u8], signed: bool, hide: Hide) -> Result<Reply, CallError> {
    let mut mended = Mended::default();
    Ok(unwrapped(method, body, signed, hide, &mut mended)?.also(mended))
}

fn unwrapped(
    method: &MethodName,
    body: &[u8],
    signed: bool,
    hide: Hide,
    mended: &mut Mended,
) -> Result<Reply, CallError> {
    let json = Reply::json(body, Limits::of(method), mended)?;
    let Value::Object(mut outer) = json else { return Err(ReplyError::NotAnObject.into()) };
    let wrapped = response_of(&outer, method);
    if wrapped.is_none() && has_code(&outer) {
        // In plain calls, `error` is an ordinary unknown member.
        let said = if signed { Said::by(&outer, signed, hide) } else { Said::Nothing };
        return bare(method, outer, said);
    }
    let said = Said::by(&outer, signed, hide);
    let error = take(&mut outer, "error");
    let inner = wrapped.and_then(|name| outer.shift_remove(&name));
    let reply = match said {
        Said::Refusal(refusal) => return Err(CallError::Refused(refusal)),
        Said::Code => refused(method, inner.unwrap_or_default(), outer, error, mended),
        // The call was passed on, but its answer is missing, or is that of another method.
        Said::Accepted if inner.is_none() && (has_response(&outer) || !answer::may_be_empty(method, &Value::Null)) => {
            return Err(ReplyError::Lacks(THE_ANSWER).into());
        }
        Said::Nothing if inner.is_none() => return Err(ReplyError::NoCode.into()), // not a reply at all
        Said::Accepted => {
            answered(method, inner.unwrap_or_default(), outer, Around { is_accepted: true, signed, hide }, mended)?
        }
        Said::Nothing => {
            answered(method, inner.unwrap_or_default(), outer, Around { is_accepted: false, signed, hide }, mended)?
        }
    };
    Ok(Reply::from_json(method, reply)?)
}

/// The meaning of an `error`.
enum Said {
    /// There is no `error`.
    Nothing,
    /// The call was accepted, or at least passed on.
    Accepted,
    /// A code of the table that is not a success.
    Code,
    /// The gateway itself refuses the call.
    Refusal(GatewayRefusal),
}

impl Said {
    fn by(object: &Map<String, Value>, signed: bool, hide: Hide) -> Self {
        let error = name_of(object, "error").and_then(|name| object.get(&name));
        let Some(error) = error.filter(|error| !error.is_null()) else { return Self::Nothing };
        match integer(error).and_then(codes::find) {
            Some(entry) if matches!(entry.code, codes::OK | codes::SUCCESS) => Self::Accepted,
            Some(_) => Self::Code,
            None => Self::Refusal(GatewayRefusal::read(error, object, signed, hide)),
        }
    }
}

/// What the members around a wrapped reply say.
struct Around<'a> {
    is_accepted: bool,
    signed: bool,
    hide: Hide<'a>,
}

/// Reads a wrapped reply that nothing around it refuses. If it has no code, `is_accepted` says that there is one
/// around it.
fn answered(
    method: &MethodName,
    inner: Value,
    outer: Map<String, Value>,
    Around { is_accepted, signed, hide }: Around<'_>,
    mended: &mut Mended,
) -> Result<Value, CallError> {
    let inner = opened(method, inner, mended)?;
    let members = inner.as_object();
    if members.is_some_and(has_code) {
        return Ok(whole(inner, outer));
    }
    match members.map(|members| Said::by(members, signed, hide)) {
        Some(Said::Refusal(refusal)) => return Err(CallError::Refused(refusal)),
        Some(Said::Code) => return Ok(whole(with_its_error_as_code(inner), outer)),
        Some(Said::Accepted | Said::Nothing) | None => {}
    }
    let is_enough = is_accepted && answer::may_be_empty(method, &inner) || answer::is_one(method, &inner);
    if is_enough || says_no(&outer) { Ok(whole(inner, outer)) } else { Err(ReplyError::Lacks(THE_ANSWER).into()) }
}

/// Reads a reply whose `error` is the method's code. If a wrapped reply has a code of its own, that code takes
/// precedence. Otherwise the wrapped reply is the refusal's data, whatever it is.
fn refused(
    method: &MethodName,
    inner: Value,
    mut outer: Map<String, Value>,
    error: Option<Value>,
    mended: &mut Mended,
) -> Value {
    let inner = opened(method, inner.clone(), mended).unwrap_or(inner);
    take(&mut outer, "code");
    outer.extend(error.map(|error| ("code".to_owned(), error)));
    whole(inner, outer)
}

/// The inner part with its `error` as the code.
fn with_its_error_as_code(mut inner: Value) -> Value {
    if let Some(members) = inner.as_object_mut()
        && let Some(error) = take(members, "error")
    {
        members.insert("code".to_owned(), error);
    }
    inner
}

/// True if a code around the method's answer is not a success, so that the answer may be missing.
fn says_no(outer: &Map<String, Value>) -> bool {
    let code = name_of(outer, "code").and_then(|name| outer.get(&name));
    code.is_some_and(|code| !code.is_null() && !matches!(integer(code), Some(codes::OK | codes::SUCCESS)))
}

/// Reads a reply that is not wrapped. Its `error` overrides a success or an unreadable rest, but a refusing code
/// takes precedence over the `error`.
fn bare(method: &MethodName, outer: Map<String, Value>, said: Said) -> Result<Reply, CallError> {
    let refuses = |reply: &Reply| !matches!(reply.outcome(), Outcome::Success);
    match said {
        Said::Nothing | Said::Accepted => Ok(Reply::from_json(method, Value::Object(outer))?),
        Said::Refusal(refusal) => {
            let reply = Reply::from_json(method, Value::Object(outer));
            reply.ok().filter(refuses).ok_or(CallError::Refused(refusal))
        }
        Said::Code => {
            let reply = Reply::from_json(method, Value::Object(outer.clone()));
            match reply.ok().filter(refuses) {
                Some(reply) => Ok(reply),
                None => {
                    let mut members = outer;
                    take(&mut members, "code");
                    Ok(Reply::from_json(method, with_its_error_as_code(Value::Object(members)))?)
                }
            }
        }
    }
}

/// The inner part. If it is a string that contains an object, returns the object. Another string is an error: it may
/// be a page of a proxy, or half a reply. Only a picture is sent as a bare string (protocol.md, section 2).
fn opened(method: &MethodName, inner: Value, mended: &mut Mended) -> Result<Value, ReplyError> {
    let Value::String(text) = inner else { return Ok(inner) };
    if text.trim().is_empty() || answer::is_bare(method, &text) {
        return Ok(Value::String(text));
    }
    match Reply::json(text.as_bytes(), Limits::of(method), mended)? {
        object @ Value::Object(_) => Ok(object),
        _ => Err(ReplyError::NotAnObject),
    }
}

/// The reply of protocol.md together with the members around it. An inner part without a `code` is the data
/// of a success, or of the `code` around it.
fn whole(inner: Value, mut outer: Map<String, Value>) -> Value {
    let mut reply = match inner {
        Value::Object(members) if has_code(&members) => members,
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

/// The name of the member with the method's answer. Its case does not matter; it may have dots, and lack the prefix.
fn response_of(outer: &Map<String, Value>, method: &MethodName) -> Option<String> {
    let (full, short) = (signed::response_name(method), format!("{}{RESPONSE}", method.short()));
    outer.keys().find(|name| is_spelt(name, &full) || is_spelt(name, &short)).cloned()
}

/// True if a member holds the answer of some method.
fn has_response(outer: &Map<String, Value>) -> bool {
    outer.keys().map(|name| name.trim()).any(|name| {
        let start = name.len().saturating_sub(RESPONSE.len());
        name.get(start..).is_some_and(|ending| is_spelt(ending, RESPONSE))
    })
}

/// True if a name is `own`, whatever its case, and with dots or underscores.
fn is_spelt(name: &str, own: &str) -> bool {
    let folded = |byte: u8| if byte == b'.' { b'_' } else { byte.to_ascii_lowercase() };
    name.trim().bytes().map(folded).eq(own.bytes().map(folded))
}

fn name_of(object: &Map<String, Value>, name: &str) -> Option<String> {
    object.keys().find(|known| known.trim() == name).cloned()
}

fn has_code(object: &Map<String, Value>) -> bool {
    name_of(object, "code").is_some()
}

#[cfg(test)]
#[path = "wrapped_tests.rs"]
mod tests;

//! `zhengxin session show`: prints the content of a session, masked.

use serde_json::Value;

use super::{NameArgs, find, no_such, unusable};
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::protocol::{Key, MethodName, REFRESH_METHOD, mask};
use crate::session::Session;

/// Prints a session.
pub fn run(args: &NameArgs, context: &mut Context) -> Done {
    let file = find(args, context)?;
    let session = file.read().map_err(|error| unusable(&error, &file, context))?;
    let session = session.ok_or_else(|| no_such(&file, args.name.as_deref(), context))?;
    let json = masked(&session).map_err(|error| failure::internal(&error, context.lang()))?;
    let text = serde_json::to_string_pretty(&json).unwrap_or_default();
    context.printer.result(&json, |_| format!("{text}\n"))
}

/// The file's content with every value masked by its key. Forms are the gateway's words about the applicant,
/// so only their methods, keys and prefilled values are shown.
fn masked(session: &Session) -> serde_json::Result<Value> {
    let mut json = serde_json::to_value(session)?;
    for name in ["values", "calls", "secrets"] {
        json.pointer_mut(&format!("/interrupted/{name}")).into_iter().for_each(hide_fingerprints);
    }
    let Some(facts) = json.get_mut("facts").and_then(Value::as_object_mut) else { return Ok(json) };
    for (name, value) in facts.iter_mut() {
        if let (Some(text), true) = (value.as_str(), Key::from_name(name).spec().is_some()) {
            *value = mask::value(&Key::from_name(name), text).into();
        }
    }
    // Leave out fingerprints: a reader with the key could try values against them.
    let open = facts.get_mut("sent").and_then(Value::as_array_mut).into_iter().flatten();
    open.filter_map(|sent| sent.get_mut("with")).for_each(|with| *with = mask::HIDDEN.into());
    let refused = facts.get_mut("refused_with").and_then(Value::as_array_mut).into_iter().flatten();
    refused.for_each(|with| *with = mask::HIDDEN.into());
    for name in ["applied_with", "verified_with", "password_refused_for"] {
        facts.get_mut(name).into_iter().for_each(|with| *with = mask::HIDDEN.into());
    }
    for (method, form) in facts.get_mut("forms").and_then(Value::as_object_mut).into_iter().flatten() {
        let Some(method) = MethodName::parse(method) else { continue };
        let Some(form) = form.as_object_mut() else { continue };
        let lists = form.iter_mut().filter(|(name, _)| matches!(name.as_str(), "param" | "hidden"));
        let fields = lists.filter_map(|(_, list)| list.as_array_mut()).flatten();
        for field in fields.filter_map(Value::as_object_mut) {
            field.retain(|name, _| matches!(name.as_str(), "key" | "type" | "value") || REFRESH_METHOD.is(name));
            let key = Key::from_wire(&method, field.get("key").and_then(Value::as_str).unwrap_or_default());
            if let Some(value) = field.get_mut("value") {
                *value = mask::value(&key, &value.as_str().map_or_else(|| value.to_string(), str::to_owned)).into();
            }
        }
    }
    Ok(json)
}

/// Hides the fingerprints that an interrupted run left. A refused value is stored as its key and its fingerprint, a
/// refused password with the fingerprint of its login name.
fn hide_fingerprints(left: &mut Value) {
    match left {
        Value::Array(pair) if matches!(pair.as_slice(), [Value::String(_), Value::String(_)]) => {
            pair.iter_mut().skip(1).for_each(|fingerprint| *fingerprint = mask::HIDDEN.into());
        }
        Value::Array(list) => list.iter_mut().for_each(hide_fingerprints),
        Value::Object(members) => {
            members.get_mut("login_name").into_iter().for_each(|name| *name = mask::HIDDEN.into());
            members.values_mut().for_each(hide_fingerprints);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

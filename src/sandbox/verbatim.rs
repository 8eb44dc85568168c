//! Writes successful replies member for member as the document's examples are printed (`--verbatim`).
//!
//! The content of a reply is the same with and without this option. Different are the order of members, stray blanks,
//! the place of a form, 0 for 200, and members that no example has.

use serde_json::{Map, Value, json};

use super::call::Call;
use crate::protocol::{Key, Method, codes};

/// The reply to a call that succeeded with this `data`.
pub(super) fn printed(call: &Call, mut data: Value) -> Value {
    let is_about_card = call.sends(&Key::Cellphone);
    blanks(call.method, &mut data);
    match call.method {
        Method::Login => {
            without(&mut data, "apply_type");
            json!({"code": codes::SUCCESS, "data": data, "msg": "ok"})
        }
        Method::GetQuestion => json!({"code": codes::SUCCESS, "data": data, "msg": "ok"}),
        Method::OnlineValidateCard if data.get("cardtype") == Some(&json!(1)) => {
            let next = without(&mut data, "next");
            json!({"code": codes::SUCCESS, "msg": "ok", "data": data, "next": next})
        }
        Method::OnlineValidateCard => json!({"code": 0, "msg": "ok", "data": data}),
        // §1.2.2, and §1.1.8 with a card
        Method::GetOnlineMessageCode if !is_about_card => {
            json!({" code ": codes::SUCCESS, "msg": "ok", "data": data})
        }
        Method::SubmitApplyMessageCode => json!({" code ": codes::SUCCESS, "msg": "ok", "data": data}),
        Method::ViewReport => {
            reorder(&mut data);
            json!({"data": data, "code": codes::SUCCESS, "msg": "ok"})
        }
        _ => json!({"code": codes::SUCCESS, "msg": "ok", "data": data}),
    }
}

/// In the example, overdue loans of other kinds come first, but overdue cards and housing loans second.
fn reorder(report: &mut Value) {
    let Some(loans) = report.get_mut("otherLoans").and_then(Value::as_object_mut) else { return };
    for later in ["unOverdue", "guaranteeOthers"] {
        if let Some(sentences) = loans.shift_remove(later) {
            loans.insert(later.to_owned(), sentences);
        }
    }
}

/// The stray blanks after every question, after the SMS method in §1.1.7, and after the next method in §1.1.9. Also
/// leaves out what a cut page has lost.
fn blanks(method: Method, data: &mut Value) {
    let Some(form) = data.get_mut("next") else { return };
    match method {
        Method::GetQuestion => each_field(form, |field| add_blank(field.get_mut("title"))),
        Method::OnlineValidateCard => each_field(form, |field| add_blank(field.get_mut("refreshMethod"))),
        Method::OnlineAuthentication => add_blank(form.get_mut("method")),
        // The page is cut off after the field's value.
        Method::GetOnlineAuthedInfo => each_field(form, |field| drop(field.shift_remove("options"))),
        _ => {}
    }
}

fn each_field(form: &mut Value, change: impl FnMut(&mut Map<String, Value>)) {
    let fields = form.get_mut("param").and_then(Value::as_array_mut);
    fields.into_iter().flatten().filter_map(Value::as_object_mut).for_each(change);
}

fn add_blank(text: Option<&mut Value>) {
    if let Some(Value::String(text)) = text {
        text.push(' ');
    }
}

fn without(data: &mut Value, name: &str) -> Value {
    data.as_object_mut().and_then(|members| members.shift_remove(name)).unwrap_or_default()
}

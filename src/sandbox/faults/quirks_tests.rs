use std::sync::Arc;

use serde_json::json;

use super::super::super::forms;
use super::*;
use crate::protocol::{CardType, Form, MethodName, Outcome, Reply, Rule};

fn with(names: &[&str], method: Method, data: Value) -> Value {
    let rows: Vec<_> = QUIRKS.iter().filter(|row| names.contains(&row.name)).collect();
    assert_eq!(rows.len(), names.len(), "{names:?}");
    let mut reply = json!({"code": 200, "msg": "ok", "data": data});
    apply(&rows, Some(method), &mut reply);
    reply
}

fn replies() -> Vec<(Method, Value)> {
    vec![
        (Method::GetPicCode, json!({"pic_code": "aGVsbG8="})),
        (Method::GetLoginInfo, json!({"next": forms::login()})),
        (Method::Login, json!({"unionpay_auth": 1, "user_status": 2, "apply_type": "银联认证"})),
        (Method::GetVerifyMethod, json!({"rules": forms::rules()})),
        (Method::GetQuestion, json!({"next": forms::questions()})),
        (Method::SubmitQuestion, json!({})),
        (Method::OnlineValidateCard, json!({"cardtype": 2, "next": forms::authenticate(CardType::Credit)})),
        (Method::OnlineAuthentication, json!({"next": forms::hand_in_code("uikie9")})),
        (Method::SubmitOnlineAuth, json!({"next": forms::apply_after_unionpay()})),
        (Method::GetOnlineAuthedInfo, json!({"next": forms::apply_as_authenticated()})),
        (Method::GetViewReportInfo, json!({"param": forms::view_report_fields()})),
        (Method::ViewReport, json!({"loginName": "x", "reportNo": 12})),
    ]
}

#[test]
fn every_quirk_changes_some_reply_and_all_change_every() {
    for row in &QUIRKS {
        let changes =
            |(method, data): (Method, Value)| with(&[row.name], method, data.clone()) != with(&[], method, data);
        assert!(replies().into_iter().any(changes), "{}", row.name);
    }
    let all: Vec<&str> = QUIRKS.iter().map(|row| row.name).collect();
    for (method, data) in replies() {
        assert_ne!(with(&all, method, data.clone()), with(&[], method, data));
    }
}

/// The reply as a client parses it.
fn understood(method: Method, reply: Value) -> (bool, Option<Arc<Form>>, Vec<Rule>, Option<String>) {
    let reply = Reply::from_json(&MethodName::from(method), reply).unwrap();
    let rules = reply.member("rules").map(Rule::read_all).unwrap_or_default();
    (matches!(reply.outcome(), Outcome::Success), reply.next.clone(), rules, reply.unionpay_code())
}

// §1.1.2, §1.1.4, §1.1.5
#[test]
fn no_quirk_of_a_reply_changes_what_its_form_asks_for() {
    let all: Vec<&str> = QUIRKS.iter().map(|row| row.name).collect();
    let alone: Vec<Vec<&str>> = all.iter().map(|name| vec![*name]).chain([all.clone()]).collect();
    for names in &alone {
        for (method, data) in replies() {
            let plain = understood(method, with(&[], method, data.clone()));
            let quirky = understood(method, with(names, method, data));
            assert_eq!(quirky.0, plain.0, "{names:?} {method:?}");
            assert_eq!(quirky.3, plain.3, "{names:?} {method:?}");
            let asks = |form: &Option<Arc<Form>>| {
                let mut asked = form.as_deref().map(Form::asks).unwrap_or_default();
                asked.retain(|key| key.name() != "channel");
                asked.sort_by_key(|key| key.name().to_owned());
                (form.as_ref().map(|form| form.method.clone()), asked)
            };
            if method == Method::OnlineAuthentication && names.as_slice() == ["bare-data"] {
                continue; // the code alone, and no form to hold it
            }
            assert_eq!(asks(&quirky.1), asks(&plain.1), "{names:?} {method:?}");
            assert_eq!(quirky.2.len(), plain.2.len(), "{names:?} {method:?}");
        }
    }
}

#[test]
fn a_bare_unionpay_code_is_found_wherever_the_form_stands() {
    for names in [&["bare-data"][..], &["next-outside", "bare-data"], &["blank-keys", "bare-data"]] {
        let reply = with(names, Method::OnlineAuthentication, json!({"next": forms::hand_in_code("uikie9")}));
        assert_eq!(reply["data"], "uikie9", "{names:?}");
    }
}

#[test]
fn a_refusal_keeps_its_code() {
    let all: Vec<_> = QUIRKS.iter().collect();
    let mut reply = json!({"code": 508110, "msg": "x", "data": {}});
    apply(&all, Some(Method::Login), &mut reply);
    assert_eq!(reply, json!({" code ": " 508110 ", " msg ": "x", " data ": null, " trace ": {"node": 7}}));
}

//! `smoke --record-baseline` and `--baseline`: records the shapes of a gateway's replies and reports later changes.

use std::fs;

use serde_json::{Value, json};

use super::behind::with;
use super::stage::Stage;
use super::support::between::{Between, Fate};
use super::support::cli::Ran;
use super::support::schema;

/// A person whose gateway changes its replies in this way, after the baseline was recorded.
fn changed(person: &str, level: &str, change: fn(&str, Value) -> String) -> (Stage, Between, Ran) {
    let (stage, gateway) = with(person, move |call| match call.params["user_id"] == "later" {
        true => Fate::Changed(change),
        false => Fate::Through,
    });
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    let options = format!("--level {level} --answers {answers} --ask sandbox:");
    stage.run(&format!("smoke {options} --record-baseline base.json")).exits(0);
    let ran = stage.run(&format!("smoke {options} --baseline base.json --user-id later"));
    (stage, gateway, ran)
}

/// The comparisons with the baseline: id, status, difference.
fn compared(ran: &Ran) -> Vec<(String, String, Value)> {
    schema::assert_valid("smoke", &ran.stdout);
    let value = ran.value();
    let checks = value["checks"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let compared = checks.map(|check| (text(&check["id"]), text(&check["status"]), check["got"].clone()));
    compared.filter(|(id, ..)| id.starts_with("baseline.")).collect()
}

fn is(id: &str, status: &str, got: Value) -> (String, String, Value) {
    (id.to_owned(), status.to_owned(), got)
}

#[test]
fn an_unchanged_gateway_matches_its_baseline() {
    let (_, _, ran) = changed("apply-credit-01", "login", |_, reply| reply.to_string());
    let passed = ["getPicCode", "getLoginInfo", "login", "getVerifyMethod", "getQuestion"];
    let passed = passed.map(|method| is(&format!("baseline.{method}"), "passed", Value::Null));
    assert_eq!(compared(&ran.exits(0)), passed);
}

#[test]
fn a_missing_new_or_changed_member_is_a_drift() {
    fn later(method: &str, mut reply: Value) -> String {
        match method {
            "getPicCode" if reply["code"] == 200 => reply["data"]["expires"] = json!(60),
            "getLoginInfo" => reply["data"]["next"]["param"][0]["hint"] = Value::Null,
            "login" => drop(reply["data"].as_object_mut().unwrap().remove("unionpay_auth")),
            _ => {}
        }
        reply.to_string()
    }
    let (_, _, ran) = changed("apply-credit-01", "login", later);
    let compared = compared(&ran.exits(10));
    assert_eq!(
        compared[..3],
        [
            is("baseline.getPicCode", "failed", json!("data.expires is new")),
            is("baseline.getLoginInfo", "failed", json!("data.next.param.login_name.hint changed from string to null")),
            is("baseline.login", "failed", json!("data.unionpay_auth is gone")),
        ]
    );
    assert!(compared[3..].iter().all(|(_, status, _)| status == "passed"));
}

#[test]
fn a_change_of_spelling_without_a_change_of_meaning_is_also_a_drift() {
    fn later(method: &str, mut reply: Value) -> String {
        match method {
            "getLoginInfo" => {
                reply["data"]["next"]["method"] = json!("crawler.api.zx.login");
                reply["data"]["next"]["param"][1]["key"] = json!(" password");
                reply["data"]["next"]["param"][2]["refreshMethod"] = json!("getPicCode ");
            }
            "login" => {
                let status = reply["data"].as_object_mut().unwrap().remove("user_status").unwrap();
                reply["data"][" user_status"] = status;
            }
            "getVerifyMethod" => return reply.to_string().replace("\"code\"", "\" code \""),
            _ => {}
        }
        reply.to_string()
    }
    let (_, _, ran) = changed("apply-credit-01", "login", later);
    let form = "the spelling of data.next.method changed from \"*\" to \"crawler.api.zx.*\"; \
                the spelling of data.next.param.password.key changed from \"*\" to \" *\"; \
                the spelling of data.next.param.pic_code.refreshMethod changed from \"*\" to \"* \"";
    let status = "the spelling of the name data.user_status changed from \"*\" to \" *\"";
    let code = "the spelling of the name code changed from \"*\" to \" * \"";
    assert_eq!(
        compared(&ran.exits(10))[1..4],
        [
            is("baseline.getLoginInfo", "failed", json!(form)),
            is("baseline.login", "failed", json!(status)),
            is("baseline.getVerifyMethod", "failed", json!(code)),
        ]
    );
}

#[test]
fn a_baseline_of_another_format_is_refused_and_never_misread() {
    let stage = Stage::served("apply-credit-01");
    for (format, version) in [(2, "an older version (format 2)"), (4, "a newer version (format 4)")] {
        let text = json!({"baseline": format, "level": "probe", "replies": {}}).to_string();
        stage.zhengxin.file("other.json", &text);
        let error = stage.run("smoke --baseline other.json").exits(12).error();
        assert!(error["msg"].as_str().unwrap().contains(version), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("--record-baseline"), "{error}");
    }
    assert_eq!(stage.journal().len(), 0);
}

#[test]
fn a_baseline_contains_no_value() {
    let (stage, _, _) = changed("report-ready-01", "full --until report", |_, reply| reply.to_string());
    let text = fs::read_to_string(stage.zhengxin.path("base.json")).unwrap();
    assert!(text.contains("\"viewReport\""), "the report's shape is in it");
    for key in ["login_name", "password"] {
        assert!(!text.contains(stage.own(key)), "{key}");
    }
    let report = stage.step("login");
    assert!(report.is_object());
    assert!(!text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "values are Chinese, names are not");
}

#[test]
fn replies_missing_in_the_baseline_or_in_the_run_are_skipped() {
    let stage = Stage::served("apply-credit-01");
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    let login = format!("smoke --level login --answers {answers} --ask sandbox:");
    stage.run("smoke --record-baseline probe.json").exits(0);
    let more = compared(&stage.run(&format!("{login} --baseline probe.json --record-baseline login.json")).exits(0));
    assert_eq!(more[2], is("baseline.login", "skipped", json!("not in the baseline")));
    let less = compared(&stage.run("smoke --baseline login.json").exits(0));
    assert_eq!(less[2], is("baseline.login", "skipped", json!("no such reply came this time")));
}

#[test]
fn a_missing_or_invalid_baseline_is_a_configuration_error() {
    let stage = Stage::served("apply-credit-01");
    for (lang, first) in [("en", "record a baseline first"), ("zh", "先记录基线")] {
        let error = stage.run(&format!("smoke --baseline nowhere.json --lang {lang}")).exits(12).error();
        assert_eq!(error["class"], "config");
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.starts_with(first) && hint.ends_with("--record-baseline nowhere.json"), "{hint}");
    }
    stage.zhengxin.file("broken.json", "{}");
    let error = stage.run("smoke --baseline broken.json").exits(12).error();
    assert!(error["hint"].as_str().unwrap().contains("--record-baseline"), "{error}");
    assert_eq!(stage.journal().len(), 0);
}

#[test]
fn a_baseline_is_written_only_if_all_checks_pass_and_never_over_a_file() {
    let (stage, _gateway) = with("apply-credit-01", |call| match call.method.as_str() {
        "getLoginInfo" => Fate::refused(508100),
        _ => Fate::Through,
    });
    stage.run("smoke --record-baseline base.json");
    assert!(!stage.zhengxin.path("base.json").exists());
    let stage = Stage::served("apply-credit-01");
    stage.zhengxin.file("base.json", "mine");
    stage.run("smoke --record-baseline base.json").exits(2);
    assert_eq!(fs::read_to_string(stage.zhengxin.path("base.json")).unwrap(), "mine");
    stage.run("smoke --record-baseline base.json --force").exits(0);
    stage.run("smoke --baseline base.json --record-baseline ./base.json --force").exits(2);
}

#[test]
fn a_member_missing_in_one_element_of_a_list_is_a_drift() {
    fn poorer(method: &str, mut reply: Value) -> String {
        if method == "getVerifyMethod" {
            reply["data"]["rules"][0].as_object_mut().unwrap().remove("title").unwrap();
        }
        reply.to_string()
    }
    let (stage, _gateway) = with("apply-credit-01", |call| match call.params["user_id"] == "later" {
        true => Fate::Changed(poorer),
        false => Fate::Through,
    });
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    let smoke = format!("smoke --level login --answers {answers} --ask sandbox:");
    stage.run(&format!("{smoke} --user-id early --record-baseline base.json")).exits(0);
    let ran = stage.run(&format!("{smoke} --user-id later --baseline base.json")).exits(10);
    let checks = ran.value()["checks"].as_array().unwrap().clone();
    let failed: Vec<_> = checks.iter().filter(|check| check["status"] == "failed").collect();
    assert_eq!((failed.len(), &failed[0]["id"]), (1, &json!("baseline.getVerifyMethod")));
    assert_eq!(failed[0]["got"], "data.rules[].title is gone from some elements");
}

#[test]
fn a_new_baseline_is_not_written_over_a_drift_from_the_old_one() {
    fn later(method: &str, mut reply: Value) -> String {
        if method == "getLoginInfo" {
            reply["data"]["next"]["param"][0]["width"] = json!(10);
        }
        reply.to_string()
    }
    let (stage, _gateway) = with("apply-credit-01", |call| match call.params["user_id"] == "later" {
        true => Fate::Changed(later),
        false => Fate::Through,
    });
    stage.run("smoke --record-baseline old.json").exits(0);
    let ran = stage.run("smoke --user-id later --baseline old.json --record-baseline new.json -v").exits(10);
    assert!(ran.stderr.contains("new.json was not written"), "{}", ran.stderr);
    assert!(!stage.zhengxin.path("new.json").exists());
    stage.run("smoke --user-id later --record-baseline new.json").exits(0);
    stage.run("smoke --user-id later --baseline new.json").exits(0);
}

#[test]
fn a_member_named_after_a_value_is_neither_shown_nor_written() {
    let (stage, _gateway) = with("apply-credit-01", |call| {
        // A login's reply has members named after values of this call and of earlier ones.
        NAMED.lock().unwrap().extend(["login_name", "password", "pic_code"].map(|key| call.params[key].clone()));
        Fate::Changed(|method, mut reply| {
            for value in NAMED.lock().unwrap().iter().filter_map(Value::as_str).filter(|_| method == "login") {
                reply["data"][value] = json!({ format!("x-{value}"): 1 });
            }
            reply.to_string()
        })
    });
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    let smoke = format!("smoke --level login --answers {answers} --ask sandbox:");
    stage.run(&format!("{smoke} --record-baseline named.json")).exits(0);
    let named = fs::read_to_string(stage.zhengxin.path("named.json")).unwrap();
    assert!(named.contains("\"***\"") && heard().iter().all(|value| !named.contains(value)), "{named}");
    NAMED.lock().unwrap().clear();
    stage.run("smoke --record-baseline plain.json").exits(0);
    let plain = fs::read_to_string(stage.zhengxin.path("plain.json")).unwrap();
    let mut plain: Value = serde_json::from_str(&plain).unwrap();
    plain["replies"]["login"] = json!({"types": ["object"], "members": {"data": {"types": ["object"]}}});
    stage.zhengxin.file("plain.json", &plain.to_string());
    let told = stage.run(&format!("{smoke} --baseline plain.json")).exits(10).stdout;
    assert!(told.contains("data.*** is new") && heard().iter().all(|value| !told.contains(value)), "{told}");
}

/// The values a gateway has received. A static, because the function that changes replies cannot capture
/// anything.
static NAMED: std::sync::Mutex<Vec<Value>> = std::sync::Mutex::new(Vec::new());

fn heard() -> Vec<String> {
    let values: Vec<String> =
        NAMED.lock().unwrap().iter().filter_map(|value| Some(value.as_str()?.to_owned())).collect();
    assert!(values.len() >= 3, "{values:?}");
    values
}

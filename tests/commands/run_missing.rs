//! `run` for a script without an ask program: the journey takes several runs, and each ends at a missing
//! value.

use serde_json::{Value, json};

use super::behind::with;
use super::stage::Stage;
use super::support::between::Fate;
use super::support::schema;

/// The missing keys of a run.
#[track_caller]
fn missing(stage: &Stage, answers: &Value) -> Vec<String> {
    let ran = stage.go_with(answers, "").exits(11);
    schema::assert_error(ran.stderr.lines().last().unwrap());
    let (class, fields) = ran.refusal();
    assert_eq!(class, "missing");
    fields
}

/// A person with an open captcha at the login, and the answers including it.
fn with_captcha(person: &str) -> (Stage, Value) {
    let stage = Stage::served(person);
    assert_eq!(missing(&stage, &stage.answers_and(&json!({}))), ["pic_code"]);
    let answers = stage.answers_and(&json!({"login": {"pic_code": stage.captcha()}}));
    (stage, answers)
}

#[test]
fn every_missing_value_of_the_form_is_named_and_nothing_but_reads_is_sent() {
    let stage = Stage::served("apply-credit-01");
    assert_eq!(missing(&stage, &json!({})), ["login_name", "password", "pic_code"]);
    assert_eq!(stage.called(), ["getLoginInfo", "getPicCode type"]);
}

#[test]
fn the_error_names_the_picture_and_the_ways_to_give_what_is_missing() {
    let stage = Stage::served("apply-credit-01");
    let error = stage.run("run --no-input").exits(11).error();
    assert!(std::path::Path::new(error["file"].as_str().unwrap()).is_file());
    assert_eq!((&error["method"], &error["code"]), (&json!("login"), &Value::Null));
    for way in ["ZHENGXIN_LOGIN_NAME", "ZHENGXIN_PASSWORD", "ZHENGXIN_PIC_CODE", "--answers", "--ask"] {
        assert!(error["hint"].as_str().unwrap().contains(way), "{way}: {error}");
    }
    assert!(error["next_step"].as_str().unwrap().starts_with("zhengxin run "), "{error}");
}

#[test]
fn the_next_run_answers_the_open_picture_and_fetches_none() {
    let (stage, answers) = with_captcha("apply-credit-01");
    stage.go_with(&answers, "--until login").exits(0);
    assert_eq!((stage.calls("getPicCode"), stage.calls("login")), (1, 1));
}

#[test]
fn an_unanswered_picture_stays_open_for_later_runs() {
    let stage = Stage::served("apply-credit-01");
    for _ in 0..3 {
        assert_eq!(missing(&stage, &stage.answers_and(&json!({}))), ["pic_code"]);
    }
    assert_eq!(stage.called(), ["getLoginInfo", "getPicCode type"]);
}

#[test]
fn a_picture_fetched_by_the_captcha_command_also_stays_open() {
    let stage = Stage::served("apply-credit-01");
    stage.run("captcha").json();
    let answers = stage.answers_and(&json!({"pic_code": stage.captcha()}));
    stage.go_with(&answers, "--until login").exits(0);
    assert_eq!(stage.calls("getPicCode"), 1);
}

#[test]
fn the_banks_sms_is_not_sent_while_another_value_of_its_form_is_missing() {
    let (stage, mut answers) = with_captcha("apply-credit-01");
    for key in ["last_three", "real_name"] {
        answers.as_object_mut().unwrap().remove(key);
    }
    assert_eq!(missing(&stage, &answers), ["real_name", "last_three", "message_code"]);
    assert_eq!(stage.calls("getOnlineMessageCode"), 0);
}

#[test]
fn a_missing_card_leaves_the_session_logged_in() {
    let (stage, mut answers) = with_captcha("apply-credit-01");
    answers.as_object_mut().unwrap().remove("bank_card");
    assert_eq!(missing(&stage, &answers), ["bank_card"]);
    assert_eq!(missing(&stage, &answers), ["bank_card"]);
    assert_eq!((stage.calls("login"), stage.calls("getVerifyMethod")), (1, 1));
    assert_eq!(stage.run("status").exits(0).value()["state"], "logged-in");
}

// §1.1.5, §1.1.6
#[test]
fn every_unanswered_question_is_named() {
    let (stage, answers) = with_captcha("apply-questions-01");
    let mut answers = answers;
    answers.as_object_mut().unwrap().remove("question_answers");
    answers["route"] = json!("questions");
    let all: Vec<String> = (0..5).map(|number| format!("kbaList[{number}].options")).collect();
    assert_eq!(missing(&stage, &answers), all);
    assert_eq!(stage.calls("submitQuestion"), 0);
}

#[test]
fn an_application_by_card_takes_four_runs_and_each_refresh_is_made_once() {
    for person in ["apply-credit-01", "apply-debit-01"] {
        let (stage, mut answers) = with_captcha(person);
        assert_eq!(missing(&stage, &answers), ["message_code"], "of the bank");
        assert_eq!(missing(&stage, &answers), ["message_code"], "of the bank, still");
        assert_eq!(stage.calls("getOnlineMessageCode"), 1);
        answers["onlineAuthentication"] = json!({"message_code": stage.sms("onlineAuthentication")});
        let error = stage.go_with(&answers, "").exits(11).error();
        assert_eq!(error["fields"], json!(["pic_code"]), "of the UnionPay code");
        assert!(std::path::Path::new(error["file"].as_str().unwrap()).is_file());
        answers["submitOnlineAuth"] = json!({"pic_code": stage.captcha()});
        assert_eq!(missing(&stage, &answers), ["message_code"], "of the credit centre");
        assert_eq!(missing(&stage, &answers), ["message_code"], "of the credit centre, still");
        answers["submitApplyMessageCode"] = json!({"message_code": stage.sms("submitApplyMessageCode")});
        stage.go_with(&answers, "").exits(7);
        for (method, times) in [
            ("login", 1),
            ("getPicCode", 2),
            ("getVerifyMethod", 1),
            ("onlineValidateCard", 1),
            ("getOnlineMessageCode", 2),
            ("onlineAuthentication", 1),
            ("submitOnlineAuth", 1),
            ("submitApplyMessageCode", 1),
        ] {
            assert_eq!(stage.calls(method), times, "{method}");
        }
    }
}

#[test]
fn an_authenticated_applicant_applies_in_three_runs() {
    let (stage, mut answers) = with_captcha("authenticated-01");
    assert_eq!(missing(&stage, &answers), ["message_code"]);
    answers["message_code"] = json!(stage.sms("submitApplyMessageCode"));
    stage.go_with(&answers, "").exits(7);
    assert_eq!((stage.calls("getOnlineMessageCode"), stage.applied()), (1, 1));
}

#[test]
fn the_report_takes_three_runs() {
    let (stage, mut answers) = with_captcha("report-ready-01");
    assert_eq!(missing(&stage, &answers), ["message_code"]);
    answers["message_code"] = json!(stage.sms("viewReport"));
    stage.go_with(&answers, "").exits(0);
    assert_eq!(stage.calls("login"), 1);
}

#[test]
fn values_may_come_from_the_environment() {
    let stage = Stage::served("apply-questions-01");
    stage.run("run --no-input").exits(11);
    let (name, password) = (stage.own("login_name").to_owned(), stage.own("password").to_owned());
    let (answers, captcha) = (stage.own("question_answers").to_owned(), stage.captcha());
    let stage = stage.env("ZHENGXIN_LOGIN_NAME", &name).env("ZHENGXIN_PASSWORD", &password);
    let stage = stage.env("ZHENGXIN_QUESTION_ANSWERS", &answers).env("ZHENGXIN_PIC_CODE", &captcha);
    stage.run("run --no-input").exits(7);
    assert_eq!(stage.applied(), 1);
}

#[test]
fn an_unknown_key_is_reported_with_the_nearest_known_one() {
    let stage = Stage::served("report-ready-01");
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({"bank_cart": "6250000000000004"})));
    let ran = stage.run(&format!("run --answers {answers} --ask sandbox: -v")).exits(0);
    assert!(ran.stderr.lines().any(|line| line.contains("bank_cart") && line.contains("bank_card")), "{}", ran.stderr);
    assert!(!ran.stderr.contains("6250000000000004"), "{}", ran.stderr);
}

#[test]
fn an_invalid_value_is_refused_locally_and_not_sent() {
    let (stage, mut answers) = with_captcha("apply-credit-01");
    answers["bank_card"] = json!("6250000000000005");
    let (class, fields) = stage.go_with(&answers, "").exits(3).refusal();
    assert_eq!((class.as_str(), fields), ("input", vec!["bank_card".to_owned()]));
    assert_eq!(stage.calls("onlineValidateCard"), 0);
}

#[test]
fn an_old_captcha_costs_one_try_and_the_next_picture_is_named() {
    let (stage, mut answers) = with_captcha("apply-credit-01");
    stage.go_with(&answers, "--until login").exits(0);
    stage.run("sandbox advance 31m").json();
    answers["login"] = json!({"pic_code": "000000"});
    let error = stage.go_with(&answers, "").exits(5).error();
    assert_eq!(error["code"], 210101);
    assert!(std::path::Path::new(error["file"].as_str().unwrap()).is_file());
    answers["login"] = json!({"pic_code": stage.captcha()});
    assert_eq!(missing(&stage, &answers), ["message_code"]);
    assert_eq!(stage.calls("login"), 3);
}

/// The login form with additional fields for the program's own settings.
fn grasping(_: &str, mut reply: Value) -> String {
    if let Some(fields) = reply["data"]["next"]["param"].as_array_mut() {
        for key in ["private_key", "user_id", "city"] {
            fields.push(json!({"type": 1, "key": key, "title": "?"}));
        }
    }
    reply.to_string()
}

#[test]
fn values_that_are_never_sent_are_reported_without_naming_a_source() {
    let (stage, gateway) = with("apply-credit-01", |call| match call.method.as_str() {
        "getLoginInfo" => Fate::Changed(grasping),
        _ => Fate::Through,
    });
    let asked = stage.zhengxin.program("ask", "echo \"$ZHENGXIN_ASK_KEY\" >>asked; echo x");
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({"private_key": "s3cret", "city": "b"})));
    let line = format!("run --no-verify-input --answers {answers} --ask {asked}");
    for (lang, says) in [("en", "asks for values that zhengxin never sends (private_key, user_id)"), ("zh", "从不提供")]
    {
        let error = stage.run(&format!("{line} --lang {lang}")).exits(11).error();
        assert_eq!((&error["fields"], &error["next_step"]), (&json!(["private_key", "user_id"]), &Value::Null));
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.contains(says) && !hint.contains("ZHENGXIN_") && !hint.contains("--answers"), "{hint}");
    }
    assert_eq!(gateway.count("login"), 0);
    let asked = std::fs::read_to_string(stage.zhengxin.path("asked")).unwrap();
    assert!(!asked.contains("private_key") && !asked.contains("user_id"), "{asked}");
}

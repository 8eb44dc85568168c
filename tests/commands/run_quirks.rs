//! `run` with a gateway that takes every liberty the document allows it in its replies, all at once.

use serde_json::{Value, json};

use super::behind::with;
use super::stage::Stage;
use super::support::between::{Between, Fate};
use super::support::quirky::{UNKNOWN_KEY, quirky};
use super::support::schema;
use super::support::served::Served;

/// A person of such a gateway.
fn before(person: &str) -> (Stage, Between) {
    let served = Served::start();
    let gateway = Between::before(served.url(), |_| Fate::Changed(quirky));
    (Stage::behind(&gateway.url(), served, person), gateway)
}

/// Runs the whole journey of a person whose answers include this gateway's additional fields.
#[track_caller]
fn goes(person: &str, options: &str, exit: i32) -> (Value, Stage, Between) {
    let (stage, gateway) = before(person);
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({UNKNOWN_KEY: "北京"})));
    let ran = stage.run(&format!("run --answers {answers} --ask sandbox: {options}")).exits(exit);
    schema::assert_valid("run", &ran.stdout);
    for call in gateway.calls() {
        let params = call.params.as_object().unwrap();
        let blank = |text: &str| text.trim() != text;
        assert!(!params.iter().any(|(key, value)| blank(key) || value.as_str().is_some_and(blank)), "{call:?}");
    }
    (ran.value(), stage, gateway)
}

/// Asserts that the gateway's additional fields were sent in the calls of a form's method.
#[track_caller]
fn got_its_own_fields(gateway: &Between, method: &str) {
    let sent = gateway.sent(method);
    assert_eq!(sent.len(), 1, "{method}");
    assert_eq!((&sent[0][UNKNOWN_KEY], &sent[0]["channel"]), (&json!("北京"), &json!("7")), "{method}");
}

#[test]
fn a_credit_card_applies() {
    let (object, stage, gateway) = goes("apply-credit-01", "", 7);
    assert_eq!((&object["method"], &object["code"]), (&json!("submitApplyMessageCode"), &json!(" 200 ")));
    assert_eq!(object["trace"], json!({"node": 7}), "what nobody documented is passed on");
    assert_eq!(stage.applied(), 1);
    for method in ["login", "onlineValidateCard", "onlineAuthentication", "submitApplyMessageCode"] {
        got_its_own_fields(&gateway, method);
    }
    let sms = &gateway.sent("getOnlineMessageCode");
    assert_eq!(sms[0]["cellphone"], stage.own("cellphone"));
    assert_eq!(sms[1].as_object().unwrap().len(), 6, "the merchant fields only");
}

#[test]
fn a_debit_card_applies() {
    let (_, stage, gateway) = goes("apply-debit-01", "", 7);
    assert_eq!(stage.applied(), 1);
    let sent = &gateway.sent("onlineAuthentication")[0];
    assert_eq!((&sent["card_type"], sent.get("last_three")), (&json!("1"), None));
    assert_eq!(sent["password"], stage.own("card_password"));
}

#[test]
fn the_questions_apply() {
    for route in ["", "--route questions"] {
        let (_, stage, gateway) = goes("apply-questions-01", route, 7);
        assert_eq!(stage.applied(), 1);
        got_its_own_fields(&gateway, "submitQuestion");
    }
}

// §1.2.3
#[test]
fn an_authenticated_applicant_applies_with_the_documents_fields() {
    let (_, stage, gateway) = goes("authenticated-01", "", 7);
    assert_eq!(stage.applied(), 1);
    got_its_own_fields(&gateway, "submitApplyMessageCode");
}

#[test]
fn the_report_comes() {
    let (object, _, gateway) = goes("report-ready-01", "", 0);
    assert_eq!(object["data"]["loginName "], "report-ready-01", "the data as it was sent");
    got_its_own_fields(&gateway, "viewReport");
}

#[test]
fn an_application_that_is_under_way_is_waited_for() {
    let (object, ..) = goes("processing-01", "", 7);
    assert_eq!(object["method"], "login");
}

#[test]
fn an_undocumented_field_of_a_form_is_missing_without_an_answer() {
    let (stage, gateway) = before("report-ready-01");
    let (class, fields) = stage.go("").exits(11).refusal();
    assert_eq!((class.as_str(), fields), ("missing", vec![UNKNOWN_KEY.to_owned()]));
    assert_eq!(gateway.methods(), ["getLoginInfo", "getPicCode"]);
}

#[test]
fn a_refused_captcha_and_a_refused_code_are_corrected() {
    let (stage, gateway) = before("wrong-captcha");
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({UNKNOWN_KEY: "北京"})));
    stage.run(&format!("run --answers {answers} --ask sandbox: --until login")).exits(0);
    assert_eq!((gateway.count("getPicCode"), gateway.count("login")), (2, 2));
}

/// Adds a field to the forms in a method's replies.
fn with_one_more(person: &str, method: &'static str, add: fn(&str, Value) -> String) -> (Stage, Between) {
    with(person, move |call| if call.method == method { Fate::Changed(add) } else { Fate::Through })
}

#[test]
fn a_form_gets_a_value_of_another_step_if_the_profile_allows_it() {
    let (stage, gateway) = with_one_more("authenticated-01", "getOnlineAuthedInfo", |_, mut reply| {
        let fields = reply["data"]["next"]["param"].as_array_mut().unwrap();
        fields.push(json!({"title": "姓名", "type": 1, "key": "real_name", "value": ""}));
        reply.to_string()
    });
    stage.go("--real-name 张三").exits(10);
    assert_eq!(gateway.count("getOnlineMessageCode"), 0);
    let stage = stage.env("ZHENGXIN_EXTRA_FIELDS", "real_name");
    let (class, fields) = stage.go("").exits(11).refusal();
    assert_eq!((class.as_str(), fields), ("missing", vec!["real_name".to_owned()]));
    assert_eq!(gateway.count("getOnlineMessageCode"), 0);
    stage.go("--real-name 张三").exits(7);
    assert_eq!(gateway.sent("submitApplyMessageCode")[0]["real_name"], "张三");
}

#[test]
fn a_form_that_asks_for_a_captcha_gets_a_picture_for_each_attempt() {
    let (stage, gateway) = with_one_more("apply-questions-01", "getQuestion", |_, mut reply| {
        let fields = reply["data"]["next"]["param"].as_array_mut().unwrap();
        fields.push(json!({"title": "验证码", "type": 6, "key": "pic_code", "refreshMethod": "getPicCode",
            "refreshParam": [{"key": "type", "value": 2}]}));
        reply.to_string()
    });
    stage.go("").exits(7);
    assert_eq!(gateway.methods()[4..], ["getQuestion", "getPicCode", "submitQuestion"]);
    let sent = gateway.sent("submitQuestion");
    assert_eq!(sent[0]["pic_code"].as_str().unwrap().len(), 6);
}

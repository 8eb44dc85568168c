//! A form's prefilled values and the refresh action beside a field (protocol.md, sections 2.1 and 3,
//! "Corrections").

use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";

/// Logged in, after the gateway gave this reply to `line`.
fn after(line: &str, reply: &Value) -> Bench {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CARD_PASSWORD", "012345");
    bench.accept(LOGIN, &logged_in());
    bench.accept(line, reply);
    bench.gateway.will_say(&ok(json!({})).to_string());
    bench
}

/// The form of submitApplyMessageCode from `apply info`, with this refresh.
fn application(refresh: Value) -> Bench {
    let mut field = json!({"title": "短信验证码", "type": 7, "key": "message_code", "value": ""});
    field.as_object_mut().unwrap().extend(refresh.as_object().unwrap().clone());
    after("apply info", &form("submitApplyMessageCode", json!([field])))
}

/// The form of onlineAuthentication from `unionpay card`, with these refresh parameters.
fn authentication(params: Value) -> Bench {
    let fields = json!([{"title": "动态验证码", "type": 7, "key": "message_code", "value": "",
        "refreshMethod": "getOnlineMessageCode ", "refreshParam": params}]);
    after(
        "unionpay card --bank-card 6200000000000005",
        &ok(json!({"cardtype": 1, "next": {"method": "onlineAuthentication", "param": fields}})),
    )
}

// §1.2.0
#[test]
fn an_empty_refresh_param_sends_the_merchant_fields_only() {
    let bench = application(json!({"refreshMethod": "getOnlineMessageCode", "refreshParam": []}));
    bench.run("apply sms").json();
    assert_eq!(bench.sent(), ("crawler.api.zx.getOnlineMessageCode".to_owned(), json!({})));
}

// §1.2.1
#[test]
fn a_form_that_names_no_refresh_method_gets_the_one_of_the_document() {
    let bench = application(json!({}));
    bench.run("apply sms").json();
    assert_eq!(bench.sent(), ("crawler.api.zx.getOnlineMessageCode".to_owned(), json!({})));
}

// §1.2.2
#[test]
fn the_form_names_the_method_of_the_sms_and_what_goes_with_it() {
    let bench = application(json!({"refreshMethod": " sendApplyCode ", "refreshParam": [
        {"key": " scene ", "value": " apply"}, {"key": "type", "value": 3}]}));
    bench.run("apply sms").json();
    let params = json!({"scene": "apply", "type": 3});
    assert_eq!(bench.sent(), ("crawler.api.zx.sendApplyCode".to_owned(), params));
}

// §1.2.2
#[test]
fn the_profiles_apply_sms_method_beats_the_forms() {
    let bench = application(json!({"refreshMethod": "sendApplyCode", "refreshParam": []}))
        .env("ZHENGXIN_APPLY_SMS_METHOD", "crawler.api.zx.getApplyCode");
    bench.run("apply sms").json();
    assert_eq!(bench.sent(), ("crawler.api.zx.getApplyCode".to_owned(), json!({})));
}

// §1.1.7
#[test]
fn an_empty_value_of_a_refresh_param_is_taken_from_the_applicant() {
    let bench = authentication(json!([{"key": "cellphone", "value": ""}]));
    bench.run("unionpay sms --cellphone 13800000001").json();
    let known = json!({"cellphone": "13800000001", "bank_card": "6200000000000005", "card_type": "1"});
    assert_eq!(bench.sent().1, known);
}

// §1.1.9
#[test]
fn the_pin_goes_with_the_sms_only_if_the_form_names_it() {
    let bench = authentication(json!([{"key": "cellphone"}, {"key": "password", "value": ""}]));
    bench.run("unionpay sms --cellphone 13800000001").json();
    assert_eq!(bench.sent().1["password"], "012345");
}

#[test]
fn a_refresh_param_with_a_value_is_sent_as_the_form_says() {
    let bench = authentication(json!([{"key": "cellphone", "value": ""}, {"key": "channel", "value": "bank"}]));
    bench.run("unionpay sms --cellphone 13800000001").json();
    assert_eq!(bench.sent().1["channel"], "bank");
}

#[test]
fn a_value_in_the_refresh_param_is_not_asked_for() {
    let bench = authentication(json!([{"key": "cellphone", "value": "13800000001"}, {"key": "type", "value": "1"}]));
    bench.run("unionpay sms").json();
    assert_eq!((&bench.sent().1["cellphone"], &bench.sent().1["type"]), (&json!("13800000001"), &json!(1)));
}

#[test]
fn a_refresh_param_of_the_application_is_taken_from_the_session() {
    let bench = application(json!({"refreshMethod": "sendApplyCode", "refreshParam": [{"key": "login_name"}]}));
    // The method is undocumented, so no table lists this parameter for it.
    assert_eq!(bench.run("apply sms").exits(10).error()["fields"], json!(["login_name"]));
    let bench = bench.env("ZHENGXIN_EXTRA_FIELDS", "login_name");
    bench.run("apply sms").json();
    assert_eq!(bench.sent().1, json!({"login_name": "lisi"}));
}

// §1.1.2, §1.1.9
#[test]
fn prefilled_values_are_trimmed_and_used_if_no_other_source_answers() {
    let fields = json!([{"title": "银联认证码", "type": 7, "key": " unionpay_code", "value": " uikie9"},
        {"title": "图片验证码", "type": 6, "key": "pic_code", "value": ""}]);
    let line = "unionpay auth --real-name 张三 --id-card 99000019550101004X --cellphone 13800000001 --message-code \
                herdrc --bank-card 6200000000000005 --card-type 1";
    let bench = after(line, &form("submitOnlineAuth ", fields));
    bench.run("unionpay submit --pic-code 2wt56f").json();
    assert_eq!(bench.sent().1, json!({"unionpay_code": "uikie9", "pic_code": "2wt56f"}));
}

// §1.1.9, §1.2.0
#[test]
fn the_picture_of_a_form_that_names_no_refresh_is_fetched_as_at_a_login() {
    let fields = json!([{"title": "银联认证码", "type": 7, "key": "unionpay_code", "value": "rgcgeb"},
        {"title": "图片验证码", "type": 6, "key": "pic_code", "value": "", "options": []}]);
    let line = "unionpay auth --real-name 张三 --id-card 99000019550101004X --cellphone 13800000001 --message-code \
                herdrc --bank-card 6200000000000005 --card-type 1";
    let bench = after(line, &form("submitOnlineAuth ", fields));
    let captcha = bench.accept("captcha", &ok(json!({"pic_code": "aGVsbG8="})));
    assert_eq!(bench.sent(), ("crawler.api.zx.getPicCode".to_owned(), json!({"type": 2})));
    assert_eq!(captcha["next_step"], "zhengxin unionpay submit --json");
}

// §1.1.2, §1.1.4, §1.1.7
#[test]
fn labels_are_never_sent_even_if_an_input_has_the_same_key() {
    let fields = json!([{"title": "银行卡号", "type": 6, "key": "bank_card", "value": ""},
        {"title": "支持的银行卡", "type": 16, "key": "bank_card", "value": "6200000000000005"},
        {"title": "提示", "type": 15, "key": "card_list", "value": "x"}]);
    let rules =
        json!({"rules": [{"title": "银联验证", "id": 2, "next": {"method": "onlineValidateCard", "param": fields}}]});
    let bench = after("verify-methods", &ok(rules));
    let (class, fields) = bench.run("unionpay card").exits(11).refusal();
    assert_eq!((class.as_str(), fields), ("missing", vec!["bank_card".to_owned()]));
    bench.run("unionpay card --bank-card 6250000000000004").json();
    assert_eq!(bench.sent().1, json!({"bank_card": "6250000000000004", "type": 1}));
}

#[test]
fn an_undocumented_field_of_a_form_is_sent_if_it_is_answered() {
    let fields = json!([{"title": "城市", "type": 1, "key": "city", "value": ""},
        {"title": "渠道", "type": 1, "key": "channel", "value": " web "}]);
    let bench = after("apply info", &form("submitApplyMessageCode", fields)).env("ZHENGXIN_CITY", "北京");
    bench.run("apply submit --message-code herdrc").json();
    assert_eq!(bench.sent().1, json!({"message_code": "herdrc", "city": "北京", "channel": "web"}));
}

#[test]
fn a_form_cannot_change_the_applicant() {
    let fields = json!([{"type": 1, "key": "user_id", "value": "another"}]);
    let bench = after("apply info", &form("submitApplyMessageCode", fields));
    bench.run("apply submit --message-code herdrc").json();
    assert_eq!(bench.sent().1, json!({"message_code": "herdrc"}));
}

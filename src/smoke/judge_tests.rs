use serde_json::{Value, json};

use super::*;
use crate::gateway::{CertificateReason, ConnectReason};
use crate::protocol::{Key, MERCHANT_KEYS, Request};
use crate::sandbox::World;

/// A captcha picture of the sandbox.
fn png() -> Vec<u8> {
    use base64::Engine;
    let fields = MERCHANT_KEYS.map(|key| (key.to_owned(), json!("x")));
    let mut biz_data: serde_json::Map<String, Value> = fields.into_iter().collect();
    biz_data.insert("type".to_owned(), json!(2));
    let request = json!({"method": "crawler.api.zx.getPicCode", "biz_data": biz_data});
    let reply = World::new(0).answer(&request, jiff::Timestamp::UNIX_EPOCH);
    base64::engine::general_purpose::STANDARD.decode(reply["data"]["pic_code"].as_str().unwrap()).unwrap()
}

fn hear(check: Check, outcome: Result<Reply, CallError>) -> Status {
    let request = check.spec().call.request();
    judge(check, &Heard { known: &KnownValues::of(&request), outcome: &outcome, picture: None, tls: true })
}

fn reply(method: Method, reply: Value) -> Result<Reply, CallError> {
    Ok(Reply::from_json(&method.into(), reply).unwrap())
}

fn accepted(method: Method, data: Value) -> Result<Reply, CallError> {
    reply(method, json!({"code": 200, "msg": "ok", "data": data}))
}

fn fails(check: Check, outcome: Result<Reply, CallError>) -> Fault {
    match hear(check, outcome) {
        Status::Failed(fault) => fault,
        other => panic!("{check:?}: {other:?}"),
    }
}

fn refused() -> CallError {
    CallError::Connect { origin: "https://gateway.example".into(), reason: ConnectReason::Refused }
}

fn login_form(fields: Value) -> Result<Reply, CallError> {
    accepted(Method::GetLoginInfo, json!({"next": {"method": "login", "param": fields}}))
}

fn field(key: &str, number: Value) -> Value {
    json!({"key": key, "type": number})
}

fn pic_code() -> Value {
    json!({"key": "pic_code", "type": 6, "refreshMethod": "getPicCode"})
}

#[test]
fn a_gateway_that_cannot_be_reached_is_unavailable() {
    assert_eq!(fails(Check::Reachable, Err(refused())).class(), Class::Unavailable);
}

#[test]
fn a_bad_certificate_fails_the_tls_check_and_not_reachability() {
    let expired =
        CallError::Certificate { origin: "https://gateway.example".into(), reason: CertificateReason::Expired };
    assert_eq!(hear(Check::Reachable, Err(expired.clone())), Status::Passed);
    assert_eq!(fails(Check::Tls, Err(expired)).class(), Class::Unavailable);
}

#[test]
fn a_page_instead_of_a_reply_fails_the_reply_check() {
    let page = || CallError::Status { status: 404, excerpt: String::new(), retry_after: None, date: None };
    assert_eq!(hear(Check::Reachable, Err(page())), Status::Passed);
    assert_eq!(hear(Check::Tls, Err(page())), Status::Passed);
    assert_eq!(fails(Check::Reply, Err(page())).class(), Class::Protocol);
}

#[test]
fn wrong_parameters_may_get_any_code_but_not_a_crash() {
    for code in [json!(200), json!(508140), json!("999999")] {
        let outcome = reply(Method::GetPicCode, json!({"code": code, "msg": ""}));
        assert_eq!(hear(Check::TypeText, outcome), Status::Passed);
    }
    let crash = CallError::Status { status: 500, excerpt: String::new(), retry_after: None, date: None };
    assert_eq!(fails(Check::TypeMissing, Err(crash)).class(), Class::Unavailable);
}

#[test]
fn a_picture_must_be_decodable() {
    let png = png();
    let broken: &[u8] = &png[..png.len() / 2];
    let cases: [(&[u8], bool); 3] = [(&png, true), (broken, false), (b"<html>", false)];
    for (bytes, good) in cases {
        assert_eq!(picture(Some(bytes)).is_ok(), good, "{:?}", &bytes[..4]);
    }
    assert_eq!(picture(None), Err(Fault::NoPicture));
}

// §1.1.2
#[test]
fn the_login_form_has_the_documented_keys_and_types_and_may_have_more() {
    let whole =
        json!([field("login_name", json!(1)), field("password", json!("5")), pic_code(), field("city", json!(42))]);
    assert_eq!(hear(Check::LoginForm, login_form(whole)), Status::Passed);
    let other = json!([field("login_name", json!(7)), field("pic_code", json!(6))]);
    let Fault::Form(Method::Login, faults) = fails(Check::LoginForm, login_form(other)) else { panic!() };
    assert_eq!(
        faults,
        [
            FieldFault::Type { key: Key::LoginName, documented: 1, came: Some(7) },
            FieldFault::Missing(Key::Password),
            FieldFault::Refresh { key: Key::PicCode, documented: Method::GetPicCode },
        ]
    );
}

// §1.1.2
#[test]
fn the_captcha_of_the_login_form_fetches_a_login_picture() {
    let form = |params: Value| {
        let mut captcha = pic_code();
        captcha["refreshParam"] = params;
        login_form(json!([field("login_name", json!(1)), field("password", json!(5)), captcha]))
    };
    let typed = |value: Value| form(json!([{"key": "type", "value": value}]));
    for reply in [typed(json!(2)), typed(json!("2")), typed(json!("")), form(json!([]))] {
        assert_eq!(hear(Check::LoginForm, reply), Status::Passed);
    }
    for other in [json!(1), json!("login")] {
        let fault = Fault::Form(Method::Login, vec![FieldFault::RefreshType(Key::PicCode)]);
        assert_eq!(fails(Check::LoginForm, typed(other)), fault);
    }
}

#[test]
fn a_form_for_another_method_is_a_fault() {
    let other = accepted(Method::GetLoginInfo, json!({"next": {"method": "register", "param": []}}));
    assert_eq!(fails(Check::LoginForm, other), Fault::NoForm(Method::Login));
}

#[test]
fn an_undocumented_user_status_is_a_fault() {
    let login = |data| accepted(Method::Login, data);
    assert_eq!(hear(Check::UserStatus, login(json!({"user_status": 6}))), Status::Passed);
    let fault = fails(Check::UserStatus, login(json!({"user_status": 77})));
    assert_eq!((fault.class(), fault), (Class::Unknown, Fault::UserStatus(Some(77))));
    let known = KnownValues::of(&Request::new(Method::Login).with(Key::Cellphone, "13800005000"));
    let outcome = login(json!({"user_status": 13_800_005_000_i64}));
    let heard = Heard { known: &known, outcome: &outcome, picture: None, tls: false };
    assert_eq!(judge(Check::UserStatus, &heard), Status::Failed(Fault::UserStatus(None)));
}

#[test]
fn a_refusal_has_its_own_class_and_never_repeats_a_sent_value() {
    let request = Request::new(Method::Login).with(Key::Password, "hunter2");
    let outcome = reply(Method::Login, json!({"code": 208101, "msg": "hunter2 不对"}));
    let heard = Heard { known: &KnownValues::of(&request), outcome: &outcome, picture: None, tls: false };
    let Status::Failed(fault) = judge(Check::Login, &heard) else { panic!() };
    assert_eq!(fault.class(), Class::Credentials);
    assert_eq!(fault, Fault::Refused { code: Some(208101), class: Class::Credentials, msg: "*** 不对".into() });
}

#[test]
fn an_unknown_code_is_of_class_unknown() {
    let outcome = reply(Method::Login, json!({"code": 999999, "msg": ""}));
    assert_eq!(fails(Check::Login, outcome).class(), Class::Unknown);
}

// §1.1.4
#[test]
fn one_verification_method_is_enough_but_none_is_a_failure() {
    let rules = |rules: Value| accepted(Method::GetVerifyMethod, json!({ "rules": rules }));
    let card = json!({"id": 2, "next": {"method": "onlineValidateCard", "param": [field("bank_card", json!(6))]}});
    let questions = json!({"id": 1, "next": {"method": "getQuestion", "param": []}});
    assert_eq!(hear(Check::Rules, rules(json!([questions]))), Status::Passed);
    assert_eq!(hear(Check::Rules, rules(json!([card, questions]))), Status::Passed);
    assert_eq!(fails(Check::Rules, rules(json!([]))), Fault::NoRules);
    let changed = json!({"id": 2, "next": {"method": "onlineValidateCard", "param": [field("card", json!(6))]}});
    assert!(matches!(fails(Check::Rules, rules(json!([changed]))), Fault::Form(Method::OnlineValidateCard, _)));
}

#[test]
fn refused_questions_fail_with_the_class_of_the_refusal() {
    for (code, class) in [(508113, Class::Route), (508110, Class::Expired)] {
        let refused = reply(Method::GetQuestion, json!({"code": code, "msg": ""}));
        assert_eq!(fails(Check::Questions, refused).class(), class);
    }
}

// §1.1.5
#[test]
fn a_question_has_five_choices_numbered_from_one() {
    let form = |choices: i64| {
        let options: Vec<Value> = (1..=choices).map(|value| json!({"title": "x", "value": value})).collect();
        let question = |n| json!({"key": format!("kbaList[{n}].options"), "type": 19, "options": options});
        let fields: Vec<Value> = (0..5).map(question).collect();
        accepted(Method::GetQuestion, json!({"next": {"method": "submitQuestion", "param": fields}}))
    };
    assert_eq!(hear(Check::Questions, form(5)), Status::Passed);
    let Fault::Form(_, faults) = fails(Check::Questions, form(4)) else { panic!() };
    assert_eq!(faults[0], FieldFault::Options(Key::Question(0)));
}

// §1.1.7
#[test]
fn the_card_form_suits_the_type_of_the_card() {
    let common = [("real_name", 1), ("id_card", 2), ("cellphone", 4)];
    let form = |kind: Value, more: &[(&str, i64)]| {
        let fields = common.iter().chain(more).map(|(key, number)| field(key, json!(number)));
        let sms = json!({"key": "message_code", "type": 7, "refreshMethod": "getOnlineMessageCode "});
        let fields: Vec<Value> = fields.chain([sms]).collect();
        let next = json!({"method": "onlineAuthentication", "param": fields});
        accepted(Method::OnlineValidateCard, json!({"cardtype": kind, "next": next}))
    };
    assert_eq!(hear(Check::Card, form(json!(1), &[("password", 3)])), Status::Passed);
    assert_eq!(hear(Check::Card, form(json!("2"), &[("last_three", 3), ("month", 17)])), Status::Passed);
    assert!(matches!(fails(Check::Card, form(json!(2), &[("password", 3)])), Fault::Form(..)));
    assert_eq!(fails(Check::Card, form(json!(3), &[])), Fault::CardType);
}

#[test]
fn the_unionpay_code_may_come_alone() {
    let bare = accepted(Method::OnlineAuthentication, json!("rgcgeb"));
    assert_eq!(hear(Check::Authentication, bare), Status::Passed);
    assert_eq!(fails(Check::Authentication, accepted(Method::OnlineAuthentication, json!({}))), Fault::NoUnionpayCode);
}

// §1.1.9
#[test]
fn the_form_of_the_unionpay_code_asks_for_a_captcha_too() {
    let form = |fields: Value| {
        accepted(Method::OnlineAuthentication, json!({"next": {"method": "submitOnlineAuth ", "param": fields}}))
    };
    let code = json!({"key": "unionpay_code", "type": 7, "value": "rgcgeb"});
    assert_eq!(hear(Check::Authentication, form(json!([code, field("pic_code", json!(6))]))), Status::Passed);
    let Fault::Form(Method::SubmitOnlineAuth, faults) = fails(Check::Authentication, form(json!([code]))) else {
        panic!()
    };
    assert_eq!(faults, [FieldFault::Missing(Key::PicCode)]);
}

// §1.2.0, §1.2.1
#[test]
fn the_form_of_the_application_asks_for_an_sms_code() {
    for (check, method) in
        [(Check::HandInCode, Method::SubmitOnlineAuth), (Check::AuthedInfo, Method::GetOnlineAuthedInfo)]
    {
        let form =
            |fields: Value| accepted(method, json!({"next": {"method": "submitApplyMessageCode", "param": fields}}));
        assert_eq!(hear(check, form(json!([field("message_code", json!(7))]))), Status::Passed);
        let Fault::Form(Method::SubmitApplyMessageCode, faults) = fails(check, form(json!([]))) else { panic!() };
        assert_eq!(faults, [FieldFault::Missing(Key::MessageCode)]);
        assert_eq!(fails(check, accepted(method, json!({}))), Fault::NoForm(Method::SubmitApplyMessageCode));
    }
}

// §1.2.4
#[test]
fn the_form_of_the_report_asks_for_the_identity_code_by_its_key_and_type() {
    let form =
        |key: &str, number: i64| accepted(Method::GetViewReportInfo, json!({"param": [field(key, json!(number))]}));
    assert_eq!(hear(Check::ReportForm, form("message_code", 7)), Status::Passed);
    let fault = |outcome| fails(Check::ReportForm, outcome);
    assert!(matches!(fault(form("code", 7)), Fault::Form(Method::ViewReport, _)));
    assert!(matches!(fault(form("message_code", 1)), Fault::Form(Method::ViewReport, _)));
    assert_eq!(fault(accepted(Method::GetViewReportInfo, json!({}))), Fault::NoForm(Method::ViewReport));
}

// §1.2.5
#[test]
fn an_empty_object_is_no_report() {
    assert_eq!(fails(Check::Report, accepted(Method::ViewReport, json!({}))), Fault::NotAReport);
}

#[test]
fn a_code_that_repeats_a_sent_value_is_not_shown() {
    let request = Request::new(Method::GetOnlineMessageCode).with(Key::Cellphone, "13800005000");
    let reply = Reply::from_json(request.method(), json!({"code": 13_800_005_000_i64})).map_err(CallError::from);
    let heard = Heard { known: &KnownValues::of(&request), outcome: &reply, picture: None, tls: false };
    let Err(Fault::Refused { code, class, .. }) = super::accepted(&heard) else { panic!() };
    assert_eq!((code, class), (None, Class::Unknown));
}

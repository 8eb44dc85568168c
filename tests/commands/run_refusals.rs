//! `run`: how it recovers from a refusal, and when it gives up.

use serde_json::{Value, json};

use super::asked::{ALL, Asked, logging};
use super::behind::{refused_once, with};
use super::stage::Stage;
use super::support::between::{Between, Fate};
use super::support::schema;

/// Asserts that a run ends with a refusal.
#[track_caller]
fn refused(ran: &super::support::cli::Ran, code: i64) -> Value {
    schema::assert_error(ran.stderr.lines().last().unwrap());
    let error = ran.error();
    assert_eq!(error["code"], code, "{error}");
    error
}

/// The values of a key in the calls of a method.
fn values(gateway: &Between, method: &str, key: &str) -> Vec<String> {
    gateway.sent(method).iter().map(|sent| sent[key].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_wrong_captcha_is_answered_off_a_new_picture() {
    let stage = Stage::served("wrong-captcha");
    stage.go("--until login").exits(0);
    assert_eq!((stage.calls("getPicCode"), stage.calls("login")), (2, 2));
}

#[test]
fn a_captcha_is_answered_again_after_any_refusal_of_its_form() {
    let (stage, gateway) = refused_once("report-ready-01", "login", 508109);
    let asked =
        Asked::new(stage, &logging(&format!("case $key in login_name) echo report-ready-01;; *) {ALL};; esac")));
    refused(&asked.go("").exits(6), 508109);
    assert_eq!(gateway.count("login"), 1, "the login name is not a new one");
    let (stage, gateway) = refused_once("report-ready-01", "login", 508101);
    stage.go("").exits(0);
    assert_eq!((gateway.count("getLoginInfo"), gateway.count("getPicCode"), gateway.count("login")), (2, 2, 2));
}

// §2.1
#[test]
fn a_wrong_sms_code_brings_a_new_sms() {
    let stage = Stage::served("wrong-sms");
    stage.go("--until applied").exits(0);
    assert_eq!((stage.calls("onlineAuthentication"), stage.calls("getOnlineMessageCode")), (2, 3));
    let stage = Stage::served("wrong-apply-sms");
    stage.go("--until applied").exits(0);
    assert_eq!((stage.calls("submitApplyMessageCode"), stage.calls("getOnlineMessageCode")), (2, 2));
}

// §2.1
#[test]
fn a_wrong_identity_code_is_asked_for_again() {
    let stage = Stage::served("wrong-identity");
    stage.go("").exits(0);
    assert_eq!((stage.calls("viewReport"), stage.calls("login")), (2, 1));
}

// §2.1
#[test]
fn a_refused_password_is_never_sent_again() {
    let (stage, gateway) = with("apply-credit-01", |_| Fate::Through);
    let asked = Asked::new(stage, &format!("case $key in password) echo wrong;; *) {ALL};; esac"));
    refused(&asked.go("").exits(5), 208101);
    assert_eq!(values(&gateway, "login", "password"), ["wrong"]);
}

#[test]
fn each_new_password_is_sent_once_and_none_after_three() {
    let (stage, gateway) = with("apply-credit-01", |_| Fate::Through);
    let script = format!("case $key in password) echo \"wrong-$ZHENGXIN_ASK_ATTEMPT\";; *) {ALL};; esac");
    let asked = Asked::new(stage, &script);
    refused(&asked.go("").exits(5), 208101);
    assert_eq!(values(&gateway, "login", "password"), ["wrong-1", "wrong-2", "wrong-3"]);
    let before = gateway.calls().len();
    let error = asked.go("--max-tries 9").exits(9).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("locked"), &Value::Null));
    assert_eq!(error["after"], Value::Null, "{error}");
    assert_eq!(gateway.calls().len(), before, "nothing is sent");
}

#[test]
fn more_tries_do_not_allow_more_passwords() {
    let (stage, gateway) = with("apply-credit-01", |_| Fate::Through);
    let script = format!("case $key in password) echo \"wrong-$ZHENGXIN_ASK_ATTEMPT\";; *) {ALL};; esac");
    refused(&Asked::new(stage, &script).go("--max-tries 9").exits(5), 208101);
    assert_eq!(gateway.count("login"), 3);
}

#[test]
fn the_run_continues_with_a_correct_second_password() {
    let (stage, gateway) = with("apply-credit-01", |_| Fate::Through);
    let script = format!("case $key-$ZHENGXIN_ASK_ATTEMPT in password-1) echo wrong;; *) {ALL};; esac");
    Asked::new(stage, &logging(&script)).go("--until login").exits(0);
    assert_eq!(gateway.count("login"), 2);
}

#[test]
fn a_refused_password_ends_the_run_if_the_answers_file_is_the_only_source() {
    let stage = Stage::served("wrong-password");
    let error = refused(&stage.go("").exits(5), 208101);
    assert_eq!(error["fields"], json!(["login_name", "password"]));
    assert_eq!(stage.calls("login"), 1);
}

// §2.1
#[test]
fn a_locked_login_name_is_left_alone() {
    let stage = Stage::served("locked");
    refused(&stage.go("").exits(9), 508108);
    stage.go("").exits(9);
    assert_eq!(stage.calls("login"), 1);
}

// §2.1
#[test]
fn a_refused_card_leads_to_a_question_for_another_card() {
    let (stage, gateway) = with("apply-credit-01", |_| Fate::Through);
    let script = format!("case $key-$ZHENGXIN_ASK_ATTEMPT in bank_card-1) echo 6200009999999994;; *) {ALL};; esac");
    let asked = Asked::new(stage, &logging(&script));
    asked.go("").exits(7);
    assert!(asked.log().contains("onlineValidateCard bank_card 2 508130"), "{}", asked.log());
    assert_eq!((gateway.count("onlineValidateCard"), gateway.count("getVerifyMethod")), (2, 1));
}

/// A person whose first card is not their own. The card has this type, and only UnionPay refuses it.
fn whose_first_card_is_refused(cardtype: i64) -> (Stage, Between) {
    with("apply-credit-01", move |call| match (call.method.as_str(), call.nth) {
        ("onlineValidateCard", 1) => Fate::Instead(json!({"code": 200, "data": {"cardtype": cardtype}})),
        ("getOnlineMessageCode", 1) => Fate::Instead(json!({"code": 200, "data": {}})),
        ("onlineAuthentication", 1) => Fate::refused(508134),
        _ => Fate::Through,
    })
}

// §2.1
#[test]
fn a_card_that_unionpay_refuses_is_replaced_in_the_card_step() {
    let (stage, gateway) = whose_first_card_is_refused(1);
    let script = format!(
        "case $method-$key-$ZHENGXIN_ASK_ATTEMPT in *bank_card-1) echo 6200009999999994;; *card_password*) echo \
         123456;; onlineAuth*message_code-1) echo abcdef;; *) {ALL};; esac"
    );
    let asked = Asked::new(stage, &logging(&script));
    asked.go("").exits(7);
    assert!(asked.log().contains("onlineValidateCard bank_card 2 508134"), "{}", asked.log());
    assert_eq!((gateway.count("onlineValidateCard"), gateway.count("getOnlineMessageCode")), (2, 3), "and a new SMS");
    assert_eq!(values(&gateway, "onlineAuthentication", "card_type"), ["1", "2"]);
    assert_eq!(values(&gateway, "onlineAuthentication", "password"), ["123456", ""]);
    assert_eq!(asked.log().matches(" id_card ").count(), 1, "the holder is the same");
}

#[test]
fn values_given_for_a_refused_card_are_not_sent_with_the_next_one() {
    let (stage, gateway) = whose_first_card_is_refused(2);
    let first = json!({"bank_card": "6200009999999994", "last_three": "111", "year": "11", "month": "11"});
    let answers = stage.zhengxin.answers(&stage.answers_and(&first));
    let script =
        format!("case $method-$key-$ZHENGXIN_ASK_ATTEMPT in onlineAuth*message_code-1) echo abcdef;; *) {ALL};; esac");
    let own = stage.own("last_three").to_owned();
    let asked = Asked::new(stage, &script);
    asked.go(&format!("--answers {answers} --route unionpay")).exits(7);
    assert_eq!(values(&gateway, "onlineAuthentication", "last_three"), ["111", &own]);
    assert_ne!(values(&gateway, "onlineAuthentication", "year")[1], "11");
}

// §2.1
#[test]
fn a_refused_card_without_a_new_one_ends_the_run() {
    for (person, code, exit) in [("unknown-card", 508130, 6), ("unsupported-bank", 508131, 6), ("bad-card", 508122, 3)]
    {
        let stage = Stage::served(person);
        refused(&stage.go("").exits(exit), code);
        assert_eq!(stage.calls("onlineValidateCard"), 1, "{person}");
        refused(&stage.go("").exits(exit), code);
        assert_eq!(stage.calls("login"), 1, "{person}: the login still holds");
    }
}

// §2.1
#[test]
fn a_refused_name_without_a_new_one_ends_the_run() {
    for (person, code) in
        [("wrong-name", 508119), ("wrong-id", 508119), ("other-holder", 508124), ("wrong-mobile", 508121)]
    {
        let stage = Stage::served(person);
        refused(&stage.go("").exits(3), code);
        assert!(stage.calls("onlineAuthentication") <= 1, "{person}");
        assert_eq!(stage.calls("getOnlineMessageCode"), 1, "{person}");
    }
}

// §2.1
#[test]
fn a_mobile_number_that_gets_no_sms_is_asked_for_again() {
    let (stage, gateway) = refused_once("apply-credit-01", "getOnlineMessageCode", 508121);
    let script = format!("case $key-$ZHENGXIN_ASK_ATTEMPT in cellphone-1) echo 13800009999; exit;; esac; {ALL}");
    let asked = Asked::new(stage, &logging(&script));
    asked.go("").exits(7);
    let sent = values(&gateway, "getOnlineMessageCode", "cellphone");
    assert_eq!((sent[0].as_str(), sent[1] != sent[0]), ("13800009999", true), "{sent:?}");
}

#[test]
fn an_identity_code_that_is_answered_again_is_not_sent_again() {
    let (stage, gateway) = with("report-ready-01", |_| Fate::Through);
    let asked =
        Asked::new(stage, &format!("case $method-$key in viewReport-message_code) echo abcdef;; *) {ALL};; esac"));
    refused(&asked.go("").exits(5), 508115);
    assert_eq!(gateway.count("viewReport"), 1);
    refused(&asked.go("").exits(5), 508115);
    assert_eq!(gateway.count("login"), 1, "the next run goes on there");
}

#[test]
fn a_wrong_password_in_a_file_is_sent_by_at_most_three_runs() {
    let stage = Stage::served("wrong-password");
    for exit in [5, 5, 5, 9, 9] {
        stage.go("").exits(exit);
    }
    assert_eq!(stage.calls("login"), 3);
}

#[test]
fn a_login_name_other_than_the_sessions_is_never_sent() {
    let stage = Stage::served("apply-credit-01");
    stage.go("--until login").exits(0);
    let before = stage.called().len();
    assert_eq!(stage.go("--login-name somebody-else").exits(12).error()["class"], "config");
    assert_eq!(stage.called().len(), before);
}

// §2.1
#[test]
fn answers_refused_as_a_whole_are_asked_for_again_and_not_sent_twice() {
    let (stage, gateway) = refused_once("apply-questions-01", "submitQuestion", 508149);
    let error = refused(&stage.go("").exits(6), 508149);
    assert_eq!((&error["class"], &error["method"]), (&json!("rejected"), &json!("submitQuestion")));
    assert_eq!(gateway.count("submitQuestion"), 1);

    let (stage, gateway) = refused_once("apply-questions-01", "submitQuestion", 508149);
    let answers = "case $method in submitQuestion) echo $ZHENGXIN_ASK_ATTEMPT;; *) {ALL};; esac".replace("{ALL}", ALL);
    Asked::new(stage, &answers).go("--route questions").exits(7);
    assert_eq!(values(&gateway, "submitQuestion", "kbaList[2].options"), ["1", "2"]);
}

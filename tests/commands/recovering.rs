//! A login for recovering a password never applies, and a picture fetched for a registration is not used for a login
//! (protocol.md, section 3, "Corrections").

use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};
use super::stage::Stage;

const CARD: &str = "unionpay card --bank-card 6200000000000005";

/// Logged in, with the verification methods fetched to recover the password.
fn recovering() -> Bench {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CARD_PASSWORD", "012345");
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    let rules = json!([{"title": "银联验证", "id": 2, "next": {"method": "onlineValidateCard", "param": [{"type": 6, "key": "bank_card"}]}},
        {"title": "问题验证", "id": 1, "next": {"method": "getQuestion", "param": []}}]);
    let offered = bench.accept("verify-methods --for recover", &ok(json!({"rules": rules})));
    assert_eq!(bench.sent().1["type"], json!(2));
    assert_eq!(offered["next_step"], "zhengxin unionpay card --json");
    bench
}

// §1.1.4, §1.1.7
#[test]
fn each_later_step_repeats_the_purpose_and_a_recovery_never_applies() {
    let bench = recovering();
    let authentication = json!({"method": "onlineAuthentication", "param": [{"type": 3, "key": "password"}]});
    let card = bench.accept(CARD, &ok(json!({"cardtype": 1, "next": authentication})));
    assert_eq!((&bench.sent().1["type"], &card["next_step"]), (&json!(2), &json!("zhengxin unionpay sms --json")));
    let sms = bench.accept("unionpay sms --cellphone 13800000001", &ok(json!({})));
    assert_eq!(sms["next_step"], "zhengxin unionpay auth --for recover --json");
    assert_eq!(bench.run("status").value()["next_step"], "zhengxin unionpay auth --for recover --json");
    let auth = "unionpay auth --message-code 654321 --real-name 张三 --id-card 99000018800101001X --no-verify-input";
    let submit = form("submitOnlineAuth", json!([{"type": 7, "key": "unionpay_code", "value": "uikie9"}]));
    bench.accept(auth, &submit);
    assert_eq!(bench.sent().1["type"], json!(2));
    let apply = form("submitApplyMessageCode", json!([{"type": 7, "key": "message_code"}]));
    let submitted = bench.accept("unionpay submit --pic-code 2wt56f", &apply);
    assert_eq!(submitted["next_step"], Value::Null, "an application is not what comes next");
}

#[test]
fn a_run_does_not_lead_from_a_recovery_into_an_application() {
    let bench = recovering();
    let before = bench.gateway.requests().len();
    let error = bench.run("run --no-input --bank-card 6200000000000005").exits(6).error();
    assert_eq!((&error["class"], &error["exit"]), (&json!("route"), &json!(6)), "{error}");
    assert_eq!(error["next_step"], "zhengxin verify-methods --for apply --json --no-input");
    assert_eq!(bench.gateway.requests().len(), before);
}

#[test]
fn the_purpose_lasts_until_the_methods_are_fetched_to_apply() {
    let bench = recovering();
    bench.accept("verify-methods", &ok(json!({"rules": []})));
    assert_eq!(bench.sent().1["type"], json!(2));
    bench.accept("verify-methods --for apply", &ok(json!({"rules": []})));
    assert_eq!(bench.sent().1["type"], json!(1));
    let card = bench.accept(CARD, &ok(json!({"cardtype": 1})));
    assert_eq!((&bench.sent().1["type"], &card["next_step"]), (&json!(1), &json!("zhengxin unionpay sms --json")));
    assert!(!bench.zhengxin.session_text().contains("recovers"));
}

#[test]
fn a_picture_for_the_registration_suggests_no_login_and_is_not_used_for_one() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    let picture = ok(json!({"pic_code": "iVBORw0KGgo="}));
    let register = bench.accept("captcha --for register", &picture);
    assert_eq!((&register["next_step"], &bench.sent().1), (&Value::Null, &json!({"type": 1})));
    let login = bench.accept("captcha", &picture);
    assert_eq!((&login["next_step"], &bench.sent().1), (&json!("zhengxin login --json"), &json!({"type": 2})));
    bench.accept("captcha --for register", &picture);
    bench.gateway.will_say(&picture.to_string());
    bench.run("run --no-input --until login --login-name lisi").exits(11);
    let fetched = bench.gateway.bodies().iter().filter(|body| body["method"] == "crawler.api.zx.getPicCode").count();
    assert_eq!(fetched, 4, "the registration's picture is not the login's");
}

// §1.1.1
#[test]
fn the_sandbox_takes_no_picture_of_the_registration_at_a_login() {
    for stage in Stage::each("report-ready-01") {
        stage.run("captcha --for register").json();
        let line = format!("login --login-name report-ready-01 --pic-code {}", stage.captcha());
        let stage = stage.env("ZHENGXIN_PASSWORD", "Sandbox-0020");
        assert_eq!(stage.run(&line).exits(5).error()["code"], 210_101);
        stage.step("login");
    }
}

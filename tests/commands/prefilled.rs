//! A card, a number or a code prefilled in a form: used, shown masked, and dropped together with the card.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};

const CARD: &str = "6250000000000004";
const NUMBER: &str = "13800000002";

/// Logged in, with verification methods whose form has a prefilled card.
fn bench() -> Bench {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    let fields = json!([{"type": 6, "key": "bank_card ", "value": format!(" {CARD}")}]);
    let rule = json!({"id": 2, "title": "银联验证", "next": {"method": "onlineValidateCard", "param": fields}});
    bench.accept("verify-methods", &ok(json!({"rules": [rule]})));
    bench
}

/// The bank's form with a prefilled number.
fn bank_form() -> Value {
    let mut card = form("onlineAuthentication", json!([{"type": 4, "key": "cellphone", "value": NUMBER}]));
    card["data"]["cardtype"] = json!(2);
    card
}

#[test]
fn a_card_and_a_number_that_forms_prefill_are_sent_by_the_next_commands() {
    let bench = bench();
    bench.accept("unionpay card", &bank_form());
    assert_eq!(bench.sent().1["bank_card"], CARD);
    bench.accept("unionpay sms", &ok(json!({})));
    let sent = bench.sent().1;
    assert_eq!((&sent["bank_card"], &sent["cellphone"]), (&json!(CARD), &json!(NUMBER)));
    let auth = "unionpay auth --real-name 张三 --id-card 99000019550101004X --message-code herdrc --year 37 --month 11";
    let digits = bench.zhengxin.file("digits", "007\n");
    bench.run(&format!("{auth} --last-three-file {}", digits.display())).json();
    let sent = bench.sent().1;
    assert_eq!((&sent["bank_card"], &sent["cellphone"]), (&json!(CARD), &json!(NUMBER)));
}

#[test]
fn prefilled_values_are_shown_masked() {
    let bench = bench();
    bench.accept("unionpay card", &bank_form());
    let shown = bench.run("session show").json();
    assert_eq!(shown["facts"]["forms"]["onlineAuthentication"]["param"][0]["value"], "1***");
    assert!(!shown.to_string().contains(NUMBER) && !shown.to_string().contains(CARD), "{shown}");
}

#[test]
fn another_card_drops_the_values_of_the_previous_one() {
    let bench = bench();
    bench.accept("unionpay card", &bank_form());
    bench.accept("unionpay card --bank-card 6200000000000005", &ok(json!({"cardtype": 1})));
    let kept = bench.zhengxin.session_text();
    assert!(!kept.contains(CARD) && !kept.contains(NUMBER), "{kept}");
    assert_eq!(bench.run("unionpay sms").exits(11).refusal().1, ["cellphone"]);
}

#[test]
fn a_refused_card_is_not_sent_again_unasked() {
    let bench = bench();
    bench.gateway.will_say(r#"{"code":508122,"msg":"x"}"#);
    bench.run("unionpay card").exits(3);
    assert_eq!(bench.run("unionpay card").exits(11).refusal().1, ["bank_card"]);
}

#[test]
fn prefilled_values_are_dropped_when_the_login_ends_or_expires() {
    let bench = bench();
    bench.zhengxin.age(SignedDuration::from_mins(31));
    bench.run("status").exits(4);
    assert!(!bench.zhengxin.session_text().contains(CARD));
    // Without a known login.
    let bench = Bench::new();
    let fields = json!([{"type": 6, "key": "bank_card", "value": CARD}]);
    bench.accept("verify-methods --login-name lisi", &form("onlineValidateCard", fields));
    assert!(bench.zhengxin.session_text().contains(CARD));
    bench.zhengxin.age(SignedDuration::from_mins(31));
    bench.run("status").exits(4);
    assert!(!bench.zhengxin.session_text().contains(CARD));
}

#[test]
fn a_prefilled_secret_is_not_stored() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CARD_PASSWORD", "918273");
    let bench = bench.env("ZHENGXIN_PIC_CODE", "2wt56f");
    bench.accept("login --login-name lisi", &logged_in());
    let fields = json!([
        {"type": 6, "key": "bank_card", "value": CARD, "title": "hunter2", "hint": "2wt56f"},
        {"type": 1, "key": "pwd2", "value": "hunter2"}, {"type": 1, "key": "pwd3", "value": 918_273},
        {"type": 16, "title": "your password hunter2, your PIN 918273", "key": "hunter2"},
        {"type": 6, "key": "c-918273", "refreshMethod": "send-hunter2", "hunter2": "x"}, {"type": 1, "key": "city", "value": "北京"}]);
    let next = |method: &str| json!({"method": method, "param": fields});
    let rules = json!([{"id": 2, "next": next("onlineValidateCard")}, {"id": 9, "next": next("hunter2")}]);
    bench.accept("verify-methods", &ok(json!({ "rules": rules })));
    let kept = bench.zhengxin.session_text();
    for secret in ["hunter2", "918273", "2wt56f"] {
        assert!(!kept.contains(secret), "{secret} in {kept}");
    }
    assert!(kept.contains("your password ***, your PIN ***") && kept.contains("北京"), "{kept}");
    bench.accept("unionpay card", &ok(json!({"cardtype": 2})));
    assert_eq!(bench.sent().1["bank_card"], CARD);
}

#[test]
fn a_prefilled_secret_of_an_undocumented_key_is_not_stored_either() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_PASS2", "second-one");
    bench.accept(
        "login-info",
        &form(
            "login",
            json!([
        {"type": 1, "key": "login_name"}, {"type": 5, "key": "password"}, {"type": 6, "key": "pic_code"},
        {"type": 5, "key": "pass2"}]),
        ),
    );
    let mut login =
        form("onlineValidateCard", json!([{"type": 1, "key": "a", "value": "second-one", "title": "second-one"}]));
    login["data"]["user_status"] = json!(0);
    bench.accept("login --login-name lisi --pic-code 2wt56f", &login);
    assert_eq!(bench.sent().1["pass2"], "second-one");
    let kept = bench.zhengxin.session_text();
    assert!(!kept.contains("second-one") && kept.contains("\"***\""), "{kept}");
}

//! A card, a number or a code that a form comes with: used, shown masked, and gone with the card.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};

const CARD: &str = "6250000000000004";
const NUMBER: &str = "13800000002";

/// Logged in; the verification methods have arrived with a form that knows the card.
fn bench() -> Bench {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    let fields = json!([{"type": 6, "key": "bank_card ", "value": format!(" {CARD}")}]);
    let rule = json!({"id": 2, "title": "银联验证", "next": {"method": "onlineValidateCard", "param": fields}});
    bench.accept("verify-methods", &ok(json!({"rules": [rule]})));
    bench
}

/// The bank's form, which knows the number.
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
fn what_a_form_prefills_is_shown_masked() {
    let bench = bench();
    bench.accept("unionpay card", &bank_form());
    let shown = bench.run("session show").json();
    assert_eq!(shown["facts"]["forms"]["onlineAuthentication"]["param"][0]["value"], "1***");
    assert!(!shown.to_string().contains(NUMBER) && !shown.to_string().contains(CARD), "{shown}");
}

#[test]
fn another_card_takes_the_old_ones_values_along() {
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
fn what_a_form_prefills_ends_with_the_login_or_its_half_hour() {
    let bench = bench();
    bench.zhengxin.age(SignedDuration::from_mins(31));
    bench.run("status").exits(4);
    assert!(!bench.zhengxin.session_text().contains(CARD));
    // Where no login is known.
    let bench = Bench::new();
    let fields = json!([{"type": 6, "key": "bank_card", "value": CARD}]);
    bench.accept("verify-methods --login-name lisi", &form("onlineValidateCard", fields));
    assert!(bench.zhengxin.session_text().contains(CARD));
    bench.zhengxin.age(SignedDuration::from_mins(31));
    bench.run("status").exits(4);
    assert!(!bench.zhengxin.session_text().contains(CARD));
}

//! A gateway that puts an applicant's values in place of names, codes and parameters. None of these values may reach
//! the program's files.

use std::fs;

use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};
use super::support::served::Served;

const CARD: &str = "6200000000000005";
const NUMBER: &str = "13800005000";
const IDENTITY: &str = "990000195501010015";

fn bench(reply: &Value) -> Bench {
    Bench::hearing(&[&reply.to_string()]).env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_LAST_THREE", "037")
}

/// The command of the bank's authentication with a credit card.
fn auth() -> String {
    format!(
        "unionpay auth --real-name 李四 --id-card {IDENTITY} --cellphone {NUMBER} --message-code herdrc \
         --bank-card {CARD} --card-type 2 --year 29 --month 07"
    )
}

/// The text of the recording or the log.
fn text(bench: &Bench, name: &str) -> String {
    fs::read_to_string(bench.zhengxin.path(name)).unwrap()
}

/// The reply of the recording's last line.
fn recorded(bench: &Bench) -> Value {
    let text = text(bench, "calls.jsonl");
    serde_json::from_str::<Value>(text.lines().last().unwrap()).unwrap()["reply"].clone()
}

#[test]
fn a_recording_masks_known_keys_of_replies_like_those_of_requests() {
    let bench = bench(&ok(json!({"year": "29", "month": "07", "last_three": 37, "more": [{" year ": 29}]})));
    bench.run(&format!("{} --record calls.jsonl", auth())).exits(0);
    let expected = json!({"year": "***", "month": "***", "last_three": "***", "more": [{" year ": "***"}]});
    assert_eq!(recorded(&bench)["data"], expected);
}

#[test]
fn a_recording_contains_no_personal_number_used_as_a_member_name() {
    let bench = bench(&json!({"code": 508149, "data": {NUMBER: "x"}, IDENTITY: {}}));
    bench.run("login --login-name wangwu --pic-code 2wt56f --record calls.jsonl").exits(6);
    let reply = recorded(&bench);
    assert_eq!((&reply["data"], &reply["*"], &reply["code"]), (&json!({"*": "x"}), &json!({}), &json!(508149)));
}

#[test]
fn a_recording_contains_no_personal_number_used_as_a_method_or_field_name() {
    let fields = json!([{"type": 1, "key": NUMBER, "refreshMethod": IDENTITY, "refreshParam": [{"key": CARD, "value": ""}]},
        {"type": 1, "key": "version", "value": NUMBER}, {"type": 1, "key": "type", "value": 13_800_005_000_i64}]);
    let bench = bench(&form(CARD, fields));
    bench.run("questions --record calls.jsonl").exits(0);
    let text = text(&bench, "calls.jsonl");
    for value in [CARD, NUMBER, IDENTITY] {
        assert!(!text.contains(value), "{value} in {text}");
    }
    assert_eq!(recorded(&bench)["data"]["next"]["method"], "*");
}

#[test]
fn a_code_that_is_a_sent_value_is_not_recorded_logged_or_shown() {
    let bench = bench(&json!({"code": 13_800_005_000_i64}));
    let ran = bench.run(&format!("unionpay sms --cellphone {NUMBER} --record calls.jsonl --audit audit.jsonl"));
    let ran = ran.exits(10);
    assert_eq!((&ran.error()["code"], &ran.error()["class"]), (&Value::Null, &json!("unknown")));
    assert!(!ran.stderr.contains(NUMBER), "{}", ran.stderr);
    assert_eq!(recorded(&bench)["code"], Value::Null);
    for name in ["calls.jsonl", "audit.jsonl"] {
        assert!(!text(&bench, name).contains(NUMBER), "{name}");
    }
}

#[test]
fn a_code_longer_than_documented_ones_is_not_recorded_or_logged() {
    let bench = bench(&json!({"code": 990_000_195}));
    let ran = bench.run(&format!("unionpay sms --cellphone {NUMBER} --record calls.jsonl --audit audit.jsonl"));
    assert_eq!(ran.exits(10).error()["code"], 990_000_195, "it was not sent, and support may ask for it");
    assert_eq!(recorded(&bench)["code"], Value::Null);
    assert!(!text(&bench, "audit.jsonl").contains("990000195"));
    let replay = Served::with(&["--replay", bench.zhengxin.path("calls.jsonl").to_str().unwrap()]);
    bench.run(&format!("unionpay sms --cellphone {NUMBER} --gateway {} --session other", replay.url())).exits(10);
}

#[test]
fn a_method_named_by_a_number_is_not_recorded_or_logged_but_can_be_replayed() {
    let bench = bench(&logged_in());
    bench.run("login --login-name wangwu --pic-code 2wt56f").json();
    let sms = json!([{"type": 7, "key": "message_code", "refreshMethod": NUMBER, "refreshParam": []}]);
    let submit = "unionpay submit --pic-code 2wt56f --unionpay-code uikie9";
    bench.accept(&format!("{submit} --record calls.jsonl"), &form("submitApplyMessageCode", sms));
    bench.accept("apply sms --record calls.jsonl --audit audit.jsonl", &ok(json!({})));
    assert_eq!(bench.sent().0, format!("crawler.api.zx.{NUMBER}"));
    for name in ["calls.jsonl", "audit.jsonl"] {
        assert!(!text(&bench, name).contains(NUMBER), "{name}: {}", text(&bench, name));
    }
    let calls = bench.zhengxin.path("calls.jsonl");
    let replay = Served::with(&["--replay", calls.to_str().unwrap()]);
    let there = format!("--gateway {} --session other", replay.url());
    bench.run(&format!("{submit} {there}")).json();
    bench.run(&format!("apply sms {there}")).json();
}

#[test]
fn a_session_stores_no_identity_number_or_last_digits_from_a_refresh() {
    let refresh = json!([{"key": "id_card", "value": IDENTITY}, {"key": "last_three", "value": "037"},
        {"key": "type", "value": 2}]);
    let field =
        json!({"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode", "refreshParam": refresh});
    let bench = bench(&form("login", json!([field])));
    bench.run("login-info").json();
    let kept = bench.zhengxin.session_text();
    assert!(!kept.contains(IDENTITY) && !kept.contains("\"037\""), "{kept}");
    let kept: Value = serde_json::from_str(&kept).unwrap();
    let params = &kept["facts"]["forms"]["login"]["param"][0]["refreshParam"];
    assert_eq!(*params, json!([{"key": "id_card"}, {"key": "last_three"}, {"key": "type", "value": 2}]));
}

#[test]
fn a_card_number_from_a_refresh_is_dropped_with_the_card() {
    let refresh = json!([{"key": "bank_card", "value": CARD}]);
    let field =
        json!({"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode", "refreshParam": refresh});
    let mut card = form("onlineAuthentication", json!([field]));
    card["data"]["cardtype"] = json!(2);
    let bench = bench(&card);
    bench.run("unionpay card --bank-card 6250000000000004").json();
    assert!(bench.zhengxin.session_text().contains(CARD));
    bench.accept("unionpay card --bank-card 6250000000000004", &ok(json!({"cardtype": 1})));
    assert!(!bench.zhengxin.session_text().contains(CARD));
}

#[test]
fn a_refusal_that_repeats_the_merchants_fields_shows_neither_query_nor_applicant() {
    let url = "https://merchant.example/notice?token=s3cr3t";
    let bench =
        bench(&json!({"code": 508100, "msg": format!("{url} of 123124455: no")})).env("ZHENGXIN_NOTICE_URL", url);
    let error = bench.run("questions").exits(8).error();
    assert_eq!(error["msg"], "https://merchant.example/notice?*** of ***: no");
}

//! Forms that ask for values that the document does not list. Secrets are never sent; card and personal values only
//! with `extra_fields` or a person's yes.

use serde_json::{Value, json};

use super::bench::{Bench, logged_in, ok};

/// Logged in. The next form is that of getQuestion, with these fields and hidden fields.
fn before_questions(fields: Value, hidden: Value) -> Bench {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CARD_PASSWORD", "012345");
    let bench = bench.env("ZHENGXIN_REAL_NAME", "赵测零").env("ZHENGXIN_LAST_THREE", "007");
    let mut login = logged_in();
    login["data"]["next"] = json!({"method": "getQuestion", "param": fields, "hidden": hidden});
    bench.accept("login --login-name lisi --pic-code 2wt56f", &login);
    bench.gateway.will_say(&ok(json!({})).to_string());
    bench
}

fn sent_now(bench: &Bench) -> usize {
    bench.gateway.requests().len()
}

#[test]
fn a_form_that_asks_another_method_for_a_secret_is_refused_by_single_commands_and_run() {
    for key in ["password", "card_password", "last_three", "Card-Password"] {
        for (fields, hidden) in [(json!([{"type": 1, "key": key}]), json!([])), (json!([]), json!([{"key": key}]))] {
            let bench = before_questions(fields, hidden);
            for line in ["questions", "run --no-input"] {
                let before = sent_now(&bench);
                let error = bench.run(line).exits(10).error();
                assert_eq!(error["class"], "protocol", "{error}");
                let msg = error["msg"].as_str().unwrap();
                assert!(msg.contains("getQuestion"), "{msg}");
                assert!(msg.contains(&key.to_lowercase().replace('-', "_")), "{msg}");
                assert_eq!(sent_now(&bench), before, "{line}");
            }
        }
    }
}

#[test]
fn a_pin_never_fills_in_a_login_form() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CARD_PASSWORD", "012345");
    let fields =
        json!([{"type": 1, "key": "login_name"}, {"type": 5, "key": "card_password"}, {"type": 6, "key": "pic_code"}]);
    bench.accept("login-info", &super::bench::form("login", fields));
    bench.run("login --login-name lisi --pic-code 2wt56f").exits(10);
    assert_eq!(sent_now(&bench), 1);
    assert!(!bench.gateway.requests().concat().contains("012345"));
}

#[test]
fn unlisted_personal_values_are_sent_only_if_the_profile_allows_it() {
    let fields = json!([{"type": 1, "key": "real_name"}]);
    for line in ["questions", "run --no-input"] {
        let bench = before_questions(fields.clone(), json!([]));
        let before = sent_now(&bench);
        let error = bench.run(line).exits(10).error();
        assert_eq!(error["fields"], json!(["real_name"]));
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.contains("extra_fields = [\"real_name\"]") && hint.contains("ZHENGXIN_EXTRA_FIELDS"), "{hint}");
        assert_eq!(sent_now(&bench), before, "{line}");
    }
    let bench = before_questions(fields, json!([]));
    let config = bench.zhengxin.path(".config/zhengxin/config.toml");
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, format!("{text}extra_fields = [\"real_name\"]\n")).unwrap();
    bench.run("questions").exits(0);
    assert_eq!(bench.sent().1["real_name"], "赵测零");
}

#[test]
fn the_variable_may_name_extra_fields_but_never_a_secret() {
    let bench = before_questions(json!([{"type": 1, "key": "real_name"}]), json!([]));
    let bench = bench.env("ZHENGXIN_EXTRA_FIELDS", "real_name,id_card");
    bench.run("questions").exits(0);
    assert_eq!(bench.sent().1["real_name"], "赵测零");
    let bench = bench.env("ZHENGXIN_EXTRA_FIELDS", "real_name,password");
    bench.run("questions").exits(12);
}

#[test]
fn hidden_fields_are_sent_back_unchanged_and_never_shown() {
    let hidden = json!([{"key": " token ", "value": "t-1"}, {"key": "step", "value": 3}, {"key": "login_name"}]);
    let bench = before_questions(json!([]), hidden);
    let bench = bench.env("ZHENGXIN_EXTRA_FIELDS", "login_name");
    let shown = bench.run("session show").json().to_string();
    assert!(!shown.contains("t-1"), "{shown}");
    bench.run("questions").exits(0);
    let sent = bench.sent().1;
    assert_eq!((&sent["token"], &sent["step"], &sent["login_name"]), (&json!("t-1"), &json!(3), &json!("lisi")));
}

#[test]
fn an_sms_whose_refresh_asks_for_another_secret_than_the_pin_is_not_sent() {
    let card = |params: Value| {
        let mut card = super::bench::form(
            "onlineAuthentication",
            json!([{"type": 4, "key": "cellphone"},
            {"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode", "refreshParam": params}]),
        );
        card["data"]["cardtype"] = json!(1);
        card
    };
    for (key, exit) in [("last_three", 10), ("password", 0)] {
        let bench = Bench::new().env("ZHENGXIN_CARD_PASSWORD", "012345").env("ZHENGXIN_LAST_THREE", "007");
        let params = json!([{"key": "cellphone", "value": ""}, {"key": key, "value": ""}]);
        bench.accept("unionpay card --bank-card 6200000000000005", &card(params));
        bench.gateway.will_say(&ok(json!({})).to_string());
        bench.run("unionpay sms --cellphone 13800005000").exits(exit);
        let requests = bench.gateway.requests().concat();
        assert!(!requests.contains("007\""), "{key}");
        assert_eq!(requests.contains("012345"), exit == 0, "{key}");
    }
}

#[test]
fn unlisted_one_time_and_unknown_keys_are_asked_for_and_sent() {
    let bench = before_questions(json!([{"type": 6, "key": "pic_code"}, {"type": 1, "key": "city"}]), json!([]));
    let bench = bench.env("ZHENGXIN_CITY", "北京").env("ZHENGXIN_PIC_CODE", "abc123");
    bench.run("questions").exits(0);
    let sent = bench.sent().1;
    assert_eq!((&sent["city"], &sent["pic_code"]), (&json!("北京"), &json!("abc123")));
}

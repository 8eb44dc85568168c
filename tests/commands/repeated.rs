//! A gateway that repeats values from earlier calls, or values it cannot know from this call: no output shows
//! them.

use std::fs;
use std::sync::Mutex;

use serde_json::json;

use super::behind::with;
use super::bench::{Bench, logged_in, merchant, ok};
use super::stage::Stage;
use super::support::between::{Arrived, Between, Fate};
use super::support::cli::Zhengxin;

/// All personal values, except two-digit numbers, which also occur in times.
const KEYS: [&str; 6] = ["login_name", "password", "real_name", "id_card", "cellphone", "bank_card"];

/// A person whose gateway refuses a call with a text that repeats all values sent so far, except the user_id.
fn telling(person: &str, method: &'static str) -> (Stage, Between) {
    let sent = Mutex::new(String::new());
    with(person, move |call: &Arrived| {
        let mut sent = sent.lock().unwrap();
        if call.method == method {
            return Fate::Instead(json!({"code": 508119, "msg": format!("登录信息不一致{sent}")}));
        }
        for (key, value) in call.params.as_object().unwrap() {
            let is_own = merchant().get(key).is_none() && key != "type";
            if let Some(value) = value.as_str().filter(|_| is_own) {
                sent.push_str(&format!(" {value}"));
            }
        }
        Fate::Through
    })
}

#[track_caller]
fn unseen(stage: &Stage, text: &str) {
    assert!(text.contains("登录信息不一致 *** ***"), "{text}");
    for key in KEYS {
        assert!(!text.contains(stage.own(key)), "{key}: {text}");
    }
    let code = |c: &str| c.len() == 6 && c.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let words: Vec<&str> = text.split([' ', '"']).skip_while(|word| !word.starts_with("登录信息")).collect();
    assert!(!words.iter().take(12).any(|word| code(word)), "a one-time code: {text}");
}

#[test]
fn smoke_shows_no_value_of_earlier_calls_in_any_format() {
    for format in ["human", "tap", "junit", "json"] {
        let (stage, gateway) = telling("apply-credit-01", "submitOnlineAuth");
        let zhengxin = Zhengxin::new().option(&format!("--gateway {} --yes-submit -vvv", gateway.url()));
        let answers = zhengxin.answers(&stage.answers_and(&json!({})));
        let smoke = format!("smoke --level full --format {format} --answers {answers} --ask sandbox:");
        let ran = zhengxin.run(&smoke).exits(3);
        unseen(&stage, &format!("{}{}", ran.stdout, ran.stderr));
    }
}

#[test]
fn a_run_and_a_recording_show_no_value_of_earlier_calls() {
    let (stage, _gateway) = telling("apply-credit-01", "submitOnlineAuth");
    let ran = stage.go("-vvv --record calls.jsonl");
    unseen(&stage, &format!("{}{}", ran.stdout, ran.stderr));
    let recorded = fs::read_to_string(stage.zhengxin.path("calls.jsonl")).unwrap();
    for key in KEYS {
        assert!(!recorded.contains(stage.own(key)), "{key}: {recorded}");
    }
}

#[test]
fn given_values_that_were_not_sent_yet_are_also_hidden() {
    let bench = Bench::new().env("ZHENGXIN_ID_CARD", "99000019550101004X");
    let answers =
        bench.zhengxin.answers(&json!({"password": "hunter2", "onlineAuthentication": {"password": "271828"}}));
    bench.gateway.will_say(r#"{"code":508100,"msg":"hunter2 271828 99000019550101004X lisi 系统"}"#);
    let error = bench.run(&format!("login-info --answers {answers}")).error();
    assert_eq!(error["msg"], "*** *** *** lisi 系统");
}

#[test]
fn remembered_values_of_the_session_are_also_hidden() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    bench.accept("unionpay card --bank-card 6250000000000004", &ok(json!({"cardtype": 2})));
    bench.gateway.will_say(r#"{"code":508100,"msg":"lisi 6250000000000004 系统"}"#);
    assert_eq!(bench.run("verify-methods").error()["msg"], "*** *** 系统");
}

// §2.1
#[test]
fn the_documents_own_words_are_shown_even_if_they_contain_a_known_value() {
    let bench = Bench::new().env("ZHENGXIN_REAL_NAME", "登录名").env("ZHENGXIN_MONTH", "10");
    let words = bench.run("codes 508108").json()[0]["vendor_text"].clone();
    assert!(words.as_str().unwrap().contains("登录名") && words.as_str().unwrap().contains(" 10 "), "{words}");
    bench.gateway.will_say(&json!({"code": 508108, "msg": words}).to_string());
    assert_eq!(bench.run("login-info").error()["msg"], words);
    bench.gateway.will_say(r#"{"code":508108,"msg":"登录名被锁定"}"#);
    assert_eq!(bench.run("login-info").error()["msg"], "***被锁定");
}

// §2.1
#[test]
fn the_documents_own_words_are_not_masked_whatever_blanks_they_have() {
    let bench = Bench::new().env("ZHENGXIN_REAL_NAME", "登录名").env("ZHENGXIN_MONTH", "10");
    let words = bench.run("codes 508108").json()[0]["vendor_text"].as_str().unwrap().to_owned();
    let (bare, wide) = (words.replace(' ', ""), format!(" {}\u{3000}", words.replace("10", "10  ")));
    assert!(bare != words && bare.contains("请10分钟"), "{bare}");
    for said in [bare, wide] {
        bench.gateway.will_say(&json!({"code": 508108, "msg": said}).to_string());
        assert_eq!(bench.run("login-info").error()["msg"], said);
    }
    bench.gateway.will_say(r#"{"code":508108,"msg":"请10分钟后"}"#);
    assert_eq!(bench.run("login-info").error()["msg"], "请***分钟后", "part of the words are not the document's");
}

#[test]
fn a_cards_expiry_is_hidden_and_the_number_of_a_question_shown() {
    let bench = Bench::new().env("ZHENGXIN_QUESTION_ANSWERS", "1,2,3,4,5").env("ZHENGXIN_LAST_THREE", "037");
    let card =
        "--bank-card 6250000000000004 --card-type 2 --year 29 --month 07 --real-name 赵测 --id-card 99000019550101004X";
    bench
        .gateway
        .will_say(r#"{"code":508120,"msg":"card 6250000000000004 cvn 037 exp 07/29 赵测的卡07月到期，2029 年"}"#);
    let error = bench.run(&format!("unionpay auth {card} --cellphone 13800005000 --message-code herdrc")).error();
    assert_eq!(error["msg"], "card *** cvn *** exp ***/*** ***的卡***月到期，2029 年");
    bench.gateway.will_say(r#"{"code":508109,"msg":"请选择第 1 道题目答案 12345"}"#);
    assert_eq!(bench.run("questions --session other").error()["msg"], "请选择第 1 道题目答案 12345");
}

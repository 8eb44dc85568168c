//! Invalid input is rejected before any network access, and changes nothing.

use serde_json::json;

use super::bench::{Bench, logged_in, ok};
use super::stage::Stage;

/// Lines, each with its invalid key.
const WRONG: [(&str, &str); 19] = [
    ("unionpay card --bank-card 6250000000000005", "bank_card"), // Luhn
    ("unionpay card --bank-card 625000000000", "bank_card"),     // too short
    ("unionpay card --bank-card 62500000000000000000", "bank_card"),
    ("unionpay card --bank-card 625000000000000a", "bank_card"),
    ("unionpay card --bank-card ' '", "bank_card"),
    ("unionpay sms --cellphone 1380000000", "cellphone"),
    ("unionpay sms --cellphone 23800000000", "cellphone"),
    ("unionpay sms --cellphone 13800000001 --id-card 990000195501010040", "id_card"), // check digit
    ("unionpay sms --cellphone 13800000001 --id-card 99000019550229004X", "id_card"), // no such day
    ("unionpay sms --cellphone 13800000001 --id-card 9900001955010100", "id_card"),
    ("unionpay auth {credit} --year 2030 --month 01", "year"),
    ("unionpay auth {credit} --year 3 --month 01", "year"),
    ("unionpay auth {credit} --year 30 --month 0", "month"),
    ("unionpay auth {credit} --year 30 --month 13", "month"),
    ("unionpay auth {credit} --year 30 --month 00", "month"),
    ("unionpay auth {credit} --year 30 --month 01 --last-three-file two-digits", "last_three"),
    ("submit-answers 1 2 3 1 6", "kbaList[4].options"),
    ("submit-answers 00 2 3 1 5", "kbaList[0].options"),
    ("submit-answers 1 2 x 1 5", "kbaList[2].options"),
];

const CREDIT: &str = "--real-name 张三 --id-card 99000019550101004X --cellphone 13800000001 --message-code herdrc \
                      --bank-card 6250000000000004 --card-type 2";

// §1.1.6, §2.1
#[test]
fn wrong_input_is_refused_naming_its_field_and_nothing_is_sent_or_changed() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_LAST_THREE", "007");
    bench.zhengxin.file("two-digits", "07\n");
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    let (before, session) = (bench.gateway.requests().len(), bench.zhengxin.session_text());
    for (line, key) in WRONG {
        let (class, fields) = bench.run(&line.replace("{credit}", CREDIT)).exits(3).refusal();
        assert_eq!((class.as_str(), fields), ("input", vec![key.to_owned()]), "{line}");
    }
    assert_eq!(bench.gateway.requests().len(), before);
    assert_eq!(bench.zhengxin.session_text(), session);
}

#[test]
fn without_a_form_an_option_may_be_numbered_from_0() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    bench.accept("submit-answers 0 0 4 1 2", &ok(json!({})));
    let sent = bench.sent().1;
    let values: Vec<&str> = (0..5).map(|n| sent[format!("kbaList[{n}].options")].as_str().unwrap()).collect();
    assert_eq!(values, ["0", "0", "4", "1", "2"]);
}

#[test]
fn the_refused_value_is_not_repeated() {
    let bench = Bench::new();
    let printed = bench.run("unionpay card --bank-card 6250000000000005").exits(3).printed();
    assert!(!printed.contains("6250000000000005") && !printed.contains("0005"), "{printed}");
}

#[test]
fn refused_input_does_not_reach_a_sandbox() {
    let stage = Stage::served("apply-credit-01");
    stage.run("unionpay card --bank-card 6250000000000005").exits(3);
    stage.run("unionpay sms --cellphone 1").exits(3);
    assert!(stage.journal().is_empty());
    assert!(stage.zhengxin.sessions().is_empty(), "not even a session is begun");
}

// §1.1.7
#[test]
fn no_verify_input_skips_only_the_checks_of_card_identity_and_mobile_numbers() {
    let bench = Bench::new().env("ZHENGXIN_LAST_THREE", "007");
    bench.run("unionpay card --bank-card 6250000000000005 --no-verify-input").json();
    bench.run("unionpay sms --cellphone 1 --id-card x --no-verify-input").json();
    assert_eq!((&bench.sent().1["cellphone"], &bench.sent().1["id_card"]), (&"1".into(), &"x".into()));
    bench.run("submit-answers 1 2 3 1 6 --no-verify-input").exits(3);
    bench.run(&format!("unionpay auth {CREDIT} --year 30 --month 13 --no-verify-input")).exits(3);
}

#[test]
fn a_number_in_an_answers_file_that_may_have_lost_its_zeros_is_refused() {
    let bench = Bench::new();
    let answers = bench.zhengxin.file("a.json", r#"{"message_code": 1234, "login_name": "lisi"}"#);
    let ran = bench.run(&format!("report --answers {}", answers.display())).exits(3);
    assert_eq!(ran.error()["class"], "input");
    bench.nothing_sent();
}

#[test]
fn a_value_of_a_wrong_type_is_named_by_its_key() {
    let bench = Bench::new();
    let written = [
        (r#"{"password": true}"#, "password"),
        (r#"{"onlineAuthentication": {"password": [1]}}"#, "card_password"),
        (r#"{"message_code": 1234}"#, "message_code"),
        (r#"{"bank_card": [1]}"#, "bank_card"),
    ];
    for (text, key) in written {
        let answers = bench.zhengxin.file("a.json", text);
        let (class, fields) = bench.run(&format!("questions --answers {}", answers.display())).exits(3).refusal();
        assert_eq!((class.as_str(), fields), ("input", vec![key.to_owned()]), "{text}");
    }
    bench.nothing_sent();
}

// §2.1
#[test]
fn other_than_five_answers_are_refused() {
    let bench = Bench::new().env("ZHENGXIN_QUESTION_ANSWERS", "1,2,3");
    bench.run("submit-answers").exits(3);
    bench.run("submit-answers 1 2 3").exits(2);
    bench.run("submit-answers --answer 6=1").exits(2);
    bench.run("submit-answers --answer 1=3 --answer 2=2 --answer 1=4").exits(2);
    bench.nothing_sent();
}

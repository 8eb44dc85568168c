//! Readings of points that cannot be verified, as keys of a profile (contract, "Files"): how numbers and `type` are
//! written, and the parameters of both SMS. Also rules whose `id` alone names the form.

use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};
use super::stage::Stage;

const AUTH: &str = "unionpay auth --message-code 654321 --real-name 张三 --id-card 99000018800101001X --cellphone 13800000001 \
    --bank-card 6250000000000004 --card-type 2 --year 29 --month 07 --no-verify-input --again";

fn bench() -> Bench {
    Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_LAST_THREE", "012")
}

fn sent_with(variables: &[(&str, &str)], line: &str) -> Value {
    let bench = variables.iter().fold(bench(), |bench, (name, value)| bench.env(name, value));
    bench.run(line).json();
    bench.sent().1
}

// §1.1.9
#[test]
fn numbers_are_sent_as_strings_or_as_integers() {
    let numbers = |sent: Value| ["year", "month", "last_three", "type"].map(|key| sent[key].clone());
    assert_eq!(numbers(sent_with(&[], AUTH)), [json!("29"), json!("07"), json!("012"), json!(1)]);
    let ints = sent_with(&[("ZHENGXIN_NUMBERS", "ints")], AUTH);
    assert_eq!(numbers(ints), [json!(29), json!(7), json!(12), json!(1)]);
}

#[test]
fn type_is_sent_as_an_integer_or_string_in_every_call() {
    for (line, value) in [("captcha", "2"), (AUTH, "1"), ("unionpay card --bank-card 6250000000000004", "1")] {
        let bench = bench().env("ZHENGXIN_TYPE_AS", "string");
        bench.gateway.will_say(&ok(json!({"pic_code": "iVBORw0KGgo="})).to_string());
        bench.run(line).json();
        assert_eq!(bench.sent().1["type"], json!(value), "{line}");
    }
}

#[test]
fn a_dry_run_and_curl_show_what_would_be_sent() {
    let bench = bench().env("ZHENGXIN_NUMBERS", "ints").env("ZHENGXIN_TYPE_AS", "string");
    let shown = bench.run(&format!("{AUTH} --dry-run")).json().to_string();
    assert!(shown.contains(r#""type":"1""#) && !shown.contains("012"), "{shown}");
    let curl = bench.run(&format!("{AUTH} --curl")).json()["curl"].as_str().unwrap().to_owned();
    assert!(
        curl.contains("ZHENGXIN_LAST_THREE")
            && !curl.contains("\"$(printf '%s' \"$ZHENGXIN_LAST_THREE\" | sed 's/[\\\"]"),
        "{curl}"
    );
    let command = curl.split(" | curl ").next().unwrap();
    let printed = std::process::Command::new("sh")
        .args(["-c", command])
        .env("ZHENGXIN_LAST_THREE", "012")
        .env("ZHENGXIN_YEAR", "29")
        .env("ZHENGXIN_MONTH", "07")
        .env("ZHENGXIN_REAL_NAME", "张三")
        .output()
        .unwrap();
    let body: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let body = &body["biz_data"];
    assert_eq!((&body["last_three"], &body["month"], &body["type"]), (&json!(12), &json!(7), &json!("1")));
}

#[test]
fn an_unknown_word_for_a_reading_is_a_configuration_error() {
    for (name, value) in [
        ("ZHENGXIN_NUMBERS", "int"),
        ("ZHENGXIN_TYPE_AS", "text"),
        ("ZHENGXIN_BANK_SMS_PARAMS", "card_password"),
        ("ZHENGXIN_APPLY_SMS_PARAMS", "cellphone,password"),
    ] {
        let bench = bench().env(name, value);
        assert_eq!(bench.run("captcha").exits(12).error()["class"], "config", "{name}");
        bench.nothing_sent();
    }
}

#[test]
fn the_profile_names_the_parameters_of_the_banks_sms() {
    let params = json!([{"key": "cellphone", "value": ""}, {"key": "scene", "value": "a"}]);
    let field =
        json!({"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode", "refreshParam": params});
    let form = ok(json!({"cardtype": 2, "next": {"method": "onlineAuthentication", "param": [field]}}));
    let sms = |variable: &str| {
        let bench = bench().env("ZHENGXIN_BANK_SMS_PARAMS", variable);
        bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
        bench.accept("unionpay card --bank-card 6250000000000004", &form);
        bench.accept("unionpay sms --cellphone 13800000001 --real-name 张三", &ok(json!({})));
        bench.sent()
    };
    let by_the_document = json!({"cellphone": "13800000001", "real_name": "张三", "bank_card": "6250000000000004", "card_type": "2", "scene": "a"});
    let bench = bench();
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    bench.accept("unionpay card --bank-card 6250000000000004", &form);
    bench.accept("unionpay sms --cellphone 13800000001 --real-name 张三", &ok(json!({})));
    assert_eq!(bench.sent().1, by_the_document);
    let named = json!({"cellphone": "13800000001", "type": 1});
    assert_eq!(sms("cellphone, type"), ("crawler.api.zx.getOnlineMessageCode".to_owned(), named));
}

#[test]
fn the_profile_names_the_parameters_of_the_applications_sms() {
    let field = json!({"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode", "refreshParam": []});
    let bench = bench();
    std::fs::write(bench.zhengxin.path("params"), "").unwrap();
    let config = bench.zhengxin.path(".config/zhengxin/config.toml");
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, format!("{text}apply_sms_params = [\"cellphone\", \"type\"]\n")).unwrap();
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    bench.accept("apply info", &form("submitApplyMessageCode", json!([field])));
    let bench = bench.env("ZHENGXIN_CELLPHONE", "13800000001");
    bench.accept("apply sms", &ok(json!({})));
    assert_eq!(bench.sent().1, json!({"cellphone": "13800000001", "type": 1}));
}

#[test]
fn rules_without_a_next_are_recognised_by_their_id() {
    let (stage, gateway) = super::behind::with("apply-credit-01", |call| match call.method == "getVerifyMethod" {
        true => super::support::between::Fate::Changed(|_, mut reply| {
            for rule in reply["data"]["rules"].as_array_mut().unwrap() {
                rule.as_object_mut().unwrap().remove("next");
            }
            reply.to_string()
        }),
        false => super::support::between::Fate::Through,
    });
    stage.go("--until applied").exits(0);
    assert_eq!((gateway.count("onlineValidateCard"), stage.applied()), (1, 1));
    let questions = Stage::served("apply-questions-01");
    questions.go("--until applied --route questions").exits(0);
}

#[test]
fn call_sends_an_integer_from_a_file_for_a_secret_key() {
    let bench = bench();
    bench.zhengxin.file("three", "012\n");
    bench.zhengxin.file("year", "29");
    bench.run("call onlineAuthentication last_three:=@three year:=@year month=07 type:=1 --again").json();
    assert_eq!(bench.sent().1, json!({"last_three": 12, "year": 29, "month": "07", "type": 1}));
    bench.run("call onlineAuthentication last_three:=12 --again").exits(2);
    let shown = bench.run("call onlineAuthentication last_three:=@three --dry-run").json().to_string();
    assert!(shown.contains("***") && !shown.contains("12\""), "{shown}");
    bench.zhengxin.file("nothing", "{");
    bench.run("call onlineAuthentication last_three:=@nothing --again").exits(2);
}

#[test]
fn call_sends_values_as_given_whatever_the_profile_says() {
    let bench = bench().env("ZHENGXIN_NUMBERS", "ints").env("ZHENGXIN_TYPE_AS", "string");
    bench.run("call onlineAuthentication year=29 type:=1 --again").json();
    assert_eq!(bench.sent().1, json!({"year": "29", "type": 1}));
}

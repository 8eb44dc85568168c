//! Normalisation of values, and the rank of a value named under its method.

use serde_json::{Value, json};

use super::asked::{ALL, Asked, logging};
use super::bench::{Bench, form, logged_in, ok};
use super::stage::Stage;
use super::support::cli::Ran;

/// A file as a Windows editor saves it.
fn windows(text: &str) -> String {
    format!("\u{feff}{text}\r\n")
}

fn sent(bench: &Bench, key: &str) -> Value {
    bench.sent().1[key].clone()
}

const AUTH: &str = "unionpay auth --bank-card 6200000000000005 --card-type 1 --cellphone 13800005000 --real-name 赵测零 \
                    --id-card 99000019550101004X --message-code 654321";

#[test]
fn a_password_from_any_source_loses_only_byte_order_mark_and_line_endings() {
    let text = windows(" pass　word ");
    let line = "login --login-name lisi --pic-code abc123";
    let bench = Bench::new();
    let file = bench.zhengxin.file("secret", &text);
    let (file, answers) = (file.display().to_string(), bench.zhengxin.answers(&json!({ "password": text })));
    for options in
        [format!("--password-file {file}"), format!("--password-command 'cat {file}'"), format!("--answers {answers}")]
    {
        bench.run(&format!("{line} {options}")).json();
        assert_eq!(sent(&bench, "password"), " pass　word ", "{options}");
    }
    bench.zhengxin.run_with(&format!("{line} --password-stdin"), &text).json();
    assert_eq!(sent(&bench, "password"), " pass　word ");
    bench.run(&format!("call login login_name=lisi pic_code=abc123 password=@{file}")).json();
    assert_eq!(sent(&bench, "password"), " pass　word ");
    let bench = bench.env("ZHENGXIN_PASSWORD", &text);
    bench.run(line).json();
    assert_eq!(sent(&bench, "password"), " pass　word ");
}

#[test]
fn call_cuts_off_byte_order_mark_and_line_endings_and_folds_nothing() {
    let bench = Bench::new();
    bench.run("call unknownOne cellphone='\u{feff}＋86 138' x=' ａ '").json();
    assert_eq!((sent(&bench, "cellphone"), sent(&bench, "x")), (json!("＋86 138"), json!(" ａ ")));
}

#[test]
fn numbers_and_codes_are_sent_in_the_documents_notation() {
    let bench = Bench::new().env("ZHENGXIN_CARD_PASSWORD", "０12 345");
    let line = "unionpay auth --bank-card '６２００ 0000-0000 0005' --card-type 1 --cellphone '+86 138-0000-5000' --real-name \
                赵测零 --id-card '９90000 19550101 004ｘ' --message-code '６⑤𝟒 321'";
    bench.run(line).json();
    let sent = bench.sent().1;
    let expected = json!({"bank_card": "6200000000000005", "cellphone": "13800005000", "id_card": "99000019550101004X",
        "message_code": "654321", "password": "012345", "card_type": "1"});
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&sent[key], value, "{key}");
    }
}

#[test]
fn an_invalid_value_is_refused_with_3_and_never_shown() {
    for (name, value, line) in [
        ("ZHENGXIN_MESSAGE_CODE", "【银行】您的验证码是654321", AUTH.replace(" --message-code 654321", "")),
        ("ZHENGXIN_MESSAGE_CODE", "code123456", AUTH.replace(" --message-code 654321", "")),
        ("ZHENGXIN_MESSAGE_CODE", "123-456", AUTH.replace(" --message-code 654321", "")),
        ("ZHENGXIN_PIC_CODE", "2wt-56", "login --login-name lisi".to_owned()),
        ("ZHENGXIN_CARD_PASSWORD", "12345", AUTH.to_owned()),
        ("ZHENGXIN_PASSWORD", "hunter\u{1b}[D2", "login --login-name lisi --pic-code abc123".to_owned()),
        ("ZHENGXIN_LOGIN_NAME", "hunter\u{9b}2J", "login --pic-code abc123".to_owned()),
        ("ZHENGXIN_LOGIN_NAME", "hunter\u{200b}2", "login --pic-code abc123".to_owned()),
        ("ZHENGXIN_REAL_NAME", "赵\u{202e}零测", AUTH.replace(" --real-name 赵测零", "")),
    ] {
        let bench = Bench::new().env("ZHENGXIN_CARD_PASSWORD", "012345").env("ZHENGXIN_PASSWORD", "hunter2");
        let bench = bench.env(name, value);
        let ran = bench.run(&line).exits(3);
        let error = ran.error();
        assert_eq!(error["class"], "input", "{error}");
        assert!(!error.to_string().contains(value) && !error.to_string().contains("hunter"), "{error}");
        bench.nothing_sent();
    }
}

#[test]
fn a_whole_message_from_an_ask_program_is_asked_for_again_and_not_sent() {
    let script = format!("case $key-$ZHENGXIN_ASK_ATTEMPT in bank_card-1) echo '卡号 6250';; *) {ALL};; esac");
    let asked = Asked::new(Stage::served("apply-credit-01"), &logging(&script));
    asked.go("").exits(7);
    assert_eq!(asked.stage.calls("onlineValidateCard"), 1);
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    let ask = bench.zhengxin.program("ask", "echo '【银行】您的验证码是654321'");
    bench.run(&format!("apply submit --ask {ask}")).exits(3);
    bench.nothing_sent();
}

#[test]
fn a_single_command_also_asks_again_after_an_invalid_answer() {
    for wrong in ["【银行】您的验证码是654321", "code123456", "123-456"] {
        let bench = Bench::new();
        let script = format!(
            "echo $ZHENGXIN_ASK_ATTEMPT >> log; case $ZHENGXIN_ASK_ATTEMPT in 3) echo 654321;; *) echo '{wrong}';; esac"
        );
        let ask = bench.zhengxin.program("ask", &script);
        bench.run(&format!("apply submit --ask {ask}")).json();
        assert_eq!(sent(&bench, "message_code"), "654321", "{wrong}");
        assert_eq!(std::fs::read_to_string(bench.zhengxin.path("log")).unwrap(), "1\n2\n3\n");
    }
}

#[test]
fn a_single_command_asks_at_most_three_times() {
    let bench = Bench::new();
    let ask = bench.zhengxin.program("ask", "echo x >> log; echo 【银行】您的验证码是654321");
    let error = bench.run(&format!("apply submit --ask {ask}")).exits(3).error();
    assert_eq!((&error["class"], &error["fields"]), (&json!("input"), &json!(["message_code"])), "{error}");
    assert!(!error.to_string().contains("654321"), "{error}");
    assert_eq!(std::fs::read_to_string(bench.zhengxin.path("log")).unwrap(), "x\nx\nx\n");
    bench.nothing_sent();
}

#[test]
fn a_single_command_fetches_one_picture_even_if_its_code_is_asked_for_again() {
    let picture = ok(json!({"pic_code": "iVBORw0KGgo="})).to_string();
    let bench = Bench::hearing(&[&picture, &logged_in().to_string()]).env("ZHENGXIN_PASSWORD", "hunter2");
    let script = "case $ZHENGXIN_ASK_ATTEMPT in 1) echo 2wt-56;; 2) echo '２ｗｔ５６<';; *) echo '②ｗｔ５６f';; esac";
    let ask = bench.zhengxin.program("ask", script);
    bench.run(&format!("login --login-name lisi --ask {ask}")).json();
    let methods: Vec<Value> = bench.gateway.bodies().iter().map(|body| body["method"].clone()).collect();
    assert_eq!(methods, ["crawler.api.zx.getPicCode", "crawler.api.zx.login"]);
    assert_eq!(sent(&bench, "pic_code"), "2wt56f");
}

#[test]
fn a_flag_with_an_invalid_code_is_refused_with_3() {
    for (line, key) in [
        ("login --login-name lisi --pic-code 2wt-56", "pic_code"),
        ("login --login-name lisi --pic-code 验证码", "pic_code"),
        ("unionpay submit --unionpay-code uikie9 --pic-code 'a b&c'", "pic_code"),
        ("apply submit --message-code code123456", "message_code"),
        ("apply submit --message-code 123-456", "message_code"),
        ("report --login-name lisi --message-code '【央行】验证码herdrc'", "message_code"),
    ] {
        let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
        let error = bench.run(line).exits(3).error();
        assert_eq!((&error["class"], &error["fields"]), (&json!("input"), &json!([key])), "{line}: {error}");
        bench.nothing_sent();
    }
}

#[test]
fn an_ask_program_that_prints_without_end_is_killed_at_once_and_reported() {
    let asked = Asked::new(Stage::served("apply-credit-01"), "cat /dev/zero");
    let bench = Bench::new();
    let ask = bench.zhengxin.program("ask", "cat /dev/zero");
    let single = || bench.run(&format!("apply submit --ask {ask}"));
    for run in [&single as &dyn Fn() -> Ran, &|| asked.go("")] {
        let started = std::time::Instant::now();
        let error = run().exits(12).error();
        let said = error["msg"].as_str().unwrap();
        assert!(said.contains("ask") && said.contains("too long"), "{said}");
        assert!(started.elapsed() < std::time::Duration::from_secs(5), "{:?}", started.elapsed());
    }
    bench.nothing_sent();
    assert_eq!(asked.stage.calls("login"), 0);
}

/// The requests of a run whose form of submitOnlineAuth comes with the login.
fn fixed_codes(answers: &Value) -> Vec<Value> {
    let login_form = form(
        "login",
        json!([{"type": 1, "key": "login_name"}, {"type": 5, "key": "password"},
        {"type": 6, "key": "pic_code", "refreshMethod": "getPicCode", "refreshParam": [{"key": "type", "value": 2}]}]),
    );
    let mut login = logged_in();
    login["data"]["next"] = json!({"method": "submitOnlineAuth", "param": [
        {"type": 7, "key": "unionpay_code", "value": "uikie9"}, {"type": 6, "key": "pic_code"}]});
    let picture = ok(json!({"pic_code": "iVBORw0KGgo="}));
    let refused = json!({"code": 508_135, "msg": "x"});
    let replies = [login_form, picture.clone(), login, picture, refused].map(|reply| reply.to_string());
    let bench = Bench::hearing(&replies.each_ref().map(String::as_str));
    let answers = bench.zhengxin.answers(answers);
    bench.run(&format!("run --no-input --max-tries 1 --answers {answers}"));
    bench.gateway.bodies()
}

#[test]
fn a_value_named_under_its_method_is_used_even_if_the_same_text_was_sent_before() {
    let answers = |under: Value| {
        let mut answers = json!({"login_name": "lisi", "password": "hunter2", "pic_code": "1234"});
        answers.as_object_mut().unwrap().extend(under.as_object().unwrap().clone());
        answers
    };
    let calls = fixed_codes(&answers(json!({"submitOnlineAuth": {"pic_code": "1234"}})));
    let last = calls.last().unwrap();
    assert_eq!(last["method"], "crawler.api.zx.submitOnlineAuth", "{calls:?}");
    assert_eq!(last["biz_data"]["pic_code"], "1234");
    // Given without a method, the value is used for only one step.
    let calls = fixed_codes(&answers(json!({})));
    assert!(!calls.iter().any(|call| call["method"] == "crawler.api.zx.submitOnlineAuth"), "{calls:?}");
}

#[test]
fn a_choices_title_is_sent_as_its_options_value() {
    let fields = json!([{"type": 1, "key": "login_name"}, {"type": 5, "key": "password"}, {"type": 6, "key": "pic_code"},
        {"type": 19, "key": "city", "options": [{"title": "北京", "value": "110000"}, {"title": "上海", "value": "310000"}]}]);
    let line = "login --login-name lisi --pic-code abc123";
    for (city, expected) in [("上海", Some("310000")), ("310000", Some("310000")), ("广州", None)] {
        let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CITY", city);
        bench.accept("login-info", &form("login", fields.clone()));
        match expected {
            Some(value) => {
                bench.gateway.will_say(&logged_in().to_string());
                bench.run(line).json();
                assert_eq!(sent(&bench, "city"), value, "{city}");
            }
            None => {
                assert_eq!(bench.run(line).exits(3).error()["class"], "input");
                assert_eq!(bench.gateway.requests().len(), 1, "only the form was asked for");
            }
        }
    }
}

#[test]
fn a_wrong_answer_is_named_by_the_number_of_its_question() {
    for (lang, said) in [("en", "question 5: "), ("zh", "第 5 题：")] {
        let bench = Bench::new();
        let error = bench.run(&format!("submit-answers 1 2 3 4 9 --lang {lang}")).exits(3).error();
        assert!(error["msg"].as_str().unwrap().starts_with(said), "{error}");
        assert_eq!(error["fields"], json!(["kbaList[4].options"]));
    }
}

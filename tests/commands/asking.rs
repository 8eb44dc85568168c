//! The ask program, and the errors when no answer comes.

use serde_json::json;

use super::bench::{Bench, logged_in, ok};

fn picture() -> String {
    ok(json!({"pic_code": "aGVsbG8="})).to_string()
}

#[test]
fn the_ask_program_is_asked_once_for_each_field_that_was_not_given() {
    let bench = Bench::hearing(&[&picture(), &logged_in().to_string()]);
    let log = bench.zhengxin.path("asked");
    let script = format!(
        "echo $ZHENGXIN_ASK_KEY >> {}; case $ZHENGXIN_ASK_KEY in pic_code) echo 2wt56f;; *) echo the-$ZHENGXIN_ASK_KEY;; esac
        echo more",
        log.display()
    );
    let program = bench.zhengxin.program("ask", &script);
    bench.run(&format!("login --ask {program}")).json();
    let params = json!({"login_name": "the-login_name", "password": "the-password", "pic_code": "2wt56f"});
    assert_eq!(bench.sent().1, params);
    assert_eq!(std::fs::read_to_string(log).unwrap(), "login_name\npassword\npic_code\n");
}

#[test]
fn a_picture_is_fetched_only_when_its_answer_is_asked_for() {
    let bench = Bench::hearing(&[&picture(), &logged_in().to_string()]);
    let program = bench.zhengxin.program("ask", "cat \"$ZHENGXIN_ASK_IMAGE\"");
    let line = format!("login --login-name lisi --ask {program}");
    let bench = bench.env("ZHENGXIN_PASSWORD", "hunter2");
    bench.run(&format!("{line} --pic-code 2wt56f")).json();
    assert_eq!(bench.gateway.requests().len(), 1);
    let bench = Bench::hearing(&[&picture(), &logged_in().to_string()]).env("ZHENGXIN_PASSWORD", "hunter2");
    bench.run(&line).json();
    let methods: Vec<_> = bench.gateway.bodies().iter().map(|body| body["method"].clone()).collect();
    assert_eq!(methods, ["crawler.api.zx.getPicCode", "crawler.api.zx.login"]);
    assert_eq!(bench.sent().1["pic_code"], "hello", "read off the picture");
}

#[test]
fn the_ask_program_gets_the_question_but_no_other_secret() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_CARD_PASSWORD", "012345");
    let log = bench.zhengxin.path("environment");
    let program =
        bench.zhengxin.program("ask", &format!("env > {0}; echo \"prompt=$1\" >> {0}; echo lisi", log.display()));
    bench.run(&format!("verify-methods --ask {program}")).json();
    let told = std::fs::read_to_string(log).unwrap();
    for line in ["KEY=login_name", "SECRET=0", "METHOD=getVerifyMethod", "USER_ID=123124455", "ATTEMPT=1", "OPTIONS=[]"]
    {
        assert!(told.contains(&format!("ZHENGXIN_ASK_{line}\n")), "{line} in {told}");
    }
    for name in ["TITLE", "HINT", "IMAGE", "LOGIN_NAME", "REFUSED", "DEADLINE"] {
        assert!(told.contains(&format!("ZHENGXIN_ASK_{name}=")), "{name} in {told}");
    }
    assert!(told.contains("prompt=") && !told.contains("hunter2") && !told.contains("012345"), "{told}");
}

#[test]
fn the_ask_program_gets_the_login_name_in_use_from_any_source() {
    let bench = Bench::new();
    let program = bench.zhengxin.program(
        "ask",
        "test \"$ZHENGXIN_ASK_KEY\" = login_name && echo by-ask && exit
        echo \"$ZHENGXIN_ASK_LOGIN_NAME\" > told; echo hunt32",
    );
    let told = || std::fs::read_to_string(bench.zhengxin.path("told")).unwrap();
    let answers = bench.zhengxin.answers(&json!({"login_name": "by-answers"}));
    for (options, name) in [("--login-name by-flag", "by-flag"), ("", "by-ask")] {
        bench.run(&format!("login --pic-code 2wt56f --ask {program} --dry-run")).exits(11);
        bench.gateway.will_say(r#"{"code":210101,"msg":"x"}"#);
        bench.run(&format!("login --pic-code 2wt56f --ask {program} {options}")).exits(5);
        assert_eq!(told(), format!("{name}\n"));
    }
    bench.gateway.will_say(&ok(json!({})).to_string());
    bench.run(&format!("apply submit --ask {program} --answers {answers}")).json();
    assert_eq!(told(), "by-answers\n");
    bench.run(&format!("run --look --ask {program} --answers {answers} --max-tries 1")).exits(10);
    assert_eq!(told(), "by-answers\n");
}

#[test]
fn a_program_that_fails_or_prints_an_empty_line_has_no_answer() {
    let bench = Bench::new();
    for (name, script) in [("fails", "echo lisi; exit 1"), ("silent", "echo; echo lisi")] {
        let program = bench.zhengxin.program(name, script);
        let (class, fields) = bench.run(&format!("verify-methods --ask {program}")).exits(11).refusal();
        assert_eq!((class.as_str(), fields), ("missing", vec!["login_name".to_owned()]), "{name}");
    }
    bench.nothing_sent();
}

#[test]
fn the_environment_may_name_the_ask_program_and_a_missing_one_is_refused() {
    let bench = Bench::new();
    let program = bench.zhengxin.program("ask", "echo lisi");
    let bench = bench.env("ZHENGXIN_ASK", &program);
    bench.run("verify-methods").json();
    assert_eq!(bench.sent().1["login_name"], "lisi");
    let error = bench.run("apply info --ask /nonexistent/ask").exits(12).error();
    assert_eq!(error["class"], "config");
}

#[test]
fn the_session_is_unlocked_while_a_question_is_open() {
    let bench = Bench::new();
    let own = concat!("\"", env!("CARGO_BIN_EXE_zhengxin"), "\" login-info --json > inner || exit 1; echo lisi");
    let program = bench.zhengxin.program("ask", own);
    bench.run(&format!("verify-methods --ask {program}")).json();
    let methods: Vec<_> = bench.gateway.bodies().iter().map(|body| body["method"].clone()).collect();
    assert_eq!(methods, ["crawler.api.zx.getLoginInfo", "crawler.api.zx.getVerifyMethod"]);
}

// §1.1.4
#[test]
fn an_ask_program_that_takes_too_long_is_stopped() {
    let bench = Bench::new();
    let program = bench.zhengxin.program("ask", "exec sleep 20");
    let error = bench.run(&format!("verify-methods --ask {program} --ask-timeout 100ms")).exits(11).error();
    assert_eq!((&error["fields"], &error["method"]), (&json!(["login_name"]), &json!("getVerifyMethod")));
    bench.nothing_sent();
}

// §1.1.3
#[test]
fn every_missing_key_is_named_with_the_ways_to_give_it() {
    let bench = Bench::new();
    for options in ["", "--no-input"] {
        let error = bench.run(&format!("login {options}")).exits(11).error();
        assert_eq!(error["class"], "missing");
        assert_eq!(error["fields"], json!(["login_name", "password", "pic_code"]));
        assert_eq!((&error["code"], &error["method"]), (&json!(null), &json!("login")));
        for name in ["ZHENGXIN_LOGIN_NAME", "ZHENGXIN_PASSWORD", "ZHENGXIN_PIC_CODE", "--answers", "--ask"] {
            assert!(error["hint"].as_str().unwrap().contains(name), "{name}");
        }
    }
    bench.nothing_sent();
}

#[test]
fn a_hint_names_only_options_that_the_command_has() {
    let bench = Bench::new();
    let hint = |line: &str| bench.run(line).exits(11).error()["hint"].as_str().unwrap().to_owned();
    let login = hint("login --login-name lisi --pic-code 2wt56f");
    for flag in ["--password-stdin", "--password-file", "--password-command"] {
        assert!(login.contains(flag), "{flag} in {login}");
    }
    assert!(hint("verify-methods").contains("--login-name"));
    // `run` has no option for the answer to a captcha.
    bench.gateway.will_say(&picture());
    let run = hint("run --login-name lisi");
    assert!(run.contains("--password-file") && !run.contains("--pic-code"), "{run}");
    let pin = hint("unionpay auth --card-type 1 --ask /bin/true");
    assert!(pin.contains("--card-password-file") && pin.contains("ZHENGXIN_CARD_PASSWORD"), "{pin}");
}

// §1.1.9
#[test]
fn missing_card_secrets_are_named_by_the_type_of_the_card() {
    let bench = Bench::new();
    let missing = |kind| bench.run(&format!("unionpay auth --card-type {kind}")).exits(11).refusal().1;
    let holder = ["cellphone", "real_name", "id_card", "bank_card"];
    assert_eq!(missing("1"), [&holder[..], &["card_password", "message_code"]].concat());
    assert_eq!(missing("2"), [&holder[..], &["message_code", "year", "month", "last_three"]].concat());
}

// §1.1.6, §1.1.7, §1.1.8, §1.2.0, §1.2.1, §1.2.3
#[test]
fn a_required_value_that_was_not_given_is_missing() {
    let bench = Bench::new();
    let answers = [0, 1, 2, 3, 4].map(|n| format!("kbaList[{n}].options"));
    assert_eq!(bench.run("submit-answers").exits(11).refusal().1, answers);
    for (line, keys) in [
        ("unionpay card", &["bank_card"][..]),
        ("unionpay sms", &["cellphone"]),
        ("unionpay submit", &["pic_code", "unionpay_code"]),
        ("apply info", &["login_name"]),
        ("apply submit", &["message_code"]),
    ] {
        assert_eq!(bench.run(line).exits(11).refusal().1, keys, "{line}");
    }
    bench.nothing_sent();
}

#[test]
fn an_unanswered_picture_is_named_with_the_missing_answer() {
    let bench = Bench::hearing(&[&picture(), &logged_in().to_string()]);
    assert_eq!(bench.run("login").exits(11).error().get("file"), None, "there is no picture yet");
    let file = bench.run("captcha").json()["file"].clone();
    assert_eq!(bench.run("login").exits(11).error()["file"], file);
    let complete = "login --login-name lisi --pic-code 2wt56f";
    bench.zhengxin.run_with(&format!("{complete} --password-stdin"), "hunter2").exits(0);
    assert_eq!(bench.run("login").exits(11).error().get("file"), None, "it was answered");
}

#[test]
fn only_a_sandboxs_inbox_is_asked_and_only_for_captchas_and_codes() {
    let bench = Bench::new();
    assert_eq!(bench.run("verify-methods --ask sandbox:").exits(11).refusal().1, ["login_name"]);
    let real = bench.env("ZHENGXIN_GATEWAY", "https://gateway.example/api");
    assert_eq!(real.run("apply submit --ask sandbox:").exits(2).error()["class"], "usage");
}

// §1.2.5
#[test]
fn a_report_needs_a_login_name_and_a_code_but_no_version() {
    let bench = Bench::new();
    assert_eq!(bench.run("report --no-input").exits(11).refusal().1, ["login_name", "message_code"]);
    bench.nothing_sent();
}

#[test]
fn an_ask_program_without_an_answer_is_named_with_its_exit_status_and_the_key() {
    let bench = Bench::new();
    for (name, script, said) in [
        ("fails", "echo lisi; exit 3", "gave no login_name: it ended with exit status 3"),
        ("silent", "true", "gave no login_name: the first line of its output is empty"),
        ("killed", "kill -9 $$", "gave no login_name: a signal ended it"),
    ] {
        let program = bench.zhengxin.program(name, script);
        bench.gateway.will_say(&picture());
        for line in ["verify-methods", "run"] {
            let error = bench.run(&format!("{line} --lang en --ask {program}")).exits(11).error();
            let hint = error["hint"].as_str().unwrap();
            assert!(hint.contains(&format!("the ask program {program} {said}")), "{line}: {error}");
        }
    }
}

#[test]
fn an_empty_inbox_is_reported_with_the_command_that_sends_the_sms() {
    let stage = super::stage::Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "unionpay card", "unionpay sms", "unionpay auth"]);
    let error = stage.trying("unionpay auth --lang en").exits(11).error();
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("the sandbox's inbox holds no message_code"), "{error}");
    assert!(hint.contains("zhengxin unionpay sms"), "{error}");
    assert!(error["next_step"].as_str().unwrap().starts_with("zhengxin unionpay sms"), "{error}");
}

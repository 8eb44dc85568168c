//! Results go to standard output, everything else to standard error.

use serde_json::json;

use super::bench::{Bench, form};
use super::support::cli::Zhengxin;

/// The sandbox as the default gateway, with output for people.
fn plain() -> Zhengxin {
    Zhengxin::new()
}

#[test]
fn jq_filters_the_result_and_raw_prints_strings_bare() {
    let zhengxin = plain();
    assert_eq!(zhengxin.run("login-info --jq .method").exits(0).stdout, "\"getLoginInfo\"\n");
    assert_eq!(zhengxin.run("login-info --jq .method --raw").exits(0).stdout, "getLoginInfo\n");
    assert_eq!(
        zhengxin.run("login-info --jq '.next.param[].key' --raw").exits(0).stdout,
        "login_name\npassword\npic_code\n"
    );
    assert_eq!(zhengxin.run("login-info --jq .method").exits(0).stderr, "", "jq implies json");
}

#[test]
fn a_filter_that_is_none_is_wrong_usage_before_anything_is_sent() {
    let bench = Bench::new();
    assert_eq!(bench.run("login-info --jq '.['").exits(2).error()["class"], "usage");
    assert_eq!(bench.run("login-info --raw").exits(2).error()["class"], "usage");
    bench.nothing_sent();
}

#[test]
fn an_error_is_json_however_json_was_asked_for() {
    for line in
        ["verify-methods --json", "verify-methods --output json", "--json verify-methods", "verify-methods --jq .msg"]
    {
        assert_eq!(plain().run(line).exits(11).error()["class"], "missing", "{line}");
    }
    assert_eq!(plain().env("ZHENGXIN_OUTPUT", "json").run("verify-methods").exits(11).error()["class"], "missing");
    let human = plain().env("ZHENGXIN_OUTPUT", "json").run("verify-methods --output human").exits(11);
    assert!(human.stderr.contains("error: "), "the option goes before the variable");
}

#[test]
fn an_error_object_has_every_member_of_the_contract() {
    let bench = Bench::hearing(&[r#"{"code":208101,"msg":"no"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    let error = bench.run("login --login-name lisi --pic-code 2wt56f").exits(5).error();
    let names: Vec<_> = error.as_object().unwrap().keys().map(String::as_str).collect();
    let expected =
        ["class", "exit", "code", "msg", "english", "method", "recovery", "fields", "after", "hint", "next_step"];
    assert_eq!(names, expected);
}

#[test]
fn wrong_usage_is_exit_2_in_words_or_json() {
    let ran = plain().run("login --no-such-option").exits(2);
    assert!(ran.stderr.contains("--no-such-option") && ran.stdout.is_empty());
    assert_eq!(plain().run("login --no-such-option --json").exits(2).error()["class"], "usage");
    assert_eq!(plain().run("nonsense --json").exits(2).error()["class"], "usage");
}

#[test]
fn help_and_version_are_results() {
    for line in ["--help", "--version", "login --help", "unionpay auth --help", "help login", "help unionpay auth"] {
        let ran = plain().run(line).exits(0);
        assert!(!ran.stdout.is_empty() && ran.stderr.is_empty(), "{line}");
    }
    assert_eq!(plain().run("help nonsense").exits(2).stdout, "");
}

#[test]
fn the_topics_of_help_are_the_tables_of_the_contract() {
    let topic = |name: &str| plain().run(&format!("help {name}")).exits(0).stdout;
    let environment = topic("environment");
    for name in [
        "LOGIN_NAME",
        "PASSWORD",
        "CARD_PASSWORD",
        "QUESTION_ANSWERS",
        "ASK",
        "ANSWERS",
        "CONFIG",
        "MERCHANT_ID",
        "SESSION",
        "OUTPUT",
    ] {
        assert!(environment.contains(&format!("ZHENGXIN_{name} ")), "{name}");
    }
    let exit_codes = topic("exit-codes");
    for code in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 70, 130] {
        let begins = |line: &str| line.split_whitespace().next() == Some(&code.to_string());
        assert!(exit_codes.lines().any(begins), "{code}");
    }
    assert!(topic("values").contains("bank_card"));
}

#[test]
fn a_notice_says_that_no_profile_was_named_unless_a_script_or_the_user_knows() {
    let noticed = |zhengxin: Zhengxin, line: &str| zhengxin.run(line).exits(0).stderr.contains("sandbox");
    assert!(noticed(plain(), "login-info"));
    assert!(noticed(plain(), "login-info --gateway sandbox:"), "the profile's merchant fields hold all the same");
    for line in ["login-info --json", "login-info --quiet", "login-info --profile sandbox"] {
        assert!(!noticed(plain(), line), "{line}");
    }
    assert!(noticed(plain(), "login-info --json -v"), "notices in JSON with -v");
    assert!(!noticed(plain().env("ZHENGXIN_PROFILE", "sandbox"), "login-info"));
    let stderr = plain().run("login-info").exits(0).stderr;
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
}

#[test]
fn people_read_what_was_done_and_what_comes_next() {
    let ran = plain().run("login-info --profile sandbox").exits(0);
    assert!(
        ran.stdout.contains("getLoginInfo") && ran.stdout.contains("zhengxin login --profile sandbox"),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains('\u{1b}'), "no colours in a pipe");
    assert!(plain().run("login-info --color always").exits(0).stdout.contains('\u{1b}'));
}

#[test]
fn the_language_follows_option_variable_and_locale() {
    let said = |zhengxin: Zhengxin, line: &str| zhengxin.run(line).exits(11).stderr;
    assert!(said(plain(), "verify-methods -q").contains("missing"));
    assert!(said(plain(), "verify-methods -q --lang zh").contains("缺少"));
    assert!(said(plain().env("LANG", "zh_CN.UTF-8"), "verify-methods -q").contains("缺少"));
    assert!(
        said(plain().env("LANG", "zh_CN.UTF-8").env("ZHENGXIN_LANG", "en"), "verify-methods -q").contains("missing")
    );
}

#[test]
fn next_step_repeats_the_global_options_and_holds_no_values() {
    let bench = Bench::hearing(&[&form("login", json!([])).to_string()]);
    let ran = bench.run("--session 'my session' login-info --user-id u1 --no-verify-input --timeout 5s").json();
    let next = ran["next_step"].as_str().unwrap();
    assert!(next.starts_with("zhengxin login "), "{next}");
    for option in ["--session 'my session'", "--user-id u1", "--no-verify-input", "--timeout 5s", "--json"] {
        assert!(next.contains(option), "{option} in {next}");
    }
    let card = bench.run("unionpay card --bank-card 6250000000000004 --user-id u1").json();
    assert!(!card["next_step"].as_str().unwrap().contains("6250000000000004"));
}

#[test]
fn next_step_of_an_error_is_ready_to_run_as_well() {
    let bench = Bench::hearing(&[r#"{"code":508110,"msg":"x"}"#]);
    let error = bench.run("report-info --user-id u1").exits(4).error();
    assert_eq!(error["next_step"], "zhengxin login --user-id u1 --json");
}

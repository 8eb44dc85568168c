//! `--dry-run` and `--curl`: show the call and send nothing.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::bench::{Bench, merchant};

const AUTH: &str = "unionpay auth --real-name 张三丰 --id-card 99000019550101004X --cellphone 13800000001 \
                    --message-code herdrc --bank-card 6250000000000004 --card-type 2 --year 37 --month 11";
/// Values that must not be shown.
const VALUES: [&str; 9] =
    ["张三丰", "99000019550101004X", "13800000001", "herdrc", "6250000000000004", "37", "11\"", "007", "hunter2"];

fn bench() -> Bench {
    Bench::new().env("ZHENGXIN_LAST_THREE", "007").env("ZHENGXIN_PASSWORD", "hunter2")
}

#[test]
fn a_dry_run_shows_the_request_masked_and_sends_nothing() {
    let bench = bench();
    let mut biz_data = merchant();
    biz_data.as_object_mut().unwrap().extend(
        json!({"cellphone": "1***", "real_name": "张***", "id_card": "9***", "card_type": "2", "bank_card": "***0004",
            "message_code": "***", "year": "***", "month": "***", "last_three": "***", "type": 1})
        .as_object()
        .unwrap()
        .clone(),
    );
    let shown = bench.run(&format!("{AUTH} --dry-run")).json();
    assert_eq!(shown, json!({"method": "crawler.api.zx.onlineAuthentication", "biz_data": biz_data}));
    bench.nothing_sent();
    assert!(bench.zhengxin.sessions().is_empty(), "nothing is remembered of it");
}

#[test]
fn a_dry_run_names_the_missing_values() {
    let bench = Bench::new();
    assert_eq!(bench.run("login --dry-run").exits(11).refusal().1, ["login_name", "password", "pic_code"]);
    bench.nothing_sent();
}

#[test]
fn the_curl_command_contains_variables_instead_of_values() {
    let bench = bench();
    let shown = bench.run(&format!("{AUTH} --curl")).json();
    let curl = shown["curl"].as_str().unwrap().replace(&bench.gateway.url(), ""); // the port may be any number
    for value in VALUES {
        assert!(!curl.contains(value), "{value} in {curl}");
    }
    for variable in shown["variables"].as_array().unwrap() {
        assert!(curl.contains(&format!("${}", variable.as_str().unwrap())), "{variable} in {curl}");
    }
    bench.nothing_sent();
}

/// Runs a line's curl command in every installed shell, and the line itself. The gateway must get the same
/// request each time.
#[track_caller]
fn same_call(bench: &Bench, line: &str, variables: &[(&str, &str)]) {
    let command = bench.run(&format!("{line} --curl")).json()["curl"].as_str().unwrap().to_owned();
    let shells = ["/bin/sh", "/bin/bash", "/bin/busybox sh"];
    for shell in shells.map(|shell| shell.split(' ').collect::<Vec<_>>()).iter().filter(|shell| is_there(shell[0])) {
        let mut shell_command = Command::new(shell[0]);
        shell_command.args(&shell[1..]).arg("-c").arg(&command).env_clear().envs(variables.iter().copied());
        let ended = shell_command.output().unwrap();
        assert!(ended.status.success(), "{shell:?}: {command}\n{ended:?}");
    }
    bench.run(line).json();
    let bodies = bench.gateway.bodies();
    assert!(bodies.len() >= 2 && bodies.iter().all(|body| *body == bodies[0]), "{command}\n{bodies:?}");
}

fn is_there(program: &str) -> bool {
    Path::new(program).exists()
}

#[test]
fn the_curl_command_makes_the_very_same_call() {
    if !is_there("/usr/bin/curl") {
        return;
    }
    let variables = [
        ("ZHENGXIN_REAL_NAME", "张三丰"),
        ("ZHENGXIN_ID_CARD", "99000019550101004X"),
        ("ZHENGXIN_CELLPHONE", "13800000001"),
        ("ZHENGXIN_MESSAGE_CODE", "herdrc"),
        ("ZHENGXIN_BANK_CARD", "6250000000000004"),
        ("ZHENGXIN_YEAR", "37"),
        ("ZHENGXIN_MONTH", "11"),
        ("ZHENGXIN_LAST_THREE", "007"),
    ];
    let bench = bench();
    same_call(&bench, AUTH, &variables);
    let heads = bench.gateway.requests();
    let kind = |request: &str| {
        request.lines().find(|line| line.to_lowercase().starts_with("content-type:")).map(str::to_lowercase)
    };
    assert!(heads.iter().all(|head| kind(head) == kind(&heads[0])));
}

#[test]
fn a_password_of_any_characters_arrives_unchanged() {
    if !is_there("/usr/bin/curl") {
        return;
    }
    for password in [r#"a"b\c$d'e"#, r"\", r#"""#, "100%s `id` $(id) \\n 密码", " a  b "] {
        let bench = Bench::new().env("ZHENGXIN_PASSWORD", password);
        let line = r#"login --login-name 'o"neil\x&b' --pic-code 2wt56f"#;
        let variables = [
            ("ZHENGXIN_LOGIN_NAME", r#"o"neil\x&b"#),
            ("ZHENGXIN_PASSWORD", password),
            ("ZHENGXIN_PIC_CODE", "2wt56f"),
        ];
        same_call(&bench, line, &variables);
        assert_eq!(bench.gateway.last()["biz_data"]["password"], password);
    }
}

#[test]
fn the_curl_command_has_no_value_in_an_argument() {
    let shown = bench().run(&format!("{AUTH} --curl")).json();
    let (body, curl) = shown["curl"].as_str().unwrap().split_once(" | curl ").unwrap();
    assert!(body.starts_with("printf ") && !curl.contains("ZHENGXIN"), "{curl}");
}

#[test]
fn json_values_stay_json_in_the_curl_command() {
    if is_there("/usr/bin/curl") {
        let line = "call sendIt \"name=it's\" list:='[1,\"x\"]' type:=2";
        same_call(&Bench::new(), line, &[("ZHENGXIN_NAME", "it's"), ("ZHENGXIN_LIST", "[1,\"x\"]")]);
    }
}

#[test]
fn the_curl_command_takes_the_five_answers_from_one_variable() {
    let shown = Bench::new().run("submit-answers 1 2 3 1 5 --curl").json();
    assert_eq!(shown["variables"], json!(["ZHENGXIN_QUESTION_ANSWERS"]));
    if is_there("/usr/bin/curl") {
        let bench = Bench::new();
        same_call(&bench, "submit-answers 1 2 3 1 5", &[("ZHENGXIN_QUESTION_ANSWERS", "1, 2,3,1,5")]);
        assert_eq!(bench.gateway.last()["biz_data"]["kbaList[4].options"], "5");
    }
}

#[test]
fn curl_takes_a_value_that_was_not_given_from_its_variable() {
    let bench = Bench::new();
    let shown = bench.run("login --curl").json();
    assert_eq!(shown["variables"], json!(["ZHENGXIN_LOGIN_NAME", "ZHENGXIN_PASSWORD", "ZHENGXIN_PIC_CODE"]));
    bench.nothing_sent();
}

#[test]
fn a_password_or_token_in_the_gateways_url_is_also_hidden() {
    for url in ["http://joe:s3cret@127.0.0.1:9/api", "http://127.0.0.1:9/api?token=s3cret"] {
        let bench = Bench::new().env("ZHENGXIN_GATEWAY", url);
        let shown = bench.run("login-info --curl").json();
        assert!(!shown.to_string().contains("s3cret"), "{shown}");
        assert_eq!(shown["variables"], json!(["ZHENGXIN_GATEWAY"]));
    }
}

#[test]
fn the_sandbox_in_this_process_has_no_curl_command() {
    assert_eq!(Bench::new().run("login-info --gateway sandbox: --curl").exits(2).error()["class"], "usage");
}

#[test]
fn a_call_is_shown_like_any_command() {
    let bench = Bench::new();
    let shown = bench.run("call sendIt login_name=lisi list:=[1] --dry-run").json();
    assert_eq!(shown["method"], "crawler.api.zx.sendIt");
    assert_eq!((&shown["biz_data"]["login_name"], &shown["biz_data"]["list"]), (&json!("l***"), &json!("***")));
    bench.nothing_sent();
}

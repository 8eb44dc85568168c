//! The program's own texts in Chinese and in English, from every room.

use std::os::unix::fs::symlink;

use super::support::cli::Zhengxin;

/// Asserts that the line fails in the same way in both languages: `msg` is Chinese in one, and `english` is
/// the message of the other.
#[track_caller]
fn said_in_both(zhengxin: &Zhengxin, line: &str, exit: i32) {
    let zh = zhengxin.run(&format!("{line} --lang zh")).exits(exit).error();
    let en = zhengxin.run(&format!("{line} --lang en")).exits(exit).error();
    let (msg, english) = (zh["msg"].as_str().unwrap(), zh["english"].as_str().unwrap());
    assert!(msg.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{line}: {msg}");
    assert_eq!([&en["msg"], &en["english"]], [english, english], "{line}");
    assert!(english.is_ascii(), "{line}: {english}");
    assert_eq!(zh["hint"].is_null(), en["hint"].is_null(), "{line}");
    if let (Some(zh), Some(en)) = (zh["hint"].as_str(), en["hint"].as_str()) {
        assert_ne!(zh, en, "{line}");
    }
}

fn zhengxin() -> Zhengxin {
    Zhengxin::at("sandbox:")
}

#[test]
fn mistakes_on_the_command_line() {
    let zhengxin = zhengxin();
    zhengxin.file("r.json", "");
    for line in [
        "call sendIt password=x",
        "call sendIt user_id=x",
        "call sendIt x",
        "call 'send it'",
        "codes 1",
        "codes --class nosuch",
        "config init x",
        "config init x=1",
        "help nosuch",
        "help logn",
        "login --ask-timeout 5",
        "login-info --curl",
        "report --save .",
        "report --save r.json",
        "sandbox advance 5",
        "sandbox serve --fault fire",
        "sandbox serve --fault code:login:200",
        "sandbox serve --fault code:login:x",
        "sandbox serve --fault half:login:unacted",
        "sandbox serve --fault latency:*:-5",
        "sandbox serve --fault latency:login",
        "sandbox serve --fault refuse:login:5",
        "sandbox serve --fault reset:login#0",
        "sandbox serve --fault reset:logon",
        "session prune --older-than 5",
        "status --dry-run --curl",
        "status --jq nosuch",
        "status --output json",
        "status --raw",
        "submit-answers --answer 9=1",
        "submit-answers 1 2",
    ] {
        said_in_both(&zhengxin, line, 2);
    }
}

#[test]
fn a_configuration_that_cannot_be_used() {
    let zhengxin = zhengxin().config("[profiles.uat]\ntimeout = 30\n");
    said_in_both(&zhengxin, "status --profile uat", 12);
    zhengxin.file(".config/zhengxin/config.toml", "[profiles.uat]\ntimeout = \"30\"\n");
    said_in_both(&zhengxin, "status --profile uta", 12);
    said_in_both(&zhengxin, "status --profile uat", 12);
    said_in_both(&Zhengxin::at("http://gateway.example"), "status --user-id u1", 12);
}

#[test]
fn answers_that_cannot_be_used() {
    let zhengxin = zhengxin();
    zhengxin.file("broken.json", "{");
    zhengxin.file("number.json", r#"{"password": 1.5}"#);
    said_in_both(&zhengxin, "status --answers nosuch.json", 12);
    said_in_both(&zhengxin, "status --answers broken.json", 12);
    said_in_both(&zhengxin, "status --answers number.json", 3);
    said_in_both(&zhengxin, "login --login-name lisi --ask ./nosuch", 12);
    said_in_both(&zhengxin, "login --answers - --password-stdin", 2);
}

#[test]
fn a_session_or_sandbox_that_cannot_be_used() {
    let zhengxin = zhengxin();
    zhengxin.file(".local/state/zhengxin/sessions/x.json", "{");
    said_in_both(&zhengxin, "status --session x --user-id u1", 12);
    said_in_both(&zhengxin, "session show nosuch", 12);
    symlink("/dev/null", zhengxin.path(".local/state/zhengxin/sandbox.json")).unwrap();
    for line in ["login-info", "sandbox reset", "login --login-name lisi --ask sandbox:"] {
        said_in_both(&zhengxin, &format!("{line} --user-id u1"), 12);
    }
}

#[test]
fn a_gateway_that_cannot_be_used_or_reached() {
    said_in_both(&Zhengxin::at("http://127.0.0.1:9"), "login-info --user-id u1", 8);
    said_in_both(&Zhengxin::at("http://joe@127.0.0.1:9"), "login-info --user-id u1", 12);
    said_in_both(&Zhengxin::at("http://127.0.0.1:9"), "sandbox reset", 8);
}

#[test]
fn findings_of_config_check_and_the_details_with_v() {
    let zhengxin = Zhengxin::new().config("[profiles.uat]\ngateway = \"sandbox:\"\ntimeout = \"soon\"\n");
    let found = |lang: &str| zhengxin.run(&format!("config check --profile uat --lang {lang}")).exits(12).stdout;
    assert!(found("zh").contains("应为时长") && found("en").contains("must be a duration"));
    let told = zhengxin.run("login-info --gateway http://127.0.0.1:9 --user-id u1 -vv --lang zh").exits(8).stderr;
    assert!(told.contains("第 1 次尝试"), "{told}");
}

#[test]
fn a_mistake_in_the_options_is_wholly_in_the_language_of_locale_and_profile() {
    let chinese = || Zhengxin::new().env("LANG", "zh_CN.UTF-8");
    let of_profile =
        || Zhengxin::new().config("default_profile = \"a\"\n[profiles.a]\ngateway = \"sandbox:\"\nlang = \"zh\"\n");
    for (zhengxin, line) in [
        (chinese(), "status --raw"),
        (chinese(), "run --dry-run --curl -u u1"),
        (chinese().env("ZHENGXIN_OUTPUT", "xml"), "status"),
        (chinese().env("ZHENGXIN_LANG", "xx"), "status -p sandbox"),
        (of_profile(), "status -u a --raw"),
        (of_profile(), "config path --dry-run"),
        (of_profile(), "run --bad"),
    ] {
        let ran = zhengxin.run(line);
        assert!(ran.stderr.contains("错误: ") && !ran.stderr.contains("error:"), "{line}: {}", ran.stderr);
        assert_ne!(ran.exit, 0, "{line}");
    }
}

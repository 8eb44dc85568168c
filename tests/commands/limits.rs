//! Limits of data from outside the program: replies, sessions, configuration, answers.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::bench::Bench;
use super::support::cli::Zhengxin;

fn deep(levels: usize) -> String {
    format!("{}1{}", "[".repeat(levels), "]".repeat(levels))
}

/// A login whose next form contains this member.
fn login_with(member: &str) -> String {
    let next = format!(r#"{{"method":"getVerifyMethod","param":[{{"type":1,"key":"login_name"}}],"x":{member}}}"#);
    format!(r#"{{"code":200,"msg":"ok","data":{{"user_status":0,"unionpay_auth":0,"next":{next}}}}}"#)
}

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f --password-stdin";

#[test]
fn a_form_that_is_too_deep_is_refused_and_the_session_stays_usable() {
    let bench = Bench::new();
    for levels in [61, 62, 118, 122, 200] {
        bench.gateway.will_say(&login_with(&deep(levels)));
        let ran = bench.zhengxin.run_with(&format!("{LOGIN} --again"), "hunter2\n"); // each reply counts as lost
        if levels == 61 {
            ran.exits(0);
        } else {
            let error = ran.exits(10).error();
            assert_eq!((&error["class"], &error["code"]), (&json!("protocol"), &Value::Null), "{levels}");
            assert!(error["msg"].as_str().unwrap().contains("64 levels"), "{error}");
        }
        let state = bench.run("status").exits(0).value()["state"].clone();
        assert_eq!(state, "logged-in", "{levels}: the session is readable");
    }
}

#[test]
fn forms_of_the_maximum_length_leave_a_readable_session() {
    let bench = Bench::new();
    let long = format!("[{}1]", format!("{},", deep(50)).repeat(1900));
    bench.gateway.will_say(&login_with(&long));
    bench.zhengxin.run_with(LOGIN, "hunter2\n").exits(0);
    assert_eq!(bench.run("status").exits(0).value()["state"], "logged-in");
}

#[test]
fn a_reply_with_two_codes_is_refused_and_settles_nothing() {
    let bench = Bench::new();
    bench.gateway.will_say(r#"{"code":508114,"msg":"x","data":{},"code":211101}"#);
    let error = bench.run("apply submit --message-code herdrc").exits(10).error();
    assert!(error["msg"].as_str().unwrap().contains("two members \"code\""), "{error}");
    assert_eq!(bench.run("status").exits(7).value()["state"], "uncertain");
}

#[test]
fn a_configuration_is_limited_in_bytes_and_time() {
    let zhengxin = Zhengxin::new();
    let long = zhengxin.path("long.toml");
    fs::write(&long, format!("# {}\n", "x".repeat(1024 * 1024))).unwrap();
    let pipe = zhengxin.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (file, within) in [(long.to_str().unwrap(), 5), ("/dev/zero", 5), (pipe.to_str().unwrap(), 20)] {
        let started = Instant::now();
        let error = Zhengxin::new().env("ZHENGXIN_CONFIG", file).run("config show --json").exits(12).error();
        assert_eq!(error["class"], "config", "{file}");
        assert!(started.elapsed() < Duration::from_secs(within), "{file}: {:?}", started.elapsed());
    }
}

#[test]
fn answers_are_limited_in_bytes_time_and_depth() {
    let bench = Bench::new();
    let long = bench.zhengxin.path("long.json");
    fs::write(&long, format!("{{\"login_name\":\"{}\"}}", "x".repeat(1024 * 1024))).unwrap();
    let deeper = bench.zhengxin.path("deep.json");
    fs::write(&deeper, format!("{{\"login_name\":{}}}", deep(64))).unwrap();
    let pipe = bench.zhengxin.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (file, exit) in
        [(long.to_str().unwrap(), 12), ("/dev/zero", 12), (pipe.to_str().unwrap(), 12), (deeper.to_str().unwrap(), 3)]
    {
        let started = Instant::now();
        bench.run(&format!("login --answers {file}")).exits(exit);
        assert!(started.elapsed() < Duration::from_secs(20), "{file}");
    }
    assert!(bench.gateway.requests().is_empty());
}

#[test]
fn a_saved_report_is_limited_in_bytes_values_and_depth() {
    let zhengxin = Zhengxin::new();
    let report = |text: &str| format!(r#"{{"score":"1","x":{text}}}"#);
    for (name, text, says) in [
        ("many.json", report(&format!("[{}1]", "1,".repeat(10_000_000))), "more than 10000000 values"),
        ("deep.json", report(&deep(64)), "nested too deeply"),
    ] {
        let path = zhengxin.path(name);
        fs::write(&path, text).unwrap();
        let error = zhengxin.run(&format!("view --json {}", path.display())).exits(3).error();
        assert!(error["english"].as_str().unwrap().contains(says), "{error}");
    }
    let error = zhengxin.run("view --json /dev/zero").exits(3).error();
    assert!(error["english"].as_str().unwrap().contains("longer than 16777216 bytes"), "{error}");
}

//! A session restored from an older copy: the submissions in the audit log forbid further ones.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::behind::with;
use super::bench::{Bench, logged_in, ok};
use super::support::between::Fate;
use super::support::broken::{self, BrokenGateway, Then};
use super::support::cli::{Ran, Zhengxin, aged};

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f --audit audit.jsonl";
const ANSWERS: &str = "submit-answers 1 2 3 1 5 --audit audit.jsonl";

/// Logged in, with a log. Also the session's text at that time.
fn bench() -> (Bench, String) {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept(LOGIN, &logged_in());
    let backup = bench.zhengxin.session_text();
    (bench, backup)
}

fn restore(bench: &Bench, backup: &str) {
    let name = bench.zhengxin.sessions().pop().unwrap();
    bench.zhengxin.file(&format!(".local/state/zhengxin/sessions/{name}.json"), backup);
}

/// The result, and the error next to it.
fn both(ran: &Ran) -> (Value, Value) {
    let error: Value = serde_json::from_str(ran.stderr.lines().last().unwrap()).unwrap();
    (serde_json::from_str(&ran.stdout).unwrap(), error["error"].clone())
}

fn unsent(bench: &Bench, line: &str, exit: i32) -> Value {
    let before = bench.gateway.requests().len();
    let error = bench.run(line).exits(exit).error();
    assert_eq!(bench.gateway.requests().len(), before, "{line}");
    error
}

#[test]
fn a_restored_session_does_not_apply_twice() {
    let (bench, backup) = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    restore(&bench, &backup);
    let error = unsent(&bench, ANSWERS, 7);
    assert_eq!(error["class"], "pending");
    assert!((86_000..=86_400).contains(&error["after"].as_i64().unwrap()), "{error}");
    unsent(&bench, "apply submit --message-code herdrc --audit audit.jsonl", 7);
    assert_eq!(bench.run("status").exits(7).value()["state"], "applied", "the session knows it again");
}

#[test]
fn a_restored_session_does_not_repeat_a_submission_with_an_unknown_outcome() {
    let (bench, backup) = bench();
    bench.gateway.will_say("");
    bench.run(ANSWERS).exits(10);
    restore(&bench, &backup);
    let error = unsent(&bench, ANSWERS, 7);
    assert_eq!((&error["class"], error["due_at"].is_string()), (&json!("uncertain"), true), "{error}");
    assert_eq!(bench.run("status").exits(7).value()["state"], "uncertain");
}

#[test]
fn a_submission_without_a_second_line_has_an_unknown_outcome() {
    let (bench, backup) = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    restore(&bench, &backup);
    let log = bench.zhengxin.path("audit.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    let cut: Vec<&str> = text.lines().take(text.lines().count() - 1).collect();
    bench.zhengxin.file("audit.jsonl", &format!("{}\n", cut.join("\n")));
    assert_eq!(unsent(&bench, ANSWERS, 7)["class"], "uncertain");
}

#[test]
fn again_overrides_the_log() {
    let (bench, backup) = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    restore(&bench, &backup);
    bench.run(&format!("{ANSWERS} --again")).json();
}

#[test]
fn the_log_bars_new_sessions_of_the_same_applicant_but_not_of_others() {
    let (bench, _) = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    bench.accept(&format!("{LOGIN} --session new"), &logged_in());
    unsent(&bench, &format!("{ANSWERS} --session new"), 7);
    bench.run(&format!("{ANSWERS} --user-id another")).json();
    bench.env("ZHENGXIN_MERCHANT_ID", "999").run(&format!("{ANSWERS} --session third")).json();
}

#[test]
fn an_application_that_a_login_reports_as_refused_no_longer_bars() {
    let (bench, _) = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    bench.accept(LOGIN, &ok(json!({"user_status": 3})));
    bench.run(ANSWERS).json();
}

#[test]
fn a_day_later_the_log_bars_nothing() {
    let (bench, backup) = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    restore(&bench, &backup);
    let log = fs::read_to_string(bench.zhengxin.path("audit.jsonl")).unwrap();
    let old: Vec<String> = log.lines().map(|line| aged(line, SignedDuration::from_hours(25))).collect();
    bench.zhengxin.file("audit.jsonl", &format!("{}\n", old.join("\n")));
    bench.run(ANSWERS).json();
}

#[test]
fn a_log_dated_in_the_future_bars_for_only_a_day() {
    let (bench, backup) = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    restore(&bench, &backup);
    let pass = |time: SignedDuration| {
        let log = fs::read_to_string(bench.zhengxin.path("audit.jsonl")).unwrap();
        let lines: Vec<String> = log.lines().map(|line| aged(line, time)).collect();
        bench.zhengxin.file("audit.jsonl", &format!("{}\n", lines.join("\n")));
    };
    pass(SignedDuration::from_hours(-24 * 365 * 3)); // the clock was three years ahead at that time
    for _ in 0..2 {
        let error = unsent(&bench, ANSWERS, 7);
        assert!((86_000..=86_400).contains(&error["after"].as_i64().unwrap()), "{error}");
    }
    pass(SignedDuration::from_hours(25));
    bench.zhengxin.age(SignedDuration::from_hours(25));
    bench.run(ANSWERS).json();
}

#[test]
fn run_ends_if_the_log_contains_an_application() {
    for stage in super::stage::Stage::each("apply-questions-01") {
        let stage = stage.env("ZHENGXIN_AUDIT", "audit.jsonl");
        stage.go("--until applied").exits(0);
        let name = stage.zhengxin.sessions().pop().unwrap();
        fs::remove_file(stage.zhengxin.path(&format!(".local/state/zhengxin/sessions/{name}.json"))).unwrap();
        let applications = |stage: &super::stage::Stage| {
            stage.journal().iter().filter(|entry| entry["method"] == "submitQuestion").count()
        };
        let before = applications(&stage);
        stage.go("--until applied");
        assert_eq!(applications(&stage), before);
    }
}

#[test]
fn an_accepted_submission_that_could_not_be_stored_is_not_repeated() {
    let zhengxin = Zhengxin::new();
    let session = zhengxin.path(".local/state/zhengxin/sessions/mine.json");
    let path = session.clone();
    // While the call is in flight, another file replaces the session.
    let gateway = BrokenGateway::start(move |_| {
        fs::rename(&path, path.with_extension("moved")).unwrap();
        std::os::unix::fs::symlink("/nowhere", &path).unwrap();
        Then::Send(broken::ok(r#"{"code":200,"msg":"ok","data":{}}"#))
    });
    let zhengxin = zhengxin.option(&format!("--json --session mine --user-id u1 --gateway {}", gateway.url()));
    let (said, error) = both(&zhengxin.run("submit-answers 1 2 3 1 5").exits(12));
    assert_eq!(said["code"], 200, "what the gateway decided is told");
    for next in [&said["next_step"], &error["next_step"]] {
        let next = next.as_str().unwrap();
        assert!(next.starts_with("zhengxin login "), "the only command that tells and submits nothing: {next}");
    }
    assert!(error["hint"].as_str().unwrap().contains("do not submit it again"), "{error}");
    fs::rename(session.with_extension("moved"), &session).unwrap();
    let before = gateway.requests().len();
    assert_eq!(zhengxin.run("submit-answers 1 2 3 1 5").exits(7).error()["class"], "uncertain");
    assert_eq!(gateway.requests().len(), before);
}

#[test]
fn a_run_whose_application_could_not_be_stored_does_not_apply_again() {
    let home = Arc::new(OnceLock::new());
    let known = home.clone();
    let (stage, gateway) = with("apply-questions-01", move |call| {
        if call.method == "submitQuestion" && call.nth == 1 {
            let session: &PathBuf = known.get().unwrap();
            fs::rename(session, session.with_extension("moved")).unwrap();
            std::os::unix::fs::symlink("/nowhere", session).unwrap();
        }
        Fate::Through
    });
    home.set(stage.zhengxin.path(".local/state/zhengxin/sessions/mine.json")).unwrap();
    let (said, error) = both(&stage.go("--session mine").exits(12));
    assert_eq!((&said["method"], &said["code"]), (&json!("submitQuestion"), &json!(200)), "{said}");
    for next in [&said["next_step"], &error["next_step"]] {
        assert!(next.as_str().unwrap().starts_with("zhengxin login "), "it tells and submits nothing: {next}");
    }
    let session = home.get().unwrap();
    fs::rename(session.with_extension("moved"), session).unwrap();
    stage.go("--session mine").exits(7);
    stage.zhengxin.age(SignedDuration::from_mins(11));
    stage.go("--session mine").exits(7);
    assert_eq!((gateway.count("submitQuestion"), stage.applied()), (1, 1));
}

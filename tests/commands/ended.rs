//! A program that is terminated in the middle of a call.

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::support::broken::{BrokenGateway, Then, http, ok};
use super::support::cli::Zhengxin;
use super::support::schema;

const ANSWERS: [&str; 6] = ["submit-answers", "1", "2", "3", "1", "5"];

/// Starts this command and waits until its call has arrived.
fn in_the_middle(gateway: &BrokenGateway, zhengxin: &Zhengxin, words: &[&str]) -> Child {
    let child = zhengxin.command().args(words).args(["--json", "--gateway", &gateway.url()]).spawn().unwrap();
    arrived(gateway);
    child
}

fn arrived(gateway: &BrokenGateway) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while gateway.requests().is_empty() {
        assert!(Instant::now() < deadline, "no call");
        thread::sleep(Duration::from_millis(5));
    }
}

pub fn signal(child: &Child, name: &str) {
    let kill = format!("kill {name} {}", child.id());
    assert!(Command::new("/bin/sh").args(["-c", &kill]).status().unwrap().success());
}

/// The error message of a command that gets this signal during its call. It must be the only line of standard error.
fn said(words: &[&str], name: &str) -> Value {
    let gateway = BrokenGateway::always(Then::Silence);
    let child = in_the_middle(&gateway, &Zhengxin::new().env("ZHENGXIN_PASSWORD", "hunter2"), words);
    signal(&child, name);
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stdout), (Some(130), Vec::new()));
    let err = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(err.lines().count(), 1, "{err}");
    let error = serde_json::from_str::<Value>(&err).unwrap()["error"].clone();
    assert_eq!((&error["class"], &error["exit"]), (&"interrupted".into(), &130.into()));
    error
}

#[test]
fn an_interrupt_exits_with_130_and_prints_one_line() {
    for name in ["-INT", "-TERM", "-HUP"] {
        let error = said(&["login-info"], name);
        assert_eq!((&error["method"], &error["hint"]), (&"getLoginInfo".into(), &Value::Null));
    }
}

#[test]
fn a_background_job_that_ignores_ctrl_c_still_reports_its_termination() {
    let gateway = BrokenGateway::always(Then::Silence);
    let zhengxin = Zhengxin::new();
    let program = zhengxin.command();
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "trap '' INT; exec \"$0\" login-info --gateway \"$1\""]).arg(program.get_program());
    shell.arg(gateway.url()).env_clear().envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let child = shell.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    arrived(&gateway);
    signal(&child, "-INT");
    signal(&child, "-TERM");
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    assert!(String::from_utf8(ended.stderr).unwrap().ends_with("error: interrupted\n"));
}

#[test]
fn an_interrupted_call_that_may_have_acted_is_reported_with_the_next_step() {
    let login = said(&["login", "--login-name", "lisi", "--pic-code", "2wt56f"], "-INT");
    assert!(login["hint"].as_str().unwrap().contains("may have processed the call"), "{login}");
    let application = said(&ANSWERS, "-TERM");
    assert!(application["hint"].as_str().unwrap().contains("unknown"), "{application}");
    assert!(application["next_step"].as_str().unwrap().starts_with("zhengxin login "), "{application}");
}

#[test]
fn an_interrupted_login_speaks_of_no_sms_and_an_interrupted_sms_does() {
    let login = said(&["login", "--login-name", "lisi", "--pic-code", "2wt56f"], "-INT");
    let hint = login["hint"].as_str().unwrap();
    assert!(hint.contains("log in again") && !hint.contains("SMS"), "{login}");
    let sms = said(&["unionpay", "sms", "--cellphone", "13800000000"], "-INT");
    assert!(sms["hint"].as_str().unwrap().contains("whether an SMS came"), "{sms}");
}

#[test]
fn an_interruption_is_reported_to_people() {
    let gateway = BrokenGateway::always(Then::Silence);
    let zhengxin = Zhengxin::new();
    let child = zhengxin.command().args(["login-info", "--gateway", &gateway.url(), "--lang", "zh"]).spawn().unwrap();
    arrived(&gateway);
    signal(&child, "-INT");
    let ended = child.wait_with_output().unwrap();
    assert!(String::from_utf8(ended.stderr).unwrap().ends_with("错误: 已中断\n"));
}

/// The standard output of a smoke test in this format when this signal arrives during its second call.
fn left_behind(format: &str, name: &str) -> String {
    let gateway = BrokenGateway::start(|nth| match nth {
        0 => Then::Send(ok(r#"{"code":508140,"msg":"","data":null}"#)),
        _ => Then::Silence,
    });
    let zhengxin = Zhengxin::new();
    let smoke = ["smoke", "--format", format, "--gateway", &gateway.url()];
    let child = zhengxin.command().args(smoke).spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while gateway.requests().len() < 2 {
        assert!(Instant::now() < deadline, "no second call");
        thread::sleep(Duration::from_millis(5));
    }
    signal(&child, name);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    assert!(String::from_utf8(ended.stderr).unwrap().contains("interrupted"));
    String::from_utf8(ended.stdout).unwrap()
}

#[test]
fn an_interrupted_smoke_test_prints_its_results_and_marks_the_rest_as_interrupted() {
    for name in ["-INT", "-TERM"] {
        let json = left_behind("json", name);
        schema::assert_valid("smoke", &json);
        let value: Value = serde_json::from_str(&json).unwrap();
        let told = |n: usize| value["checks"][n]["got"].as_str().unwrap_or("-");
        assert_eq!(value["checks"].as_array().unwrap().len(), 8);
        assert_eq!(
            (value["checks"][2]["status"].as_str(), told(4), told(7)),
            (Some("passed"), "interrupted", "interrupted")
        );

        let junit = left_behind("junit", name);
        let document = roxmltree::Document::parse(&junit).unwrap();
        let cases = document.descendants().filter(|node| node.has_tag_name("testcase"));
        assert_eq!((cases.count(), junit.matches("<skipped message=\"interrupted\"/>").count()), (8, 4));

        let tap = left_behind("tap", name);
        assert!(tap.starts_with("TAP version 14\n1..8\n") && tap.contains("not ok 4 - getPicCode.picture\n"), "{tap}");
        assert_eq!(
            (tap.matches("# SKIP interrupted\n").count(), tap.lines().last()),
            (4, Some("Bail out! interrupted"))
        );
    }
}

#[test]
fn a_smoke_test_interrupted_before_its_first_check_reports_that() {
    let gateway = BrokenGateway::always(Then::Silence);
    let smoke = ["smoke", "--level", "full", "--format", "tap", "--gateway", &gateway.url()];
    let child = Zhengxin::new().command().args(smoke).spawn().unwrap();
    arrived(&gateway);
    signal(&child, "-TERM");
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    assert_eq!(String::from_utf8(ended.stdout).unwrap(), "TAP version 14\nBail out! interrupted\n");
}

#[test]
fn a_served_sandbox_ends_without_a_message() {
    let zhengxin = Zhengxin::new();
    let mut child = zhengxin.command().args(["sandbox", "serve", "--quiet"]).spawn().unwrap();
    let mut url = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut url).unwrap();
    signal(&child, "-INT");
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(130), Vec::new()));
}

#[test]
fn a_submission_is_recorded_before_it_leaves_even_if_the_process_is_killed() {
    for name in ["-INT", "-KILL"] {
        let gateway = BrokenGateway::always(Then::Silence);
        let zhengxin = Zhengxin::new();
        let mut child = in_the_middle(&gateway, &zhengxin, &ANSWERS);
        signal(&child, name);
        child.wait().unwrap();
        let here = zhengxin.option(&format!("--json --gateway {}", gateway.url()));
        assert_eq!(here.run("status").exits(7).value()["state"], "uncertain");
        assert_eq!(here.run("submit-answers 1 2 3 1 5").exits(7).error()["class"], "uncertain");
        assert_eq!(gateway.requests().len(), 1);
    }
}

#[test]
fn a_server_error_leaves_the_outcome_of_a_submission_unknown() {
    let gateway = BrokenGateway::always(Then::Send(http("503 Service Unavailable", "", "sorry")));
    let zhengxin = Zhengxin::at(&gateway.url());
    let error = zhengxin.run("submit-answers 1 2 3 1 5").exits(8).error();
    assert_eq!((&error["class"], &error["msg"]), (&"unavailable".into(), &"HTTP status 503: xxxxx".into()));
    assert_eq!(zhengxin.run("status").exits(7).value()["state"], "uncertain");
    assert_eq!(gateway.requests().len(), 1);
}

//! `--save FILE`: writes the report as received, or no file at all.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::bench::Bench;
use super::stage::Stage;
use super::support::cli::chmod;

const REPORT: &str = r#"{"code":200,"msg":"ok","data":{"z":0.0800,"a":{"name":"李四"}}}"#;
const LINE: &str = "report --login-name lisi --message-code herdrc";

#[test]
fn the_file_is_private_and_contains_data_as_received() {
    let bench = Bench::hearing(&[REPORT]);
    let shown = bench.run(&format!("{LINE} --save report.json")).json();
    let path = bench.zhengxin.path("report.json");
    assert_eq!(fs::read_to_string(&path).unwrap().trim_end(), r#"{"z":0.0800,"a":{"name":"李四"}}"#);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(shown["method"], "viewReport");
}

#[test]
fn an_existing_file_is_refused_before_anything_is_sent_unless_forced() {
    let bench = Bench::hearing(&[REPORT]);
    let path = bench.zhengxin.file("report.json", "precious");
    assert_eq!(bench.run(&format!("{LINE} --save report.json")).exits(2).error()["class"], "usage");
    bench.nothing_sent();
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    bench.run(&format!("{LINE} --save report.json --force")).json();
    assert_ne!(fs::read_to_string(&path).unwrap(), "precious");
}

#[test]
fn no_file_appears_without_a_report() {
    let bench = Bench::hearing(&[r#"{"code":508115,"msg":"x"}"#]);
    bench.run(&format!("{LINE} --save report.json")).exits(5);
    bench.run(&format!("{LINE} --save report.json --dry-run")).exits(0);
    let files: Vec<_> = fs::read_dir(bench.zhengxin.path("")).unwrap().flatten().map(|file| file.file_name()).collect();
    assert!(files.iter().all(|name| name.to_str().unwrap().starts_with('.')), "{files:?}");
}

#[test]
fn an_unwritable_directory_is_reported_before_any_call() {
    let bench = Bench::hearing(&[REPORT]);
    bench.run(&format!("{LINE} --save nowhere/report.json")).exits(1);
    bench.nothing_sent();
}

#[test]
fn a_report_that_cannot_be_saved_goes_to_standard_output() {
    let bench = Bench::hearing(&[REPORT]);
    // Another process creates the file while the call is in flight.
    let program = bench.zhengxin.program("ask", "echo theirs > report.json; echo herdrc");
    let ran = bench.run(&format!("report --login-name lisi --ask {program} --save report.json")).exits(1);
    let report: Value = ran.value();
    assert_eq!(report["a"], json!({"name": "李四"}));
    assert_eq!(fs::read_to_string(bench.zhengxin.path("report.json")).unwrap(), "theirs\n");
}

#[test]
fn the_page_is_written_beside_the_report_and_masked_on_request() {
    let bench = Bench::hearing(&[r#"{"code":200,"msg":"ok","data":{"name":"李四","score":894,"grade":"B"}}"#]);
    bench.run(&format!("{LINE} --save report.json --html page.html --mask --lang zh")).json();
    let page = fs::read_to_string(bench.zhengxin.path("page.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("李***") && !page.contains("李四"));
    assert_eq!(fs::metadata(bench.zhengxin.path("page.html")).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(bench.zhengxin.path("report.json")).unwrap().contains("李四"));
}

#[test]
fn one_file_for_both_or_an_existing_page_is_refused_before_any_call() {
    let bench = Bench::hearing(&[REPORT]);
    bench.zhengxin.file("page.html", "precious");
    for files in ["--save a --html ./a --force", "--html page.html", "--save a --html page.html"] {
        assert_eq!(bench.run(&format!("{LINE} {files}")).exits(2).error()["class"], "usage", "{files}");
    }
    bench.nothing_sent();
    assert_eq!(fs::read_to_string(bench.zhengxin.path("page.html")).unwrap(), "precious");
}

#[test]
fn data_without_a_page_are_saved_and_reported() {
    let bench = Bench::hearing(&[REPORT]);
    let ran = bench.run(&format!("{LINE} --save report.json --html page.html")).exits(10);
    assert_eq!(ran.value()["data"]["a"], json!({"name": "李四"}));
    assert!(bench.zhengxin.path("report.json").exists() && !bench.zhengxin.path("page.html").exists());
}

#[test]
fn a_reader_that_closes_the_pipe_ends_the_program_quietly() {
    let bench = Bench::hearing(&[REPORT]);
    let mut command = bench.zhengxin.command();
    let mut child = command.args(["codes", "--json"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[test]
fn an_unwritable_standard_output_exits_with_1() {
    let full = fs::File::options().write(true).open("/dev/full");
    let Ok(full) = full else { return };
    let bench = Bench::hearing(&[REPORT]);
    let ended = bench.zhengxin.command().args(["codes", "--json"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
}

#[test]
fn the_gateways_reply_is_shown_even_if_the_session_cannot_be_stored() {
    let bench = Bench::hearing(&[r#"{"code":208101,"msg":"no"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    bench.run("login-info").exits(5);
    let sessions = bench.zhengxin.path(".local/state/zhengxin/sessions");
    chmod(&sessions, 0o500);
    let ran = bench.run("login --login-name lisi --pic-code 2wt56f");
    chmod(&sessions, 0o700);
    // A user who may write everywhere, such as root, gets no error.
    assert_eq!(ran.exits(5).error()["code"], 208101);
}

/// A report of 800 kB, long enough that reading and writing it takes a while.
fn long_report() -> String {
    let lines: Vec<String> =
        (0..8_000).map(|n| format!("2012年11月9日中国银行发放的贷记卡，第 {n} 号，李四")).collect();
    json!({"code": 200, "msg": "ok", "data": {"name": "李四", "lines": lines}}).to_string()
}

/// Saves a report in a separate directory, over an older one if `forced`. Kills the command so long after the gateway
/// was asked, if a time is given. Returns the directory's content and the time that it took.
fn killed(
    bench: &Bench,
    name: &str,
    forced: bool,
    after: Option<Duration>,
) -> (Vec<OsString>, Option<String>, Duration) {
    let dir = bench.zhengxin.path(name);
    fs::create_dir(&dir).unwrap();
    if forced {
        fs::write(dir.join("r.json"), "older").unwrap();
    }
    let line = format!("{LINE} --save {name}/r.json{}", if forced { " --force" } else { "" });
    let asked = bench.gateway.requests().len();
    let mut command = bench.zhengxin.command();
    let mut child = command.args(line.split(' ')).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let began = Instant::now();
    while bench.gateway.requests().len() == asked {
        assert!(began.elapsed() < Duration::from_secs(60) && child.try_wait().unwrap().is_none());
        sleep(Duration::from_millis(1));
    }
    let began = Instant::now();
    if let Some(after) = after {
        sleep(after);
        child.kill().unwrap(); // SIGKILL
    }
    child.wait().unwrap();
    let took = began.elapsed();
    let names = fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    (names, fs::read_to_string(dir.join("r.json")).ok(), took)
}

#[test]
fn a_process_killed_at_any_moment_leaves_a_complete_report_or_none() {
    const MOMENTS: u32 = 10;
    let report = long_report();
    let whole = serde_json::from_str::<Value>(&report).unwrap()["data"].to_string();
    let bench = Bench::hearing(&[]);
    bench.gateway.will_say(&report);
    let (_, held, took) = killed(&bench, "first", false, None);
    assert_eq!(held.unwrap().trim_end(), whole);
    for moment in 0..MOMENTS {
        bench.gateway.will_say(&report);
        let forced = moment % 2 == 1;
        // Most of the kills fall near the end, while the report is written.
        let after = took * (MOMENTS + 2 * moment) / (3 * MOMENTS);
        let (names, held, _) = killed(&bench, &moment.to_string(), forced, Some(after));
        match held.as_deref().map(str::trim_end) {
            None => assert!(!forced && names.is_empty(), "{names:?}"),
            Some("older") => assert!(forced && names == ["r.json"], "{names:?}"),
            Some(held) => assert!(held == whole && names == ["r.json"], "{names:?}, {} bytes", held.len()),
        }
    }
}

#[test]
fn a_fetched_and_saved_report_is_reported_as_such() {
    let stage = Stage::served("report-ready-02");
    stage.go("--save r.json").exits(0);
    let calls = stage.journal().len();
    let error = stage.go("--save r.json --lang en").exits(2).error();
    assert!(error["msg"].as_str().unwrap().contains("nothing is left to do"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("session list --state fetched"), "{error}");
    assert_eq!(error["file"], "r.json");
    assert_eq!(stage.journal().len(), calls);
    stage.zhengxin.file("other.json", "{}");
    let error = stage.go("--save other.json --lang en").exits(2).error();
    assert!(!error["msg"].as_str().unwrap().contains("nothing is left"), "{error}");
    stage.go("--save r.json --force").exits(0);
}

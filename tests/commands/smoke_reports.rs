//! `smoke --junit FILE --tap FILE`: one run writes several formats, whatever its result.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;
use std::time::{Duration, Instant};

use roxmltree::Document;

use super::ended::signal;
use super::smoke_formats::broken;
use super::support::broken::{BrokenGateway, Then, ok};
use super::support::cli::Zhengxin;

/// The files in the home directory, without hidden ones.
fn names(zhengxin: &Zhengxin) -> Vec<String> {
    let entries = fs::read_dir(zhengxin.path("")).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.') || name.contains("unfinished")).collect();
    names.sort_unstable();
    names
}

fn read(zhengxin: &Zhengxin, name: &str) -> String {
    fs::read_to_string(zhengxin.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn one_run_writes_junit_and_tap_besides_the_human_output_even_if_checks_fail() {
    let (zhengxin, gateway, _served) = broken();
    let ran = zhengxin.run("smoke --junit smoke.xml --tap smoke.tap").exits(10);
    assert!(ran.stdout.ends_with("8 checks: 6 passed, 1 failed, 1 skipped\n"), "{}", ran.stdout);
    let junit = read(&zhengxin, "smoke.xml");
    let document = Document::parse(&junit).unwrap();
    let count = |name| document.descendants().filter(|node| node.has_tag_name(name)).count();
    assert_eq!((count("testcase"), count("failure"), count("skipped")), (8, 1, 1));
    let tap = read(&zhengxin, "smoke.tap");
    assert!(tap.starts_with("TAP version 14\n1..8\n") && tap.contains("\nnot ok 8 - getLoginInfo.form\n"), "{tap}");
    assert_eq!(names(&zhengxin), ["smoke.tap", "smoke.xml"]);
    let mode = fs::metadata(zhengxin.path("smoke.xml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(gateway.methods().iter().filter(|method| *method == "getLoginInfo").count(), 1, "one run");
}

#[test]
fn the_files_have_the_content_of_the_formats_and_replace_earlier_ones() {
    let (zhengxin, _gateway, _served) = broken();
    let timeless = |text: &str| {
        let lines = text.lines().filter(|line| !line.contains("duration_ms"));
        lines.map(|line| line.split(" time=").next().unwrap()).collect::<Vec<_>>().join("\n")
    };
    zhengxin.file("smoke.xml", "of the last run");
    zhengxin.file("smoke.tap", "of the last run");
    let json = zhengxin.run("smoke --json --junit smoke.xml --tap=smoke.tap").exits(10).value();
    assert_eq!(json["checks"].as_array().unwrap().len(), 8, "another format on standard output");
    for (format, file) in [("junit", "smoke.xml"), ("tap", "smoke.tap")] {
        let printed = zhengxin.run(&format!("smoke --format {format}")).exits(10).stdout;
        assert_eq!(timeless(&read(&zhengxin, file)), timeless(&printed), "{format}");
    }
}

#[test]
fn a_run_that_could_not_start_states_that_in_its_files() {
    let (zhengxin, gateway, _served) = broken();
    for (options, exit, class) in [
        ("--level nothing", 2, "usage"),
        ("--format tap --json", 2, "usage"),
        ("--dry-run", 2, "usage"),
        ("--level login --no-input", 11, "missing"),
        ("--profile nowhere", 12, "config"),
    ] {
        zhengxin.file("smoke.xml", "of the last run");
        zhengxin.run(&format!("smoke --junit smoke.xml --tap smoke.tap {options}")).exits(exit);
        let junit = read(&zhengxin, "smoke.xml");
        let document = Document::parse(&junit).unwrap_or_else(|error| panic!("{options}: {error}\n{junit}"));
        let error = document.descendants().find(|node| node.has_tag_name("error")).unwrap();
        assert_eq!(error.attribute("type"), Some(class), "{options}");
        assert!(read(&zhengxin, "smoke.tap").starts_with("TAP version 14\nBail out! "), "{options}");
        fs::remove_file(zhengxin.path("smoke.tap")).unwrap();
    }
    assert_eq!(gateway.calls().len(), 0);
}

#[test]
fn an_unusable_report_path_is_refused_before_any_call() {
    let (zhengxin, gateway, _served) = broken();
    zhengxin.file("baseline.json", "{}");
    for (options, exit) in [
        ("--junit -", 2),
        ("--tap /dev/null", 2),
        ("--junit .", 2),
        ("--junit a.xml --tap ./a.xml", 2),
        ("--junit a.xml --record-baseline a.xml", 2),
        ("--junit baseline.json --baseline baseline.json", 2),
        ("--junit nowhere/a.xml", 1),
    ] {
        zhengxin.run(&format!("smoke {options}")).exits(exit);
        assert_eq!(names(&zhengxin), ["baseline.json"], "{options}");
    }
    assert_eq!(read(&zhengxin, "baseline.json"), "{}");
    assert_eq!(gateway.calls().len(), 0);
}

#[test]
fn an_interrupted_run_writes_its_results_so_far() {
    let gateway = BrokenGateway::start(|nth| match nth {
        0 => Then::Send(ok(r#"{"code":508140,"msg":"","data":null}"#)),
        _ => Then::Silence,
    });
    let zhengxin = Zhengxin::new();
    let smoke = ["smoke", "--junit", "smoke.xml", "--tap", "smoke.tap", "--gateway", &gateway.url()];
    let child = zhengxin.command().args(smoke).spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while gateway.requests().len() < 2 {
        assert!(Instant::now() < deadline, "no second call");
        thread::sleep(Duration::from_millis(5));
    }
    signal(&child, "-TERM");
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(130));
    assert_eq!(read(&zhengxin, "smoke.xml").matches("<skipped message=\"interrupted\"/>").count(), 4);
    assert_eq!(read(&zhengxin, "smoke.tap").lines().last(), Some("Bail out! interrupted"));
    assert_eq!(names(&zhengxin), ["smoke.tap", "smoke.xml"]);
}

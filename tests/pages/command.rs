//! `view` as a user runs it.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::reports::{path, report};

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhengxin"));
        command.env_clear().env("HOME", self.0.path()).env("LC_ALL", "C").current_dir(self.0.path());
        command.stdin(Stdio::null()).args(words);
        command
    }

    fn view(&self, words: &[&str]) -> Output {
        self.command(&[&["view"], words].concat()).output().unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_report_is_shown_in_every_format_from_a_file_or_standard_input() {
    let home = Home::new();
    let data = report("second").data().clone();
    let page = text(&home.view(&[path("second").to_str().unwrap()]).stdout);
    assert!(page.contains("李测一") && page.contains("score 661"));
    for (name, value) in [
        ("bare.json", data.clone()),
        ("reply.json", json!({"code": 200, "msg": "ok", "data": data.to_string()})),
        ("wrapped.json", json!({"crawler_api_zx_viewReport_response": {"code": 200, "data": data}})),
        ("printed.json", json!({"method": "viewReport", "code": 200, "msg": "ok", "data": data, "next": null})),
    ] {
        home.file(name, value.to_string());
        assert_eq!(text(&home.view(&[name]).stdout), page, "{name}");
    }
    let mut child = home.command(&["view", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(data.to_string().as_bytes()).unwrap();
    assert_eq!(text(&child.wait_with_output().unwrap().stdout), page);
}

#[test]
fn a_file_that_is_not_a_report_exits_with_3_and_a_line_with_file_and_place() {
    let home = Home::new();
    home.file("cut.json", "{\"score\": 1,\n \"a\": ");
    home.file("wrong.json", "{\"score\": 1,\n  oops}");
    home.file("binary.json", [0xff, 0xfd]);
    home.file("other.json", "{\"a\": 1}");
    home.file("empty.json", "");
    home.file("mark.json", "\u{feff}\n");
    for (file, said) in [
        ("cut.json", "error: cut.json: not JSON at line 2, column "),
        ("wrong.json", "error: wrong.json: not JSON at line 2, column 3"),
        ("binary.json", "error: binary.json: not JSON at line 1"),
        ("other.json", "error: other.json: no report in it"),
        ("nowhere.json", "error: nowhere.json: No such file or directory"),
        (".", "error: .: Is a directory"),
        ("empty.json", "error: empty.json: it is empty"),
        ("mark.json", "error: mark.json: it is empty"),
        ("-", "error: -: it is empty"),
    ] {
        let ended = home.view(&[file]);
        assert_eq!((ended.status.code(), text(&ended.stdout)), (Some(3), String::new()), "{file}");
        let said_so = text(&ended.stderr);
        assert!(said_so.starts_with(said) && said_so.lines().count() == 1, "{said_so}");
    }
}

#[test]
fn neither_configuration_nor_home_is_needed() {
    let home = Home::new();
    fs::create_dir_all(home.path(".config/zhengxin")).unwrap();
    home.file(".config/zhengxin/config.toml", "[[[ broken");
    assert!(home.view(&[path("first").to_str().unwrap()]).status.success());
    let mut bare = home.command(&["view", path("first").to_str().unwrap()]);
    assert!(bare.env_remove("HOME").output().unwrap().status.success());
}

#[test]
fn the_json_has_scalars_accounts_and_figures_and_can_be_filtered_and_masked() {
    let home = Home::new();
    let file = path("second");
    let file = file.to_str().unwrap();
    let json: Value = serde_json::from_slice(&home.view(&[file, "--json"]).stdout).unwrap();
    assert_eq!((&json["report"]["name"], &json["report"]["score"]), (&json!("李测一"), &json!(661)));
    assert_eq!(json["accounts"].as_array().unwrap().len(), 11);
    assert_eq!(json["figures"]["reading"], json!({"full": 9, "part": 1, "none": 1, "remarks": 1}));
    let filtered = home.view(&[file, "--jq", ".figures.overdue.now"]);
    assert_eq!(text(&filtered.stdout), "3\n");
    let masked = text(&home.view(&[file, "--json", "--mask"]).stdout);
    for secret in ["李测一", "report-ready-04", "4171", "7543", "user2561", "冯测"] {
        assert!(!masked.contains(secret), "{secret}");
    }
}

#[test]
fn the_html_file_is_private_and_never_replaces_another_file_unasked() {
    let home = Home::new();
    let report = home.file("report.json", fs::read(path("first")).unwrap());
    let made = home.view(&["report.json", "--html", "page.html"]);
    assert_eq!((made.status.code(), text(&made.stdout)), (Some(0), "page.html\n".to_owned()));
    assert_eq!(fs::metadata(home.path("page.html")).unwrap().permissions().mode() & 0o777, 0o600);
    home.file("page.html", "precious");
    let refused = home.view(&["report.json", "--html", "page.html"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).starts_with("error: --html page.html: the file exists"));
    assert_eq!(fs::read(home.path("page.html")).unwrap(), b"precious");
    assert!(home.view(&["report.json", "--html", "page.html", "--force"]).status.success());
    assert!(fs::read_to_string(home.path("page.html")).unwrap().starts_with("<!DOCTYPE html>"));
    assert_eq!(home.view(&["report.json", "--html", "./report.json", "--force"]).status.code(), Some(2));
    assert_eq!(fs::read(report).unwrap(), fs::read(path("first")).unwrap());
    // A file that is not a report gives no output file.
    home.file("other.json", "{}");
    assert_eq!(home.view(&["other.json", "--html", "other.html"]).status.code(), Some(3));
    assert!(!home.path("other.html").exists());
    let left = fs::read_dir(home.0.path())
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(".tmp"));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_pager_is_used_only_on_a_terminal() {
    let home = Home::new();
    let file = path("first");
    let mut command = home.command(&["view", file.to_str().unwrap(), "--pager"]);
    let ended = command.env("PAGER", "echo paged; cat >/dev/null").output().unwrap();
    assert!(!text(&ended.stdout).contains("paged") && text(&ended.stdout).contains("Personal credit report"));
    let Ok(mut terminal) = expectrl::Session::spawn({
        let mut command = home.command(&["view", file.to_str().unwrap(), "--pager"]);
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("ZHENGXIN_PASSWORD", "hunter2");
        command.env("PAGER", "grep -c account; echo paged[$ZHENGXIN_PASSWORD]");
        command
    }) else {
        return;
    };
    expectrl::Expect::expect(&mut terminal, "paged[]").unwrap();
}

#[test]
fn the_page_goes_to_standard_output_if_its_file_is_a_dash() {
    let home = Home::new();
    let second = path("second");
    let file = second.to_str().unwrap();
    let shown = home.view(&[file, "--html", "-"]);
    home.view(&[file, "--html", "page.html"]);
    assert_eq!(text(&shown.stdout), fs::read_to_string(home.path("page.html")).unwrap());
    assert!(!home.path("-").exists());
}

#[test]
fn a_page_in_a_pipe_has_the_width_of_the_variable_columns() {
    let home = Home::new();
    let second = path("second");
    let widest = |columns: &str| {
        let shown = home.command(&["view", second.to_str().unwrap()]).env("COLUMNS", columns).output().unwrap();
        text(&shown.stdout).lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap()
    };
    assert!(widest("40") <= 40);
    assert!(widest("100") > 76);
    assert_eq!(widest("none"), widest(""));
}

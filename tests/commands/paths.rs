//! Paths that are not UTF-8: no command crashes on one, before or after its call, and each command uses the right file.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};

use super::bench::{Bench, logged_in, ok};
use super::support::cli::{Zhengxin, chmod};

/// 报告 in GBK.
const ODD: &[u8] = b"\xb1\xa8\xb8\xe6";
/// The odd name in the form in which it is shown.
const SHOWN: &str = "\u{fffd}\u{fffd}\u{fffd}\u{fffd}";
const REPORT: &str = r#"{"code":200,"msg":"ok","data":{"name":"李四","score":1}}"#;

/// An argument; `@` stands for the odd name.
fn argument(text: &str) -> OsString {
    let parts: Vec<&[u8]> = text.split('@').map(str::as_bytes).collect();
    OsStr::from_bytes(&parts.join(ODD)).to_owned()
}

/// Runs a line of arguments. A process that a signal ended has no exit code, and fails the test.
#[track_caller]
fn run(zhengxin: &Zhengxin, line: &str) -> (i32, String, String) {
    let mut command = zhengxin.command();
    command.args(line.split(' ').map(argument)).stdin(Stdio::null());
    let output = command.output().unwrap();
    let (stdout, stderr) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let exit = output.status.code().unwrap_or_else(|| panic!("{line}: {:?}\n{stderr}", output.status));
    assert!(!stderr.contains("panicked") && exit != 70, "{line}: {stderr}");
    (exit, stdout, stderr)
}

#[track_caller]
fn json_of(zhengxin: &Zhengxin, line: &str) -> Value {
    let (exit, stdout, stderr) = run(zhengxin, line);
    assert_eq!(exit, 0, "{line}\n{stdout}\n{stderr}");
    serde_json::from_str(&stdout).unwrap_or_else(|_| panic!("{line}: {stdout}"))
}

fn path(zhengxin: &Zhengxin, name: &str) -> PathBuf {
    zhengxin.path("").join(argument(name))
}

fn write(zhengxin: &Zhengxin, name: &str, text: &str) {
    fs::write(path(zhengxin, name), text).unwrap();
    chmod(&path(zhengxin, name), 0o600);
}

#[test]
fn a_captcha_is_written_to_such_a_path() {
    let bench = Bench::hearing(&[&ok(json!({"pic_code": "aGVsbG8="})).to_string()]);
    let shown = json_of(&bench.zhengxin, "captcha --json --out @.png");
    assert_eq!(shown["file"], format!("{SHOWN}.png"));
    assert_eq!(fs::read(path(&bench.zhengxin, "@.png")).unwrap(), b"hello");
}

#[test]
fn a_report_is_saved_and_read_again_under_such_a_path() {
    let bench = Bench::hearing(&[REPORT]);
    let line = "report --json --login-name lisi --message-code herdrc --save @.json --html @.html";
    json_of(&bench.zhengxin, line);
    assert_eq!(fs::read_to_string(path(&bench.zhengxin, "@.json")).unwrap().trim_end(), r#"{"name":"李四","score":1}"#);
    for line in [
        "view @.json",
        "view --json @.json",
        "export @.json --what reports",
        "export @.json --format csv",
        "diff @.json @.json",
    ] {
        let (exit, stdout, stderr) = run(&bench.zhengxin, line);
        assert_eq!(exit, 0, "{line}\n{stdout}{stderr}");
    }
    assert_eq!(json_of(&bench.zhengxin, "view @.json --html @2.html --json")["path"], format!("{SHOWN}2.html"));
    assert!(path(&bench.zhengxin, "@2.html").exists());
    let rows = json_of(&bench.zhengxin, "export @.json --what reports");
    assert_eq!(rows[0]["file"], format!("{SHOWN}.json"));
    for line in [
        "report --json --save @.json",
        "view @none.json",
        "export @none.json",
        "diff @.json @none.json",
        "view @.json --html @.json",
    ] {
        let (exit, _, stderr) = run(&bench.zhengxin, line);
        assert!(exit != 0 && stderr.contains(SHOWN), "{line}: {exit} {stderr}");
    }
}

#[test]
fn values_come_from_files_with_such_paths() {
    let bench = Bench::hearing(&[&logged_in().to_string()]);
    let home = &bench.zhengxin;
    write(home, "@answers.json", r#"{"login_name":"lisi","pic_code":"abc123"}"#);
    write(home, "@password", "hunter22\n");
    json_of(home, "login --json --answers @answers.json --password-file @password");
    assert_eq!(bench.sent().1, json!({"login_name": "lisi", "password": "hunter22", "pic_code": "abc123"}));
    write(home, "@code", "herdrc\n");
    bench.gateway.will_say(REPORT);
    let mut command = home.command();
    command.args(["call", "viewReport", "--json", "login_name=lisi", "version=2.0"]);
    let file = [b"message_code=@".as_slice(), ODD, b"code"].concat();
    let output = command.arg(OsStr::from_bytes(&file)).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(bench.sent().1["message_code"], "herdrc");
}

#[test]
fn such_paths_name_logs_and_recordings() {
    let bench = Bench::hearing(&[&logged_in().to_string()]);
    let home = &bench.zhengxin;
    write(home, "@password", "hunter22\n");
    let line =
        "login --json --login-name lisi --pic-code abc123 --password-file @password --audit @audit --record @record";
    json_of(home, line);
    for name in ["@audit", "@record"] {
        assert!(fs::metadata(path(home, name)).unwrap().len() > 0, "{name}");
    }
    let names = fs::read_dir(home.path("")).unwrap().flatten().map(|entry| entry.file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with('\u{fffd}') || name.to_str().is_none()));
}

#[test]
fn a_session_may_lie_at_such_a_path_but_not_have_such_a_name() {
    let bench = Bench::hearing(&[&logged_in().to_string()]);
    let home = &bench.zhengxin;
    write(home, "@password", "hunter22\n");
    json_of(home, "login --json --login-name lisi --pic-code abc123 --password-file @password --session ./@.json");
    assert!(path(home, "@.json").exists());
    assert_eq!(json_of(home, "session path ./@.json --json")["path"], format!("./{SHOWN}.json"));
    for line in ["session show ./@.json --json", "session show --json --session ./@.json", "session list --json"] {
        json_of(home, line);
    }
    let status = json_of(home, "status --json --session ./@.json");
    assert_eq!(status["session"], format!("./{SHOWN}.json"));
    let next = status["next_step"].as_str().unwrap();
    assert!(next.contains(r"--session $'./\261\250\270\346.json'"), "{next}");
    let (exit, _, stderr) = run(home, "status --session @");
    assert!(exit == 2 && stderr.contains("UTF-8"), "{stderr}");
    json_of(home, "session remove ./@.json --force --json");
    assert!(!path(home, "@.json").exists());
}

#[test]
fn an_ask_program_may_have_such_a_path_and_gets_the_unchanged_path_of_the_picture() {
    let picture = ok(json!({"pic_code": "aGVsbG8="})).to_string();
    let bench = Bench::hearing(&[&picture, &logged_in().to_string()]);
    let home = &bench.zhengxin;
    write(home, "@password", "hunter22\n");
    write(home, "@ask", "#!/bin/sh\ncat \"$ZHENGXIN_ASK_IMAGE\" > seen\necho abc123\n");
    chmod(&path(home, "@ask"), 0o700);
    let line = "login --json --login-name lisi --password-file @password --session ./@s.json --ask ./@ask";
    json_of(home, line);
    assert_eq!(fs::read(home.path("seen")).unwrap(), b"hello");
}

#[test]
fn directories_of_the_environment_may_have_such_names() {
    let picture = ok(json!({"pic_code": "aGVsbG8="})).to_string();
    let bench = Bench::hearing(&[&picture]);
    let home = &bench.zhengxin;
    let config = fs::read_to_string(home.path(".config/zhengxin/config.toml")).unwrap();
    write(home, "@config.toml", &config);
    fs::create_dir(path(home, "@state")).unwrap();
    let environment = [("ZHENGXIN_CONFIG", "@config.toml"), ("XDG_STATE_HOME", "@state")];
    for line in [
        "captcha --json",
        "config path --json",
        "config show --json",
        "config check --json",
        "status --json",
        "session list --json",
    ] {
        let mut command = home.command();
        for (name, value) in environment {
            command.env(name, path(home, value));
        }
        let output = command.args(line.split(' ')).stdin(Stdio::null()).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(matches!(output.status.code(), Some(0 | 4)), "{line}: {:?} {stderr}", output.status);
        let shown: Value = serde_json::from_slice(&output.stdout).unwrap();
        if line.starts_with("captcha") {
            assert!(shown["file"].as_str().unwrap().contains(SHOWN), "{shown}");
        }
    }
}

#[test]
fn every_other_command_accepts_such_a_path() {
    let bench = Bench::new();
    for line in [
        "man @man",
        "smoke --record-baseline @baseline.json",
        "smoke --baseline @baseline.json",
        "smoke --baseline @none.json",
        "sandbox serve --public-key @none.pem",
        "sandbox serve --replay @none.ndjson",
        "run --dry-run --save @run.json",
        "run --no-input --save @run.json",
        "unionpay auth --card-password-file @none",
        "unionpay auth --last-three-file @none",
        "login --password-file @none",
        "status --answers @none",
        "call login password=@none",
        "session show @none.json",
        "session adopt @none.json",
        "session remove @none.json",
        "config init --profile @",
        "codes @",
        "@",
        "view @ @",
    ] {
        run(&bench.zhengxin, line);
        run(&bench.zhengxin, &format!("{line} --json"));
    }
}

#[test]
fn next_step_repeats_the_path_quoted_for_a_shell() {
    let zhengxin = Zhengxin::new();
    let (exit, _, stderr) = run(&zhengxin, "run --json --no-input --gateway sandbox: --user-id u --save @r.json");
    let error: Value = serde_json::from_str(stderr.lines().last().unwrap()).unwrap();
    assert_ne!(exit, 0);
    let next = error["error"]["next_step"].as_str().unwrap();
    assert!(next.contains(r"--save $'\261\250\270\346r.json'"), "{next}");
}

#[test]
fn a_served_sandbox_writes_its_certificate_to_such_a_path() {
    let zhengxin = Zhengxin::new();
    let mut command = zhengxin.command();
    command.args(["sandbox", "serve", "--tls", "--tls-cert-out"].map(OsStr::new)).arg(argument("@cert.pem"));
    let mut child = command.spawn().unwrap();
    let mut first = [0; 8];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(&first, b"https://");
    assert!(path(&zhengxin, "@cert.pem").exists());
}

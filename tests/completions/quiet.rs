//! A completion changes nothing, calls no gateway, shows no secret and never complains.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::shells::{asked, values};
use crate::support::cli::{Zhengxin, chmod};
use crate::support::process::files;

/// One line for each kind of value that is read from a file.
const LINES: [&str; 4] =
    ["zhengxin --profile ", "zhengxin --session ", "zhengxin session remove ", "zhengxin run --user-id "];

/// With a session of the sandbox.
fn used() -> Zhengxin {
    let zhengxin = Zhengxin::new();
    zhengxin.run("login-info --gateway sandbox: --user-id u7").exits(0);
    zhengxin
}

/// Every file with its mode and the time of its last change.
fn state_of(dir: &Path) -> Vec<(PathBuf, u32, i64)> {
    let directories = [".", ".local/state/zhengxin", ".local/state/zhengxin/sessions"].map(|name| dir.join(name));
    let all = files(dir).into_iter().chain(directories).filter(|path| path.exists());
    all.map(|path| {
        let found = fs::metadata(&path).unwrap();
        (path, found.mode(), found.ctime_nsec())
    })
    .collect()
}

#[test]
fn a_completion_creates_or_changes_nothing_not_even_an_open_directory() {
    let zhengxin = used();
    chmod(&zhengxin.path(".local/state/zhengxin/sessions"), 0o755);
    let before = state_of(&zhengxin.path(""));
    for line in LINES {
        asked(&zhengxin, line);
    }
    assert_eq!(state_of(&zhengxin.path("")), before);
    let new = Zhengxin::new();
    for line in LINES {
        asked(&new, line);
    }
    assert_eq!(fs::read_dir(new.path("")).unwrap().count(), 0);
}

#[test]
fn a_locked_session_is_offered_without_waiting() {
    let zhengxin = used();
    let session = zhengxin.sessions().remove(0);
    for ending in ["json.lock", "json.run-lock", "json"] {
        let path = zhengxin.path(&format!(".local/state/zhengxin/sessions/{session}.{ending}"));
        let file = File::options().create(true).append(true).open(path).unwrap();
        file.lock().unwrap();
        let started = Instant::now();
        assert_eq!(values(&asked(&zhengxin, "zhengxin --user-id ")), ["u7"]);
        assert_eq!(values(&asked(&zhengxin, "zhengxin --session ")), [session.as_str()]);
        assert!(started.elapsed() < Duration::from_secs(10));
    }
}

#[test]
fn the_gateway_is_not_called() {
    let gateway = TcpListener::bind("127.0.0.1:0").unwrap();
    gateway.set_nonblocking(true).unwrap();
    let url = format!("http://{}", gateway.local_addr().unwrap());
    let zhengxin = Zhengxin::new().config(&format!("default_profile = 'uat'\n[profiles.uat]\ngateway = '{url}'\n"));
    for line in LINES.into_iter().chain(["zhengxin call ", "zhengxin report "]) {
        asked(&zhengxin, line);
    }
    assert_eq!(gateway.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
}

#[test]
fn no_secret_is_printed() {
    let zhengxin = used().config(
        "[profiles.uat]\ngateway = 'https://joe:hunter2@gateway.example'\nproxy = 'http://joe:hunter2@proxy.example'\n\
         password_command = 'echo hunter2'\n",
    );
    let zhengxin = zhengxin.env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_LOGIN_NAME", "hunter2");
    let lines =
        ["zhengxin --gateway ", "zhengxin config set proxy ", "zhengxin config init gateway=", "zhengxin call "];
    for line in LINES.into_iter().chain(lines) {
        let answer = asked(&zhengxin, line);
        assert!(!answer.contains("hunter2") && answer.lines().count() > 0, "{line}: {answer}");
    }
}

#[test]
fn a_broken_configuration_completes_nothing() {
    for text in ["[profiles.uat", "[profiles.uat]\nnonsense = 1\n", "profiles = 3\n"] {
        let zhengxin = Zhengxin::new().config(text);
        assert_eq!(asked(&zhengxin, "zhengxin --profile "), "values\n", "{text}");
        assert_eq!(values(&asked(&zhengxin, "zhengxin sta")), ["status"]);
    }
    let missing = Zhengxin::new().env("ZHENGXIN_CONFIG", "/nonexistent/config.toml");
    assert_eq!(asked(&missing, "zhengxin --profile "), "values\n");
}

#[test]
fn a_configuration_in_a_pipe_is_not_read_by_completions() {
    let zhengxin = Zhengxin::new();
    let pipe = zhengxin.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let zhengxin = zhengxin.env("ZHENGXIN_CONFIG", pipe.to_str().unwrap());
    let started = Instant::now();
    assert_eq!(asked(&zhengxin, "zhengxin --profile "), "values\n");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_damaged_session_is_offered_only_by_its_name() {
    let zhengxin = used();
    zhengxin.file(".local/state/zhengxin/sessions/broken.json", "{\"user_id\":");
    assert!(values(&asked(&zhengxin, "zhengxin session remove ")).contains(&"broken".to_owned()));
    assert_eq!(values(&asked(&zhengxin, "zhengxin --user-id ")), ["u7"]);
}

#[test]
fn a_name_with_control_characters_is_not_offered() {
    let zhengxin = used();
    zhengxin.file(".local/state/zhengxin/sessions/a\u{1b}[31m.json", "{}");
    zhengxin.file(".local/state/zhengxin/sessions/a\tb.json", "{}");
    let names = values(&asked(&zhengxin, "zhengxin session show "));
    assert!(names.len() == 1 && names[0].starts_with("u7@"), "{names:?}");
}

#[test]
fn without_a_home_nothing_is_offered_and_nothing_reported() {
    let zhengxin = Zhengxin::new().env("HOME", "/nonexistent");
    assert_eq!(values(&asked(&zhengxin, "zhengxin --profile ")), ["sandbox"]);
    for line in ["zhengxin --session ", "zhengxin --user-id "] {
        assert_eq!(asked(&zhengxin, line), "values\n");
    }
}

#[test]
fn a_closed_reader_causes_no_failure() {
    let zhengxin = Zhengxin::new();
    let mut command = zhengxin.command();
    command.env("ZHENGXIN_COMPLETE", "1").args(["--", "zhengxin", ""]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command.stdout(writer).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn the_completion_variable_alone_does_not_affect_commands() {
    let zhengxin = Zhengxin::new();
    let plain = zhengxin.run("codes 208101").exits(0).stdout;
    assert_eq!(zhengxin.env("ZHENGXIN_COMPLETE", "1").run("codes 208101").exits(0).stdout, plain);
}

#[test]
fn two_dashes_alone_do_not_trigger_completion() {
    let ran = Zhengxin::new().run("-- status").exits(2);
    assert_eq!(ran.stdout, "");
}

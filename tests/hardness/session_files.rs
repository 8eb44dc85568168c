//! The program's own files: private, complete, and left unchanged if they are not what they should be.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::support::applicant::Applicant;
use crate::support::process::{Home, Run, Served, files};

const PEOPLE_ARE_ASKED: &str = "captcha --gateway sandbox: --json";

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o777
}

fn directories(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut found = vec![dir.to_owned()];
    for entry in fs::read_dir(dir).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        found.extend(directories(&entry.path()));
    }
    found
}

#[test]
fn files_are_0600_and_directories_0700_whatever_the_umask() {
    let home = Home::new();
    let mut shell = std::process::Command::new("/bin/sh");
    let script = format!("umask 0; exec {} {PEOPLE_ARE_ASKED}", crate::support::process::program());
    shell.args(["-c", &script]).env_clear().envs([("ZHENGXIN_USER_ID", "u1")]).env("HOME", home.path());
    assert!(shell.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success());
    home.run("login-info").exits(0);
    assert!(files(&home.state()).len() >= 4);
    for path in files(home.path()) {
        assert_eq!(mode(&path), 0o600, "{path:?}");
    }
    for path in directories(&home.state()) {
        assert_eq!(mode(&path), 0o700, "{path:?}");
    }
}

/// All directories of the program.
fn own_directories(home: &Home) -> [PathBuf; 3] {
    ["", "sessions", "captcha"].map(|name| home.state().join(name))
}

#[test]
fn directories_that_others_can_look_into_are_narrowed() {
    for command in [PEOPLE_ARE_ASKED, "status --gateway sandbox:", "session list", "sandbox inbox --gateway sandbox:"] {
        let home = Home::new();
        home.run(PEOPLE_ARE_ASKED).exits(0);
        for dir in own_directories(&home) {
            fs::set_permissions(&dir, Permissions::from_mode(0o755)).unwrap();
        }
        home.run(command);
        assert_eq!(mode(&home.state()), 0o700, "{command}");
        if !command.starts_with("sandbox") {
            assert_eq!(own_directories(&home).map(|dir| mode(&dir)), [0o700; 3], "{command}");
        }
    }
}

#[test]
fn a_directory_that_the_user_has_named_is_the_users_affair() {
    let home = Home::new();
    let own = home.path().join("mine");
    fs::create_dir(&own).unwrap();
    fs::set_permissions(&own, Permissions::from_mode(0o755)).unwrap();
    for command in ["login-info", "captcha", "status", "session remove"] {
        let run = home.run(&format!("{command} --gateway sandbox: --session mine/x.json"));
        assert!(matches!(run.code, Some(0 | 4)), "{command}: {run:?}");
    }
    assert_eq!(mode(&own), 0o755);
}

#[test]
fn a_link_to_an_open_directory_in_the_place_of_ours_is_refused_unsent() {
    let served = Served::start();
    for name in ["sessions", "captcha"] {
        let home = Home::new();
        let elsewhere = home.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        fs::set_permissions(&elsewhere, Permissions::from_mode(0o755)).unwrap();
        fs::create_dir_all(home.state()).unwrap();
        symlink(&elsewhere, home.state().join(name)).unwrap();
        for command in ["login-info", "captcha", "status", "session list"] {
            let error = home.run(&format!("{command} --gateway {} --json", served.url)).exits(12).error();
            assert!(error["msg"].as_str().unwrap().contains("link"), "{command}: {error}");
        }
        assert_eq!((mode(&elsewhere), files(&elsewhere).len()), (0o755, 0));
    }
    assert_eq!(served.calls("getLoginInfo") + served.calls("getPicCode"), 0);
}

/// Damages a valid session. Every command that needs it must refuse with 12 and change nothing.
fn refused(spoil: impl FnOnce(&Path), says: &str) {
    let served = Served::start();
    let applicant = Applicant::new(&served, "applies by credit card");
    applicant.walk(&["login"]);
    let session = applicant.home.session();
    spoil(&session);
    let seen = |path: &Path| (fs::read(path).ok(), mode(path), fs::read_link(path).ok());
    let (before, calls) = (seen(&session), served.get("journal"));
    for command in ["status", "questions", "login", "captcha", "session show", "submit-answers 1 2 3 1 5"] {
        let error = applicant.run(&format!("{command} --json")).exits(12).error();
        assert!(error["msg"].as_str().unwrap().contains(says), "{command}: {error}");
        assert!(error["hint"].is_string(), "{command}: {error}");
        assert_eq!(seen(&session), before, "{command}");
    }
    assert_eq!(served.get("journal"), calls, "nothing was sent");
}

#[test]
fn a_session_that_others_can_read_is_refused() {
    refused(|path| fs::set_permissions(path, Permissions::from_mode(0o644)).unwrap(), "others");
}

#[test]
fn a_session_that_is_a_symbolic_link_is_refused() {
    refused(
        |path| {
            let elsewhere = path.with_extension("elsewhere");
            fs::rename(path, &elsewhere).unwrap();
            symlink(&elsewhere, path).unwrap();
        },
        "symbolic link",
    );
}

#[test]
fn a_session_that_ends_too_early_is_refused() {
    refused(
        |path| {
            let text = fs::read(path).unwrap();
            fs::write(path, &text[..text.len() / 2]).unwrap();
        },
        "not a session",
    );
}

#[test]
fn an_empty_session_file_is_refused() {
    refused(|path| fs::write(path, "").unwrap(), "not a session");
}

#[test]
fn a_session_of_a_newer_version_is_refused() {
    refused(
        |path| {
            let text = fs::read_to_string(path).unwrap();
            fs::write(path, text.replace("\"format\": 2", "\"format\": 3")).unwrap();
        },
        "newer version",
    );
}

#[test]
fn a_damaged_session_is_removed_by_the_command_that_the_hint_names() {
    let home = Home::new();
    home.run("login-info --gateway sandbox:").exits(0);
    let session = home.session();
    home.write(session.strip_prefix(home.path()).unwrap().to_str().unwrap(), "{");
    let error = home.run("status --json").exits(12).error();
    let hint = error["hint"].as_str().unwrap();
    let command = hint.split_once("zhengxin ").unwrap().1;
    home.run(command).exits(0);
    assert!(!session.exists());
    home.run("status").exits(4);
}

#[test]
fn a_session_of_another_gateway_or_applicant_is_refused_unsent() {
    let (one, other) = (Served::start(), Served::start());
    let applicant = Applicant::new(&one, "applies by credit card");
    applicant.walk(&["login"]);
    let session = applicant.home.session();
    let before = fs::read(&session).unwrap();
    let at = |url: &str, user: &str| {
        let command = format!("questions --gateway {url} --session {} --user-id {user} --json", session.display());
        let error = applicant.home.run(&command).exits(12).error();
        assert!(error["hint"].as_str().unwrap().contains("session remove"), "{error}");
    };
    at(&other.url, "u-1");
    at(&one.url, "u-2");
    assert_eq!(fs::read(&session).unwrap(), before);
    assert_eq!((one.calls("getQuestion"), other.calls("getQuestion")), (0, 0));
}

#[test]
fn a_home_that_cannot_be_written_is_12_with_the_way_out() {
    let home = Home::new();
    for (name, value) in [("HOME", "/proc/none"), ("XDG_STATE_HOME", "/proc/none")] {
        let run = Run::of(home.command(PEOPLE_ARE_ASKED).env(name, value).output().unwrap()).exits(12);
        let error = run.error();
        assert!(error["msg"].as_str().unwrap().contains("/proc/none"), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("XDG_STATE_HOME"), "{error}");
    }
}

#[test]
fn what_needs_no_home_and_no_configuration_works_without_them() {
    let home = Home::new();
    let broken = home.write("broken.toml", "default_profile = \n");
    for command in [
        "codes 508114",
        "completions bash",
        "man",
        "demo",
        "demo --route questions",
        "help exit-codes",
        "--help",
        "--version",
    ] {
        for config in [broken.to_str().unwrap(), "/proc/none/config.toml"] {
            let mut process = home.command(command);
            let run = Run::of(process.env("ZHENGXIN_CONFIG", config).env("HOME", "/proc/none").output().unwrap());
            assert!(!run.exits(0).out.is_empty(), "{command}");
        }
    }
    assert_eq!(files(home.path()), [broken]);
}

#[test]
fn a_configuration_with_an_error_is_12_and_names_its_line() {
    let home = Home::new();
    let config = home.write(".config/zhengxin/config.toml", "default_profile = \"x\"\n\n[profiles.x\n");
    for command in ["status", "questions", "config check"] {
        let error = home.run(&format!("{command} --json")).exits(12).error();
        let place = format!("{}:3", config.display());
        assert!(error["msg"].as_str().unwrap().contains(&place), "{command}: {error}");
    }
}

#[test]
fn a_configuration_that_is_named_and_missing_is_12() {
    let home = Home::new();
    let run = home.run_with("status --json", &[("ZHENGXIN_CONFIG", "/proc/none/config.toml")]).exits(12);
    assert!(run.error()["msg"].as_str().unwrap().contains("/proc/none/config.toml"), "{run:?}");
}

//! Refused passwords: counted by login name, whichever command, session or applicant sent them.

use std::fs;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::bench::{Bench, logged_in};
use super::stage::Stage;
use super::support::broken::{BrokenGateway, Then, http};
use super::support::cli::{Zhengxin, aged};

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";
const WRONG: &str = r#"{"code":208101,"msg":"x"}"#;

/// Every password is wrong.
fn refusing() -> Bench {
    Bench::hearing(&[WRONG]).env("ZHENGXIN_PASSWORD", "hunter2")
}

/// Asserts that the line is refused with exit code 9 and that nothing is sent.
#[track_caller]
fn held_back(bench: &Bench, line: &str) {
    let before = bench.gateway.requests().len();
    let error = bench.run(line).exits(9).error();
    assert_eq!((&error["class"], &error["code"], &error["after"]), (&json!("locked"), &Value::Null, &Value::Null));
    assert_eq!(bench.gateway.requests().len(), before, "{line}");
}

/// The files of the counts.
fn counts(zhengxin: &Zhengxin) -> Vec<PathBuf> {
    let directories = fs::read_dir(zhengxin.path(".local/state/zhengxin/passwords")).into_iter().flatten();
    let files = directories.flat_map(|directory| fs::read_dir(directory.unwrap().path()).unwrap());
    let files = files.map(|file| file.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

// §2.1
#[test]
fn three_refused_passwords_block_a_login_name_in_every_session_and_command() {
    let bench = refusing();
    bench.run(LOGIN).exits(5);
    bench.run(&format!("{LOGIN} --user-id other")).exits(5);
    bench.zhengxin.file("password", "hunter2");
    bench.run("call login login_name=LISI password=@password pic_code=2wt56f --user-id third").exits(5);
    for line in [LOGIN, &format!("{LOGIN} --user-id fourth"), "call login login_name=lisi password=@password"] {
        held_back(&bench, line);
    }
    held_back(&bench, "run --login-name lisi --no-input --user-id fifth");
    bench.run("login --login-name wangwu --pic-code 2wt56f --user-id sixth").exits(5);
}

#[test]
fn a_refused_password_counts_however_much_time_passes() {
    let bench = refusing();
    (0..3).for_each(|_| drop(bench.run(LOGIN).exits(5)));
    bench.zhengxin.age(SignedDuration::from_hours(24 * 90));
    for path in counts(&bench.zhengxin) {
        fs::write(&path, aged(&fs::read_to_string(&path).unwrap(), SignedDuration::from_hours(24 * 90))).unwrap();
    }
    held_back(&bench, LOGIN);
}

#[test]
fn again_sends_a_password_and_an_accepted_login_clears_the_count() {
    let bench = refusing();
    (0..3).for_each(|_| drop(bench.run(LOGIN).exits(5)));
    held_back(&bench, LOGIN);
    bench.accept(&format!("{LOGIN} --again"), &logged_in());
    assert!(counts(&bench.zhengxin).is_empty());
    bench.gateway.will_say(WRONG);
    bench.run(LOGIN).exits(5);
}

#[test]
fn a_lost_reply_counts_and_a_call_that_never_left_does_not() {
    let bench = Bench::hearing(&[""]).env("ZHENGXIN_PASSWORD", "hunter2");
    (0..3).for_each(|_| drop(bench.run(LOGIN).exits(10)));
    held_back(&bench, LOGIN);
    let url = super::support::broken::refusing_url();
    let zhengxin = Zhengxin::at(&url).env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_USER_ID", "u");
    for _ in 0..5 {
        zhengxin.run(&format!("{LOGIN} --retries 0")).exits(8);
    }
    assert!(counts(&zhengxin).is_empty());
}

#[test]
fn a_login_rejected_before_the_password_check_counts_no_password() {
    let tries = |reply: Vec<u8>, exit: i32| {
        let gateway = BrokenGateway::always(Then::Send(reply));
        let zhengxin = Zhengxin::at(&gateway.url()).env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_USER_ID", "u");
        (0..5).for_each(|_| drop(zhengxin.run(&format!("{LOGIN} --retries 0")).exits(exit)));
        counts(&zhengxin).len()
    };
    let own = |error: u32, msg: &str| http("200 OK", "", json!({"error": error, "msg": msg}).to_string());
    assert_eq!(tries(own(101, "invalid sign"), 12), 0);
    assert_eq!(tries(own(102, "quota exceeded"), 10), 0);
    for (status, exit) in [("404 Not Found", 10), ("401 Unauthorized", 10), ("429 Too Many Requests", 8)] {
        assert_eq!(tries(http(status, "", "x"), exit), 0, "{status}");
    }
}

#[test]
fn a_count_from_a_session_is_carried_over() {
    let bench = refusing();
    bench.run("captcha").exits(5);
    let mut session: Value = serde_json::from_str(&bench.zhengxin.session_text()).unwrap();
    let now = Timestamp::now();
    session["facts"]["passwords_refused"] = json!([now, now - SignedDuration::from_secs(1)]);
    let name = bench.zhengxin.sessions().remove(0);
    bench.zhengxin.file(&format!(".local/state/zhengxin/sessions/{name}.json"), &session.to_string());
    bench.run(LOGIN).exits(5);
    held_back(&bench, LOGIN);
    assert!(!bench.zhengxin.session_text().contains("passwords_refused"));
}

#[test]
fn smoke_counts_refused_passwords_and_is_withheld_before_any_call() {
    let stage = Stage::served("wrong-password");
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    let smoke = |options: &str| stage.run(&format!("smoke --level login --answers {answers} --ask sandbox: {options}"));
    smoke("").exits(5);
    stage.go("").exits(5);
    smoke("").exits(5);
    let calls = stage.journal().len();
    assert_eq!(smoke("").exits(9).error()["class"], "locked");
    stage.go("").exits(9);
    assert_eq!((stage.calls("login"), stage.journal().len()), (3, calls));
    smoke("--again").exits(5);
    assert_eq!(stage.calls("login"), 4);
}

#[test]
fn resetting_a_sandbox_resets_its_count_of_refused_passwords() {
    let stage = Stage::built_in("wrong-password");
    (0..3).for_each(|_| drop(stage.go("").exits(5)));
    stage.go("").exits(9);
    stage.run("sandbox reset").exits(0);
    assert!(counts(&stage.zhengxin).is_empty());
    stage.go("").exits(5);
}

#[test]
fn nothing_derived_from_a_password_is_stored() {
    let bench = refusing();
    (0..2).for_each(|_| drop(bench.run(LOGIN).exits(5)));
    let state = bench.zhengxin.path(".local/state/zhengxin");
    let mut directories = vec![state];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
                continue;
            }
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            assert!(!text.contains("hunter2") && !text.contains("lisi"), "{path:?} {text}");
        }
    }
}

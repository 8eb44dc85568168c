//! Sessions of format 1, which record neither merchant nor path. They are adopted if their owner is unambiguous,
//! otherwise by a person.

use std::fs;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::bench::{Bench, logged_in, ok};

/// A second merchant at the same gateway.
const OTHER: &str = "\n[profiles.other]\ngateway = \"{gateway}\"\nmerchant_id = \"999\"\napp_name = \"a\"\napp_version = \"1\"\n\
                     platform = \"web\"\nnotice_url = \"https://m.example/n\"\nuser_id = \"123124455\"\nretries = 0\n";

fn bench() -> Bench {
    Bench::new().env("ZHENGXIN_PASSWORD", "hunter2")
}

fn two_merchants() -> Bench {
    let bench = bench();
    let path = bench.zhengxin.path(".config/zhengxin/config.toml");
    let text = fs::read_to_string(path).unwrap() + &OTHER.replace("{gateway}", &bench.gateway.url());
    bench.zhengxin.file(".config/zhengxin/config.toml", &text);
    bench
}

fn ago(minutes: i64) -> Timestamp {
    Timestamp::now() - SignedDuration::from_mins(minutes)
}

/// Facts in each state, and the exit code of `status`.
fn every_state() -> Vec<(&'static str, i32, Value)> {
    let login = |minutes, status: i64| json!({"at": ago(minutes), "user_status": status, "unionpay_auth": false});
    let sent = json!([{"method": "submitApplyMessageCode", "at": ago(15)}]);
    vec![
        ("none", 4, json!({})),
        ("logged-in", 0, json!({"login_name": "lisi", "login": login(5, 0), "next": "verify-methods"})),
        ("expired", 4, json!({"login_name": "lisi", "login": login(500, 0)})),
        ("uncertain", 4, json!({"login_name": "lisi", "login": login(5, 0), "sent": sent})),
        ("applied", 7, json!({"login_name": "lisi", "login": login(5, 0), "applied_at": ago(4)})),
        ("report", 0, json!({"login_name": "lisi", "login": login(5, 2), "applied_at": ago(2000)})),
    ]
}

/// The gateway's scheme, host and port.
fn origin(bench: &Bench) -> String {
    bench.gateway.url().trim_end_matches("/api").to_owned()
}

/// A session as format 1 wrote it. Without a name it gets the one that format 1 made.
fn write(bench: &Bench, name: Option<&str>, facts: &Value) -> (PathBuf, String) {
    let gateway = origin(bench);
    let made = format!("123124455@{}", gateway.replace("://", "_").replace(':', "_"));
    let text = json!({"format": 1, "gateway": gateway, "user_id": "123124455", "facts": facts}).to_string();
    let name = name.unwrap_or(&made);
    (bench.zhengxin.file(&format!(".local/state/zhengxin/sessions/{name}.json"), &text), text)
}

fn name_of(path: &std::path::Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn with_one_merchant_a_session_of_format_1_is_adopted_in_every_state() {
    for (state, exit, facts) in every_state() {
        let bench = bench();
        let (former, _) = write(&bench, None, &facts);
        let status = bench.run("status").exits(exit).value();
        assert_eq!(status["state"], state);
        assert!(!former.exists(), "{state}");
        let name = status["session"].as_str().unwrap().to_owned();
        assert_eq!(bench.zhengxin.sessions(), std::slice::from_ref(&name));
        bench.run("login-info").json();
        let written: Value = serde_json::from_str(&bench.zhengxin.session_text()).unwrap();
        assert_eq!((&written["format"], &written["merchant_id"]), (&json!(2), &json!("123124")), "{state}");
        for kept in ["/applied_at", "/login_name", "/sent/0/method", "/sent/0/at"] {
            assert_eq!(written["facts"].pointer(kept), facts.pointer(kept), "{state}");
        }
        assert_eq!(bench.zhengxin.sessions(), [name]);
    }
}

#[test]
fn a_submission_known_to_format_1_is_not_made_again_after_the_migration() {
    for (state, exit) in [("applied", 7), ("uncertain", 6)] {
        let bench = bench();
        let (.., facts) = every_state().into_iter().find(|(name, ..)| *name == state).unwrap();
        write(&bench, None, &facts);
        bench.run("apply submit --message-code herdrc").exits(exit);
        bench.nothing_sent();
    }
}

#[test]
fn with_several_merchants_a_session_of_format_1_is_unused_until_a_person_adopts_it() {
    for (state, _, facts) in every_state() {
        let bench = two_merchants();
        let (former, text) = write(&bench, None, &facts);
        let binds = ["applied", "uncertain"].contains(&state);
        for profile in ["uat", "other"] {
            for line in ["login --login-name lisi --pic-code 2wt56f", "status", "run --no-input"] {
                let error = bench.run(&format!("{line} --profile {profile}")).exits(if binds { 7 } else { 12 }).error();
                let adopt = format!("zhengxin session adopt {}", name_of(&former));
                assert!(error["hint"].as_str().unwrap().contains(&adopt), "{state}: {error}");
            }
        }
        assert_eq!(fs::read_to_string(&former).unwrap(), text);
        bench.nothing_sent();
        let adopted = bench.run(&format!("session adopt {} --profile other", name_of(&former))).json();
        assert_eq!((&adopted["merchant_id"], &adopted["adopted"]), (&json!("999"), &json!(true)));
        assert!(!former.exists());
        let status = bench.run("status --profile other").value();
        assert_eq!((&status["session"], &status["state"]), (&adopted["session"], &json!(state)));
        assert_eq!(bench.run("status --profile uat").exits(4).value()["state"], "none", "it was the other's");
    }
}

#[test]
fn two_paths_of_one_gateway_are_distinguished() {
    let bench = bench();
    let (former, _) = write(&bench, None, &json!({}));
    let config = ".config/zhengxin/config.toml";
    let text = fs::read_to_string(bench.zhengxin.path(config)).unwrap();
    let other = OTHER.replace("{gateway}", &format!("{}/uat/", origin(&bench))).replace("999", "123124");
    bench.zhengxin.file(config, &(text + &other));
    bench.run("login-info").exits(12);
    fs::remove_file(former).unwrap();
    let gateway = |profile: &str| {
        bench.run(&format!("login-info --profile {profile}")).json();
        let status = bench.run(&format!("status --profile {profile}")).value();
        (status["session"].clone(), status["gateway"].as_str().unwrap().to_owned())
    };
    let (root, path) = (gateway("uat"), gateway("other"));
    assert_ne!(root.0, path.0);
    assert_eq!(path.1, format!("{}/uat", origin(&bench)));
}

#[test]
fn a_named_session_of_format_1_keeps_its_name() {
    let bench = bench();
    let (path, _) = write(&bench, Some("mine"), &json!({"login_name": "lisi"}));
    bench.run("login-info --session mine").json();
    let written: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!((&written["format"], &written["facts"]["login_name"]), (&json!(2), &json!("lisi")));

    let bench = two_merchants();
    let (path, text) = write(&bench, Some("mine"), &json!({"login_name": "lisi"}));
    let error = bench.run("login-info --session mine").exits(12).error();
    assert!(error["hint"].as_str().unwrap().contains("zhengxin session adopt mine"), "{error}");
    bench.nothing_sent();
    assert_eq!(bench.run("session adopt mine --dry-run").json()["adopted"], false);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(bench.run("session adopt mine").json()["session"], "mine");
    bench.run("login-info --session mine").json();
    bench.run("login-info --session mine --profile other").exits(12);
}

#[test]
fn commands_that_only_show_do_not_migrate_a_session() {
    let bench = bench();
    let (former, text) = write(&bench, None, &json!({}));
    bench.run("login --login-name lisi --pic-code 2wt56f --dry-run").exits(0);
    bench.run("session list").json();
    bench.run("session show").json();
    assert_eq!(fs::read_to_string(former).unwrap(), text);
}

#[test]
fn adopting_refuses_sessions_of_others_and_missing_ones() {
    let bench = two_merchants();
    bench.run("session adopt nobody").exits(12);
    write(&bench, Some("mine"), &json!({}));
    bench.run("session adopt mine --user-id another").exits(12);
    bench.run("session adopt mine --gateway sandbox:").exits(12);
    bench.run("session adopt mine").json();
    bench.run("session adopt mine").json(); // the session already belongs to the merchant
    bench.run("session adopt mine --profile other").exits(12);
}

#[test]
fn adopting_does_not_overwrite_an_existing_session() {
    let bench = two_merchants();
    bench.run("login-info").json();
    let before = bench.zhengxin.session_text();
    let (former, text) = write(&bench, None, &json!({}));
    let error = bench.run(&format!("session adopt {}", name_of(&former))).exits(12).error();
    assert_eq!(error["class"], "config");
    assert_eq!(fs::read_to_string(&former).unwrap(), text);
    fs::remove_file(former).unwrap();
    assert_eq!(bench.zhengxin.session_text(), before);
}

#[test]
fn two_merchants_with_the_same_user_id_have_separate_sessions() {
    let bench = two_merchants();
    bench.accept("login --login-name lisi --pic-code 2wt56f", &logged_in());
    bench.accept("unionpay card --bank-card 6250000000000004", &ok(json!({"cardtype": 2})));
    bench.run("unionpay sms --cellphone 13800000001 --profile other").exits(0);
    assert!(
        !bench.gateway.requests().last().unwrap().contains("6250000000000004"),
        "one merchant's card in the other's call"
    );
    assert_eq!(bench.zhengxin.sessions().len(), 2);
}

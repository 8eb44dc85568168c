//! `--dry-run` and `--curl` on commands that make no call: the commands do nothing.

use std::fs;

use super::bench::Bench;
use super::stage::Stage;
use super::support::cli::Zhengxin;

#[test]
fn a_command_without_a_call_refuses_these_options_and_does_nothing() {
    let bench = Bench::new();
    bench.run("captcha").exits(10); // creates a session
    let commands = [
        "sandbox reset",
        "sandbox advance 1h",
        "sandbox people",
        "sandbox serve",
        "config init",
        "config show",
        "session list",
        "session show",
        "status",
        "codes",
        "demo",
        "capabilities",
    ];
    for command in commands {
        for flag in ["--dry-run", "--curl"] {
            let error = bench.run(&format!("{command} {flag}")).exits(2).error();
            let said = error["msg"].as_str().unwrap();
            assert!(said.contains(flag) && said.contains(command.split(" 1h").next().unwrap()), "{error}");
        }
    }
    for command in ["session remove", "session prune --older-than 1s"] {
        bench.run(&format!("{command} --curl")).exits(2);
    }
    assert_eq!(bench.zhengxin.sessions().len(), 1);
}

#[test]
fn config_init_with_dry_run_writes_nothing() {
    let zhengxin = Zhengxin::new();
    let values =
        "gateway=https://g.example merchant_id=1 app_name=a app_version=1 platform=web notice_url=https://n.example";
    zhengxin.run(&format!("config init {values} --dry-run")).exits(2);
    assert!(!zhengxin.path(".config").exists());
}

#[test]
fn the_sandbox_is_unchanged_by_refused_commands() {
    for stage in Stage::each("apply-credit-01") {
        stage.step("login");
        let calls = stage.journal().len();
        stage.run("sandbox reset --dry-run").exits(2);
        stage.run("sandbox advance 31m --curl").exits(2);
        assert_eq!(stage.journal().len(), calls);
        stage.step("verify-methods");
    }
}

#[test]
fn a_dry_run_of_removing_sessions_lists_them_and_removes_none() {
    let bench = Bench::new();
    bench.run("login-info").json();
    let name = bench.zhengxin.sessions();
    for command in ["session remove".to_owned(), format!("session remove {}", name[0])] {
        let shown = bench.run(&format!("{command} --dry-run")).json();
        assert_eq!(shown, serde_json::json!({"removed": [], "would_remove": name}));
    }
    let path = bench.run("session path").json()["path"].as_str().unwrap().to_owned();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3 * 24 * 3600);
    fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
    assert_eq!(bench.run("session prune --older-than 1d --dry-run").json()["would_remove"], serde_json::json!(name));
    assert_eq!(bench.run("session prune --older-than 9d --dry-run").json()["would_remove"], serde_json::json!([]));
    bench.run("session remove nobody --dry-run").exits(12);
    assert_eq!(bench.zhengxin.sessions(), name);
}

//! A `run` that was killed before the first reply: `session list` shows its applicant.

use serde_json::{Value, json};

use super::support::broken::{BrokenGateway, Then};
use super::support::cli::Zhengxin;

/// The gateway's address in the form that a session records.
fn base(gateway: &BrokenGateway) -> String {
    gateway.url().split('?').next().unwrap().to_owned()
}

/// Kills the run of an applicant while its first call waits for a reply.
fn killed(zhengxin: &Zhengxin, gateway: &BrokenGateway, user_id: &str) {
    let before = gateway.connections();
    let mut command = zhengxin.command();
    command.args(["run", "--json", "--login-name", "lisi", "--user-id", user_id, "--gateway", &gateway.url()]);
    let mut run = command.spawn().unwrap();
    while gateway.connections() == before {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    run.kill().unwrap();
    run.wait().unwrap();
}

#[test]
fn a_run_that_was_killed_before_its_first_reply_is_listed_and_due() {
    let gateway = BrokenGateway::always(Then::Silence);
    let zhengxin = Zhengxin::new().option("--json");
    killed(&zhengxin, &gateway, "张三-1");
    for options in ["--due", "--state none", "--user-id 张三-1", &format!("--gateway {}", gateway.url())] {
        let rows = zhengxin.run(&format!("session list {options}")).json();
        assert_eq!(
            (&rows[0]["user_id"], &rows[0]["state"], &rows[1]),
            (&json!("张三-1"), &json!("none"), &Value::Null)
        );
        assert_eq!(rows[0]["gateway"], base(&gateway));
    }
    assert_eq!(zhengxin.run("session list --state applied").json(), json!([]));
}

#[test]
fn the_next_step_of_such_an_applicant_is_another_run_for_them() {
    let gateway = BrokenGateway::always(Then::Silence);
    let zhengxin = Zhengxin::new().option("--json");
    killed(&zhengxin, &gateway, "u 1");
    let next = zhengxin.run("session list --due").json()[0]["next_step"].as_str().unwrap().to_owned();
    let words = shell_words::split(&next).unwrap();
    assert_eq!(words[..2], ["zhengxin", "run"]);
    let ran = zhengxin.command().args(&words[1..]).args(["--dry-run", "--no-input"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(0), "{next}");
    assert!(next.contains("--user-id 'u 1'") && next.contains(&base(&gateway)), "{next}");
}

#[test]
fn a_run_that_ended_by_itself_before_its_first_call_leaves_no_record() {
    let gateway = BrokenGateway::always(Then::Silence);
    let zhengxin = Zhengxin::at(&gateway.url());
    zhengxin.run("run --no-input --user-id u1 --audit /proc/nowhere/audit.jsonl").exits(12);
    assert_eq!(gateway.connections(), 0);
    assert_eq!(zhengxin.run("session list").json(), json!([]));
}

#[test]
fn the_session_of_a_run_replaces_the_record_of_its_start() {
    let stage = super::stage::Stage::served("apply-credit-01");
    stage.go("").exits(7);
    let rows = stage.run("session list").json();
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["state"]), (1, &json!("applied")));
    stage.run("session remove --force").exits(0);
    assert_eq!(stage.run("session list").json(), json!([]));
}

#[test]
fn remove_and_prune_also_remove_the_record_of_such_a_run() {
    let gateway = BrokenGateway::always(Then::Silence);
    let zhengxin = Zhengxin::new().option("--json");
    let name = |user_id: &str| {
        killed(&zhengxin, &gateway, user_id);
        zhengxin.run("session list").json()[0]["session"].as_str().unwrap().to_owned()
    };
    let first = name("u1");
    assert_eq!(zhengxin.run(&format!("session remove {first}")).json(), json!({"removed": [first]}));
    assert_eq!(zhengxin.run("session list").json(), json!([]));
    zhengxin.run(&format!("session remove {first}")).exits(12);
    let second = name("u2");
    assert_eq!(zhengxin.run("session prune --older-than 1d").json(), json!({"removed": []}));
    let lock = zhengxin.path(&format!(".local/state/zhengxin/sessions/{second}.json.run-lock"));
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 86_400);
    std::fs::File::options().write(true).open(lock).unwrap().set_modified(old).unwrap();
    let would = zhengxin.run("session prune --older-than 1d --dry-run").json();
    assert_eq!(would, json!({"removed": [], "would_remove": [second]}));
    assert_eq!(zhengxin.run("session prune --older-than 1d").json(), json!({"removed": [second]}));
    assert_eq!(zhengxin.run("session list").json(), json!([]));
}

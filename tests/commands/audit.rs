//! The audit log: two lines for every call that acts, the first written before the call leaves, and no values in them.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::bench::Bench;
use super::stage::Stage;
use super::support::cli::{Zhengxin, chmod};
use super::support::recording::RecordingGateway;

const LOGIN: &str = "login --login-name wangwu --pic-code 2wt56f";

/// The lines of the log.
fn lines(zhengxin: &Zhengxin, name: &str) -> Vec<Value> {
    let text = fs::read_to_string(zhengxin.path(name)).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Each line as `event method outcome`.
fn told(lines: &[Value]) -> Vec<String> {
    let word = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    lines.iter().map(|line| ["event", "method", "outcome"].map(|key| word(line, key)).join(" ").trim().into()).collect()
}

fn bench() -> Bench {
    Bench::new().env("ZHENGXIN_PASSWORD", "hunter2")
}

#[test]
fn a_call_that_acts_is_logged_with_applicant_method_and_outcome() {
    let bench = bench();
    bench.run(&format!("{LOGIN} --audit audit.jsonl --authorization '合同 2026-17'")).json();
    let lines = lines(&bench.zhengxin, "audit.jsonl");
    let mut sent = json!({"event": "sent", "id": lines[0]["id"], "time": lines[0]["time"], "profile": "uat",
        "gateway": "127.0.0.1", "user_id": "123124455", "applicant": lines[0]["applicant"], "method": "login",
        "authorization": "合同 2026-17"});
    assert_eq!(lines[0]["applicant"].as_str().map(str::len), Some(16));
    assert_eq!(lines[0], sent);
    (sent["event"], sent["time"], sent["code"], sent["outcome"]) =
        (json!("done"), lines[1]["time"].clone(), json!(200), json!("accepted"));
    assert_eq!(lines[1..], [sent]);
}

#[test]
fn the_log_names_a_profile_only_if_one_is_in_effect() {
    let gateway = RecordingGateway::start();
    let profile = |zhengxin: Zhengxin| {
        let zhengxin = zhengxin.env("ZHENGXIN_PASSWORD", "hunter2");
        zhengxin.run(&format!("{LOGIN} --audit audit.jsonl"));
        lines(&zhengxin, "audit.jsonl")[0]["profile"].clone()
    };
    // A flag or the environment sets the gateway and no profile is named, so the call is not the built-in
    // profile's.
    assert_eq!(profile(Zhengxin::at(&gateway.url())), Value::Null);
    assert_eq!(profile(Zhengxin::new().env("ZHENGXIN_GATEWAY", &gateway.url())), Value::Null);
    assert_eq!(profile(Zhengxin::at(&gateway.url()).env("ZHENGXIN_PROFILE", "sandbox")), "sandbox");
    assert_eq!(profile(Zhengxin::at("sandbox:")), "sandbox");
    assert_eq!(profile(Zhengxin::new()), "sandbox");
}

#[test]
fn calls_of_every_command_are_logged() {
    for stage in Stage::each("apply-credit-01") {
        let stage = stage.env("ZHENGXIN_AUDIT", "audit.jsonl");
        stage.go("--until applied").exits(0);
        stage.run("call getOnlineMessageCode cellphone=13800005000 --again").exits(0);
        stage.run("call sendMeTheSms").exits(6); // no error of the document fits an unknown method, so 508149
        let acting = stage.journal().into_iter().map(|entry| entry["method"].as_str().unwrap().to_owned());
        let acting = acting.filter(|method| !method.starts_with("get") || method == "getOnlineMessageCode");
        let lines = lines(&stage.zhengxin, "audit.jsonl");
        let sent = lines.iter().filter(|line| line["event"] == "sent").map(|line| line["method"].as_str().unwrap());
        assert_eq!(sent.collect::<Vec<_>>(), acting.collect::<Vec<_>>());
        for pair in lines.chunks(2) {
            assert_eq!((&pair[0]["event"], &pair[1]["event"]), (&json!("sent"), &json!("done")));
            assert_eq!(pair[0]["id"], pair[1]["id"]);
        }
        let told = told(&lines);
        assert!(told.contains(&"done submitApplyMessageCode accepted".to_owned()), "{told:?}");
        assert_eq!(told.last().unwrap(), "done sendMeTheSms refused");
    }
}

#[test]
fn reads_and_shown_calls_are_not_logged() {
    let bench = bench();
    bench.run("questions --audit audit.jsonl").exits(0);
    for show in ["--dry-run", "--curl"] {
        bench.run(&format!("{LOGIN} --audit audit.jsonl {show}")).exits(0);
    }
    assert!(lines(&bench.zhengxin, "audit.jsonl").is_empty());
}

#[test]
fn the_log_states_the_outcome_of_each_call() {
    let refused = r#"{"code":208101,"msg":"密码错误"}"#;
    let bench = Bench::hearing(&[refused]).env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_AUDIT", "audit.jsonl");
    bench.run(LOGIN).exits(5);
    bench.gateway.will_say("<html>");
    bench.run(LOGIN).exits(10);
    bench.run(&format!("{LOGIN} --gateway http://127.0.0.1:1 --session other")).exits(8);
    let lines = lines(&bench.zhengxin, "audit.jsonl");
    let done: Vec<_> = lines.iter().filter(|line| line["event"] == "done").collect();
    let ends: Vec<_> = done.iter().map(|line| (line["outcome"].as_str().unwrap(), line["code"].as_i64())).collect();
    assert_eq!(ends, [("refused", Some(208101)), ("unknown", None), ("not-sent", None)]);
}

#[test]
fn an_unwritable_log_stops_the_call_and_leaves_the_session_unchanged() {
    let bench = bench();
    let open = bench.zhengxin.file("open.jsonl", "");
    chmod(&open, 0o666);
    for log in ["/nonexistent/audit.jsonl", "/dev/full", "open.jsonl", "."] {
        let error = bench.run(&format!("apply submit --message-code herdrc --audit {log}")).exits(12).error();
        assert_eq!(error["class"], "config", "{error}");
        assert!(error["msg"].as_str().unwrap().starts_with("the audit log cannot be written: "), "{error}");
    }
    bench.nothing_sent();
    bench.run("apply submit --message-code herdrc").json(); // no submission counts as in flight
}

#[test]
fn an_unwritable_outcome_is_reported_in_a_notice() {
    // The file has room for the first line, but not for the second.
    let stage = Stage::human("apply-credit-01");
    let person = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    let script = format!(
        "ulimit -f 1; {} login --answers {person} --ask sandbox: --audit audit.jsonl --gateway {} --lang en",
        env!("CARGO_BIN_EXE_zhengxin"),
        stage.served.as_ref().unwrap().url()
    );
    let room: PathBuf = stage.zhengxin.file("audit.jsonl", &format!("{}\n", " ".repeat(1024 - 1 - 250)));
    let mut shell = std::process::Command::new("bash");
    let home = stage.zhengxin.path("");
    let output = shell.args(["-c", &script]).env_clear().env("HOME", &home).current_dir(&home).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("the outcome of the call could not be written to the audit log"), "{said}");
    assert!(fs::read_to_string(room).unwrap().contains("\"event\":\"sent\""));
}

#[test]
fn the_answers_file_may_name_the_authorization_which_is_sent_to_no_form() {
    let bench = bench();
    let answers = bench.zhengxin.answers(&json!({"authorization": "A-17"}));
    let ran = bench.run(&format!("{LOGIN} --answers {answers} --audit audit.jsonl -v")).exits(0);
    assert!(!ran.stderr.contains("unknown key"), "{}", ran.stderr);
    assert_eq!(lines(&bench.zhengxin, "audit.jsonl")[0]["authorization"], "A-17");
    bench.run(&format!("{LOGIN} --answers {answers} --audit audit.jsonl --authorization B-1")).exits(0);
    assert_eq!(lines(&bench.zhengxin, "audit.jsonl")[2]["authorization"], "B-1");
    assert!(bench.gateway.requests().iter().all(|request| !request.contains("A-17")));
    let long = bench.zhengxin.answers(&json!({"authorization": "x".repeat(201)}));
    let error = bench.run(&format!("{LOGIN} --answers {long} --audit audit.jsonl")).exits(3).error();
    assert_eq!(error["fields"], json!(["authorization"]));
    bench.run(&format!("{LOGIN} --authorization ' '")).exits(2);
}

#[test]
fn the_environment_names_the_authorization_if_no_other_source_does() {
    let bench = bench().env("ZHENGXIN_AUTHORIZATION", "E-1");
    let answers = bench.zhengxin.answers(&json!({"authorization": "A-17"}));
    let named =
        [(String::new(), "E-1"), (format!("--answers {answers}"), "A-17"), ("--authorization B-1".into(), "B-1")];
    for (option, _) in &named {
        bench.run(&format!("{LOGIN} --audit audit.jsonl {option}")).exits(0);
    }
    let lines = lines(&bench.zhengxin, "audit.jsonl");
    let written: Vec<_> = lines.iter().step_by(2).map(|line| line["authorization"].as_str().unwrap()).collect();
    assert_eq!(written, named.map(|(_, reference)| reference));
    let long = bench.env("ZHENGXIN_AUTHORIZATION", &"x".repeat(201));
    let error = long.run(&format!("{LOGIN} --audit audit.jsonl")).exits(3).error();
    assert_eq!(error["fields"], json!(["authorization"]));
}

#[test]
fn an_authorization_without_a_log_is_reported_as_unused() {
    let ran = bench().run(&format!("{LOGIN} --authorization A-1 -v")).exits(0);
    assert!(ran.stderr.contains("no audit log"), "{}", ran.stderr);
}

#[test]
fn a_relative_log_path_in_a_profile_is_relative_to_its_file() {
    let bench = bench();
    let config = bench.zhengxin.path(".config/zhengxin/config.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, format!("{text}audit = \"audit.jsonl\"\n")).unwrap();
    bench.run(LOGIN).json();
    assert_eq!(lines(&bench.zhengxin, ".config/zhengxin/audit.jsonl").len(), 2);
}

#[test]
fn many_processes_share_a_log() {
    let bench = bench();
    std::thread::scope(|scope| {
        for user in 0..8 {
            let bench = &bench;
            scope.spawn(move || bench.run(&format!("{LOGIN} --user-id u{user} --audit audit.jsonl")).exits(0));
        }
    });
    let lines = lines(&bench.zhengxin, "audit.jsonl");
    assert_eq!(lines.len(), 16);
    let ids: std::collections::BTreeSet<_> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 8);
}

#[test]
fn next_step_repeats_the_log_and_the_authorization() {
    let said = bench().run(&format!("{LOGIN} --audit audit.jsonl --authorization 'A 1'")).json();
    let next = said["next_step"].as_str().unwrap_or_default().to_owned();
    assert!(next.is_empty() || next.ends_with("--audit audit.jsonl --authorization 'A 1'"), "{next}");
}

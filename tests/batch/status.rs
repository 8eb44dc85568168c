//! `batch status`: prints the state of the whole batch.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::stage::{APPLIES, CLOSED, LIST, LOCKED, READY, Stage};
use crate::support::process::until;
use crate::typing::{CTRL_C, Typing};

#[test]
fn applicants_are_counted_by_state_and_failures_by_class() {
    let stage = Stage::after_a_run_of(&[READY[0], READY[1], APPLIES[0], LOCKED, CLOSED]);
    let status = stage.json("status");
    assert_eq!((&status["applicants"], &status["states"]["done"]), (&5.into(), &2.into()));
    assert_eq!((&status["states"]["applied"], &status["states"]["failed"]), (&1.into(), &2.into()));
    assert_eq!(status["classes"], serde_json::json!({"locked": 1, "not-found": 1}));
    assert!(status["next_due"].is_string() && status["run"].is_null(), "{status}");
}

#[test]
fn people_see_counts_failures_the_oldest_question_and_the_next_time() {
    let stage = Stage::after_a_run_of(&[READY[0], APPLIES[0], LOCKED, "wrong-password"]);
    let shown = stage.batch("status").exits(0).out;
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "run none applicants",
        "applicants 4",
        "done 1",
        "applied 1",
        "locked 1",
        "(the oldest has waited",
        "next due 2",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let shown = stage.batch("status --lang zh").exits(0).out;
    assert!(shown.contains("没有进程在运行") && shown.contains("已完成"), "{shown}");
}

#[test]
fn identity_codes_to_come_are_counted_apart_from_the_questions_that_people_wait_with() {
    let stage = Stage::after_a_run_of(&[APPLIES[0], APPLIES[1], "wrong-password"]);
    let status = stage.json("status");
    assert_eq!((&status["questions"], &status["states"]["waiting"]), (&3.into(), &1.into()));
    assert_eq!(status["identity_codes"], 2);
    let words = |line: &str| stage.batch(line).exits(0).out.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = words("status");
    assert!(shown.contains("questions 1 (the oldest has waited"), "{shown}");
    assert!(shown.contains("identity codes 2 to come (by SMS"), "{shown}");
    let shown = words("status --lang zh");
    assert!(shown.contains("待答问题 1（") && shown.contains("身份验证码 2 人待收（"), "{shown}");
}

#[test]
fn status_succeeds_whatever_the_states_are() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    stage.batch("status").exits(0);
}

#[test]
fn status_names_the_process_of_a_run() {
    let stage = Stage::with(&["latency:login:1500"]);
    stage.list(&APPLIES);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    let status = stage.json("status");
    assert_eq!(status["run"]["pid"], run.id());
    assert_eq!(status["states"]["interrupted"], 0);
    run.wait().unwrap();
    assert!(stage.json("status")["run"].is_null());
}

#[test]
fn an_applicant_is_shown_as_running_only_under_a_live_lock_or_lease() {
    let stage = Stage::with(&["latency:login:60000"]);
    stage.list(&APPLIES);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    assert_eq!(stage.json("status")["states"]["running"], 4);
    run.kill().unwrap(); // SIGKILL
    run.wait().unwrap();
    let status = stage.json("status");
    assert!(status["run"].is_null(), "{status}");
    assert_eq!((&status["states"]["running"], &status["states"]["interrupted"]), (&0.into(), &4.into()));
    assert_eq!(stage.state(APPLIES[0]), "interrupted");
    assert_eq!(stage.rows("--state interrupted").len(), 4);
    assert_eq!(stage.rows("--state running").len(), 0);
    let shown = stage.batch("status").exits(0).out;
    assert!(!shown.contains("running") && shown.contains("interrupted"), "{shown}");
}

#[test]
fn a_run_after_a_kill_takes_over_interrupted_applicants() {
    let stage = Stage::with(&["latency:login:60000"]);
    stage.list(&APPLIES);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    run.kill().unwrap();
    run.wait().unwrap();
    stage.served.put_faults(&[]);
    stage.batch("run list.ndjson --ask sandbox:").exits(7);
    assert_eq!(stage.json("status")["states"]["applied"], 4);
}

#[test]
fn during_a_run_the_remaining_time_is_estimated() {
    let stage = Stage::with(&["latency:login:1200"]);
    stage.list(&[READY[0], READY[1], READY[2], READY[3], APPLIES[0], APPLIES[1]]);
    let mut run = stage.start_run("run list.ndjson --ask sandbox: --jobs 1");
    until("there is an estimate", || !stage.json("status")["estimate"].is_null());
    run.wait().unwrap();
    assert!(stage.json("status")["estimate"].is_null());
}

#[test]
fn a_watch_in_a_pipe_prints_once_and_ends() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    let began = Instant::now();
    let run = stage.batch("status --watch").exits(0);
    assert_eq!(run.out.matches("applicants").count(), 1, "{}", run.out);
    assert!(began.elapsed() < Duration::from_secs(10));
    assert_eq!(stage.json("status --watch")["applicants"], 1);
}

#[test]
fn a_watch_on_a_terminal_goes_on_until_ctrl_c() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    let mut typing = Typing::start(&stage.command("status --watch"), "");
    typing.sees("applicants");
    stage.list(&[READY[0], READY[1]]);
    let mut run = stage.command("run list.ndjson --ask sandbox:");
    run.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert_eq!(typing.finds("applicants +(2)"), "2");
    typing.types(CTRL_C).ends(130);
}

#[test]
fn without_a_ledger_the_error_says_how_to_name_one() {
    let stage = Stage::new();
    let mut command = stage.command("status --json");
    let run = crate::support::process::Run::of(command.env_remove("ZHENGXIN_LEDGER").output().unwrap()).exits(11);
    let error = crate::stage::error(&run);
    assert_eq!(error["fields"][0], "ledger");
    assert!(error["hint"].as_str().unwrap().contains("--ledger"), "{error}");
    assert!(!stage.home.path().join(LIST).exists());
}

#[test]
fn applicants_who_wait_for_a_person_are_followed_by_the_command_that_answers() {
    let stage = Stage::new();
    stage.list(&[APPLIES[0]]);
    for (words, exit) in [("run list.ndjson", 11), ("status", 0)] {
        let run = stage.batch(words).exits(exit);
        assert!(run.err.contains("zhengxin batch answer -l list.ndjson.ledger"), "{words}: {}", run.err);
    }
    assert_eq!(stage.batch("status --json").exits(0).err, "");
    let run = stage.batch("run --ask /bin/false --ask-timeout 9s --no-input");
    let command = run.err.lines().find(|line| line.contains("zhengxin batch answer")).unwrap_or_default();
    assert!(!command.contains("--ask") && !command.contains("--no-input"), "{run:?}");
}

#[test]
fn time_that_passes_in_the_ledger_ages_all_its_times() {
    let stage = Stage::new();
    stage.list(&[APPLIES[0]]);
    stage.batch("run list.ndjson").exits(11);
    let times = |shown: &serde_json::Value| {
        let members = [("questions", "asked_at"), ("intents", "intended_at"), ("intents", "settled_at")];
        let of = |(list, member): (&str, &str)| {
            let rows = shown[list].as_array().unwrap().iter();
            rows.filter_map(|row| Some(row[member].as_str()?.parse().unwrap())).collect::<Vec<jiff::Timestamp>>()
        };
        members.into_iter().flat_map(of).collect::<Vec<_>>()
    };
    let show = format!("show {}", APPLIES[0]);
    let before = times(&stage.json(&show));
    let mut command = stage.home.bare();
    command.args(["sandbox", "advance", "25h", "--gateway", &stage.served.url, "--ledger", crate::stage::LEDGER]);
    crate::support::process::Run::of(command.output().unwrap()).exits(0);
    let after = times(&stage.json(&show));
    let passed: Vec<i64> =
        before.iter().zip(&after).map(|(before, after)| before.duration_since(*after).as_hours()).collect();
    assert!(!passed.is_empty() && passed.iter().all(|hours| *hours == 25), "{passed:?}");
    let said = stage.batch("status").exits(0).out;
    assert!(said.contains("the oldest has waited 25 h"), "{said}");
}

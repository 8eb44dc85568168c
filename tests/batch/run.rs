//! `batch run`: how it continues, ends, and keeps out a second run.

use std::process::{Child, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::stage::{APPLIES, CLOSED, LEDGER, LOCKED, READY, Stage, error, tree};
use crate::support::process::{Run, Served, until};
use crate::support::schema::{assert_named, assert_valid};

fn interrupt(child: &Child) {
    kill_process(Pid::from_child(child), Signal::INT).unwrap();
}

#[test]
fn options_of_the_list_are_refused_without_one() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    for option in ["--check", "--skip-bad", "--no-store", "--rekey"] {
        let run = stage.batch(&format!("run {option}")).exits(2);
        assert!(run.err.contains("LIST"), "{run:?}");
    }
}

#[test]
fn the_same_command_continues_the_batch() {
    let stage = Stage::before_a_run_of(&[APPLIES[0], READY[0]]);
    assert_eq!(stage.state(APPLIES[0]), "ready");
    let locked = stage.all_calls(LOCKED);
    for _ in 0..2 {
        let run = stage.batch("run list.ndjson --ask sandbox:").exits(7);
        assert!(run.err.contains("0 added, 3 unchanged"), "{}", run.err);
        assert_eq!((stage.state(APPLIES[0]).as_str(), stage.state(READY[0]).as_str()), ("applied", "done"));
    }
    assert_eq!((stage.calls("submitQuestion", APPLIES[0]), stage.all_calls(LOCKED)), (1, locked));
}

#[test]
fn a_submission_answered_with_a_code_that_no_catalogue_has_settles() {
    let stage = Stage::with(&["code:submitQuestion:599999:acted"]);
    stage.list(&[APPLIES[0]]);
    stage.batch("run list.ndjson --ask sandbox:").exits(7);
    assert_eq!((stage.state(APPLIES[0]).as_str(), stage.calls("submitQuestion", APPLIES[0])), ("settling", 1));
}

#[test]
fn a_run_needs_no_list_once_that_is_imported() {
    let stage = Stage::before_a_run_of(&[READY[0]]);
    std::fs::remove_file(stage.home.path().join(crate::stage::LIST)).unwrap();
    stage.batch("run --ask sandbox:").exits(9);
    assert_eq!(stage.state(READY[0]), "done");
}

#[test]
fn a_run_without_a_list_needs_an_existing_ledger_and_creates_nothing() {
    let stage = Stage::new();
    let before = tree(&stage.home);
    for (lang, msg) in [("en", "there is no ledger typo.ledger"), ("zh", "账本 typo.ledger 不存在")] {
        let run = stage.batch(&format!("run -l typo.ledger --lang {lang} --json")).exits(12);
        assert_eq!(error(&run)["msg"], msg);
        assert_eq!(tree(&stage.home), before);
    }
}

#[test]
fn a_list_that_cannot_be_read_leaves_no_ledger() {
    let stage = Stage::new();
    std::fs::create_dir(stage.home.path().join("dir")).unwrap();
    let before = tree(&stage.home);
    for list in ["nowhere.csv", "dir"] {
        let run = stage.batch(&format!("run {list} --json")).exits(12);
        assert!(error(&run)["msg"].as_str().unwrap().contains(list), "{run:?}");
        assert_eq!(tree(&stage.home), before, "{list}");
    }
}

#[test]
fn another_gateway_or_merchant_is_refused() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let other = Served::start();
    let mut command = stage.home.bare();
    command.args(["batch", "run", "list.ndjson", "--json", "--gateway", &other.url]);
    let refused = Run::of(command.env("ZHENGXIN_LEDGER", LEDGER).output().unwrap()).exits(12);
    assert!(error(&refused)["msg"].as_str().unwrap().contains(&stage.served.url), "{refused:?}");
    let mut command = stage.command("run list.ndjson --json");
    Run::of(command.env("ZHENGXIN_MERCHANT_ID", "other").output().unwrap()).exits(12);
    assert_eq!(other.get("journal"), serde_json::json!([]));
}

#[test]
fn a_second_run_is_refused_and_the_error_names_the_first() {
    let stage = Stage::with(&["latency:login:2000"]);
    stage.list(&[APPLIES[0]]);
    let mut first = stage.start_run("run list.ndjson --ask sandbox:");
    let second = stage.batch("run list.ndjson --ask sandbox: --json").exits(12);
    let msg = error(&second)["msg"].as_str().unwrap().to_owned();
    assert!(msg.contains(&first.id().to_string()), "{msg}");
    let hint = error(&second)["hint"].as_str().unwrap().to_owned();
    assert!(hint.ends_with("zhengxin batch status -l list.ndjson.ledger"), "{hint}");
    assert_eq!(first.wait().unwrap().code(), Some(7));
}

#[test]
fn of_several_first_runs_at_once_one_works_and_the_others_name_it() {
    let stage = Stage::with(&["latency:login:2000"]);
    stage.list(&[APPLIES[0]]);
    let start = |_| {
        let mut command = stage.command("run list.ndjson --ask sandbox:");
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<Child> = (0..8).map(start).collect();
    let ended = runs.into_iter().map(|run| Run::of(run.wait_with_output().unwrap()));
    let (worked, refused): (Vec<Run>, Vec<Run>) = ended.partition(|run| run.code == Some(7));
    assert_eq!(worked.len(), 1, "{worked:?} {refused:?}");
    for run in refused {
        assert!(run.exits(12).err.contains("is already running the batch"));
    }
    assert_eq!(stage.state(APPLIES[0]), "applied");
}

#[test]
fn a_ledger_of_another_kind_is_refused_and_left_as_it_is() {
    let stage = Stage::new();
    stage.list(&[READY[0]]);
    stage.home.write(LEDGER, "dear diary, this is no ledger");
    stage.batch("run list.ndjson --ask sandbox:").exits(12);
    assert_eq!(std::fs::read_to_string(stage.home.path().join(LEDGER)).unwrap(), "dear diary, this is no ledger");
}

#[test]
fn ctrl_c_once_finishes_the_calls_in_flight() {
    let stage = Stage::with(&["latency:submitQuestion:1500"]);
    stage.list(&[APPLIES[0]]);
    let mut command = stage.command("run list.ndjson --ask sandbox:");
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    until("the submission is on its way", || stage.calls("submitQuestion", APPLIES[0]) == 1);
    interrupt(&child);
    let run = Run::of(child.wait_with_output().unwrap()).exits(130);
    assert!(run.err.contains("the calls in flight were finished"), "{}", run.err);
    assert!(run.err.contains("press Ctrl-C again to end at once"), "{}", run.err);
    let shown = stage.json(&format!("show {}", APPLIES[0]));
    let last = shown["intents"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["method"], &last["outcome"]), (&"submitQuestion".into(), &"accepted".into()));
    assert!(["ready", "applied"].contains(&shown["state"].as_str().unwrap()), "{shown}");
    stage.batch("run list.ndjson --ask sandbox:").exits(7);
    assert_eq!(stage.calls("submitQuestion", APPLIES[0]), 1);
}

#[test]
fn ctrl_c_twice_ends_the_run_at_once() {
    let stage = Stage::with(&["latency:login:20000"]);
    stage.list(&[APPLIES[0]]);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    until("the login is on its way", || stage.calls("login", APPLIES[0]) == 1);
    interrupt(&run);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(run.try_wait().unwrap().is_none(), "the call in flight is waited for");
    interrupt(&run);
    assert_eq!(run.wait().unwrap().code(), Some(130));
}

#[test]
fn a_run_that_was_interrupted_leaves_no_lock_behind() {
    let stage = Stage::with(&["latency:login:3000"]);
    stage.list(&[APPLIES[0]]);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    until("the login is on its way", || stage.calls("login", APPLIES[0]) == 1);
    for _ in 0..2 {
        interrupt(&run);
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    assert_eq!(run.wait().unwrap().code(), Some(130));
    stage.batch("run list.ndjson --ask sandbox:").exits(7);
    assert_eq!(stage.state(APPLIES[0]), "applied");
}

#[test]
fn max_failures_ends_the_run() {
    let stage = Stage::new();
    stage.list(&[LOCKED, CLOSED, "unregistered", "cancelled"]);
    let run = stage.batch("run list.ndjson --ask sandbox: --jobs 1 --max-failures 1").exits(9);
    assert!(run.err.contains("--max-failures"), "{}", run.err);
    let status = stage.json("status");
    assert_eq!((&status["states"]["failed"], &status["states"]["ready"]), (&1.into(), &3.into()));
}

#[test]
fn an_uncertain_applicant_counts_for_max_failures() {
    let (_stage, run) = Stage::with_an_uncertain_one("--max-failures 1");
    assert!(run.exits(6).err.contains("--max-failures"));
}

#[test]
fn the_class_of_the_failures_is_the_exit_code() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED]);
    stage.batch("run --ask sandbox:").exits(9);
    let stage = Stage::after_a_run_of(&[LOCKED, CLOSED]);
    stage.batch("run --ask sandbox:").exits(6);
}

#[test]
fn too_many_failures_end_a_run_with_their_class_while_others_are_in_flight() {
    let stage = Stage::new();
    stage.list(&[&[LOCKED], &READY[..]].concat());
    let run = stage.batch("run list.ndjson --ask sandbox: --jobs 8 --max-failures 1").exits(9);
    assert!(run.err.contains("--max-failures") || run.err.contains("too many"), "{}", run.err);
}

#[test]
fn a_login_is_no_goal_of_a_batch() {
    let stage = Stage::new();
    stage.list(&APPLIES[..1]);
    stage.batch("run list.ndjson --ask sandbox: --until login").exits(2);
    assert_eq!(stage.all_calls(APPLIES[0]), 0);
}

#[test]
fn until_applied_succeeds_once_all_have_applied() {
    let stage = Stage::new();
    stage.list(&APPLIES);
    stage.batch("run list.ndjson --ask sandbox: --until applied").exits(0);
    assert_eq!(stage.json("status")["states"]["applied"], 4);
}

#[test]
fn until_applied_follow_ends_once_all_have_applied_and_a_later_run_calls_nobody() {
    let stage = Stage::new();
    stage.list(&[APPLIES[0], LOCKED]);
    let words = "run list.ndjson --ask sandbox: --until applied --follow";
    let ends = || {
        let mut run = stage.command(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut code = None;
        until("the run ends", || {
            code = run.try_wait().unwrap();
            code.is_some()
        });
        code.unwrap().code()
    };
    assert_eq!((ends(), stage.state(APPLIES[0]).as_str()), (Some(9), "applied"));
    let calls = stage.all_calls(APPLIES[0]);
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    ledger.execute("UPDATE applicants SET due_at = 0 WHERE state = 'applied'", []).unwrap();
    drop(ledger);
    assert_eq!((ends(), stage.all_calls(APPLIES[0])), (Some(9), calls));
    stage.batch("run --ask sandbox:").exits(7);
    assert!(stage.all_calls(APPLIES[0]) > calls, "a run up to the report goes on");
}

#[test]
fn an_applicant_who_has_applied_stays_so_while_the_gateway_is_away_a_day_later() {
    let stage = Stage::after_a_run_of(&[APPLIES[0]]);
    stage.advance("25h");
    stage.served.put_faults(&["http:*:503"]);
    stage.batch("run --ask sandbox:");
    assert_eq!(stage.state(APPLIES[0]), "applied");
}

#[test]
fn json_prints_a_line_for_each_applicant_and_a_summary() {
    let stage = Stage::new();
    stage.list(&[READY[0], LOCKED]);
    let run = stage.batch("run list.ndjson --ask sandbox: --json").exits(9);
    assert_valid("batch run", &run.out);
    assert_eq!(run.json()["states"]["done"], 1);
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 3, "one of the list, and one of each applicant: {lines:?}");
    lines.iter().for_each(|line| assert_named("batch-event", line));
    let mut quiet = stage.batch("run --ask sandbox: --json --quiet").err;
    quiet.retain(|c| c != '\n');
    assert_eq!(quiet, "");
}

#[test]
fn a_mistake_in_the_usage_is_found_before_anything_is_written() {
    let stage = Stage::new();
    stage.list(&[READY[0]]);
    let before = tree(&stage.home);
    let mistakes = [
        ("--give-up 1x", "1x"),
        ("--give-up 1x --check", "1x"),
        ("--ask-timeout 1x --ask sandbox:", "1x"),
        ("--reports r/{login_name}.json", "name a directory"),
    ];
    for (options, says) in mistakes {
        let run = stage.batch(&format!("run list.ndjson {options}")).exits(2);
        assert!(run.err.contains(says), "{options}: {run:?}");
        assert_eq!(tree(&stage.home), before, "{options}");
    }
}

#[test]
fn an_option_for_a_single_applicant_is_refused() {
    let stage = Stage::new();
    stage.list(&[READY[0]]);
    let before = tree(&stage.home);
    for (words, option) in [
        ("run list.ndjson --user-id u1", "--user-id"),
        ("run list.ndjson --session s1", "--session"),
        ("run list.ndjson --answers me.json", "--answers"),
        ("waiting --user-id u1", "--user-id"),
    ] {
        let run = stage.batch(words).exits(2);
        assert!(run.err.contains(&format!("{option} is for a single applicant")), "{words}: {run:?}");
        assert_eq!(tree(&stage.home), before, "{words}");
    }
}

#[test]
fn a_dry_run_is_refused_with_the_way_to_check_a_list() {
    let stage = Stage::new();
    stage.list(&[READY[0]]);
    for words in ["run list.ndjson --dry-run", "waiting --curl", "retry u1 -n"] {
        let run = stage.batch(words).exits(2);
        assert!(run.err.contains("the commands of `batch` have no dry run"), "{words}: {run:?}");
        assert!(run.err.contains("zhengxin batch run LIST --check"), "{words}: {run:?}");
    }
}

#[test]
fn a_gateway_that_answers_no_call_is_reported_with_the_time_to_come_again() {
    let stage = Stage::new();
    stage.list(&[READY[0], APPLIES[0]]);
    let run = |words: &str| {
        let mut command = stage.home.bare();
        command.args(["batch", "run", "list.ndjson", "--ask", "sandbox:", "--gateway", "http://127.0.0.1:9"]);
        Run::of(command.args(words.split_whitespace()).output().unwrap()).exits(8)
    };
    let first = run("");
    for part in ["ready 2", "did not answer", "the next applicant is due at", "or use --follow"] {
        assert!(format!("{}{}", first.out, first.err).contains(part), "{part}: {first:?}");
    }
    std::fs::remove_file(stage.home.path().join("list.ndjson.ledger")).unwrap();
    let json = run("--json");
    assert!(json.err.lines().last().unwrap().contains("\"class\":\"unavailable\""), "{json:?}");
    assert!(json.json()["next_due"].is_string(), "{json:?}");
    // The next run makes no call, because nobody is due yet.
    let mut command = stage.home.bare();
    command.args(["batch", "run", "list.ndjson", "--gateway", "http://127.0.0.1:9", "--lang", "zh"]);
    let run = Run::of(command.output().unwrap()).exits(7);
    assert!(run.err.contains("才能继续（还有 ") && !run.err.contains("没有应答"), "{run:?}");
}

#[test]
fn a_run_names_the_time_of_the_next_applicant_that_has_not_reached_the_goal() {
    let stage = Stage::new();
    stage.list(&[APPLIES[0]]);
    let reached = stage.batch("run list.ndjson --ask sandbox: --until applied").exits(0);
    assert!(!reached.err.contains("the next applicant is due"), "{reached:?}");
    let run = stage.batch("run list.ndjson --ask sandbox:").exits(7);
    assert!(run.err.contains("the next applicant is due at") && run.err.contains("(in 2"), "{run:?}");
    assert_eq!(stage.batch("run list.ndjson --ask sandbox: --quiet").exits(7).err, "");
}

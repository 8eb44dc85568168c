//! `batch retry`: ended applicants go on at the next run.

use crate::stage::{APPLIES, CLOSED, LOCKED, READY, Stage, error};
use crate::support::process::Run;

#[test]
fn retry_of_a_class_counts_its_failed_applicants_and_they_go_on() {
    let stage = Stage::after_a_run_of(&[LOCKED, CLOSED, READY[0]]);
    let retried = stage.json("retry --class locked");
    assert_eq!(retried["retried"], 1);
    assert_eq!((stage.state(LOCKED).as_str(), stage.state(CLOSED).as_str()), ("ready", "failed"));
    stage.batch("run --ask sandbox:");
    assert_eq!(stage.state(LOCKED), "failed");
}

#[test]
fn a_second_retry_changes_nothing() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    for (words, count) in [("retry locked", 1), ("retry locked", 0), ("retry --class locked", 0)] {
        assert_eq!(stage.json(words)["retried"], count, "{words}");
    }
    let said = stage.batch("retry --class locked").exits(0).out;
    assert!(said.contains("nothing was changed"), "{said}");
    let said = stage.batch("retry locked").exits(0).out;
    assert!(said.contains("locked: is ready; not changed"), "{said}");
}

#[test]
fn the_next_run_calls_for_a_retried_applicant() {
    let stage = Stage::after_a_run_of(&[CLOSED, "unregistered", "force-508102"]);
    for person in [CLOSED, "unregistered", "force-508102"] {
        let before = stage.calls("login", person);
        stage.batch(&format!("retry {person}")).exits(0);
        stage.batch("run --ask sandbox:");
        assert_eq!(stage.calls("login", person), before + 1, "{person}");
    }
}

#[test]
fn retry_of_a_class_does_not_repeat_a_success() {
    let stage = Stage::after_a_run_of(&[READY[0], CLOSED, APPLIES[0]]);
    let calls = |method: &str, user_id: &str| stage.calls(method, user_id);
    let before = (calls("login", READY[0]), calls("viewReport", READY[0]), calls("submitQuestion", APPLIES[0]));
    assert_eq!(stage.json("retry --class not-found")["retried"], 1);
    let closed = stage.all_calls(CLOSED);
    stage.batch("run --ask sandbox:");
    assert!(stage.all_calls(CLOSED) > closed);
    let after = (calls("login", READY[0]), calls("viewReport", READY[0]), calls("submitQuestion", APPLIES[0]));
    assert_eq!(after, before);
    assert_eq!((stage.state(READY[0]).as_str(), stage.state(APPLIES[0]).as_str()), ("done", "applied"));
}

#[test]
fn retry_leaves_an_uncertain_applicant_and_names_the_way_out() {
    let (stage, _) = Stage::with_an_uncertain_one("");
    let retried = stage.json("retry --class duplicate");
    assert_eq!((&retried["retried"], &retried["uncertain"]), (&0.into(), &1.into()));
    let said = stage.batch(&format!("retry {}", APPLIES[0])).exits(0).out;
    assert!(said.contains("--again") && said.contains("may have applied"), "{said}");
    assert_eq!(stage.state(APPLIES[0]), "uncertain");
}

#[test]
fn retry_again_warns_and_lets_an_uncertain_applicant_submit_once_more() {
    let (stage, _) = Stage::with_an_uncertain_one("");
    stage.served.put_faults(&[]);
    let before = stage.calls("submitQuestion", APPLIES[0]);
    let run = stage.batch(&format!("retry --again {}", APPLIES[0])).exits(0);
    assert!(run.err.contains("may now apply twice"), "{}", run.err);
    stage.batch("run --ask sandbox:").exits(7);
    assert_eq!(stage.state(APPLIES[0]), "applied");
    assert_eq!(stage.calls("submitQuestion", APPLIES[0]), before + 1);
}

#[test]
fn retry_without_applicants_is_a_usage_error_that_names_both_forms() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let error = error(&stage.batch("retry --json").exits(2));
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("--class") && hint.contains("user_id"), "{hint}");
    stage.batch("retry --class locked locked").exits(2);
}

#[test]
fn an_unknown_applicant_is_not_found_and_the_others_are_retried() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let run: Run = stage.batch("retry nobody locked --json").exits(6);
    assert_eq!((&run.json()["retried"], &run.json()["unknown"]), (&1.into(), &serde_json::json!(["nobody"])));
    assert_eq!(stage.state(LOCKED), "ready");
}

#[test]
fn a_state_in_place_of_a_class_is_answered_with_the_option_that_takes_it() {
    let (stage, _) = Stage::with_an_uncertain_one("");
    let summary = stage.batch("run --ask sandbox:");
    let way = "zhengxin batch retry -l list.ndjson.ledger --state uncertain --again";
    assert!(summary.err.contains("1 with an unknown outcome") && summary.err.contains(way), "{summary:?}");
    let said = stage.batch("retry --again --class uncertain").exits(0);
    assert!(said.err.contains("to retry the applicants in it, use --state uncertain"), "{said:?}");
    let said = stage.batch("retry --class poison").exits(2);
    assert!(said.err.contains("use --state poison"), "{said:?}");
    assert_eq!(stage.json("retry --state failed --again")["retried"], 0);
    assert_eq!(stage.json("retry --state uncertain")["uncertain"], 1);
    assert_eq!(stage.state(APPLIES[0]), "uncertain");
    assert_eq!(stage.json("retry --state uncertain --again")["retried"], 1);
    assert_eq!(stage.state(APPLIES[0]), "ready");
    stage.batch("retry --state ready").exits(2);
}

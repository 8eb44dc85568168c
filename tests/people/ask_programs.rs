//! Ask programs in a batch: what they leave unanswered stays for people, and later runs ask again.

use crate::batch::{Batch, CREDIT};
use rustix::process::{Pid, Signal, kill_process, test_kill_process_group};

use crate::support::process::{Run, until};

/// Runs with this ask program until no applicant can go on. All wait for people. Returns what the run printed.
#[track_caller]
fn all_wait(batch: &Batch, applicants: usize, options: &str) -> Run {
    let run = batch.batch(&format!("run list.ndjson {options}")).exits(11);
    let waiting = batch.waiting("");
    assert_eq!(waiting.len(), applicants, "{options}: {run:?}");
    for question in &waiting {
        assert_eq!(batch.state(question["user_id"].as_str().unwrap()), "waiting");
    }
    run
}

#[test]
fn an_ask_program_that_cannot_be_run_is_refused_before_anything_changes() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    batch.home.write("text.sh", "echo x");
    std::fs::create_dir(batch.home.path().join("directory")).unwrap();
    for program in ["./nonex.sh", "./text.sh", "./directory", "nonex-in-path"] {
        let run = batch.batch(&format!("run list.ndjson --ask {program}")).exits(12);
        assert!(run.err.contains(program) && run.err.contains("could not be run"), "{run:?}");
        assert!(!batch.ledger().exists(), "{program}");
    }
    assert_eq!(batch.served.get("journal"), serde_json::json!([]));
}

#[test]
fn an_ask_program_that_disappears_is_reported_once_and_its_questions_stay_for_people() {
    let batch = Batch::of(CREDIT, 4, |_| {});
    let program = batch.program("gone.sh", "#!/bin/sh\nrm -- \"$0\"; exit 1\n");
    let run = all_wait(&batch, 4, &format!("--ask {program} --ask-jobs 1"));
    assert_eq!(run.err.matches("could not be run").count(), 1, "{run:?}");
    assert!(run.err.contains(&program) && run.err.contains("stay for people"), "{run:?}");
}

#[test]
fn with_json_the_error_of_an_ask_program_is_an_error_object() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    let program = batch.program("gone.sh", "#!/bin/sh\nrm -- \"$0\"; exit 1\n");
    let run = all_wait(&batch, 2, &format!("--ask {program} --ask-jobs 1 --json"));
    let lines = run.err.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let errors: Vec<_> = lines.filter(|line| line["error"]["class"] == "config").collect();
    assert_eq!(errors.len(), 1, "{run:?}");
    assert!(errors[0]["error"]["msg"].as_str().unwrap().contains(&program), "{run:?}");
}

#[test]
fn a_question_that_an_ask_program_answers_unusably_stays_for_people() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    let much = "head -c 3000000 /dev/zero | tr '\\0' x";
    for script in ["echo '%%%%'", much, "echo", "kill -9 $$", "exit 3"] {
        let program = batch.program("ask.sh", &format!("#!/bin/sh\n{script}\n"));
        all_wait(&batch, 2, &format!("--ask {program}"));
    }
}

#[test]
fn a_question_that_an_ask_program_does_not_answer_in_time_stays_for_people() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    let program = batch.program("slow.sh", "#!/bin/sh\nsleep 30\n");
    let run = all_wait(&batch, 2, &format!("--ask {program} --ask-timeout 1s"));
    assert_eq!(run.err.matches("gave no answer within").count(), 1, "{run:?}");
}

#[test]
fn ctrl_c_ends_the_ask_programs_that_run() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    let started = batch.home.path().join("started");
    let program = batch.program("slow.sh", &format!("#!/bin/sh\necho $$ >{}\nsleep 60\n", started.display()));
    let mut run = batch.command(&format!("run list.ndjson --ask {program}")).spawn().unwrap();
    let pid = || std::fs::read_to_string(&started).ok().and_then(|text| Pid::from_raw(text.trim().parse().ok()?));
    until("the program runs", || pid().is_some());
    kill_process(Pid::from_child(&run), Signal::INT).unwrap();
    assert_eq!(run.wait().unwrap().code(), Some(130));
    until("the program has ended", || test_kill_process_group(pid().unwrap()).is_err());
}

#[test]
fn a_later_run_asks_its_program_what_an_earlier_one_has_left() {
    let batch = Batch::of(CREDIT, 3, |_| {});
    all_wait(&batch, 3, "--ask false");
    let taken = batch.take(1, "wang").remove(0);
    batch.batch("run --ask sandbox: --until applied").exits(11);
    let captchas = batch.waiting("").into_iter().filter(|question| question["kind"] == "captcha");
    assert_eq!(captchas.count(), 1, "wang holds it");
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
    batch.batch("run --ask sandbox: --until applied").exits(0);
}

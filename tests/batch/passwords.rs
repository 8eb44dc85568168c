//! Refused passwords that a batch and the other commands of a user count together.

use std::fs;
use std::path::{Path, PathBuf};

use crate::stage::{READY, Stage};
use crate::support::process::{Run, files};

/// The files in this directory of the state directory.
fn files_of(stage: &Stage, directory: &str) -> Vec<PathBuf> {
    let is_json = |path: &Path| path.extension().is_some_and(|ending| ending == "json");
    let is_in = |path: &Path| path.components().any(|part| part.as_os_str() == directory);
    files(stage.home.path()).into_iter().filter(|path| is_json(path) && is_in(path)).collect()
}

/// How many login names have refused passwords that count for all commands.
fn counted(stage: &Stage) -> usize {
    files_of(stage, "passwords").len()
}

#[test]
fn an_accepted_login_of_a_batch_clears_the_count_that_other_commands_share() {
    let stage = after_a_refused_password();
    assert_eq!(counted(&stage), 1);
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
    assert_eq!(counted(&stage), 0);
}

/// A stage whose applicant had one password refused by `run`.
fn after_a_refused_password() -> Stage {
    let stage = Stage::new();
    let mut row = stage.row(READY[0]);
    row["password"] = "Mistaken1".into();
    stage.home.write("wrong.json", row.to_string());
    let mut single = stage.home.bare();
    single.args(["run", "--answers", "wrong.json", "--ask", "sandbox:", "--no-input", "--gateway", &stage.served.url]);
    Run::of(single.output().unwrap()).exits(5);
    stage.list(&READY[..1]);
    stage
}

#[test]
fn a_batch_sends_no_login_while_the_count_of_its_login_name_cannot_be_read() {
    let stage = after_a_refused_password();
    let [count] = &files_of(&stage, "passwords")[..] else { panic!("one login name is counted") };
    fs::write(count, "{").unwrap();
    let run = stage.batch("run list.ndjson --ask sandbox:").exits(12);
    assert!(run.err.contains(count.to_str().unwrap()), "{}", run.err);
    assert_eq!(stage.calls("login", READY[0]), 1, "that of `run`");
    fs::remove_file(count).unwrap();
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
}

#[test]
fn a_list_is_refused_while_the_session_of_one_of_its_applicants_cannot_be_read() {
    let stage = after_a_refused_password();
    let [session] = &files_of(&stage, "sessions")[..] else { panic!("there is one session") };
    let before = stage.all_calls(READY[0]);
    for damaged in ["{", "{\"format\":99}"] {
        fs::write(session, damaged).unwrap();
        for words in ["run list.ndjson --ask sandbox:", "run list.ndjson --check"] {
            let run = stage.batch(words).exits(12);
            assert!(run.err.contains(session.to_str().unwrap()), "{}", run.err);
        }
    }
    assert_eq!(stage.all_calls(READY[0]), before);
    fs::remove_file(session).unwrap();
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
}

//! Refused passwords that a batch and the other commands of a user count together.

use crate::stage::{READY, Stage};
use crate::support::process::{Run, files};

/// How many login names have refused passwords that count for all commands.
fn counted(stage: &Stage) -> usize {
    let is_count = |path: &&std::path::PathBuf| {
        path.extension().is_some_and(|ending| ending == "json")
            && path.components().any(|part| part.as_os_str() == "passwords")
    };
    files(stage.home.path()).iter().filter(is_count).count()
}

#[test]
fn an_accepted_login_of_a_batch_clears_the_count_that_other_commands_share() {
    let stage = Stage::new();
    let mut row = stage.row(READY[0]);
    row["password"] = "Mistaken1".into();
    stage.home.write("wrong.json", row.to_string());
    let mut single = stage.home.bare();
    single.args(["run", "--answers", "wrong.json", "--ask", "sandbox:", "--no-input", "--gateway", &stage.served.url]);
    Run::of(single.output().unwrap()).exits(5);
    assert_eq!(counted(&stage), 1);
    stage.list(&READY[..1]);
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
    assert_eq!(counted(&stage), 0);
}

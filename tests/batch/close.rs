//! `batch close`: erases all values and keeps results.

use crate::stage::{APPLIES, LEDGER, LOCKED, READY, Stage, error};
use crate::typing::Typing;

#[test]
fn close_keeps_results_and_withdraws_applicants_that_have_not_ended() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED, APPLIES[0]]);
    let closed = stage.json("close --yes");
    assert_eq!(
        (&closed["closed"], &closed["withdrawn"]),
        (&2.into(), &1.into()),
        "the values of a done applicant were erased before"
    );
    let states: Vec<String> = [READY[0], LOCKED, APPLIES[0]].map(|person| stage.state(person)).into();
    assert_eq!(states, ["done", "failed", "withdrawn"]);
    assert!(stage.rows("--state done")[0]["score"].is_i64());
    let again = stage.json("close --yes");
    assert_eq!((&again["closed"], &again["withdrawn"]), (&0.into(), &0.into()));
}

#[test]
fn the_help_says_that_applicants_who_wait_for_their_report_are_withdrawn() {
    let stage = Stage::new();
    for (lang, says) in [("en", "wait for their report have not ended"), ("zh", "正在等待报告的申请人也未结束")]
    {
        let help = stage.batch(&format!("close --help --lang {lang}")).exits(0).out;
        let words = help.split_whitespace().collect::<Vec<_>>().join(if lang == "en" { " " } else { "" });
        assert!(words.contains(says), "{help}");
    }
}

#[test]
fn a_closed_batch_makes_no_more_calls() {
    let stage = Stage::after_a_run_of(&[APPLIES[0]]);
    stage.batch("close --yes").exits(0);
    stage.advance("25h");
    let before = stage.served.get("journal").as_array().unwrap().len();
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
    assert_eq!(stage.served.get("journal").as_array().unwrap().len(), before);
}

#[test]
fn without_a_terminal_close_requires_yes() {
    let stage = Stage::after_a_run_of(&[APPLIES[0]]);
    let error = error(&stage.batch("close --json").exits(11));
    assert!(error["hint"].as_str().unwrap().contains("--yes"), "{error}");
    assert_eq!(stage.state(APPLIES[0]), "applied");
}

#[test]
fn at_a_terminal_close_asks_and_the_answer_no_changes_nothing() {
    let stage = Stage::after_a_run_of(&[APPLIES[0]]);
    for (key, exit, state) in [("n\r", 130, "applied"), ("y\r", 0, "withdrawn")] {
        let mut typing = Typing::start(&stage.command("close"), "");
        typing.sees("Erase the values of all applicants (1), and withdraw those who have not ended (1)?").types(key);
        typing.ends(exit);
        assert_eq!(stage.state(APPLIES[0]), state);
    }
}

#[test]
fn close_leaves_no_sealed_bytes_in_the_files() {
    let stage = Stage::after_a_run_of(&[APPLIES[0], LOCKED]);
    let ledger = stage.home.path().join(LEDGER);
    let sealed = sealed_parts(&ledger);
    assert!(!sealed.is_empty());
    stage.batch("close --yes").exits(0);
    assert!(sealed_parts(&ledger).is_empty());
    for file in std::fs::read_dir(stage.home.path()).unwrap().flatten().filter(|file| file.path().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap();
        for part in &sealed {
            let is_there = bytes.windows(part.len()).any(|window| window == part);
            assert!(!is_there, "{} still holds a sealed part", file.path().display());
        }
    }
}

/// The first bytes of each sealed part of the two applicants.
fn sealed_parts(ledger: &std::path::Path) -> Vec<Vec<u8>> {
    use zhengxin::ledger::{ApplicantId, Blob, Sqlite, Store};
    let mut store = Sqlite::open(ledger).unwrap();
    let parts = [1, 2].into_iter().flat_map(|id| [Blob::Values, Blob::Snapshot].map(|blob| (ApplicantId(id), blob)));
    let parts = parts.filter_map(|(id, blob)| store.blob(id, blob).unwrap());
    parts.map(|sealed| sealed.as_bytes()[..24].to_vec()).collect()
}

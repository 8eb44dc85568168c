//! A copy of the ledger is moved into its place, after a run was killed.

use std::fs;

use crate::stage::{APPLIES, LEDGER, LIST, Stage};

#[test]
fn a_ledger_restored_beside_the_log_of_a_killed_run_is_refused_until_the_log_is_removed() {
    let stage = Stage::before_a_run_of(&APPLIES);
    stage.batch("backup copy.ledger").exits(0);
    let mut run = stage.start_run(&format!("run {LIST} --ask sandbox: --rate 1/s"));
    run.kill().unwrap();
    run.wait().unwrap();
    let [ledger, log, index] = ["", "-wal", "-shm"].map(|ending| stage.home.path().join(format!("{LEDGER}{ending}")));
    fs::rename(stage.home.path().join("copy.ledger"), &ledger).unwrap();
    let files = || [&ledger, &log].map(|file| fs::read(file).unwrap());
    let before = files();
    for words in ["run list.ndjson --ask sandbox:", "run list.ndjson --check", "status", "results", "waiting"] {
        let refused = stage.batch(words).exits(12);
        assert!(refused.err.contains(&format!("{LEDGER}-wal was not written for the present {LEDGER}")), "{refused:?}");
        assert!(refused.err.contains(&format!("rm -f {LEDGER}-wal {LEDGER}-shm")), "{refused:?}");
    }
    assert!(files() == before, "a file is changed");
    fs::remove_file(log).unwrap();
    fs::remove_file(index).unwrap();
    let restored = stage.batch("run list.ndjson --ask sandbox:").exits(7);
    assert!(restored.err.contains("it may be an older copy"), "{restored:?}");
    assert_eq!(stage.state(APPLIES[0]), "settling");
}

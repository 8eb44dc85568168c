//! A list that is corrected and imported again.

use serde_json::{Value, json};

use crate::stage::{LEDGER, READY, Stage};

/// A stage whose only applicant waits, because the gateway has refused this value of its row.
fn refused(person: &str, key: &str, value: &str) -> Stage {
    let stage = Stage::new();
    let mut row = stage.row(person);
    row[key] = value.into();
    stage.write(&[row]);
    stage.batch("run list.ndjson --ask sandbox:").exits(11);
    stage
}

fn question(stage: &Stage) -> String {
    stage.batch("waiting --json").exits(0).json()["key"].as_str().unwrap().to_owned()
}

#[test]
fn a_corrected_password_is_sent() {
    let stage = refused(READY[0], "password", "Mistaken1");
    assert_eq!(question(&stage), "password");
    stage.list(&READY[..1]);
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
    assert_eq!(stage.state(READY[0]), "done");
}

#[test]
fn a_refused_password_is_not_sent_again_because_another_value_of_the_row_has_changed() {
    let stage = refused(READY[0], "password", "Mistaken1");
    let mut row = stage.row(READY[0]);
    (row["password"], row["authorization"]) = ("Mistaken1".into(), "consent-7".into());
    stage.write(&[row]);
    let logins = stage.calls("login", READY[0]);
    stage.batch("run list.ndjson --ask sandbox:").exits(11);
    assert_eq!(stage.calls("login", READY[0]), logins);
}

#[test]
fn a_corrected_card_is_sent() {
    let stage = Stage::after_a_run_of(&["bad-card"]);
    assert_eq!((question(&stage).as_str(), stage.calls("onlineValidateCard", "bad-card")), ("bank_card", 1));
    let mut row = stage.row("bad-card");
    row["bank_card"] = stage.row("apply-credit-01")["bank_card"].clone();
    stage.write(&[row]);
    stage.batch("run list.ndjson --ask sandbox:").exits(11);
    assert_eq!(stage.calls("onlineValidateCard", "bad-card"), 2);
}

#[test]
fn a_card_that_is_added_to_a_row_decides_the_route() {
    let stage = Stage::new();
    let mut row = stage.row("apply-credit-01");
    for key in ["bank_card", "route", "year", "month", "last_three"] {
        row.as_object_mut().unwrap().remove(key);
    }
    stage.write(&[row]);
    stage.batch("run list.ndjson --ask sandbox:").exits(11);
    assert_eq!(question(&stage), "route");
    stage.list(&["apply-credit-01"]);
    stage.batch("run list.ndjson --ask sandbox: --until applied").exits(0);
}

/// The times of the ledger's count of refused passwords, as far as a test moves them.
fn age_passwords(stage: &Stage) {
    let mut command = stage.home.bare();
    command.args(["sandbox", "advance", "11m", "--gateway", &stage.served.url, "--ledger", LEDGER]);
    assert!(command.output().unwrap().status.success());
}

#[test]
fn another_password_reopens_a_locked_out_login_name_ten_minutes_after_the_last_refusal() {
    let stage = refused(READY[0], "password", "Mistaken1");
    for wrong in ["Mistaken2", "Mistaken3"] {
        let answer = json!({"user_id": READY[0], "key": "password", "value": wrong});
        stage.home.write("answers", answer.to_string());
        stage.batch("answer answers").exits(0);
        stage.batch("run --ask sandbox:");
    }
    assert_eq!(stage.calls("login", READY[0]), 3);
    stage.list(&READY[..1]);
    stage.batch("run list.ndjson --ask sandbox:").exits(5);
    stage.batch(&format!("retry {}", READY[0])).exits(0);
    stage.batch("run --ask sandbox:").exits(7);
    assert_eq!(stage.calls("login", READY[0]), 3, "not before ten minutes have passed");
    age_passwords(&stage);
    stage.batch("run --ask sandbox:").exits(0);
    let done: Value = stage.json(&format!("show {}", READY[0]));
    assert_eq!(done["state"], "done");
}

//! The identity code, which arrives a day after the application.

use serde_json::json;

use crate::batch::{Batch, CREDIT};
use crate::support::process::Run;

/// A batch with one applicant, who applied a day ago by the gateway's clock.
fn applied() -> Batch {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.batch("run list.ndjson --ask sandbox:").exits(7);
    advance(&batch);
    batch
}

fn advance(batch: &Batch) {
    let mut command = batch.home.bare();
    command.args(["--gateway", &batch.served.url, "sandbox", "advance", "24h"]);
    Run::of(command.output().unwrap()).exits(0);
}

#[test]
fn the_identity_code_can_be_answered_without_taking_it_and_for_days() {
    let batch = applied();
    let asked = batch.waiting("").remove(0);
    assert_eq!((&asked["key"], &asked["kind"]), (&json!("viewReport.message_code"), &json!("identity")));
    assert!(asked["expires_at"].is_null() && asked["held_until"].is_null(), "{asked}");
    assert!(batch.take(1, "wang").is_empty(), "nobody holds it");
    batch.wait(3 * 24 * 3600);
    assert_eq!(batch.answer("wang", "u1", "message_code", &batch.sms("u1", "viewReport")), "accepted");
}

#[test]
fn the_identity_code_is_asked_for_from_the_application_on_although_the_run_goes_no_further() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.batch("run list.ndjson --ask sandbox: --until applied").exits(0);
    advance(&batch);
    assert_eq!(batch.waiting("")[0]["kind"], "identity");
    assert_eq!(batch.answer("wang", "u1", "message_code", &batch.sms("u1", "viewReport")), "accepted");
    batch.batch("run --ask sandbox:").exits(0);
    assert_eq!(batch.state("u1"), "done");
}

#[test]
fn an_identity_code_that_comes_early_brings_the_report_and_is_asked_for_once() {
    let batch = applied();
    let code = batch.sms("u1", "viewReport");
    batch.answer("wang", "u1", "viewReport.message_code", &code);
    batch.batch("run").exits(11);
    let captcha = batch.take(1, "wang").remove(0);
    assert_eq!(captcha["key"], "pic_code", "the login comes first");
    assert_eq!(batch.answer_rightly("wang", &captcha), "accepted");
    batch.batch("run").exits(0);
    assert_eq!((batch.state("u1").as_str(), batch.served.calls("viewReport")), ("done", 1));
}

#[test]
fn an_identity_code_that_is_too_early_is_kept_until_the_report_is_there() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.batch("run list.ndjson --ask sandbox:").exits(7);
    assert_eq!(batch.answer("wang", "u1", "message_code", "abc123"), "accepted");
    batch.batch("run").exits(11);
    batch.answer_rightly("wang", &batch.take(1, "wang")[0]);
    batch.batch("run").exits(7);
    assert_eq!((batch.state("u1").as_str(), batch.served.calls("viewReport")), ("applied", 0));
    assert!(batch.waiting("").is_empty(), "it is not asked for a second time");
}

#[test]
fn a_refused_identity_code_is_asked_for_again() {
    let batch = applied();
    batch.answer("wang", "u1", "message_code", "abc123");
    batch.batch("run").exits(11);
    batch.answer_rightly("wang", &batch.take(1, "wang")[0]);
    batch.batch("run").exits(11);
    let again = batch.take(1, "wang").remove(0);
    assert_eq!((&again["key"], &again["attempt"]), (&json!("viewReport.message_code"), &json!(2)));
    assert!(again["refused"].is_i64(), "{again}");
    assert_eq!(batch.answer_rightly("wang", &again), "accepted");
    batch.batch("run").exits(0);
}

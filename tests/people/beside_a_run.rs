//! People and ask programs that answer while a run goes on.

use std::time::Instant;

use serde_json::json;

use crate::batch::{Batch, CREDIT};
use crate::support::process::{program, until};

/// An ask program that reads captchas like OCR: every fifth answer is wrong. It answers nothing else.
fn ocr(batch: &Batch) -> String {
    let (home, program, url) = (batch.home.path().display(), program(), &batch.served.url);
    let script = format!(
        "#!/bin/sh\n\
         [ \"$ZHENGXIN_ASK_KEY\" = pic_code ] || exit 1\n\
         echo x >> {home}/reads\n\
         if [ $(($(wc -l < {home}/reads) % 5)) = 0 ]; then echo zzzzzz; exit 0; fi\n\
         HOME={home} exec {program} --gateway {url} sandbox inbox --user-id \"$ZHENGXIN_ASK_USER_ID\" --jq .captcha --raw\n"
    );
    batch.program("ocr", &script)
}

#[test]
fn an_ask_program_that_misreads_one_picture_in_five_and_a_person_get_everyone_to_apply() {
    let batch = Batch::of(CREDIT, 6, |_| {});
    let ask = ocr(&batch);
    let mut run = batch.running(&format!("--ask {ask} --ask-jobs 1 --jobs 4 --until applied --follow"));
    run.asks(&batch);
    let mut answerer = batch.answerer("wang");
    until("all have applied", || {
        assert!(!run.is_over());
        for taken in batch.take(2, "wang") {
            assert_eq!(taken["kind"], "sms", "{taken}");
            let (user_id, key) = (taken["user_id"].as_str().unwrap(), taken["key"].as_str().unwrap());
            let code = batch.sms(user_id, key.split_once('.').unwrap().0);
            let verdict = answerer.says(&json!({"user_id": user_id, "key": key, "value": code}));
            assert_eq!(verdict["verdict"], "accepted", "{taken}");
        }
        (1..=6).all(|number| batch.state(&format!("u{number}")) == "applied")
    });
    assert_eq!(answerer.ends(), 0);
    let journal = batch.served.get("journal");
    let of = |method: &str| journal.as_array().unwrap().iter().filter(|call| call["method"] == method).count();
    assert_eq!(of("submitApplyMessageCode"), 6, "each applied once");
    let reads = std::fs::read_to_string(batch.home.path().join("reads")).unwrap().lines().count();
    assert!(reads >= 12 + reads / 5, "two pictures for each, and another one for each error: {reads}");
}

#[test]
fn ask_jobs_limits_the_copies_of_the_ask_program_that_run_at_the_same_time() {
    let batch = Batch::of(CREDIT, 6, |_| {});
    let home = batch.home.path().display();
    // A copy that finds another one's directory has met it.
    let script = format!(
        "#!/bin/sh\n\
         echo x >> {home}/copies\n\
         mkdir {home}/alone || echo x >> {home}/met\n\
         sleep 0.05; rmdir {home}/alone; exit 1\n"
    );
    let ask = batch.program("one-at-a-time", &script);
    batch.batch(&format!("run list.ndjson --ask {ask} --ask-jobs 1 --jobs 4")).exits(11);
    let lines = |name: &str| std::fs::read_to_string(batch.home.path().join(name)).unwrap_or_default().lines().count();
    assert_eq!((lines("copies"), lines("met")), (6, 0));
}

#[test]
fn a_run_uses_an_answer_within_a_second() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    let mut run = batch.running("--follow");
    run.asks(&batch);
    let taken = batch.take(1, "wang").remove(0);
    let said = Instant::now();
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
    until("the login is there", || batch.served.calls("login") == 1);
    assert!(said.elapsed().as_secs_f64() < 1.5, "{:?}, with the start of the program that answers", said.elapsed());
}

#[test]
fn an_answer_beside_a_run_does_not_wait_for_another_run() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    let mut run = batch.running("--follow");
    run.asks(&batch);
    batch.take(1, "wang");
    let line = json!({"user_id": "u1", "key": "pic_code", "value": batch.captcha("u1")});
    batch.home.write("answers.ndjson", format!("{line}\n"));
    let answered = batch.batch("answer answers.ndjson --person wang").exits(0);
    assert!(!answered.err.contains("no run is active"), "{answered:?}");
}

#[test]
fn an_sms_that_the_ask_program_cannot_answer_is_requested_once_a_person_is_there() {
    let batch = Batch::of(CREDIT, 6, |_| {});
    let ask = ocr(&batch);
    batch.batch(&format!("run list.ndjson --ask {ask} --jobs 1")).exits(11);
    assert_eq!(batch.waiting("").len(), 6);
    assert_eq!(batch.served.calls("getOnlineMessageCode"), 3, "it was tried with the first three");
}

#[test]
fn a_later_ask_program_answers_what_was_asked_while_there_was_none() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    batch.drive(11);
    let taken = batch.take(1, "wang").remove(0);
    batch.batch("run --ask sandbox: --until applied").exits(11);
    let of_the_other = if taken["user_id"] == "u1" { "u2" } else { "u1" };
    assert_eq!(batch.state(of_the_other), "applied");
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted", "wang is reading the other one");
    batch.batch("run --ask sandbox: --until applied").exits(0);
}

#[test]
fn an_applicant_stays_with_the_person_who_answered_before() {
    let batch = Batch::of(CREDIT, 2, |_| {});
    batch.drive(11);
    let first = batch.take(1, "wang").remove(0);
    let _run = batch.running("--follow");
    batch.answer_rightly("wang", &first);
    until("the SMS is asked for", || batch.waiting("").iter().any(|question| question["kind"] == "sms"));
    let of_li = batch.take(5, "li");
    assert!(of_li.iter().all(|question| question["user_id"] != first["user_id"]), "{of_li:?}");
    assert_eq!(batch.take(1, "wang")[0]["user_id"], first["user_id"]);
}

//! Answers as lines of JSON: verdicts, bad lines, refused and repeated values.

use serde_json::{Value, json};

use crate::batch::{Batch, CREDIT};

fn verdicts(said: &(Vec<Value>, i32)) -> Vec<&str> {
    said.0.iter().map(|verdict| verdict["verdict"].as_str().unwrap()).collect()
}

#[test]
fn a_second_answer_gets_the_verdict_already_answered() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let taken = batch.take(1, "wang").remove(0);
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
    let said = batch.answers("wang", &[json!({"user_id": "u1", "key": "pic_code", "value": "abcdef"})]);
    assert_eq!((verdicts(&said), said.1), (vec!["already-answered"], 6));
    batch.drive(11);
    assert_eq!(batch.answer("wang", "u1", "pic_code", "abcdef"), "already-answered", "also after it was used");
    assert_eq!(batch.served.calls("login"), 1);
}

#[test]
fn an_answer_after_the_picture_expired_is_refused_as_late_and_not_used() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.take(1, "wang");
    let code = batch.captcha("u1");
    batch.wait(301);
    let said = batch.answers("wang", &[json!({"user_id": "u1", "key": "pic_code", "value": code})]);
    assert_eq!((verdicts(&said), said.1), (vec!["expired"], 4));
    batch.drive(11);
    assert_eq!(batch.served.calls("login"), 0);
    let again = batch.take(1, "wang").remove(0);
    assert_ne!(batch.captcha("u1"), code, "another picture is fetched");
    assert_eq!(batch.answer_rightly("wang", &again), "accepted");
}

#[test]
fn a_bad_line_is_reported_by_number_and_the_others_are_processed() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.take(1, "wang");
    let code = batch.captcha("u1");
    let text = format!(
        "\u{feff}{{\"user_id\":\"u1\"\n\n{}\n{}\n{}\n{}\n{}\n",
        json!({"user_id": "u1", "key": "pic_code", "value": "a b c d 看"}),
        json!({"user_id": "u1", "key": "pic_code", "value": code, "free": true}),
        json!({"user_id": "u1", "key": "pic_code", "value": code, "code": 1}),
        json!({"user_id": "u7", "key": "pic_code", "value": code}),
        json!({"user_id": "u1", "key": "pic_code", "value": code}),
    );
    let said = batch.answers_text("wang", &text);
    assert_eq!(verdicts(&said), ["bad-line", "unusable", "bad-line", "bad-line", "unknown", "accepted"]);
    let numbers: Vec<i64> = said.0.iter().map(|verdict| verdict["line"].as_i64().unwrap()).collect();
    assert_eq!((numbers, said.1), (vec![1, 3, 4, 5, 6, 7], 3));
    assert!(!said.0.iter().any(|verdict| verdict.to_string().contains(&code)), "an answer is never shown: {said:?}");
}

#[test]
fn answers_of_a_file_that_others_can_read_are_refused() {
    use std::os::unix::fs::PermissionsExt;
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let path = batch.home.write("answers.ndjson", "");
    batch.batch("answer answers.ndjson").exits(0);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).unwrap();
    batch.batch("answer answers.ndjson").exits(12);
}

#[test]
fn an_unreadable_picture_is_fetched_again() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.take(1, "wang");
    let first = batch.captcha("u1");
    let said = batch.answers("wang", &[json!({"user_id": "u1", "key": "pic_code", "refresh": true})]);
    assert_eq!((verdicts(&said), said.1), (vec!["accepted"], 0));
    assert!(batch.take(1, "li").is_empty(), "it stays with the person who asked for another one");
    let taken = batch.take(1, "wang").remove(0);
    assert_ne!(batch.captcha("u1"), first);
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
}

#[test]
fn an_sms_that_does_not_arrive_is_requested_again() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.answer_rightly("wang", &batch.take(1, "wang")[0]);
    batch.drive(11);
    assert_eq!(batch.served.calls("getOnlineMessageCode"), 0, "nobody is there to type it");
    assert_eq!(batch.answer("wang", "u1", "message_code", "123456"), "expired", "nobody has had it sent");
    let taken = batch.take(1, "wang").remove(0);
    assert_eq!(
        (&taken["key"], batch.served.calls("getOnlineMessageCode")),
        (&json!("onlineAuthentication.message_code"), 1)
    );
    let said = batch.answers("wang", &[json!({"user_id": "u1", "key": "message_code", "refresh": true})]);
    assert_eq!(verdicts(&said), ["accepted"]);
    let again = batch.take(1, "wang").remove(0);
    assert_eq!(batch.served.calls("getOnlineMessageCode"), 2);
    assert_eq!(batch.answer_rightly("wang", &again), "accepted");
    batch.drive(11);
    assert_eq!((batch.served.calls("onlineAuthentication"), batch.served.calls("getOnlineMessageCode")), (1, 2));
}

#[test]
fn a_person_who_asks_for_more_time_keeps_the_question() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    let taken = batch.take(1, "wang").remove(0);
    batch.wait(40);
    let said = batch.answers("wang", &[json!({"user_id": "u1", "key": "pic_code", "keep": true})]);
    assert_eq!((verdicts(&said), said.1), (vec!["accepted"], 0));
    batch.wait(40);
    assert!(batch.take(1, "li").is_empty(), "80 seconds after it was taken");
    assert!(std::path::Path::new(taken["picture"].as_str().unwrap()).exists());
    assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
}

#[test]
fn a_question_given_back_is_free_for_others() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.take(1, "wang");
    assert!(batch.take(1, "li").is_empty());
    batch.answers("wang", &[json!({"user_id": "u1", "key": "pic_code", "free": true})]);
    assert_eq!(batch.take(1, "li")[0]["person"], "li");
}

#[test]
fn a_question_that_is_requested_again_stays_with_its_person() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.take(1, "wang");
    let says = |person: &str, what: &str| {
        let said = batch.answers(person, &[json!({"user_id": "u1", "key": "pic_code", what: true})]);
        verdicts(&said)[0].to_owned()
    };
    assert_eq!(says("wang", "refresh"), "accepted");
    for what in ["free", "refresh"] {
        assert_eq!(says("li", what), "taken-by-another", "{what}");
    }
    assert_eq!(batch.waiting("")[0]["person"], "wang");
}

#[test]
fn a_person_is_told_that_answers_wait_for_a_run_but_not_that_a_request_does() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.drive(11);
    batch.take(1, "wang");
    let is_told = |line: &Value| {
        batch.home.write("answers.ndjson", format!("{line}\n"));
        batch.batch("answer answers.ndjson --person wang").exits(0).err.contains("your answers wait")
    };
    assert!(!is_told(&json!({"user_id": "u1", "key": "pic_code", "keep": true})));
    assert!(is_told(&json!({"user_id": "u1", "key": "pic_code", "value": batch.captcha("u1")})));
}

#[test]
fn a_value_that_the_list_lacks_is_asked_for_once_and_kept() {
    let batch = Batch::of(CREDIT, 1, |row| drop(row.as_object_mut().unwrap().remove("real_name")));
    batch.drive(11);
    batch.answer_rightly("wang", &batch.take(1, "wang")[0]);
    batch.drive(11);
    let asked = batch.waiting("");
    assert_eq!((&asked[0]["key"], &asked[0]["kind"]), (&json!("real_name"), &json!("value")));
    let name = batch.served.person("apply-credit-01")["real_name"].as_str().unwrap().to_owned();
    assert_eq!(batch.answer("wang", "u1", "real_name", &name), "accepted", "nothing has to be fetched for it");
    batch.drive(11);
    for _ in 0..6 {
        let Some(taken) = batch.take(1, "wang").into_iter().next() else { break };
        assert_ne!(taken["key"], "real_name", "it is not asked for a second time");
        assert_eq!(batch.answer_rightly("wang", &taken), "accepted");
        batch.batch("run");
    }
    assert_eq!((batch.state("u1").as_str(), batch.served.calls("submitApplyMessageCode")), ("applied", 1));
}

#[test]
fn a_refused_password_is_asked_for_and_the_answer_is_used_at_every_login_after_it() {
    let right = std::cell::RefCell::new(String::new());
    let batch = Batch::of(CREDIT, 1, |row| {
        *right.borrow_mut() = row["password"].as_str().unwrap().to_owned();
        row["password"] = json!("Wrong-0000");
    });
    batch.batch("run list.ndjson --ask sandbox:").exits(11);
    let asked = batch.waiting("").remove(0);
    assert_eq!((&asked["key"], &asked["attempt"]), (&json!("password"), &json!(1)), "{asked}");
    assert_eq!(batch.answer("wang", "u1", "password", &right.borrow()), "accepted");
    batch.batch("run --ask sandbox:");
    assert_eq!(batch.served.calls("login"), 2);
    let refused = |batch: &Batch| {
        let journal = batch.served.get("journal");
        journal.as_array().unwrap().iter().filter(|call| call["code"] == 208_101).count()
    };
    assert_eq!(refused(&batch), 1);
    // A later run logs in again.
    let ledger = rusqlite::Connection::open(batch.ledger()).unwrap();
    ledger.execute("UPDATE applicants SET state = 'ready', due_at = 0", []).unwrap();
    ledger.execute("DELETE FROM sealed WHERE id % 2 = 1", []).unwrap();
    batch.batch("run --ask sandbox:");
    assert_eq!((batch.served.calls("login"), refused(&batch)), (3, 1), "the list's own password is not sent again");
}

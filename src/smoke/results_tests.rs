use serde_json::json;

use super::*;
use crate::gateway::{CallError, ConnectReason};
use crate::protocol::{KnownValues, Method, Reply};

fn hear(results: &mut Results, call: CheckedCall, outcome: Result<Reply, CallError>) {
    let request = call.request();
    results.hear(call, &Heard { known: &KnownValues::of(&request), outcome: &outcome, picture: None, tls: false }, 5.0);
}

fn refused() -> CallError {
    CallError::Connect { origin: "http://127.0.0.1:9".into(), reason: ConnectReason::Refused }
}

fn reply(code: i64) -> Result<Reply, CallError> {
    Ok(Reply::from_json(&Method::GetPicCode.into(), json!({"code": code, "msg": ""})).unwrap())
}

#[test]
fn what_cannot_run_after_a_failure_is_skipped_and_names_it() {
    let mut results = Results::new(Level::Login);
    hear(&mut results, CheckedCall::FIRST, Err(refused()));
    let entries = results.end();
    assert!(entries[0].fault().is_some());
    assert_eq!(entries.len(), 12);
    let skipped = Status::Skipped(Skipped::Earlier("gateway.reachable"));
    assert!(entries[1..].iter().all(|entry| entry.status == skipped));
}

#[test]
fn what_is_not_on_the_way_of_a_whole_gateway_is_skipped_and_says_so() {
    let entries = Results::new(Level::Probe).end();
    assert!(entries.iter().all(|entry| entry.status == Status::Skipped(Skipped::NotOnTheWay)));
}

#[test]
fn a_level_has_its_own_checks_and_those_of_the_levels_before() {
    let counts = Level::ALL.map(|level| Results::new(level).end().len());
    assert_eq!(counts, [8, 12, 22]);
}

#[test]
fn a_calls_time_counts_once() {
    let mut results = Results::new(Level::Probe);
    hear(&mut results, CheckedCall::FIRST, reply(508140));
    let entries = results.end();
    assert_eq!(entries.iter().map(|entry| entry.ms).sum::<f64>(), 5.0);
}

#[test]
fn a_check_that_fails_when_its_call_is_made_once_more_has_failed() {
    let mut results = Results::new(Level::Probe);
    let call = CheckedCall::Wrong(crate::smoke::WrongType::Text);
    hear(&mut results, call, reply(1));
    assert_eq!(results.failed(), None);
    hear(&mut results, call, Err(refused()));
    assert_eq!(results.failed(), Some("getPicCode.type-text"));
    hear(&mut results, call, reply(1));
    assert_eq!(results.failed(), Some("getPicCode.type-text"), "a later reply makes nothing good");
}

#[test]
fn a_call_that_fails_later_fails_the_check_that_is_about_what_is_wrong() {
    let mut results = Results::new(Level::Probe);
    for check in [Check::Reachable, Check::Reply, Check::Picture] {
        results.note(check, Status::Passed);
    }
    hear(&mut results, CheckedCall::FIRST, reply(508100));
    assert_eq!(results.failed(), Some("getPicCode.picture"));
    hear(&mut results, CheckedCall::FIRST, Err(refused()));
    assert_eq!(results.failed(), Some("gateway.reachable"));
}

#[test]
fn what_is_a_matter_of_the_applicant_is_no_failure_and_fails_where_it_comes_again() {
    let mut results = Results::new(Level::Full);
    let call = Check::Questions.spec().call;
    hear(&mut results, call, reply(508112));
    results.set(Check::Questions, Status::Skipped(Skipped::QuestionsClosed(508112)));
    assert_eq!(results.failed(), None);
    hear(&mut results, call, reply(508112));
    assert_eq!(results.failed(), Some("getQuestion.form"));
}

#[test]
fn a_promise_is_kept_by_checks_that_passed_and_by_nothing_else() {
    let mut results = Results::new(Level::Login);
    assert_eq!(results.unkept(Promise::Nobody), None);
    assert_eq!(results.unkept(Promise::Offers), Some(Check::Rules));
    results.note(Check::Rules, Status::Passed);
    results.note(Check::Questions, Status::Skipped(Skipped::NoQuestions));
    assert_eq!(results.unkept(Promise::Offers), Some(Check::Questions));
    results.set(Check::Questions, Status::Passed);
    assert_eq!(results.unkept(Promise::Offers), None);
}

#[test]
fn either_way_to_an_application_keeps_what_full_promises() {
    for check in [Check::SubmitQuestion, Check::Apply] {
        let mut results = Results::new(Level::Full);
        assert_eq!(results.unkept(Promise::Application), Some(Check::SubmitQuestion));
        results.note(check, Status::Passed);
        assert_eq!(results.unkept(Promise::Application), None);
    }
}

#[test]
fn where_a_check_failed_no_promise_is_spoken_of() {
    let mut results = Results::new(Level::Full);
    results.note(Check::Card, Status::Failed(Fault::CardType));
    assert_eq!(results.unkept(Promise::Application), None);
}

#[test]
fn what_stands_before_a_failure_was_not_on_the_way_to_it() {
    let mut results = Results::new(Level::Full);
    results.note(Check::Card, Status::Failed(Fault::CardType));
    let entries = results.end();
    let of = |check| entries.iter().find(|entry| entry.check == Some(check)).unwrap().status.clone();
    assert_eq!(of(Check::SubmitQuestion), Status::Skipped(Skipped::NotOnTheWay));
    assert_eq!(of(Check::BankSms), Status::Skipped(Skipped::Earlier("onlineValidateCard.form")));
}

#[test]
fn a_step_that_cannot_be_taken_fails_its_check_or_the_next_open_one_and_only_once() {
    let mut results = Results::new(Level::Login);
    results.note(Check::Login, Status::Passed);
    results.fail(Step::Call(Method::Login), Fault::NoWay);
    assert_eq!(results.failed(), Some("gateway.reachable"));
    results.fail(Step::Call(Method::GetQuestion), Fault::NoWay);
    assert_eq!(results.end().iter().filter(|entry| entry.fault().is_some()).count(), 1);
}

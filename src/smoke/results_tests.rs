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
fn checks_that_cannot_run_after_a_failure_are_skipped_and_name_it() {
    let mut results = Results::new(Level::Login);
    hear(&mut results, CheckedCall::FIRST, Err(refused()));
    let entries = results.end();
    assert!(entries[0].fault().is_some());
    assert_eq!(entries.len(), 12);
    let skipped = Status::Skipped(Skipped::Earlier("gateway.reachable"));
    assert!(entries[1..].iter().all(|entry| entry.status == skipped));
}

#[test]
fn without_a_failure_checks_of_other_routes_are_skipped_with_that_reason() {
    let entries = Results::new(Level::Probe).end();
    assert!(entries.iter().all(|entry| entry.status == Status::Skipped(Skipped::NotOnTheWay)));
}

#[test]
fn a_level_includes_the_checks_of_lower_levels() {
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
fn a_check_fails_if_its_repeated_call_fails() {
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
fn a_repeated_call_that_fails_fails_the_check_for_that_fault() {
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
fn a_skip_because_of_the_applicant_is_no_failure_but_a_repeated_refusal_is() {
    let mut results = Results::new(Level::Full);
    let call = Check::Questions.spec().call;
    hear(&mut results, call, reply(508112));
    results.set(Check::Questions, Status::Skipped(Skipped::QuestionsClosed(508112)));
    assert_eq!(results.failed(), None);
    hear(&mut results, call, reply(508112));
    assert_eq!(results.failed(), Some("getQuestion.form"));
}

#[test]
fn only_passed_checks_keep_a_promise() {
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
fn an_application_by_either_route_keeps_the_promise_of_full() {
    for check in [Check::SubmitQuestion, Check::Apply] {
        let mut results = Results::new(Level::Full);
        assert_eq!(results.unkept(Promise::Application), Some(Check::SubmitQuestion));
        results.note(check, Status::Passed);
        assert_eq!(results.unkept(Promise::Application), None);
    }
}

#[test]
fn after_a_failed_check_no_promise_is_reported_as_broken() {
    let mut results = Results::new(Level::Full);
    results.note(Check::Card, Status::Failed(Fault::CardType));
    assert_eq!(results.unkept(Promise::Application), None);
}

#[test]
fn skipped_checks_before_a_failure_were_not_on_the_route() {
    let mut results = Results::new(Level::Full);
    results.note(Check::Card, Status::Failed(Fault::CardType));
    let entries = results.end();
    let of = |check| entries.iter().find(|entry| entry.check == Some(check)).unwrap().status.clone();
    assert_eq!(of(Check::SubmitQuestion), Status::Skipped(Skipped::NotOnTheWay));
    assert_eq!(of(Check::BankSms), Status::Skipped(Skipped::Earlier("onlineValidateCard.form")));
}

#[test]
fn a_failed_step_fails_its_check_or_the_next_open_one_and_only_once() {
    let mut results = Results::new(Level::Login);
    results.note(Check::Login, Status::Passed);
    results.fail(Step::Call(Method::Login), Fault::NoWay);
    assert_eq!(results.failed(), Some("gateway.reachable"));
    results.fail(Step::Call(Method::GetQuestion), Fault::NoWay);
    assert_eq!(results.end().iter().filter(|entry| entry.fault().is_some()).count(), 1);
}

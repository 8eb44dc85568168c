use std::future::ready;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::json;

use super::*;
use crate::gateway::ConnectReason;
use crate::protocol::{Class, Effect, Method, MethodName};

fn retries() -> Retries {
    let brief = Duration::from_millis(1);
    Retries {
        count: 2,
        pace: Pace { first: brief, most: brief, second: brief, ..Pace::default() },
        observer: None,
        leaves_busy: false,
    }
}

/// Calls `method` on a gateway that always gives the same answer, and counts the attempts.
fn attempts(method: MethodName, answer: impl Fn() -> Result<Reply, CallError> + Sync) -> u32 {
    attempts_with(&retries(), method, answer)
}

fn attempts_with(retries: &Retries, method: MethodName, answer: impl Fn() -> Result<Reply, CallError> + Sync) -> u32 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let seen = AtomicU32::new(0);
    let _ = runtime.block_on(retries.call(&Request::new(method), &KnownValues::default(), || {
        seen.fetch_add(1, Ordering::Relaxed);
        ready(answer())
    }));
    seen.into_inner()
}

fn busy_reply() -> Result<Reply, CallError> {
    Ok(Reply::from_json(&Method::GetQuestion.into(), json!({"code": 508100, "msg": "系统正忙"}))?)
}

fn refused() -> Result<Reply, CallError> {
    Err(CallError::Connect { origin: "http://127.0.0.1:1".into(), reason: ConnectReason::Refused })
}

const ACTING: [Method; 2] = [Method::Login, Method::SubmitQuestion];

#[test]
fn whatever_acts_is_sent_once_when_the_outcome_is_unknown() {
    let unnamed = MethodName::parse("sendApplySms").unwrap();
    for method in ACTING.map(MethodName::from).into_iter().chain([unnamed]) {
        assert_eq!(attempts(method.clone(), || Err(CallError::Interrupted)), 1, "{method}");
        assert_eq!(attempts(method.clone(), || Err(CallError::Timeout { limit: Duration::ZERO })), 1, "{method}");
        assert_eq!(attempts(method.clone(), busy_reply), 1, "{method}");
    }
    assert_eq!(attempts(Method::GetQuestion.into(), || Err(CallError::Interrupted)), 3);
    assert_eq!(attempts(Method::GetQuestion.into(), busy_reply), 3);
}

#[test]
fn whatever_never_left_is_sent_again_even_if_it_acts() {
    for method in [Method::GetQuestion, Method::Login, Method::SubmitQuestion] {
        assert_eq!(attempts(method.into(), refused), 3);
    }
}

#[test]
fn a_call_that_acts_begins_no_attempt_later_than_its_caller_knows() {
    let pace = Pace { acts_within: Duration::ZERO, ..retries().pace };
    let retries = Retries { pace, ..retries() };
    assert_eq!(attempts_with(&retries, Method::Login.into(), refused), 1);
    assert_eq!(
        attempts_with(&retries, Method::GetQuestion.into(), refused),
        3,
        "a call that reads may leave at any time"
    );
}

#[test]
fn a_bad_certificate_is_bad_the_next_time_too() {
    let bad = || {
        Err(CallError::Certificate {
            origin: "https://gateway.example".into(),
            reason: crate::gateway::CertificateReason::Expired,
        })
    };
    for method in [Method::GetQuestion, Method::SubmitQuestion] {
        assert_eq!(attempts(method.into(), bad), 1);
    }
}

#[test]
fn no_effect_but_reading_reaches_the_loop_that_repeats() {
    for row in &crate::protocol::METHODS {
        let repeatable = matches!(Sorted::of(&Request::new(row.method)), Sorted::Repeatable(_));
        assert_eq!(repeatable, row.effect == Effect::Reads, "{}", row.name);
    }
}

#[test]
fn what_is_sent_once_does_not_reach_it_either() {
    assert!(matches!(Sorted::of(&Request::new(Method::GetPicCode).once()), Sorted::Acting(_)));
}

#[test]
fn every_class_of_error_that_may_pass_is_unavailable() {
    let odd = CallError::Status { status: 404, excerpt: String::new(), retry_after: None, date: None };
    assert_eq!((odd.class(), odd.may_pass()), (Class::Protocol, false));
    for status in [408, 429, 500, 502, 503, 599] {
        let error = CallError::Status { status, excerpt: String::new(), retry_after: None, date: None };
        assert_eq!((error.class(), error.may_pass()), (Class::Unavailable, true), "{status}");
    }
}

#[test]
fn the_observer_hears_no_method_that_is_named_after_a_value() {
    let heard = std::sync::Arc::new(Mutex::new(Vec::new()));
    let ear = heard.clone();
    let observer: Observer = Box::new(move |event| {
        if let CallEvent::Started { method, .. } = event {
            ear.lock().unwrap().push(method.short().to_owned());
        }
    });
    let retries = Retries { observer: Some(observer), ..retries() };
    let known = KnownValues::default();
    known.learn(&crate::protocol::Key::Password, "hunter2");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    for name in ["hunter2", "sendApplySms", "login"] {
        let request = Request::new(MethodName::parse(name).unwrap());
        runtime.block_on(retries.call(&request, &known, || ready(refused()))).unwrap_err();
    }
    let mut heard = heard.lock().unwrap().clone();
    heard.dedup();
    assert_eq!(heard, ["***", "sendApplySms", "login"]);
}

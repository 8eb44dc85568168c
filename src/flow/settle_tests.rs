//! The contract's "Submissions", rule by rule.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::*;
use crate::fingerprint::FingerprintKey;
use crate::flow::{Sending, State, Step};
use crate::protocol::{Arrived, Class, Key, KnownValues, Method, Reply, Request};

const LOGIN: Step = Step::Call(Method::Login);
const PATIENCE: Patience = Patience { timeout: 30, settle_after: 600 };

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000).unwrap() + SignedDuration::from_secs(seconds)
}

fn sending(now: Timestamp) -> Sending {
    Sending { now, patience: PATIENCE, fingerprint: None }
}

/// A submission was sent at 0, and no reply came.
fn lost(method: Method) -> Facts {
    let mut facts = Facts::default();
    lose(&mut facts, method, at(0));
    facts
}

fn lose(facts: &mut Facts, method: Method, now: Timestamp) {
    let request = Request::new(method);
    crate::flow::Departure::record(facts, Step::Call(method), &request, sending(now)).lost(facts, Arrived::Maybe, None);
}

/// A call that left at `left` has this reply at `heard`, in which the gateway says that it is `date`.
fn hear(facts: &mut Facts, method: Method, reply: Value, (left, heard): (i64, i64), date: Option<Timestamp>) {
    let request = Request::new(method).with(Key::LoginName, "lisi");
    let reply = Reply { date, ..Reply::from_json(request.method(), reply).unwrap() };
    let departure = crate::flow::Departure::record(facts, Step::Call(method), &request, sending(at(left)));
    departure.replied(facts, &reply, &KnownValues::default(), at(heard));
}

fn log_in(facts: &mut Facts, status: i64, auth: i64, now: i64) {
    hear(facts, Method::Login, logged_in(status, auth), (now, now), None);
}

fn logged_in(status: i64, auth: i64) -> Value {
    json!({"code": 200, "data": {"user_status": status, "unionpay_auth": auth}})
}

#[test]
fn positive_evidence_settles_at_once() {
    for status in [1, 2, 4] {
        for method in [Method::SubmitQuestion, Method::SubmitApplyMessageCode] {
            let mut facts = lost(method);
            log_in(&mut facts, status, 0, 1);
            assert!(facts.sent.is_empty(), "{method:?}, user_status {status}");
        }
    }
    for method in [Method::OnlineAuthentication, Method::SubmitOnlineAuth] {
        let mut facts = lost(method);
        log_in(&mut facts, 0, 1, 1);
        assert!(facts.sent.is_empty(), "{method:?}");
    }
}

#[test]
fn negative_evidence_settles_only_from_due_at_on() {
    for (now, settled) in [(1, false), (599, false), (600, true)] {
        for status in [0, 3, 5, 6] {
            let mut facts = lost(Method::SubmitQuestion);
            assert_eq!(facts.due_at(), Some(at(600)));
            log_in(&mut facts, status, 0, now);
            assert_eq!(facts.sent.is_empty(), settled, "user_status {status} after {now} s");
        }
        let mut facts = lost(Method::SubmitOnlineAuth);
        log_in(&mut facts, 0, 0, now);
        assert_eq!(facts.sent.is_empty(), settled, "unionpay_auth 0 after {now} s");
    }
}

#[test]
fn a_login_that_left_before_due_at_says_nothing_however_late_its_reply_comes() {
    let mut facts = lost(Method::SubmitQuestion);
    hear(&mut facts, Method::Login, logged_in(0, 0), (599, 625), None);
    assert_eq!(facts.state(at(625)), State::Uncertain);
    hear(&mut facts, Method::Login, logged_in(0, 0), (626, 627), None);
    assert_eq!(facts.state(at(627)), State::LoggedIn);
}

#[test]
fn negative_evidence_waits_for_the_gateways_clock_where_both_replies_tell_it() {
    let busy = json!({"code": 508100, "msg": "busy"});
    let gateway = |seconds: i64| Some(at(50_000 + seconds));
    let mut facts = Facts::default();
    hear(&mut facts, Method::SubmitQuestion, busy.clone(), (0, 1), gateway(1));
    // Our clock was set ahead by eight minutes: at the gateway only two have passed.
    hear(&mut facts, Method::Login, logged_in(0, 0), (610, 611), gateway(121));
    assert_eq!(facts.due_at(), Some(at(611 + 480)), "what is missing there is waited for here");
    assert_eq!(facts.may_send(&Method::SubmitQuestion.into(), at(612), false).unwrap_err().class(), Class::Uncertain);
    hear(&mut facts, Method::Login, logged_in(0, 0), (1091, 1092), gateway(602));
    assert!(facts.sent.is_empty());
    // Where either lacks it the local clock decides alone.
    for (first, second) in [(None, gateway(121)), (gateway(1), None)] {
        let mut facts = Facts::default();
        hear(&mut facts, Method::SubmitQuestion, busy.clone(), (0, 1), first);
        hear(&mut facts, Method::Login, logged_in(0, 0), (610, 611), second);
        assert!(facts.sent.is_empty());
    }
}

#[test]
fn an_error_status_tells_the_gateways_clock_as_a_reply_does() {
    let mut facts = Facts::default();
    let (step, request) = (Step::Call(Method::SubmitQuestion), Request::new(Method::SubmitQuestion));
    let departure = crate::flow::Departure::record(&mut facts, step, &request, sending(at(0)));
    departure.lost(&mut facts, Arrived::Maybe, Some(at(50_001)));
    hear(&mut facts, Method::Login, logged_in(0, 0), (610, 611), Some(at(50_121)));
    assert_eq!(facts.due_at(), Some(at(611 + 480)), "what is missing there is waited for here");
}

#[test]
fn the_gateways_clock_does_not_delay_positive_evidence() {
    let mut facts = Facts::default();
    let unknown = json!({"code": 999, "msg": "?"});
    hear(&mut facts, Method::SubmitQuestion, unknown, (0, 1), Some(at(1)));
    hear(&mut facts, Method::Login, logged_in(1, 0), (2, 3), Some(at(2)));
    assert_eq!((facts.sent.len(), facts.applied_at), (0, Some(at(3))));
}

#[test]
fn the_negative_evidence_of_online_authentication_counts_after_its_own_timeout() {
    for (now, settled) in [(29, false), (30, true)] {
        let mut facts = lost(Method::OnlineAuthentication);
        assert_eq!(facts.due_at(), Some(at(30)));
        log_in(&mut facts, 0, 0, now);
        assert_eq!(facts.sent.is_empty(), settled, "after {now} s");
    }
}

#[test]
fn settle_after_is_never_less_than_the_calls_own_timeout() {
    let mut facts = Facts::default();
    let patience = Patience { timeout: 120, settle_after: 5 };
    facts.record_sent(&Request::new(Method::SubmitQuestion), at(0), patience);
    assert_eq!(facts.due_at(), Some(at(120)));
    facts.wait_as(Patience { timeout: 1, settle_after: 1 });
    assert_eq!(facts.due_at(), Some(at(120)), "the recorded call's timeout, not the present one");
    facts.wait_as(Patience { timeout: 1, settle_after: 900 });
    assert_eq!(facts.due_at(), Some(at(900)), "what the profile says now counts for what is open");
}

#[test]
fn an_undocumented_status_is_no_evidence() {
    let mut facts = lost(Method::SubmitQuestion);
    log_in(&mut facts, 9, 1, 5000);
    assert_eq!(facts.sent.len(), 1);
    let withheld = facts.open_submission(at(5001)).unwrap();
    assert_eq!((withheld.class(), withheld.after()), (Class::Duplicate, None));
}

#[test]
fn before_due_at_a_submission_is_uncertain_and_says_when_to_come_back() {
    let facts = lost(Method::SubmitQuestion);
    let withheld = facts.may_send(&Method::SubmitOnlineAuth.into(), at(100), false).unwrap_err();
    assert_eq!((withheld.class(), withheld.due_at()), (Class::Uncertain, Some(at(600))));
    assert!(matches!(withheld.after(), Some(500..=501)), "{withheld:?}");
    let withheld = facts.may_send(&Method::SubmitOnlineAuth.into(), at(600), false).unwrap_err();
    assert_eq!(withheld.class(), Class::Duplicate, "now a login can tell");
    assert_eq!(facts.may_send(&Method::SubmitOnlineAuth.into(), at(1), true), Ok(()), "--again overrides");
}

#[test]
fn a_second_uncertain_outcome_is_left_to_a_person() {
    let mut facts = lost(Method::SubmitQuestion);
    log_in(&mut facts, 0, 0, 600);
    assert!(facts.sent.is_empty() && facts.doubted == ["submitQuestion"]);
    lose(&mut facts, Method::SubmitQuestion, at(700));
    assert_eq!(facts.open_submission(at(701)).map(|withheld| withheld.class()), Some(Class::Duplicate));
    log_in(&mut facts, 0, 0, 5000);
    assert_eq!(facts.sent.len(), 1, "time cannot settle it");
    log_in(&mut facts, 1, 0, 5100);
    assert!(facts.sent.is_empty() && facts.doubted.is_empty(), "the gateway's word can");
}

#[test]
fn an_outcome_that_is_known_ends_the_doubt() {
    for reply in [json!({"code": 200}), json!({"code": 508149, "msg": "x"})] {
        let mut facts = lost(Method::SubmitQuestion);
        log_in(&mut facts, 0, 0, 600);
        hear(&mut facts, Method::SubmitQuestion, reply, (700, 701), None);
        assert!(facts.sent.is_empty() && facts.doubted.is_empty());
        lose(&mut facts, Method::SubmitQuestion, at(800));
        assert!(!facts.is_for_a_person());
    }
}

#[test]
fn a_call_that_never_left_ends_no_doubt() {
    let mut facts = lost(Method::SubmitQuestion);
    log_in(&mut facts, 0, 0, 600);
    let request = Request::new(Method::SubmitQuestion);
    let departure =
        crate::flow::Departure::record(&mut facts, Step::Call(Method::SubmitQuestion), &request, sending(at(700)));
    departure.lost(&mut facts, Arrived::No, None);
    lose(&mut facts, Method::SubmitQuestion, at(800));
    assert!(facts.is_for_a_person());
}

#[test]
fn a_record_of_an_earlier_version_waits_ten_minutes() {
    let sent: OpenSubmission = serde_json::from_value(json!({"method": "submitQuestion", "at": at(0)})).unwrap();
    assert_eq!(sent.due_at(), at(600));
}

#[test]
fn an_open_application_of_a_kind_is_remembered_by_its_fingerprint_once_it_is_found_done() {
    let mut facts = Facts::default();
    let (step, request) = (Step::Call(Method::SubmitQuestion), Request::new(Method::SubmitQuestion));
    let print = FingerprintKey::new(&[1; 32]).of("kind", "f");
    let sending = Sending { fingerprint: Some(print), ..sending(at(0)) };
    crate::flow::Departure::record(&mut facts, step, &request, sending).lost(&mut facts, Arrived::Maybe, None);
    assert_eq!(facts.applied_with, None);
    log_in(&mut facts, 1, 0, 1);
    assert_eq!(facts.applied_with, Some(print));
}

#[test]
fn a_submission_that_was_accepted_is_known_until_the_next_login() {
    let mut facts = Facts::default();
    log_in(&mut facts, 0, 0, 0);
    hear(&mut facts, Method::OnlineAuthentication, json!({"code": 0, "data": "rgcgeb"}), (1, 2), None);
    assert_eq!(facts.accepted, [Step::Call(Method::OnlineAuthentication)]);
    log_in(&mut facts, 0, 0, 3);
    assert!(facts.accepted.is_empty());
}

#[test]
fn a_login_that_a_form_has_led_to_lets_nothing_be_submitted_again() {
    let mut facts = Facts::default();
    log_in(&mut facts, 0, 0, 0);
    let leads = json!({"code": 0, "data": {"next": {"method": "login", "param": []}}});
    hear(&mut facts, Method::OnlineAuthentication, leads, (1, 2), None);
    assert_eq!(facts.next, Some(LOGIN));
    log_in(&mut facts, 0, 0, 3);
    assert_eq!(facts.accepted, [Step::Call(Method::OnlineAuthentication)]);
}

#[test]
fn a_later_refusal_that_leads_back_by_the_code_table_lets_it_be_made_again() {
    for (code, again) in [(508126, true), (508119, true), (210101, false)] {
        let mut facts = Facts::default();
        log_in(&mut facts, 0, 0, 0);
        hear(&mut facts, Method::OnlineAuthentication, json!({"code": 0, "data": "rgcgeb"}), (1, 2), None);
        hear(&mut facts, Method::SubmitOnlineAuth, json!({"code": code, "msg": "x"}), (3, 4), None);
        assert_eq!(facts.accepted.is_empty(), again, "{code}");
    }
}

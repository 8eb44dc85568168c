//! Tests of what a journey asks for, and how it handles the answers. Its steps are the guide's decisions, tested there.

use serde_json::{Value, json};

use super::*;
use crate::flow::{Patience, Sending, Stop};
use crate::journey::Origin;
use crate::protocol::Secret;
use crate::protocol::check::Problem;

fn noon() -> Timestamp {
    Timestamp::from_second(1_700_000_000).unwrap()
}

fn journey(max_tries: u32) -> Journey {
    let plan = Plan {
        until: Goal::Report,
        route: None,
        max_tries,
        patience: Patience::default(),
        person: true,
        again: false,
        look: false,
    };
    Journey::new(plan, Facts::default(), KnownValues::default())
}

fn sending() -> Sending {
    Sending { now: noon(), patience: Patience::default(), fingerprint: None }
}

fn next(journey: &mut Journey) -> Next {
    journey.next(noon(), &|_| true)
}

/// The next question.
#[track_caller]
fn asked(journey: &mut Journey) -> Ask {
    loop {
        match next(journey) {
            Next::Find(ask) if ask.from == Origin::Given => drop(journey.found(Answered::Nobody).unwrap()),
            Next::Find(ask) => return ask,
            Next::Told(..) => {}
            other => panic!("{other:?}"),
        }
    }
}

/// The next call.
#[track_caller]
fn call(journey: &mut Journey) -> Call {
    loop {
        match next(journey) {
            Next::Find(_) => drop(journey.found(Answered::Nobody).unwrap()),
            Next::Told(..) => {}
            Next::Send(call) => return call,
            other => panic!("{other:?}"),
        }
    }
}

fn say(journey: &mut Journey, text: &str) {
    assert_eq!(journey.found(Answered::Said(Secret::from(text))), Ok(None));
}

/// Takes in the gateway's reply to a call.
fn answer(journey: &mut Journey, call: &Call, reply: Value) {
    let reply = Reply::from_json(call.request.method(), reply).unwrap();
    let departure = crate::flow::Departure::record(&mut journey.facts, call.step(), &call.request, sending());
    departure.replied(&mut journey.facts, &reply, &journey.known, noon());
    journey.heard(call, Ok(&reply), noon());
}

/// A journey that asks for the login's values.
fn before_login(max_tries: u32) -> Journey {
    let mut journey = journey(max_tries);
    for reply in [json!({"code": 200, "data": {}}), json!({"code": 200, "data": {"pic_code": "aGk="}})] {
        let call = call(&mut journey);
        answer(&mut journey, &call, reply);
    }
    journey
}

fn log_in(journey: &mut Journey, values: [&str; 3]) -> Call {
    for (value, key) in values.into_iter().zip([Key::LoginName, Key::Password, Key::PicCode]) {
        assert_eq!(asked(journey).key, key);
        say(journey, value);
    }
    call(journey)
}

#[test]
fn a_request_holds_what_was_said_and_its_values_are_known() {
    let mut journey = before_login(3);
    let login = log_in(&mut journey, ["li", "hunter2", "ab12"]);
    let text = |key: &Key| login.request.text(key).map(str::to_owned);
    assert_eq!([Key::LoginName, Key::Password, Key::PicCode].map(|key| text(&key).unwrap()), ["li", "hunter2", "ab12"]);
    assert_eq!(journey.known().hide("hunter2!"), "***!");
}

#[test]
fn an_answer_that_cannot_be_right_is_asked_for_again_and_given_up_in_the_end() {
    let mut journey = before_login(2);
    assert_eq!(asked(&mut journey).attempt, 1);
    let wrong = journey.found(Answered::Said(" ".into())).unwrap().unwrap();
    assert_eq!((wrong.key, wrong.problem), (Key::LoginName, Problem::Blank));
    assert_eq!(asked(&mut journey).attempt, 2);
    assert!(journey.found(Answered::Said("".into())).unwrap().is_some());
    for _ in 0..2 {
        asked(&mut journey);
        say(&mut journey, "x");
    }
    let Next::Told(_, told) = next(&mut journey) else { panic!("all were looked for") };
    assert_eq!(told.missing, [Key::LoginName]);
}

#[test]
fn a_given_value_that_cannot_be_right_is_an_error_that_names_its_method() {
    let mut journey = before_login(3);
    asked(&mut journey);
    let unusable = journey.found(Answered::Given("".into())).unwrap_err();
    assert_eq!((unusable.key, unusable.method), (Key::LoginName, Method::Login.into()));
}

#[test]
fn a_refused_value_is_asked_for_and_the_given_one_is_no_longer_used() {
    let mut journey = before_login(3);
    let login = log_in(&mut journey, ["li", "hunter2", "ab12"]);
    answer(&mut journey, &login, json!({"code": 208101, "msg": "no"}));
    let picture = call(&mut journey);
    answer(&mut journey, &picture, json!({"code": 200, "data": {"pic_code": "aGk="}}));
    let name = asked(&mut journey);
    assert_eq!(
        (name.key.clone(), name.from, name.refused, name.may_stay),
        (Key::LoginName, Origin::Asked, Some(208101), true)
    );
    journey.found(Answered::Nobody).unwrap();
    let password = asked(&mut journey);
    assert_eq!((password.key.clone(), password.from, password.may_stay), (Key::Password, Origin::Asked, false));
    say(&mut journey, "other");
    assert_eq!(asked(&mut journey).spent, ["ab12".into()], "a captcha serves one attempt");
    say(&mut journey, "cd34");
    let again = call(&mut journey);
    assert_eq!((again.request.text(&Key::LoginName), again.request.text(&Key::Password)), (Some("li"), Some("other")));
}

#[test]
fn a_refused_login_does_not_go_out_as_it_was() {
    let mut journey = before_login(3);
    let login = log_in(&mut journey, ["li", "hunter2", "ab12"]);
    answer(&mut journey, &login, json!({"code": 208101, "msg": "no"}));
    let picture = call(&mut journey);
    answer(&mut journey, &picture, json!({"code": 200, "data": {"pic_code": "aGk="}}));
    for value in ["li", "hunter2", "cd34"] {
        asked(&mut journey);
        say(&mut journey, value);
    }
    assert!(matches!(next(&mut journey), Next::Told(..)));
    assert!(matches!(next(&mut journey), Next::End(End::Stopped(Stop::Refused))));
}

#[test]
fn a_busy_gateway_does_not_hide_the_refusal_before_it_once_the_busy_step_succeeds() {
    let mut first = before_login(3);
    let login = log_in(&mut first, ["li", "hunter2", "ab12"]);
    answer(&mut first, &login, json!({"code": 208101, "msg": "no"}));
    let picture = call(&mut first);
    answer(&mut first, &picture, json!({"code": 508100, "msg": "busy"}));
    assert_eq!(first.last_refusal().map(|last| last.code), Some(508100));
    let mut next = journey(3).resuming(first.snapshot().interrupted.unwrap());
    for journey in [&mut first, &mut next] {
        answer(journey, &picture, json!({"code": 200, "data": {"pic_code": "aGk="}}));
        assert_eq!(journey.last_refusal().map(|last| last.code), Some(208101));
    }
}

#[test]
fn a_wish_for_another_picture_comes_before_everything_else_that_was_said() {
    let mut journey = before_login(3);
    for value in ["li", "hunter2"] {
        asked(&mut journey);
        say(&mut journey, value);
    }
    asked(&mut journey);
    journey.found(Answered::Refresh).unwrap();
    let picture = call(&mut journey);
    assert_eq!(picture.step(), Step::Call(Method::GetPicCode));
    answer(&mut journey, &picture, json!({"code": 200, "data": {"pic_code": "aGk="}}));
    let captcha = asked(&mut journey);
    assert_eq!((captcha.key.clone(), captcha.is_refreshed, captcha.attempt), (Key::PicCode, true, 2));
}

#[test]
fn what_a_try_brought_is_stored_before_the_next_call_and_a_submission_stores_it_with_its_record() {
    let mut journey = before_login(3);
    let login = log_in(&mut journey, ["li", "hunter2", "ab12"]);
    assert_eq!(journey.owes(&login.request), Durability::Later, "reads leave nothing behind");
    answer(&mut journey, &login, json!({"code": 200, "data": {"user_status": 0, "unionpay_auth": 0}}));
    assert_eq!(journey.owes(&Request::new(Method::GetVerifyMethod)), Durability::Process);
    assert_eq!(journey.owes(&Request::new(Method::SubmitQuestion)), Durability::Later);
}

//! Tests of drives that stop before their journey's end, and of storing the facts then.

use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use serde_json::json;

use super::*;
use crate::drive::{InMemoryBudget, Keep, Unobserved};
use crate::flow::{Facts, Goal, Patience, Plan, Route};
use crate::gateway::{CallError, Outgoing};
use crate::journey::{Answered, Snapshot};
use crate::protocol::{Arrived, KnownValues, Merchant, Reply, Request};

/// A gateway that gives this answer to every call, after the login form and the picture.
struct Says(serde_json::Value);

impl Gateway for Says {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let reply = match call.request().method().known() {
            Some(Method::GetLoginInfo) => json!({"code": 200, "data": {}}),
            Some(Method::GetPicCode) if !self.0.is_null() => json!({"code": 200, "data": {"pic_code": "aGk="}}),
            Some(Method::GetPicCode) => json!({"code": 200, "data": {}}),
            _ => self.0.clone(),
        };
        Ok(Reply::from_json(call.request().method(), reply)?)
    }
}

struct Stopped(Timestamp);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0
    }

    async fn until(&self, _: Timestamp) {
        panic!("nobody waits here");
    }
}

/// Answers every question with `x`, or leaves all of them for later.
struct Person {
    later: bool,
}

impl Answerer for Person {
    type Error = ();

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, ()> {
        let said = Answered::Said("x".into());
        Ok(if ask.from == Origin::Given { Some(Answered::Nobody) } else { (!self.later).then_some(said) })
    }

    async fn choose(&mut self, _: &Choice) -> Result<Option<Route>, ()> {
        Ok(None)
    }

    fn is_at_hand(&self, _: &Ask) -> bool {
        false
    }

    fn can_find(&self, _: &Ask) -> bool {
        true
    }

    fn asks_for_the_route(&self) -> bool {
        true
    }
}

/// Records what was stored, with its durability. Storing may fail.
#[derive(Clone, Default)]
struct Stored {
    releases: Arc<Mutex<Vec<Durability>>>,
    breaks: bool,
}

impl Keep for Stored {
    type Error = &'static str;

    async fn hold(&mut self) -> Result<Option<Snapshot>, &'static str> {
        Ok(None)
    }

    async fn save(&mut self, _: &Snapshot, _: Durability) -> Result<(), &'static str> {
        Ok(())
    }

    async fn release(&mut self, _: &Snapshot, durability: Durability) -> Result<(), &'static str> {
        self.releases.lock().unwrap().push(durability);
        if self.breaks { Err("the disk is full") } else { Ok(()) }
    }

    fn may_be_restored(&self) -> bool {
        false
    }

    fn has_picture(&self) -> bool {
        true
    }

    async fn put_picture(&mut self, _: &[u8]) -> Result<(), &'static str> {
        Ok(())
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        None
    }
}

/// Stops the drive at the first pause.
struct NeverWaits;

impl Observe for NeverWaits {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        if matches!(event, Event::Waiting(..)) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

type Driven = Result<Drove, DriveError<&'static str, (), Infallible>>;

fn driven(says: serde_json::Value, later: bool, keep: Stored, observe: impl Observe) -> Driven {
    driven_from(Facts::default(), says, later, keep, observe)
}

/// The same, when the clock shows 1,700,000,000 s.
fn driven_from(facts: Facts, says: serde_json::Value, later: bool, keep: Stored, observe: impl Observe) -> Driven {
    let plan = Plan {
        until: Goal::Report,
        route: None,
        max_tries: 2,
        patience: Patience::default(),
        person: true,
        again: false,
        look: false,
    };
    let (gateway, clock) = (Audited::unlogged(Says(says)), Stopped(Timestamp::from_second(1_700_000_000).unwrap()));
    let (merchant, known) = (Merchant::default(), KnownValues::default());
    let principal = Principal { merchant, known: known.clone(), authorization: None };
    let journey = Journey::new(plan, facts, known);
    let budget = InMemoryBudget::default();
    let mut driver = Driver::new(journey, (&gateway, &principal, &clock, &budget), keep, Person { later }, observe);
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(driver.run())
}

#[test]
fn a_value_to_be_found_later_parks_the_journey_with_its_facts_stored() {
    let keep = Stored::default();
    let Ok(Drove::Parked(ask)) = driven(json!({"code": 200}), true, keep.clone(), Unobserved) else { panic!("parked") };
    assert_eq!(ask.needs.method, Method::Login.into());
    assert_eq!(keep.releases.lock().unwrap().last(), Some(&Durability::Machine));
}

#[test]
fn an_observer_that_does_not_wait_is_told_until_when() {
    let busy = json!({"code": 508100, "msg": "busy"});
    let drove = driven(busy, false, Stored::default(), NeverWaits);
    assert!(matches!(drove, Ok(Drove::Until(until)) if until.as_second() > 1_700_000_000), "{drove:?}");
}

#[test]
fn a_route_to_be_chosen_later_leaves_the_journey_undecided() {
    let form = |method: &str| json!({"method": method, "param": []});
    let data = json!({"user_status": 0, "unionpay_auth": 0, "rules": [
        {"title": "t", "id": 2, "next": form("onlineValidateCard")}, {"title": "t", "id": 1, "next": form("getQuestion")}]});
    let drove = driven(json!({"code": 200, "data": data}), false, Stored::default(), Unobserved);
    assert!(matches!(&drove, Ok(Drove::Undecided(choice)) if choice.offered == Route::ALL), "{drove:?}");
}

#[test]
fn an_accepted_captcha_without_a_picture_is_no_picture() {
    let drove = driven(serde_json::Value::Null, false, Stored::default(), Unobserved);
    assert!(matches!(drove, Err(DriveError::NoPicture(..))), "{drove:?}");
}

#[test]
fn nothing_more_is_sent_once_facts_cannot_be_stored() {
    let drove = driven(json!({"code": 200}), false, Stored { breaks: true, ..Stored::default() }, Unobserved);
    let Err(DriveError::Exchange(ExchangeError::Unstored(error, exchange))) = drove else { panic!("{drove:?}") };
    assert_eq!((error, exchange.call.step()), ("the disk is full", Step::Call(Method::GetLoginInfo)));
    assert!(exchange.accepted().is_some(), "what the gateway said is handed over");
    assert_eq!(exchange.heard().err(), None::<Arrived>);
}

/// Records that the clock was set back, and stops the drive at the first pause.
struct Alert<'a>(&'a mut bool);

impl Observe for Alert<'_> {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        *self.0 |= matches!(event, Event::Redated);
        NeverWaits.event(event)
    }
}

#[test]
fn a_submission_dated_years_ahead_is_told_and_waited_for_no_longer_than_any_other() {
    let now = Timestamp::from_second(1_700_000_000).unwrap();
    let years = SignedDuration::from_hours(3 * 365 * 24);
    let mut facts = Facts::default();
    facts.record_sent(&Request::new(Method::SubmitQuestion), now + years, Patience::default());
    let mut told = false;
    let drove = driven_from(facts, json!({"code": 200}), false, Stored::default(), Alert(&mut told));
    let due = now + SignedDuration::from_mins(10);
    assert!(matches!(drove, Ok(Drove::Until(until)) if until == due), "{drove:?}");
    assert!(told, "nobody waits without knowing why");
}

//! The control endpoints under `/_sandbox/`: what an applicant would see, what was called, the clock.

use hyper::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::people::rows;
use super::world::World;

/// Every path of the control endpoints begins so.
pub(super) const PREFIX: &str = "/_sandbox/";
/// The longest single step of the clock, in seconds: ten years.
const LONGEST_STEP: i64 = 10 * 366 * 24 * 60 * 60;

/// A control request, apart from its transport.
pub(super) struct Control<'a> {
    pub method: &'a Method,
    /// The path after [`PREFIX`].
    pub path: &'a str,
    pub query: &'a str,
    pub body: &'a [u8],
}

/// Answers it; `wall` is the wall clock's time.
pub(super) fn answer(world: &mut World, control: &Control, wall: Timestamp) -> (StatusCode, Value) {
    let expected = match control.path {
        "people" | "inbox" | "journal" => Method::GET,
        "reset" | "advance" => Method::POST,
        _ => return refuse(StatusCode::NOT_FOUND, "there are people, inbox, journal, reset and advance"),
    };
    if *control.method != expected {
        return refuse(StatusCode::METHOD_NOT_ALLOWED, &format!("use {expected}"));
    }
    match control.path {
        "people" => done(json!(rows())),
        "journal" => done(json!(world.journal())),
        "inbox" => {
            let mut pairs = url::form_urlencoded::parse(control.query.as_bytes());
            match pairs.find(|(name, _)| name == "user_id") {
                Some((_, user_id)) => done(json!(world.inbox(&user_id, wall))),
                None => refuse(StatusCode::BAD_REQUEST, "user_id is missing"),
            }
        }
        "reset" => {
            *world = World::new(world.seed());
            done(json!({"now": world.now(wall)}))
        }
        _ => {
            let body = serde_json::from_slice::<Value>(control.body).ok();
            let seconds = body.and_then(|body| body.get("seconds")?.as_i64());
            match seconds.filter(|seconds| (0..=LONGEST_STEP).contains(seconds)) {
                Some(seconds) => {
                    world.advance(SignedDuration::from_secs(seconds));
                    done(json!({"now": world.now(wall)}))
                }
                None => refuse(StatusCode::BAD_REQUEST, "seconds is none of the integers from 0 to ten years"),
            }
        }
    }
}

fn done(value: Value) -> (StatusCode, Value) {
    (StatusCode::OK, value)
}

fn refuse(status: StatusCode, why: &str) -> (StatusCode, Value) {
    (status, json!({ "error": why }))
}

//! The control endpoints under `/_sandbox/`: inbox, journal, clock, faults.

use hyper::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::door::Door;
use super::faults::{Fault, Schedule};
use super::world::World;

/// The prefix of all control endpoints.
pub(super) const PREFIX: &str = "/_sandbox/";
/// The name a sandbox identifies itself with. No other server uses it.
pub const NAME: &str = "zhengxin";
/// The maximum advance of the clock in one request, in seconds: ten years.
const LONGEST_STEP: i64 = 10 * 366 * 24 * 60 * 60;

/// A control request without its transport.
pub(super) struct Control<'a> {
    pub method: &'a Method,
    /// The path after [`PREFIX`].
    pub path: &'a str,
    pub query: &'a str,
    pub body: &'a [u8],
}

/// The paths with their HTTP methods.
const PATHS: [(&str, &[Method]); 7] = [
    ("about", &[Method::GET]),
    ("people", &[Method::GET]),
    ("inbox", &[Method::GET]),
    ("journal", &[Method::GET]),
    ("faults", &[Method::GET, Method::PUT, Method::DELETE]),
    ("reset", &[Method::POST]),
    ("advance", &[Method::POST]),
];

/// Answers the request; `wall` is the time of the wall clock.
pub(super) fn answer(
    world: &mut World,
    schedule: &mut Schedule,
    door: &Door,
    control: &Control,
    wall: Timestamp,
) -> (StatusCode, Value) {
    let Some((path, methods)) = PATHS.iter().find(|(path, _)| *path == control.path) else {
        let known: Vec<&str> = PATHS.iter().map(|(path, _)| *path).collect();
        return refuse(StatusCode::NOT_FOUND, &format!("there is: {}", known.join(", ")));
    };
    if !methods.contains(control.method) {
        let known: Vec<&str> = methods.iter().map(Method::as_str).collect();
        return refuse(StatusCode::METHOD_NOT_ALLOWED, &format!("use {}", known.join(" or ")));
    }
    match *path {
        "about" => done(json!({"sandbox": NAME, "version": env!("CARGO_PKG_VERSION")})),
        "people" => done(json!(world.rows())),
        "journal" => done(json!(world.journal())),
        "inbox" => inbox(world, control, wall),
        "faults" => faults(schedule, world.seed(), door, control),
        "reset" => {
            world.begin_anew();
            schedule.restart();
            done(json!({"now": world.now(wall)}))
        }
        _ => advance(world, control, wall),
    }
}

fn inbox(world: &World, control: &Control, wall: Timestamp) -> (StatusCode, Value) {
    let mut pairs = url::form_urlencoded::parse(control.query.as_bytes());
    match pairs.find(|(name, _)| name == "user_id") {
        Some((_, user_id)) => done(json!(world.inbox(&user_id, wall))),
        None => refuse(StatusCode::BAD_REQUEST, "user_id is missing"),
    }
}

fn advance(world: &mut World, control: &Control, wall: Timestamp) -> (StatusCode, Value) {
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

/// GET lists the faults, PUT replaces them, DELETE removes them. Each replies with the faults that apply afterwards.
fn faults(schedule: &mut Schedule, seed: u64, door: &Door, control: &Control) -> (StatusCode, Value) {
    if *control.method != Method::GET {
        let specs = if *control.method == Method::DELETE { Ok(Vec::new()) } else { read_faults(control.body) };
        let faults = match specs {
            Ok(faults) => faults,
            Err(why) => return refuse(StatusCode::BAD_REQUEST, &why),
        };
        if let Some(pause) = faults.iter().filter_map(Fault::refusal).max() {
            door.shut(pause);
        }
        *schedule = Schedule::new(seed, faults);
    }
    let shown = schedule.faults().map(|(fault, met)| json!({"fault": fault.to_string(), "met": met}));
    done(shown.collect())
}

fn read_faults(body: &[u8]) -> Result<Vec<Fault>, String> {
    let specs: Vec<String> =
        serde_json::from_slice(body).map_err(|_| "the body is no JSON array of strings".to_owned())?;
    specs.iter().map(|spec| spec.parse().map_err(|error| format!("{spec}: {error}"))).collect()
}

fn done(value: Value) -> (StatusCode, Value) {
    (StatusCode::OK, value)
}

fn refuse(status: StatusCode, why: &str) -> (StatusCode, Value) {
    (status, json!({ "error": why }))
}

use std::future::ready;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::*;
use crate::audit::Destination;
use crate::gateway::{ConnectReason, Pace, Retries};
use crate::protocol::{Key, KnownValues, Merchant, Method};

/// A gateway that always gives one answer, and reads the log before each.
struct Watched {
    answer: Result<i64, CallError>,
    log: std::path::PathBuf,
    seen: Mutex<Vec<usize>>,
}

impl Gateway for Watched {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let retries = Retries {
            count: 1,
            pace: Pace { first: Default::default(), ..Pace::default() },
            observer: None,
            leaves_busy: false,
        };
        retries
            .call(call.request(), &call.principal().known, || {
                self.seen.lock().unwrap().push(lines(&self.log).len());
                ready(self.answer.clone().map(|code| replied(call.request(), code)))
            })
            .await
    }
}

fn replied(request: &Request, code: i64) -> Reply {
    Reply::from_json(request.method(), json!({"code": code})).unwrap()
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn destination() -> Destination {
    Destination { profile: Some("p".into()), gateway: "g".into(), base: "https://g".into() }
}

fn principal(user_id: &str) -> Principal {
    let merchant = Merchant { user_id: user_id.into(), ..Merchant::default() };
    Principal { merchant, known: KnownValues::default(), authorization: None }
}

/// The log's lines after a call with this outcome, and the number of lines at each attempt.
fn logged(answer: Result<i64, CallError>, request: &Request) -> (Vec<Value>, Vec<usize>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("audit.jsonl");
    let log = AuditLog::open(&path, destination()).unwrap();
    let gateway = Watched { answer, log: path.clone(), seen: Mutex::default() };
    let audited = Audited::logged(gateway, log, Box::new(|error| panic!("{error}")));
    let _ = run(&audited, request);
    (lines(&path), audited.gateway.seen.into_inner().unwrap())
}

fn run<G: Gateway>(gateway: &Audited<G>, request: &Request) -> Result<Reply, CallError> {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(gateway.call(&principal("u"), request))
}

fn refused() -> CallError {
    CallError::Connect { origin: "http://g".into(), reason: ConnectReason::Refused }
}

#[test]
fn the_log_knows_of_a_call_that_acts_before_it_leaves_and_says_what_came_of_it() {
    let submit = Request::new(Method::SubmitApplyMessageCode).with(Key::MessageCode, "herdrc");
    for (answer, code, outcome) in [
        (Ok(200), json!(200), "accepted"),
        (Ok(508114), json!(508114), "refused"),
        (Ok(508101), json!(508101), if busy(508101) { "busy" } else { "refused" }),
        (Ok(999_999), json!(999_999), "unknown"),
        (Err(CallError::Interrupted), Value::Null, "unknown"),
    ] {
        let (lines, seen) = logged(answer, &submit);
        assert_eq!(seen, [1], "one attempt, one line before it");
        assert_eq!(lines[0]["event"], "sent");
        assert_eq!(
            (&lines[1]["event"], &lines[1]["code"], &lines[1]["outcome"]),
            (&json!("done"), &code, &json!(outcome))
        );
        assert_eq!(lines[0]["id"], lines[1]["id"]);
        assert!(!format!("{lines:?}").contains("herdrc"));
    }
}

fn busy(code: i64) -> bool {
    crate::protocol::codes::find(code).is_some_and(|entry| entry.recovery == Recovery::Again)
}

#[test]
fn a_busy_code_is_no_outcome() {
    let code = crate::protocol::CODES.iter().find(|entry| entry.recovery == Recovery::Again).unwrap().code;
    assert_eq!(logged(Ok(code), &Request::new(Method::SubmitQuestion)).0[1]["outcome"], "busy");
}

#[test]
fn attempts_that_never_left_are_one_call() {
    let (lines, seen) = logged(Err(refused()), &Request::new(Method::Login));
    assert_eq!(seen, [1, 1]);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["outcome"], "not-sent");
}

#[test]
fn what_only_reads_leaves_no_line() {
    assert_eq!(logged(Ok(200), &Request::new(Method::GetQuestion)).0.len(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_call_that_cannot_be_written_down_does_not_leave() {
    let log = AuditLog::open(Path::new("/dev/full"), destination()).unwrap();
    let gateway = Watched { answer: Ok(200), log: "/nowhere".into(), seen: Mutex::default() };
    let audited = Audited::logged(gateway, log, Box::new(|error| panic!("{error}")));
    let error = run(&audited, &Request::new(Method::Login)).unwrap_err();
    assert_eq!((error.class(), error.arrived()), (crate::protocol::Class::Config, crate::protocol::Arrived::No));
    assert_eq!(*audited.gateway.seen.lock().unwrap(), [0; 0]);
    assert!(run(&audited, &Request::new(Method::GetLoginInfo)).is_ok(), "a read has no need of a log");
}

#[test]
fn an_outcome_that_cannot_be_written_down_stands_and_is_complained_of() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").args(["-m", "600"]).arg(&pipe).status().unwrap().success());
    let reader = std::fs::File::options().read(true).write(true).open(&pipe).unwrap();
    let log = AuditLog::open(&pipe, destination()).unwrap();
    struct Closes(Mutex<Option<std::fs::File>>);
    impl Gateway for Closes {
        async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
            drop(self.0.lock().unwrap().take());
            Ok(replied(call.request(), 200))
        }
    }
    let complaints = Arc::new(AtomicU32::new(0));
    let heard = complaints.clone();
    let complaint = move |_: &AuditError| {
        heard.fetch_add(1, Ordering::Relaxed);
    };
    let audited = Audited::logged(Closes(Some(reader).into()), log, Box::new(complaint));
    assert_eq!(run(&audited, &Request::new(Method::Login)).unwrap().code, 200);
    assert_eq!(complaints.load(Ordering::Relaxed), 1);
}

#[test]
fn applicants_share_a_gateway_and_each_call_is_written_down_for_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("audit.jsonl");
    let log = AuditLog::open(&path, destination()).unwrap();
    struct Meets(tokio::sync::Barrier);
    impl Gateway for Meets {
        async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
            self.0.wait().await; // both calls are under way
            Ok(replied(call.request(), 200))
        }
    }
    let meets = Meets(tokio::sync::Barrier::new(2));
    let audited = Arc::new(Audited::logged(meets, log, Box::new(|error| panic!("{error}"))));
    let request = |password: &str| Request::new(Method::Login).with(Key::Password, password);
    let (a, b) = (principal("applicant-a"), principal("applicant-b"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let calls = [(&a, "hunter2"), (&b, "swordfish")].map(|(principal, password)| {
        let (audited, principal, request) = (audited.clone(), principal.clone(), request(password));
        runtime.spawn(async move { audited.call(&principal, &request).await })
    });
    calls.into_iter().for_each(|call| assert!(runtime.block_on(call).unwrap().is_ok()));
    for user_id in ["applicant-a", "applicant-b"] {
        let lines: Vec<_> = lines(&path).into_iter().filter(|line| line["user_id"] == user_id).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!((&lines[0]["event"], &lines[1]["outcome"]), (&json!("sent"), &json!("accepted")));
        assert_eq!(lines[0]["id"], lines[1]["id"]);
    }
    assert_eq!(a.known.hide("hunter2 swordfish"), "*** swordfish", "each knows what was sent for it, and nothing else");
}

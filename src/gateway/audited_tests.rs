use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use serde_json::{Value, json};

use super::*;
use crate::audit::Caller;
use crate::gateway::{ConnectReason, Pace, Retries};
use crate::protocol::{Key, Method};

/// A gateway that says one thing, and looks into the log before it does.
struct Watched {
    answer: Result<i64, CallError>,
    log: std::path::PathBuf,
    seen: RefCell<Vec<usize>>,
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
            .call(call.request(), async |request: &Request| {
                self.seen.borrow_mut().push(lines(&self.log).len());
                let json = json!({"code": self.answer.clone()?});
                Ok(Reply::from_json(request.method(), json)?)
            })
            .await
    }
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn caller() -> Caller {
    Caller { profile: Some("p".into()), gateway: "g".into(), user_id: "u".into(), authorization: None }
}

/// What stands in the log after a call that ends so, and how many lines stood there at each attempt.
fn logged(answer: Result<i64, CallError>, request: &Request) -> (Vec<Value>, Vec<usize>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("audit.jsonl");
    let log = AuditLog::open(&path, caller()).unwrap();
    let gateway = Watched { answer, log: path.clone(), seen: RefCell::default() };
    let audited = Audited::logged(gateway, log, Box::new(|error| panic!("{error}")));
    let _ = run(&audited, request);
    (lines(&path), audited.gateway.seen.take())
}

fn run<G: Gateway>(gateway: &Audited<G>, request: &Request) -> Result<Reply, CallError> {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(gateway.call(request))
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
    let log = AuditLog::open(Path::new("/dev/full"), caller()).unwrap();
    let gateway = Watched { answer: Ok(200), log: "/nowhere".into(), seen: RefCell::default() };
    let audited = Audited::logged(gateway, log, Box::new(|error| panic!("{error}")));
    let error = run(&audited, &Request::new(Method::Login)).unwrap_err();
    assert_eq!((error.class(), error.was_sent()), (crate::protocol::Class::Config, Sent::No));
    assert_eq!(audited.gateway.seen.take(), [0; 0]);
    assert!(run(&audited, &Request::new(Method::GetLoginInfo)).is_ok(), "a read has no need of a log");
}

#[test]
fn an_outcome_that_cannot_be_written_down_stands_and_is_complained_of() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").args(["-m", "600"]).arg(&pipe).status().unwrap().success());
    let reader = std::fs::File::options().read(true).write(true).open(&pipe).unwrap();
    let log = AuditLog::open(&pipe, caller()).unwrap();
    struct Closes(RefCell<Option<std::fs::File>>);
    impl Gateway for Closes {
        async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
            drop(self.0.take());
            Ok(Reply::from_json(call.request().method(), json!({"code": 200}))?)
        }
    }
    let complaints = Rc::new(RefCell::new(0));
    let heard = complaints.clone();
    let audited = Audited::logged(Closes(Some(reader).into()), log, Box::new(move |_| *heard.borrow_mut() += 1));
    assert_eq!(run(&audited, &Request::new(Method::Login)).unwrap().code, 200);
    assert_eq!(complaints.take(), 1);
}

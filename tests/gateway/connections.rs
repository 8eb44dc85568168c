//! Connections are reused, and a dead one never makes a call arrive twice.

use std::thread::sleep;
use std::time::Duration;

use serde_json::json;
use tokio::runtime::Builder;
use zhengxin::gateway::{CallError, SandboxControlClient};
use zhengxin::protocol::{Arrived, Class};

use crate::caller::{Caller, read, submit};
use crate::support::broken::{BrokenGateway, Then, ok};

fn fine() -> Vec<u8> {
    ok(r#"{"code":200,"data":{}}"#)
}

#[test]
fn five_calls_take_one_connection() {
    let gateway = BrokenGateway::always(Then::Send(fine()));
    let caller = Caller::new(&gateway.url());
    for request in [read(), read(), submit(), submit(), read()] {
        assert_eq!(caller.call(&request).unwrap().code, 200);
    }
    assert_eq!((gateway.requests().len(), gateway.connections()), (5, 1));
}

#[test]
fn a_request_has_the_documented_body_and_few_headers() {
    let gateway = BrokenGateway::always(Then::Send(fine()));
    Caller::new(&gateway.url()).call(&read()).unwrap();
    let request = gateway.requests().remove(0);
    let (head, _) = request.split_once("\r\n\r\n").unwrap();
    let (line, headers) = head.split_once("\r\n").unwrap();
    assert_eq!(line, "POST /api?token=tok3n HTTP/1.1");
    let mut headers: Vec<_> = headers.lines().filter(|line| !line.starts_with("content-length")).collect();
    headers.sort_unstable();
    let host = format!("host: {}", gateway.address());
    let agent = format!("user-agent: zhengxin/{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        headers,
        ["accept-encoding: gzip", "accept: */*", "content-type: application/json; charset=utf-8", &host, &agent]
    );
}

#[test]
fn a_call_that_acts_uses_a_new_connection_until_one_is_proven() {
    let gateway = BrokenGateway::always(Then::Send(fine()));
    let caller = Caller::new(&gateway.url());
    for (request, connections) in [(read(), 1), (submit(), 2), (submit(), 3), (read(), 3), (submit(), 3)] {
        caller.call(&request).unwrap();
        assert_eq!(gateway.connections(), connections);
    }
}

#[test]
fn a_call_that_acts_uses_a_new_connection_after_a_kept_one_broke() {
    let gateway = BrokenGateway::start(|number| if number == 2 { Then::Close } else { Then::Send(fine()) });
    let caller = Caller::new(&gateway.url());
    (0..3).for_each(|_| drop(caller.call(&read()).unwrap()));
    assert_eq!((gateway.requests().len(), gateway.connections()), (4, 2), "one was repeated");
    caller.call(&submit()).unwrap();
    assert_eq!(gateway.connections(), 3);
}

#[test]
fn a_gateway_that_closes_unannounced_gets_each_call_that_acts_once() {
    let gateway = BrokenGateway::always(Then::SendAndClose(fine()));
    let caller = Caller::new(&gateway.url());
    for _ in 0..50 {
        assert_eq!(caller.call(&read()).unwrap().code, 200);
        assert_eq!(caller.call(&submit()).unwrap().code, 200);
    }
    assert_eq!(gateway.arrived("onlineAuthentication"), 50);
}

#[test]
fn a_submission_is_not_retried_if_a_kept_connection_closes_after_the_request() {
    for then in [Then::Close, Then::Reset] {
        let gateway = BrokenGateway::start(move |number| if number < 2 { Then::Send(fine()) } else { then.clone() });
        let caller = Caller::new(&gateway.url());
        (0..2).for_each(|_| drop(caller.call(&read()).unwrap()));
        let error = caller.error(&submit());
        assert_eq!(error, CallError::Interrupted);
        assert_eq!((error.class(), error.arrived()), (Class::Unavailable, Arrived::Maybe));
        assert_eq!(gateway.arrived("onlineAuthentication"), 1);
        assert_eq!(gateway.connections(), 1, "it went out on the kept connection");
    }
}

#[test]
fn a_connection_closed_meanwhile_is_noticed_before_the_next_call() {
    for _ in 0..5 {
        let gateway = BrokenGateway::start(|number| match number {
            0 | 1 => Then::Send(fine()),
            _ => Then::SendAndCloseAfter(fine(), Duration::from_millis(20)),
        });
        let caller = Caller::new(&gateway.url());
        (0..3).for_each(|_| drop(caller.call(&read()).unwrap()));
        sleep(Duration::from_millis(100)); // simulates a person typing, while the runtime does not run
        assert_eq!(caller.call(&submit()).unwrap().code, 200);
        assert_eq!((gateway.arrived("onlineAuthentication"), gateway.connections()), (1, 2));
    }
}

#[test]
fn a_submission_on_a_closing_connection_arrives_at_most_once() {
    let gateway = BrokenGateway::always(Then::SendAndClose(fine()));
    let caller = Caller::new(&gateway.url());
    for _ in 0..200 {
        let before = gateway.requests().len();
        let outcome = caller.call(&submit());
        let arrived = gateway.requests().len() - before;
        match outcome {
            Ok(_) => assert_eq!(arrived, 1),
            Err(error) => {
                assert_eq!(error.arrived(), Arrived::Maybe, "{error:?}");
                assert!(arrived <= 1, "{arrived} arrived");
            }
        }
    }
}

#[test]
fn reads_of_a_sandbox_are_retried_and_changes_are_not() {
    let breaks = || BrokenGateway::start(|number| if number < 2 { Then::Close } else { Then::Send(ok("{}")) });
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let client = |gateway: &BrokenGateway| SandboxControlClient::new(&gateway.url().parse().unwrap(), None).unwrap();
    let (looked, changed) = (breaks(), breaks());
    assert_eq!(runtime.block_on(client(&looked).get("inbox", &[])), Ok(json!({})));
    assert_eq!(looked.arrived("GET /_sandbox/inbox"), 3);
    assert_eq!(runtime.block_on(client(&changed).post("advance", &json!({}))), Err(CallError::Interrupted));
    assert_eq!(changed.arrived("POST /_sandbox/advance"), 1);
}

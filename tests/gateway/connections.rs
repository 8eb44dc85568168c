//! Connections are shared, and a dead one never makes a call arrive twice.

use std::thread::sleep;
use std::time::Duration;

use zhengxin::gateway::{CallError, Sent};
use zhengxin::protocol::Class;

use crate::caller::{Caller, read, submit};
use crate::support::broken::{BrokenGateway, Then, ok};

fn fine() -> Vec<u8> {
    ok(r#"{"code":200,"data":{}}"#)
}

#[test]
fn five_calls_take_one_connection() {
    let gateway = BrokenGateway::always(Then::Send(fine()));
    let caller = Caller::new(&gateway.url());
    for request in [read(), submit(), read(), submit(), read()] {
        assert_eq!(caller.call(&request).unwrap().code, 200);
    }
    assert_eq!((gateway.requests().len(), gateway.connections()), (5, 1));
}

#[test]
fn a_request_is_the_documents_and_says_little_else() {
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
fn a_kept_connection_closed_after_the_request_was_read_repeats_no_submission() {
    for then in [Then::Close, Then::Reset] {
        let gateway = BrokenGateway::start(move |number| if number == 0 { Then::Send(fine()) } else { then.clone() });
        let caller = Caller::new(&gateway.url());
        caller.call(&read()).unwrap();
        let error = caller.error(&submit());
        assert_eq!(error, CallError::Interrupted);
        assert_eq!((error.class(), error.was_sent()), (Class::Unavailable, Sent::Maybe));
        assert_eq!(gateway.arrived("onlineAuthentication"), 1);
        assert_eq!(gateway.connections(), 1, "it went out on the kept connection");
    }
}

#[test]
fn a_connection_closed_meanwhile_is_noticed_before_the_next_call() {
    let gateway = BrokenGateway::always(Then::SendAndClose(fine()));
    let caller = Caller::new(&gateway.url());
    for _ in 0..5 {
        assert_eq!(caller.call(&submit()).unwrap().code, 200);
        sleep(Duration::from_millis(20)); // a person types; nobody runs the runtime
    }
    assert_eq!((gateway.arrived("onlineAuthentication"), gateway.connections()), (5, 5));
}

#[test]
fn a_submission_that_meets_a_closing_connection_arrives_once_at_most() {
    let gateway = BrokenGateway::always(Then::SendAndClose(fine()));
    let caller = Caller::new(&gateway.url());
    for _ in 0..200 {
        let before = gateway.requests().len();
        let outcome = caller.call(&submit());
        let arrived = gateway.requests().len() - before;
        match outcome {
            Ok(_) => assert_eq!(arrived, 1),
            Err(error) => {
                assert_eq!(error.was_sent(), Sent::Maybe, "{error:?}");
                assert!(arrived <= 1, "{arrived} arrived");
            }
        }
    }
}

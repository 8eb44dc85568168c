//! Every kind of invalid reply: which error it gives, of which class, and how many requests arrive.

use std::time::Duration;

use zhengxin::gateway::CallError;
use zhengxin::protocol::{Arrived, Beyond, Class, LONGEST_REPLY, LONGEST_REPORT, Looks, Method, ReplyError, Request};

use crate::caller::{Caller, SECRETS, read, submit};
use crate::support::broken::{BrokenGateway, Then, http, ok};
use crate::support::gzip;

/// The number of attempts for a read that is retried up to the limit.
const ALL: usize = 3;

/// The time limit of an attempt that is meant to time out.
const LIMIT: Duration = Duration::from_millis(400);

/// Calls a gateway that always responds with `then`, `reads` times for a read. Calls that act must arrive exactly once.
fn expect(then: Then, reads: usize, class: Class, is: impl Fn(&CallError) -> bool) {
    expect_of(Caller::new, then, reads, class, is);
}

fn expect_timeout(then: Then) {
    let hurried = |url: &str| Caller::with(url, |settings| settings.timeout = LIMIT);
    expect_of(hurried, then, ALL, Class::Unavailable, |error| *error == CallError::Timeout { limit: LIMIT });
}

fn expect_of(caller: impl Fn(&str) -> Caller, then: Then, reads: usize, class: Class, is: impl Fn(&CallError) -> bool) {
    for (request, arrivals) in [(read(), reads), (submit(), 1)] {
        let gateway = BrokenGateway::always(then.clone());
        let error = caller(&gateway.url()).error(&request);
        assert!(is(&error), "{}: {error:?}", request.method());
        assert_eq!(error.class(), class, "{error:?}");
        assert_eq!(error.arrived(), Arrived::Maybe, "{error:?}");
        assert_eq!(gateway.requests().len(), arrivals, "{} after {error:?}", request.method());
        let shown = format!("{error} {error:?}");
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}

fn status(code: u16) -> impl Fn(&CallError) -> bool {
    move |error| matches!(error, CallError::Status { status, .. } if *status == code)
}

fn not_json(expected: Looks) -> impl Fn(&CallError) -> bool {
    move |error| matches!(error, CallError::Reply(ReplyError::NotJson { looks, .. }) if *looks == expected)
}

#[test]
fn no_reply_is_a_timeout() {
    expect_timeout(Then::Silence);
}

#[test]
fn a_reset_after_the_request_is_an_interruption() {
    expect(Then::Reset, ALL, Class::Unavailable, |error| *error == CallError::Interrupted);
}

#[test]
fn a_close_after_the_request_is_an_interruption() {
    expect(Then::Close, ALL, Class::Unavailable, |error| *error == CallError::Interrupted);
}

#[test]
fn a_body_shorter_than_announced_is_an_interruption() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"code\":200,\"msg\":\"GEHEIM";
    expect(Then::SendAndClose(head.into()), ALL, Class::Unavailable, |error| *error == CallError::Interrupted);
    let packed = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 999\r\n\r\n\x1f";
    expect(Then::SendAndClose(packed.into()), ALL, Class::Unavailable, |error| *error == CallError::Interrupted);
}

#[test]
fn truncated_json_with_a_correct_length_is_not_understood() {
    let half = ok("{\"code\":200,\"data\":{\"name\":\"GEHEIM");
    expect(Then::Send(half), 1, Class::Protocol, not_json(Looks::CutShort));
}

#[test]
fn a_page_or_nothing_with_status_200_is_not_understood() {
    expect(Then::Send(ok("<html>GEHEIM</html>")), 1, Class::Protocol, not_json(Looks::Html));
    expect(Then::Send(ok("")), 1, Class::Protocol, not_json(Looks::Empty));
}

#[test]
fn a_reply_without_code_or_with_data_of_a_wrong_type_is_not_understood() {
    let no_code = ok(r#"{"msg":"GEHEIM"}"#);
    expect(Then::Send(no_code), 1, Class::Protocol, |error| *error == CallError::Reply(ReplyError::NoCode));
    let bare = ok(r#"{"code":200,"data":["GEHEIM"]}"#);
    expect(Then::Send(bare), 1, Class::Protocol, |error| *error == CallError::Reply(ReplyError::DataType));
}

#[test]
fn a_server_error_with_a_page_is_unavailable_and_shows_its_shape() {
    let page = http("500 Internal Server Error", "", "<h1>GEHEIM 110101199003070011</h1>");
    expect(Then::Send(page), ALL, Class::Unavailable, |error| {
        matches!(error, CallError::Status { status: 500, excerpt, retry_after: None, .. }
            if excerpt == "<xx>xxxxxx xxxxxxxxxxxxxxxxxx</xx>")
    });
}

#[test]
fn a_success_with_a_bad_status_does_not_count() {
    expect(Then::Send(http("500 Oops", "", r#"{"code":200}"#)), ALL, Class::Unavailable, status(500));
}

#[test]
fn a_bad_status_counts_even_if_its_body_is_truncated() {
    let cut = "HTTP/1.1 503 Busy\r\nContent-Length: 99\r\n\r\nGEHEIM";
    expect(Then::SendAndClose(cut.into()), ALL, Class::Unavailable, status(503));
}

#[test]
fn too_many_requests_is_unavailable_and_a_short_retry_after_is_obeyed() {
    let soon = http("429 Too Many Requests", "Retry-After: 1\r\n", "");
    expect(Then::Send(soon), ALL, Class::Unavailable, status(429));
    let late = http("429 Too Many Requests", "Retry-After: 3600\r\n", "");
    expect(Then::Send(late), 1, Class::Unavailable, |error| error.retry_after() == Some(3600));
}

#[test]
fn a_date_in_retry_after_counts_from_the_gateways_own_clock() {
    let dated = "Date: Fri, 31 Dec 1999 23:00:00 GMT\r\nRetry-After: Sat, 01 Jan 2000 00:00:00 GMT\r\n";
    let late = http("429 Too Many Requests", dated, "");
    expect(Then::Send(late), 1, Class::Unavailable, |error| error.retry_after() == Some(3600));
    let past = http("503 Busy", "Retry-After: Fri, 31 Dec 1999 23:00:00 GMT\r\n", "");
    expect(Then::Send(past), ALL, Class::Unavailable, |error| error.retry_after() == Some(0));
    let neither = http("503 Busy", "Retry-After: tomorrow\r\n", "");
    expect(Then::Send(neither), ALL, Class::Unavailable, |error| error.retry_after().is_none());
}

#[test]
fn other_statuses_are_not_understood_and_not_retried() {
    for (line, code) in [("400 Bad Request", 400), ("404 Not Found", 404), ("407 Proxy", 407)] {
        expect(Then::Send(http(line, "", "GEHEIM")), 1, Class::Protocol, status(code));
    }
}

#[test]
fn a_redirect_is_refused_and_only_its_host_is_named() {
    let away = "Location: http://wangwu:hunter2@elsewhere.example/api?token=tok3n\r\n";
    expect(Then::Send(http("302 Found", away, "")), 1, Class::Protocol, |error| {
        *error == CallError::Redirected { status: 302, host: Some("elsewhere.example".into()) }
    });
    let target = BrokenGateway::always(Then::Send(ok(r#"{"code":200}"#)));
    let moved = http("307 Moved", &format!("Location: {}\r\n", target.url()), "");
    expect(Then::Send(moved), 1, Class::Protocol, |error| {
        *error == CallError::Redirected { status: 307, host: Some("127.0.0.1".into()) }
    });
    assert_eq!(target.requests().len(), 0);
}

#[test]
fn a_reply_that_is_not_http_is_not_understood() {
    expect(Then::SendAndClose(b"220 GEHEIM ESMTP\r\n".into()), 1, Class::Protocol, |error| {
        *error == CallError::NotHttp
    });
}

#[test]
fn a_reply_without_end_stops_at_the_limit() {
    let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let piece = [b"10000\r\n".as_slice(), &[b' '; 0x10000], b"\r\n"].concat();
    let endless = Then::Endless { head, piece, pause: Duration::ZERO };
    for (request, arrivals) in [(read(), 1), (submit(), 1)] {
        let gateway = BrokenGateway::always(endless.clone());
        let error = Caller::new(&gateway.url()).error(&request);
        assert_eq!(error, CallError::TooLarge { limit: LONGEST_REPLY });
        assert_eq!((error.class(), error.arrived()), (Class::Protocol, Arrived::Maybe));
        assert_eq!(gateway.requests().len(), arrivals);
    }
}

#[test]
fn a_slow_reply_without_end_stops_in_time() {
    let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let endless = Then::Endless { head, piece: b"1\r\n \r\n".into(), pause: Duration::from_millis(20) };
    expect_timeout(endless);
}

#[test]
fn the_size_limit_counts_unpacked_bytes() {
    let bomb = gzip::bomb(LONGEST_REPLY + 1);
    assert!(bomb.len() < LONGEST_REPLY / 100);
    for request in [read(), submit()] {
        let gateway = BrokenGateway::always(Then::Send(http("200 OK", "Content-Encoding: gzip\r\n", &bomb)));
        let error = Caller::new(&gateway.url()).error(&request);
        assert_eq!(error, CallError::TooLarge { limit: LONGEST_REPLY });
        assert_eq!(gateway.requests().len(), 1);
    }
}

#[test]
fn a_report_has_a_higher_size_limit_than_other_replies() {
    let report = || Request::new(Method::ViewReport);
    let long = format!(r#"{{"code":200,"data":{{"score":"{}"}}}}"#, "x".repeat(LONGEST_REPLY));
    let gateway = BrokenGateway::always(Then::Send(ok(&long)));
    assert_eq!(Caller::new(&gateway.url()).call(&report()).unwrap().code, 200);
    assert_eq!(Caller::new(&gateway.url()).error(&read()), CallError::TooLarge { limit: LONGEST_REPLY });
    let bomb = gzip::bomb(LONGEST_REPORT + 1);
    let gateway = BrokenGateway::always(Then::Send(http("200 OK", "Content-Encoding: gzip\r\n", &bomb)));
    assert_eq!(Caller::new(&gateway.url()).error(&report()), CallError::TooLarge { limit: LONGEST_REPORT });
}

#[test]
fn a_reply_beyond_a_limit_is_not_understood_and_not_retried() {
    let deep = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let in_data = |text: &str| format!(r#"{{"code":200,"msg":"GEHEIM","data":{{"x":{text}}}}}"#);
    let form = |param: &str| in_data(&format!(r#"0,"next":{{"method":"login","param":[{param}]}}"#));
    let field = |options: usize| {
        let option = r#"{"title":"a","value":"1"}"#;
        format!(r#"{{"type":19,"key":"k","options":[{}]}}"#, vec![option; options].join(","))
    };
    let many = |limit: usize| in_data(&format!("[{}1]", "1,".repeat(limit)));
    for (body, beyond) in [
        (in_data(&deep(63)), Beyond::Depth(64)),
        (format!(r#"{{"code":200,"data":{:?}}}"#, format!("{{\"a\":{}}}", deep(64))), Beyond::Depth(64)),
        (many(100_000), Beyond::Values(100_000)),
        (r#"{"code":508114,"code":200,"msg":"GEHEIM"}"#.to_owned(), Beyond::Twice("code")),
        (r#"{"code":508114," code ":200}"#.to_owned(), Beyond::Twice("code")),
        (form(&vec![field(1); 101].join(",")), Beyond::Fields(100)),
        (form(&field(201)), Beyond::Options(200)),
    ] {
        expect(Then::Send(ok(&body)), 1, Class::Protocol, |error| {
            *error == CallError::Reply(ReplyError::Beyond(beyond))
        });
    }
    for body in [in_data(&deep(62)), many(99_000), form(&vec![field(1); 100].join(",")), form(&field(200))] {
        let gateway = BrokenGateway::always(Then::Send(ok(&body)));
        assert_eq!(Caller::new(&gateway.url()).call(&read()).unwrap().code, 200);
    }
    let gateway = BrokenGateway::always(Then::Send(ok(many(100_000))));
    assert_eq!(Caller::new(&gateway.url()).call(&Request::new(Method::ViewReport)).unwrap().code, 200);
    let gateway = BrokenGateway::always(Then::Send(ok(many(1_000_000))));
    let error = Caller::new(&gateway.url()).error(&Request::new(Method::ViewReport));
    assert_eq!(error, CallError::Reply(ReplyError::Beyond(Beyond::Values(1_000_000))));
}

#[test]
fn a_packed_reply_is_unpacked() {
    let packed = gzip::pack(r#"{"code":200,"data":{"rules":[]}}"#.as_bytes());
    let gateway = BrokenGateway::always(Then::Send(http("200 OK", "Content-Encoding: gzip\r\n", packed)));
    assert_eq!(Caller::new(&gateway.url()).call(&read()).unwrap().code, 200);
    assert_eq!(gateway.arrived("accept-encoding: gzip"), 1);
}

#[test]
fn a_body_that_is_wrongly_declared_as_gzip_is_not_understood() {
    let claim = http("200 OK", "Content-Encoding: gzip\r\n", r#"{"code":200,"msg":"GEHEIM"}"#);
    expect(Then::Send(claim), 1, Class::Protocol, |error| *error == CallError::Packing);
}

#[test]
fn a_refusal_with_a_bad_status_counts_as_that_refusal() {
    for line in ["500 Internal Server Error", "400 Bad Request"] {
        for request in [read(), submit()] {
            let reply = http(line, "", r#"{"code":508110,"msg":"您未登录或已过期"}"#);
            let gateway = BrokenGateway::always(Then::Send(reply));
            assert_eq!(Caller::new(&gateway.url()).call(&request).unwrap().code, 508110);
            assert_eq!(gateway.requests().len(), 1);
        }
    }
}

#[test]
fn only_reads_are_retried_at_a_busy_gateway() {
    for (request, arrivals) in [(read(), ALL), (submit(), 1)] {
        let gateway = BrokenGateway::always(Then::Send(ok(r#"{"code":508100,"msg":"系统正忙"}"#)));
        assert_eq!(Caller::new(&gateway.url()).call(&request).unwrap().code, 508100);
        assert_eq!(gateway.requests().len(), arrivals);
    }
}

#[test]
fn a_retried_read_succeeds_once_the_gateway_recovers() {
    let gateway = BrokenGateway::start(|number| match number {
        0 => Then::Close,
        1 => Then::Send(ok(r#"{"code":508143}"#)),
        _ => Then::Send(ok(r#"{"code":200,"data":{}}"#)),
    });
    let caller = Caller::new(&gateway.url());
    assert_eq!(caller.call(&read()).unwrap().code, 200);
    let heard = caller.heard();
    let begins = ["started getVerifyMethod 1", "pausing Failed(Interrupted)", "started getVerifyMethod 2"];
    assert_eq!(heard[..3], begins);
    assert_eq!(heard[3], "answered 200 15");
    assert!(heard[4].starts_with("pausing Busy"), "{}", heard[4]);
    assert_eq!(heard[5..], ["started getVerifyMethod 3", "answered 200 22", "finished 3"]);
}

//! Broken gateways and every kind of call: reads are retried, calls that act go out once.

use std::fs;
use std::time::Duration;

use crate::support::broken::{BrokenGateway, Then, http, ok, refusing_url};
use crate::support::process::{Home, Run};

/// A command, the method it calls, and its values, which no error may show.
struct Call {
    method: &'static str,
    args: &'static str,
    effect: Effect,
}

#[derive(Clone, Copy, PartialEq)]
enum Effect {
    Reads,
    Tries,
    Submits,
}

const CALLS: [Call; 6] = [
    Call { method: "getQuestion", args: "questions", effect: Effect::Reads },
    Call { method: "login", args: "login --login-name wangwu --pic-code c4ptch", effect: Effect::Tries },
    Call { method: "submitQuestion", args: "submit-answers 1 2 3 1 5", effect: Effect::Submits },
    Call {
        method: "onlineAuthentication",
        args: "unionpay auth --card-type 1 --bank-card 6200000000000005 --real-name 王测 --cellphone 13800005000 \
               --id-card 990000195501010015 --message-code m3ssag",
        effect: Effect::Submits,
    },
    Call {
        method: "submitOnlineAuth",
        args: "unionpay submit --pic-code c4ptch --unionpay-code un1onp",
        effect: Effect::Submits,
    },
    Call { method: "submitApplyMessageCode", args: "apply submit --message-code m3ssag", effect: Effect::Submits },
];
const SECRETS: [(&str, &str); 2] = [("ZHENGXIN_PASSWORD", "hunter2-pass"), ("ZHENGXIN_CARD_PASSWORD", "739184")];
const UNSEEN: [&str; 11] = [
    "hunter2-pass",
    "739184",
    "wangwu",
    "c4ptch",
    "m3ssag",
    "un1onp",
    "6200000000000005",
    "13800005000",
    "990000195501010015",
    "王测",
    "tok3n",
];

/// The expected result of a breakage.
struct Expected {
    exit: i32,
    class: &'static str,
    /// The number of attempts of a read with `--retries 1`.
    reads: usize,
    /// The request's time limit. Short only if the test is about timeouts.
    limit: &'static str,
}

const UNAVAILABLE: Expected = Expected { exit: 8, class: "unavailable", reads: 2, limit: "20s" };
const TOO_LATE: Expected = Expected { limit: "500ms", ..UNAVAILABLE };
const NOT_UNDERSTOOD: Expected = Expected { exit: 10, class: "protocol", reads: 1, limit: "20s" };

/// Makes every call, in both output modes, to a gateway that breaks this way after an accepted login.
fn breaks(then: &Then, expected: &Expected) {
    std::thread::scope(|scope| {
        for call in &CALLS {
            for json in [false, true] {
                scope.spawn(move || breaks_one(call, json, then, expected));
            }
        }
    });
}

fn breaks_one(call: &Call, json: bool, then: &Then, expected: &Expected) {
    let then = then.clone();
    let gateway = BrokenGateway::start(move |number| if number == 0 { logged_in() } else { then.clone() });
    let home = Home::new();
    let options = format!("--gateway {} --retries 1", gateway.url());
    home.run_with(&format!("{} {options}", CALLS[1].args), &SECRETS).exits(0);
    let before = fs::read(home.session()).unwrap();
    let form = if json { "--json" } else { "" };
    let words = format!("{} {options} --timeout {} {form}", call.args, expected.limit);
    let run = home.run_with(&words, &SECRETS);
    told(call, &run, expected, json);
    let earlier = usize::from(call.method == "login");
    let times = if call.effect == Effect::Reads { expected.reads } else { 1 };
    assert_eq!(gateway.arrived(&format!("zx.{}\"", call.method)) - earlier, times, "{}: {run:?}", call.method);
    unharmed(&home, &options, call, &before);
}

fn logged_in() -> Then {
    Then::Send(ok(r#"{"code":200,"msg":"ok","data":{"user_status":0,"unionpay_auth":0}}"#))
}

/// Asserts the exit code and a single, well-formed error without any value.
fn told(call: &Call, run: &Run, expected: &Expected, json: bool) {
    assert_eq!((run.code, run.out.as_str()), (Some(expected.exit), ""), "{}: {run:?}", call.method);
    assert!(!run.err.contains("panicked"), "{run:?}");
    if json {
        assert_eq!(run.err.lines().count(), 1, "{run:?}");
        let error = run.error();
        assert_eq!((&error["class"], &error["method"]), (&expected.class.into(), &call.method.into()), "{run:?}");
        assert!(error["code"].is_null(), "{run:?}");
    } else {
        let lines: Vec<_> = run.err.lines().collect();
        assert!(lines[0].starts_with("error: ") && lines.len() <= 2, "{run:?}");
        assert!(lines.get(1).is_none_or(|line| line.starts_with("hint: ")), "{run:?}");
        assert!(
            call.effect == Effect::Reads || lines.len() == 2,
            "a call that may have acted says what to check: {run:?}"
        );
    }
    for value in UNSEEN {
        assert!(!run.err.contains(value), "{value}: {run:?}");
    }
}

/// Asserts that a failed read or try leaves the session unchanged. A submission leaves its record, and the
/// next command reports it.
fn unharmed(home: &Home, options: &str, call: &Call, before: &[u8]) {
    if call.effect != Effect::Submits {
        assert_eq!(fs::read(home.session()).unwrap(), before, "{}", call.method);
        return;
    }
    assert_eq!(home.facts()["sent"][0]["method"], call.method);
    let status = home.run(&format!("status {options} --json"));
    assert_eq!(status.json()["state"], "uncertain");
    let again = home.run_with(&format!("{} {options} --json", call.args), &SECRETS);
    // What came of the bank check can be asked for after its own timeout, which may be over.
    let is_due = call.method == "onlineAuthentication" && again.code == Some(6);
    assert_eq!(again.error()["class"], if is_due { "duplicate" } else { "uncertain" });
    assert!(status.code == Some(7) || is_due && status.code == Some(4), "{status:?}");
}

#[test]
fn a_gateway_that_says_nothing_is_unavailable() {
    breaks(&Then::Silence, &TOO_LATE);
}

#[test]
fn a_connection_that_is_reset_is_unavailable() {
    breaks(&Then::Reset, &UNAVAILABLE);
}

#[test]
fn a_connection_that_ends_within_the_reply_is_unavailable() {
    let reply = ok(r#"{"code":200,"msg":"ok","data":{}}"#);
    breaks(&Then::SendAndClose(reply[..reply.len() - 9].to_vec()), &UNAVAILABLE);
}

#[test]
fn an_http_500_is_unavailable() {
    breaks(&Then::Send(http("500 Internal Server Error", "", "oops")), &UNAVAILABLE);
}

#[test]
fn a_reply_that_never_ends_is_unavailable_when_the_time_is_up() {
    let (head, piece) = (b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n{".to_vec(), b" ".to_vec());
    breaks(&Then::Endless { head, piece, pause: Duration::from_millis(20) }, &TOO_LATE);
}

#[test]
fn half_a_json_is_not_understood() {
    breaks(&Then::Send(ok(r#"{"code":200,"msg":"hunter2-pass 6200000000000005","data":{"#)), &NOT_UNDERSTOOD);
}

#[test]
fn a_web_page_is_not_understood() {
    breaks(&Then::Send(ok("<html><body>Welcome, wangwu</body></html>")), &NOT_UNDERSTOOD);
}

#[test]
fn a_reply_without_a_code_is_not_understood() {
    breaks(&Then::Send(ok(r#"{"msg":"ok","data":{}}"#)), &NOT_UNDERSTOOD);
}

#[test]
fn data_of_a_wrong_type_is_not_understood() {
    breaks(&Then::Send(ok(r#"{"code":200,"msg":"ok","data":[1,2]}"#)), &NOT_UNDERSTOOD);
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = BrokenGateway::always(logged_in());
    let location = format!("Location: http://{}/?wangwu\r\n", elsewhere.address());
    breaks(&Then::Send(http("307 Temporary Redirect", &location, "")), &NOT_UNDERSTOOD);
    assert_eq!(elsewhere.connections(), 0);
}

#[test]
fn a_reply_longer_than_16_mib_is_not_understood() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{".to_vec();
    breaks(&Then::Endless { head, piece: vec![b' '; 1 << 20], pause: Duration::ZERO }, &NOT_UNDERSTOOD);
}

#[test]
fn a_gateway_that_refuses_the_connection_has_got_nothing_and_no_record_stays() {
    let options = format!("--gateway {} --retries 1", refusing_url());
    for call in &CALLS {
        let home = Home::new();
        let run = home.run_with(&format!("{} {options} --json", call.args), &SECRETS).exits(8);
        assert_eq!(run.error()["class"], "unavailable");
        assert!(run.error()["msg"].as_str().unwrap().contains("connection refused"), "{run:?}");
        let status = home.run(&format!("status {options} --json")).exits(4);
        assert_eq!(status.json()["state"], "none", "{}", call.method);
    }
}

#[test]
fn an_unknown_code_settles_nothing() {
    let reply = r#"{"code":777777,"msg":"新的错误","data":{}}"#;
    for call in &CALLS {
        let gateway = BrokenGateway::always(Then::Send(ok(reply)));
        let home = Home::new();
        let options = format!("--gateway {} --json", gateway.url());
        let run = home.run_with(&format!("{} {options}", call.args), &SECRETS).exits(10);
        let error = run.error();
        assert_eq!(
            (&error["class"], &error["code"], &error["msg"]),
            (&"unknown".into(), &777_777.into(), &"新的错误".into())
        );
        let (state, exit) = if call.effect == Effect::Submits { ("uncertain", 7) } else { ("none", 4) };
        assert_eq!(home.run(&format!("status {options}")).exits(exit).json()["state"], state, "{}", call.method);
        assert_eq!(gateway.requests().len(), 1, "{}", call.method);
    }
}

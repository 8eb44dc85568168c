//! A gateway that echoes the whole request in every reply.

use crate::caller::{Caller, SECRETS, read, submit};
use crate::support::broken::{BrokenGateway, Then, http, ok};

#[test]
fn no_error_or_event_repeats_sent_or_received_values() {
    let echo = SECRETS.join(" ");
    let answers = [
        Then::Send(ok(&echo)),
        Then::Send(ok(format!("{{\"code\":\"{echo}\"}}"))),
        Then::Send(http("500 Oops", "", &echo)),
        Then::Send(http("302 Found", &format!("Location: /{}\r\n", SECRETS.join("/")), &echo)),
        Then::Send(http("200 OK", "Content-Encoding: gzip\r\n", &echo)),
        Then::SendAndClose(format!("HTTP/1.1 200 {echo}\r\n{echo}").into_bytes()),
        Then::SendAndClose(echo.clone().into_bytes()),
        Then::SendAndClose(format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{echo}\r\n").into_bytes()),
    ];
    for answer in answers {
        let gateway = BrokenGateway::always(answer);
        let caller = Caller::new(&gateway.url());
        for request in [read(), submit()] {
            let error = caller.error(&request);
            let shown = format!("{error} {error:?} {}", caller.heard().join(" "));
            for secret in SECRETS {
                assert!(!shown.contains(secret), "{secret} in {shown}");
            }
        }
    }
}

#[test]
fn the_gateways_own_words_show_no_value_of_an_earlier_call() {
    let echo = ok(format!("{{\"error\":1002,\"msg\":\"{}\",\"request_id\":\"r-1\"}}", SECRETS[..6].join(" ")));
    let gateway = BrokenGateway::start(move |_| Then::Send(echo.clone()));
    let caller = Caller::new(&gateway.url());
    caller.error(&submit());
    let error = caller.error(&read()).to_string();
    assert!(error.ends_with("error 1002: *** *** *** *** *** *** (request_id r-1)"), "{error}");
}

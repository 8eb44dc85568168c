//! No connection: nothing was sent, so even a submission may be retried.

use std::net::TcpListener;
use std::time::Duration;

use zhengxin::gateway::{CallError, ConnectReason, HttpGateway, HttpSettings, SettingsError};
use zhengxin::protocol::{Arrived, Class};

use crate::caller::{Caller, read, submit};
use crate::support::broken::refusing_url;

fn expect(caller: &Caller, is: impl Fn(&CallError) -> bool) {
    for request in [read(), submit()] {
        let error = caller.error(&request);
        assert!(is(&error), "{error:?}");
        assert_eq!((error.class(), error.arrived()), (Class::Unavailable, Arrived::No));
        assert_eq!(caller.attempts(), 3, "{}", request.method());
    }
}

#[test]
fn every_call_retries_a_refused_connection() {
    let url = refusing_url();
    let origin = url.trim_end_matches('/').to_owned();
    let expected = CallError::Connect { origin, reason: ConnectReason::Refused };
    expect(&Caller::new(&url), |error| *error == expected);
}

#[test]
fn every_call_retries_a_name_without_an_address() {
    // The name is longer than allowed, so that every resolver rejects it, even without a network.
    let url = format!("http://{}.invalid/?token=tok3n", "a".repeat(70));
    let caller = Caller::with(&url, |settings| settings.allow_http = true);
    expect(&caller, |error| matches!(error, CallError::Connect { reason: ConnectReason::Dns, .. }));
    let shown = caller.error(&read()).to_string();
    assert!(shown.contains("aaa.invalid") && !shown.contains("tok3n"), "{shown}");
}

#[test]
fn localhost_is_this_machine() {
    let url = refusing_url().replace("127.0.0.1", "localhost");
    expect(&Caller::new(&url), |error| matches!(error, CallError::Connect { reason: ConnectReason::Refused, .. }));
}

#[test]
fn a_call_whose_handshake_times_out_was_never_sent() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", silent.local_addr().unwrap());
    let limit = Duration::from_millis(100);
    let caller = Caller::with(&url, |settings| {
        settings.connect_timeout = limit;
        settings.ca_file = Some(crate::support::tls::file("ca.pem"));
    });
    expect(&caller, |error| *error == CallError::ConnectTimeout { origin: url.clone(), limit });
}

#[test]
fn invalid_settings_are_refused_before_any_connection() {
    let settings = HttpSettings::new("http://gateway.example/api").unwrap();
    let error = HttpGateway::new(settings).unwrap_err();
    assert_eq!(error, SettingsError::PlainHttp { host: "gateway.example".into() });
    let error = CallError::from(error);
    assert_eq!((error.class(), error.class().exit(), error.arrived()), (Class::Config, 12, Arrived::No));
}

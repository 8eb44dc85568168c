//! Which calls go through a proxy. Each test runs one of the `child` tests as a process with its own environment.

use std::process::Command;

use zhengxin::gateway::{CallError, HttpGateway, HttpSettings, ProxyReason, ProxyVariables, SettingsError};
use zhengxin::protocol::{Arrived, Class};

use crate::caller::{Caller, read, submit};
use crate::support::broken::{BrokenGateway, Then, http, ok, refusing_url};

const ELSEWHERE: &str = "http://gateway.invalid/api";

fn fine() -> Then {
    Then::Send(ok(r#"{"code":200,"data":{}}"#))
}

fn through(proxy: &str, url: &str) -> Caller {
    Caller::with(url, |settings| {
        settings.allow_http = true;
        settings.proxy = Some(proxy.to_owned());
        settings.ca_file = Some(crate::support::tls::file("ca.pem"));
    })
}

#[test]
fn the_profiles_proxy_is_used() {
    let proxy = BrokenGateway::always(fine());
    let caller = through(&format!("http://wang:hunter2@{}", proxy.address()), ELSEWHERE);
    assert_eq!(caller.call(&read()).unwrap().code, 200);
    assert_eq!(proxy.arrived("POST http://gateway.invalid/api HTTP/1.1"), 1);
    assert_eq!(proxy.arrived("proxy-authorization: Basic d2FuZzpodW50ZXIy"), 1);
}

#[test]
fn a_proxy_named_in_the_profile_is_also_used_for_this_machine() {
    let (proxy, gateway) = (BrokenGateway::always(fine()), BrokenGateway::always(fine()));
    through(&format!("http://{}", proxy.address()), &gateway.url()).call(&read()).unwrap();
    assert_eq!((proxy.requests().len(), gateway.connections()), (1, 0));
}

/// Calls both kinds of gateway through a proxy, and expects this reason and the proxy's name, but never its password.
fn expect(proxy: &str, name: &str, attempts: usize, is: impl Fn(ProxyReason) -> bool) {
    for url in ["https://gateway.invalid/", ELSEWHERE] {
        let caller = through(proxy, url);
        let error = caller.error(&submit());
        let CallError::Proxy { origin, proxy, reason } = &error else { panic!("{error:?}") };
        assert!(url.starts_with(origin.as_str()) && proxy == name && is(*reason), "{error:?}");
        // Without a tunnel the proxy had received the whole call before it asked for a password.
        let held = *reason == ProxyReason::NeedsPassword && url == ELSEWHERE;
        let arrived = if held { Arrived::Maybe } else { Arrived::No };
        assert_eq!((error.arrived(), error.class()), (arrived, Class::Unavailable));
        assert_eq!(caller.attempts(), attempts, "{error:?}");
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(name) && !shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn a_proxy_that_refuses_the_connection_is_named() {
    let name = refusing_url().trim_start_matches("http://").trim_end_matches('/').to_owned();
    expect(&format!("http://wang:hunter2@{name}"), &name, 3, |reason| reason == ProxyReason::Refused);
}

#[test]
fn a_proxy_whose_name_has_no_address_is_named() {
    let host = format!("{}.invalid", "a".repeat(70)); // longer than allowed, so that every resolver rejects it
    let name = format!("{host}:3128");
    expect(&format!("http://wang:hunter2@{name}"), &name, 3, |reason| reason == ProxyReason::Dns);
}

#[test]
fn a_proxy_that_wants_a_password_gets_one_attempt() {
    let proxy = BrokenGateway::always(Then::SendAndClose(http("407 Proxy Authentication Required", "", "")));
    let name = proxy.address().to_string();
    expect(&format!("http://wang:hunter2@{name}"), &name, 1, |reason| reason == ProxyReason::NeedsPassword);
    assert_eq!(proxy.arrived("CONNECT gateway.invalid:443"), 1);
}

#[test]
fn a_proxy_that_refuses_a_tunnel_is_distinguished_from_one_that_wants_a_password() {
    for (then, expected) in [
        (Then::SendAndClose(http("403 Forbidden", "", "")), ProxyReason::NotLetThrough),
        (Then::SendAndClose(http("502 Bad Gateway", "", "")), ProxyReason::NotLetThrough),
        (Then::Close, ProxyReason::Closed),
    ] {
        let proxy = BrokenGateway::always(then);
        let error = through(&format!("http://{}", proxy.address()), "https://gateway.invalid/").error(&submit());
        assert!(matches!(error, CallError::Proxy { reason, .. } if reason == expected), "{error:?}");
        assert_eq!(proxy.arrived("CONNECT gateway.invalid:443"), 3);
    }
}

#[test]
fn a_silent_proxy_is_named_when_time_is_up() {
    let proxy = BrokenGateway::always(Then::Silence);
    let caller = Caller::with("https://gateway.invalid/", |settings| {
        settings.connect_timeout = std::time::Duration::from_millis(100);
        settings.retries = 0;
        settings.proxy = Some(format!("http://{}", proxy.address()));
        settings.ca_file = Some(crate::support::tls::file("ca.pem"));
    });
    let error = caller.error(&submit());
    assert!(matches!(error, CallError::Proxy { reason: ProxyReason::Timeout, .. }), "{error:?}");
}

#[test]
fn a_gateway_whose_certificate_is_bad_is_not_blamed_on_the_proxy() {
    // The proxy opens a tunnel, but the server at its other end does not speak TLS.
    let proxy = BrokenGateway::always(Then::Send(b"HTTP/1.1 200 OK\r\n\r\n".into()));
    let error = through(&format!("http://{}", proxy.address()), "https://gateway.invalid/").error(&submit());
    assert!(matches!(error, CallError::Tls { .. } | CallError::Connect { .. }), "{error:?}");
}

#[test]
fn an_invalid_proxy_variable_is_refused_instead_of_ignored() {
    let settings = |variable: &'static str, value: &'static str| HttpSettings {
        proxy_variables: ProxyVariables::of(|name| (name == variable).then(|| value.into())),
        ..HttpSettings::new("https://gateway.invalid/").unwrap()
    };
    let error = HttpGateway::new(settings("https_proxy", "nonsense://wang:hunter2@127.0.0.1:1")).unwrap_err();
    assert_eq!(error, SettingsError::ProxyVariable { name: "https_proxy" });
    assert_eq!((error.class().exit(), error.to_string().contains("hunter2")), (12, false));
    let error = HttpGateway::new(settings("ALL_PROXY", "socks5h://wang:hunter2@127.0.0.1:1080")).unwrap_err();
    assert_eq!(error, SettingsError::Socks { place: "ALL_PROXY", proxy: "127.0.0.1:1080".into() });
    assert!(HttpGateway::new(settings("http_proxy", "nonsense://x")).is_ok(), "it is not for this gateway");
}

fn child(name: &str, proxy: &str, target: &str) {
    let done = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--ignored"])
        .env_clear()
        .env("http_proxy", proxy)
        .env("TARGET", target)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

#[test]
fn the_environments_proxy_is_used_except_for_this_machine() {
    let (proxy, gateway) = (BrokenGateway::always(fine()), BrokenGateway::always(fine()));
    let proxy_url = format!("http://{}", proxy.address());
    child("proxies::child_calls_target", &proxy_url, &gateway.url());
    assert_eq!((proxy.connections(), gateway.requests().len()), (0, 1));
    child("proxies::child_calls_target", &proxy_url, ELSEWHERE);
    assert_eq!(proxy.arrived("POST http://gateway.invalid/api"), 1);
}

#[test]
#[ignore = "run by the test above, with an environment of its own"]
fn child_calls_target() {
    let target = std::env::var("TARGET").unwrap();
    let caller = Caller::with(&target, |settings| {
        settings.allow_http = true;
        settings.ca_file = Some(crate::support::tls::file("ca.pem"));
        settings.proxy_variables = ProxyVariables::of(|name| std::env::var_os(name));
    });
    assert_eq!(caller.call(&read()).unwrap().code, 200);
}

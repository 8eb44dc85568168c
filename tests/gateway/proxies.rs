//! Which calls go through a proxy. Each test sets the environment of a child process: the `child` tests.

use std::process::Command;

use zhengxin::gateway::{CallError, ConnectReason};
use zhengxin::protocol::Arrived;

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
fn a_proxy_that_is_named_is_used_to_this_machine_too() {
    let (proxy, gateway) = (BrokenGateway::always(fine()), BrokenGateway::always(fine()));
    through(&format!("http://{}", proxy.address()), &gateway.url()).call(&read()).unwrap();
    assert_eq!((proxy.requests().len(), gateway.connections()), (1, 0));
}

#[test]
fn a_proxy_that_lets_nothing_through_is_named_as_the_reason() {
    let proxy = BrokenGateway::always(Then::SendAndClose(http("407 Proxy Authentication Required", "", "")));
    let caller = through(&format!("http://wang:hunter2@{}", proxy.address()), "https://gateway.invalid/");
    let refusing = through(&refusing_url(), ELSEWHERE);
    for (caller, origin) in [(caller, "https://gateway.invalid"), (refusing, "http://gateway.invalid")] {
        let error = caller.error(&submit());
        assert_eq!(error, CallError::Connect { origin: origin.into(), reason: ConnectReason::Proxy });
        assert_eq!(error.arrived(), Arrived::No);
    }
    assert_eq!(proxy.arrived("CONNECT gateway.invalid:443"), 3);
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
fn the_environments_proxy_is_used_but_not_to_this_machine() {
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
    });
    assert_eq!(caller.call(&read()).unwrap().code, 200);
}

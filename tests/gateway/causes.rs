//! An error names the fault of a reply: its compression, that it is a web page, or the target of a redirect.

use zhengxin::gateway::CallError;
use zhengxin::protocol::{Arrived, Class, Looks, ReplyError};

use crate::caller::{Caller, read, submit};
use crate::support::broken::{BrokenGateway, Then, http, ok};
use crate::support::gzip;

const REPLY: &str = r#"{"code":200,"msg":"ok","data":{"rules":[]}}"#;

fn error_of(reply: Vec<u8>) -> CallError {
    let gateway = BrokenGateway::always(Then::Send(reply));
    let error = Caller::new(&gateway.url()).error(&submit());
    assert_eq!((error.class(), error.arrived()), (Class::Protocol, Arrived::Maybe), "{error:?}");
    assert_eq!(gateway.requests().len(), 1, "{error:?}");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("GEHEIM"), "{shown}");
    error
}

#[test]
fn a_compression_that_was_not_requested_is_named() {
    for (header, named) in [("br", "br"), ("DEFLATE", "deflate"), ("gzip, br", "gzip, br"), ("zstd", "zstd")] {
        let error = error_of(http("200 OK", &format!("Content-Encoding: {header}\r\n"), b"\x5b\x19GEHEIM\xc1"));
        assert_eq!(error, CallError::Compressed { encoding: named.into() });
        assert!(error.to_string().contains("Content-Encoding"), "{error}");
    }
}

#[test]
fn a_reply_with_an_unknown_content_encoding_is_read_as_it_is() {
    for header in ["identity", "", "utf-8", "none"] {
        let gateway =
            BrokenGateway::always(Then::Send(http("200 OK", &format!("Content-Encoding: {header}\r\n"), REPLY)));
        assert_eq!(Caller::new(&gateway.url()).call(&read()).unwrap().code, 200, "{header}");
    }
}

#[test]
fn gzip_is_unpacked_under_both_of_its_names() {
    for header in ["gzip", "x-gzip", "GZIP"] {
        let packed = http("200 OK", &format!("Content-Encoding: {header}\r\n"), gzip::pack(REPLY.as_bytes()));
        let gateway = BrokenGateway::always(Then::Send(packed));
        assert_eq!(Caller::new(&gateway.url()).call(&read()).unwrap().code, 200, "{header}");
    }
}

#[test]
fn an_empty_body_is_reported_as_empty() {
    for headers in [
        "",
        "Content-Type: application/json\r\n",
        "Content-Type: text/html\r\n",
        "Content-Encoding: gzip\r\n",
        "Content-Encoding: br\r\n",
    ] {
        let error = error_of(http("200 OK", headers, ""));
        assert!(
            matches!(error, CallError::Reply(ReplyError::NotJson { looks: Looks::Empty, .. })),
            "{headers} {error:?}"
        );
        assert_eq!(error.to_string(), "the reply is empty");
    }
}

#[test]
fn a_web_page_is_reported_with_its_content_type() {
    for body in ["<!DOCTYPE html><p>GEHEIM</p>", "GEHEIM busy", "\n <html>"] {
        let error = error_of(http("200 OK", "Content-Type: Text/HTML; charset=utf-8\r\n", body));
        assert_eq!(error, CallError::WebPage { content_type: "text/html".into() });
        assert_eq!(error.to_string(), "the gateway sent a web page (text/html)");
    }
    let unnamed = error_of(ok("<html>GEHEIM</html>"));
    assert!(unnamed.to_string().starts_with("the gateway sent a web page"), "{unnamed}");
    let status = error_of(http("404 Not Found", "Content-Type: text/html\r\n", "<h1>GEHEIM</h1>"));
    assert_eq!(status.to_string(), "HTTP status 404: text/html: <xx>xxxxxx</xx>");
}

#[test]
fn json_is_read_even_if_declared_as_a_web_page() {
    let gateway = BrokenGateway::always(Then::Send(http("200 OK", "Content-Type: text/html\r\n", REPLY)));
    assert_eq!(Caller::new(&gateway.url()).call(&read()).unwrap().code, 200);
    let cut = error_of(http("200 OK", "Content-Type: text/html\r\n", &REPLY[..20]));
    assert!(matches!(cut, CallError::Reply(ReplyError::NotJson { looks: Looks::CutShort, .. })), "{cut:?}");
}

#[test]
fn a_redirect_to_https_names_the_address_without_its_path() {
    for (location, origin) in [
        ("https://127.0.0.1/api?token=GEHEIM", "https://127.0.0.1"),
        ("https://wang:hunter2@127.0.0.1:8443/GEHEIM", "https://127.0.0.1:8443"),
    ] {
        for status in ["301 Moved", "307 Temporary Redirect", "308 Permanent Redirect"] {
            let error = error_of(http(status, &format!("Location: {location}\r\n"), ""));
            assert!(matches!(&error, CallError::OnlyHttps { origin: named, .. } if named == origin), "{error:?}");
            assert!(error.to_string().contains("https://"), "{error}");
        }
    }
    let elsewhere = error_of(http("302 Found", "Location: https://gw.example.test:8443/api?token=GEHEIM\r\n", ""));
    let origin = "https://gw.example.test:8443".to_owned();
    assert_eq!(elsewhere, CallError::OnlyHttps { status: 302, origin, is_elsewhere: true });
    let plain = error_of(http("307 Moved", "Location: http://127.0.0.1/other\r\n", ""));
    assert_eq!(plain, CallError::Redirected { status: 307, host: Some("127.0.0.1".into()) });
}

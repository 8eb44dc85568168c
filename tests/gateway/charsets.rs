//! Replies in other charsets than UTF-8, and with broken characters.

use encoding_rs::GB18030;
use serde_json::json;
use zhengxin::gateway::{CallError, Kept, UnreadPlace};
use zhengxin::protocol::{Mended, Method, Reply, Request, UnknownCharset};

use crate::caller::{Caller, read};
use crate::support::broken::{BrokenGateway, Then, http};
use crate::support::gzip;

const REPLY: &str = r#"{"code":508145,"msg":"登录名不存在","data":{}}"#;

fn called(headers: &str, body: impl AsRef<[u8]>) -> Result<Reply, CallError> {
    let gateway = BrokenGateway::always(Then::Send(http("200 OK", headers, body)));
    Caller::new(&gateway.url()).call(&read())
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

#[test]
fn a_reply_is_read_in_its_declared_charset() {
    for content_type in [
        "application/json; charset=GBK",
        "application/json;Charset=\"gb18030\"",
        "text/html; charset = 'GB2312'",
        "application/json;boundary=x; CHARSET=ms936",
    ] {
        let reply = called(&format!("Content-Type: {content_type}\r\n"), gbk(REPLY)).unwrap();
        assert_eq!((reply.message().as_str(), reply.mended), ("登录名不存在", Mended::default()), "{content_type}");
    }
    let twice = "Content-Type: application/json\r\nContent-Type: application/json; charset=gbk\r\n";
    assert_eq!(called(twice, gbk(REPLY)).unwrap().message(), "登录名不存在");
    let packed = "Content-Type: a/b; charset=gbk\r\nContent-Encoding: gzip\r\n";
    assert_eq!(called(packed, gzip::pack(&gbk(REPLY))).unwrap().message(), "登录名不存在");
}

#[test]
fn a_gbk_refusal_with_a_bad_status_counts_as_that_refusal() {
    let reply = http("500 Oops", "Content-Type: application/json; charset=gbk\r\n", gbk(REPLY));
    let gateway = BrokenGateway::always(Then::Send(reply));
    let reply = Caller::new(&gateway.url()).call(&read()).unwrap();
    assert_eq!((reply.code, reply.message().as_str()), (508145, "登录名不存在"));
}

#[test]
fn undeclared_gbk_is_read_and_reported() {
    let reply = called("Content-Type: application/json\r\n", gbk(REPLY)).unwrap();
    assert_eq!((reply.message().as_str(), reply.mended.guessed), ("登录名不存在", Some("gb18030")));
}

#[test]
fn an_unknown_charset_is_named() {
    let error = called("Content-Type: application/json; charset=klingon\r\n", b"{\"msg\":\"\xff\xfe\"}").unwrap_err();
    assert_eq!(error, CallError::Charset(UnknownCharset("klingon".into())));
    assert!(error.to_string().contains("klingon") && error.class().exit() == 10, "{error}");
    let fine = called("Content-Type: application/json; charset=klingon\r\n", REPLY).unwrap();
    assert_eq!(fine.code, 508145, "UTF-8 is read whatever it is called");
}

#[test]
fn a_reply_with_a_broken_character_is_still_read() {
    for (body, expected) in [
        (b"{\"code\":508145,\"msg\":\"\xe7\x99\xbb\xff\"}".to_vec(), "登\u{fffd}"),
        (br#"{"code":508145,"msg":"x\ud83d"}"#.to_vec(), "x\u{fffd}"),
        (b"{\"code\":508145,\"msg\":\"a\x01\"}".to_vec(), "a\u{1}"),
    ] {
        let reply = called("Content-Type: application/json\r\n", body).unwrap();
        assert_eq!((reply.message().as_str(), reply.mended.characters), (expected, 1));
    }
}

#[test]
fn a_report_inside_a_string_is_read_despite_a_broken_character() {
    let data = r#"{"name":"张\ud83d","score":1}"#;
    let inner = json!({"code": 200, "data": data}).to_string();
    for body in [inner.clone(), json!({"error": 200, "crawler_api_zx_viewReport_response": inner}).to_string()] {
        let gateway = BrokenGateway::always(Then::Send(http("200 OK", "", body)));
        let reply = Caller::new(&gateway.url()).call(&Request::new(Method::ViewReport)).unwrap();
        assert_eq!((reply.data, reply.mended.characters), (json!({"name": "张\u{fffd}", "score": 1}), 1));
    }
}

#[test]
fn an_unreadable_report_is_kept_and_other_replies_are_not() {
    let home = tempfile::tempdir().unwrap();
    let whole = "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"code\":200,\"data\":{\"name\":\"x";
    let cases: [(&str, Then, &[u8]); 7] = [
        ("json", Then::Send(http("200 OK", "", "{\"code\":200,\"data\":{,}}")), b"{\"code\":200,\"data\":{,}}"),
        ("page", Then::Send(http("200 OK", "Content-Type: text/html\r\n", "<p>")), b"<p>"),
        ("charset", Then::Send(http("200 OK", "Content-Type: a/b; charset=x-y\r\n", b"\xff\xfd")), b"\xff\xfd"),
        ("packing", Then::Send(http("200 OK", "Content-Encoding: br\r\n", b"\x5b\xff")), b"\x5b\xff"),
        ("gzip", Then::Send(http("200 OK", "Content-Encoding: gzip\r\n", b"no gzip")), b"no gzip"),
        ("cut", Then::SendAndClose(whole.into()), b"{\"code\":200,\"data\":{\"name\":\"x"),
        ("code", Then::Send(http("200 OK", "", "{\"data\":{\"name\":\"x\"}}")), b"{\"data\":{\"name\":\"x\"}}"),
    ];
    for (name, then, expected) in cases {
        let gateway = BrokenGateway::always(then);
        let caller = Caller::with(&gateway.url(), |settings| {
            settings.unread = UnreadPlace { beside: Some(home.path().join(name)), state: None };
        });
        let error = caller.error(&Request::new(Method::ViewReport));
        let path = home.path().join(format!("{name}.unread"));
        assert_eq!(error.kept(), Some(&Kept::At(path.clone())), "{error:?}");
        assert_eq!(std::fs::read(&path).unwrap(), expected, "{name}");
        assert_eq!(error.class(), error.reason().class());
        caller.error(&read());
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "only reports are kept");
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn the_received_part_of_a_report_is_kept_after_a_timeout() {
    let home = tempfile::tempdir().unwrap();
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n".to_vec();
    let gateway =
        BrokenGateway::always(Then::Endless { head, piece: b"{".into(), pause: std::time::Duration::from_millis(40) });
    let caller = Caller::with(&gateway.url(), |settings| {
        settings.timeout = std::time::Duration::from_millis(300);
        settings.unread = UnreadPlace { beside: None, state: Some(home.path().to_owned()) };
    });
    let error = caller.error(&Request::new(Method::ViewReport));
    assert!(matches!(error.reason(), CallError::Timeout { .. }), "{error:?}");
    let Some(Kept::At(path)) = error.kept() else { panic!("{error:?}") };
    assert!(path.starts_with(home.path().join("unread")));
    assert!(std::fs::read(path).unwrap().starts_with(b"{{"));
}

#[test]
fn a_refused_report_is_a_normal_reply_and_nothing_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let refusal = http("200 OK", "", r#"{"code":508131,"msg":"x"}"#);
    let gateway = BrokenGateway::always(Then::Send(refusal));
    let caller = Caller::with(&gateway.url(), |settings| {
        settings.unread = UnreadPlace { beside: Some(home.path().join("r.json")), state: None };
    });
    assert_eq!(caller.call(&Request::new(Method::ViewReport)).unwrap().code, 508131);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}

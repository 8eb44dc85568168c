use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::Duration;

use super::super::words::assert_said;
use super::*;
use crate::gateway::{Blame, SandboxFault};
use crate::keys::KeyError;
use crate::protocol::{Beyond, Looks, UnknownCharset};
use crate::sandbox::state::StateError;
use crate::store::StoreError;

fn every_settings_error() -> Vec<SettingsError> {
    let path = || PathBuf::from("ca.pem");
    vec![
        SettingsError::Url(url::ParseError::EmptyHost),
        SettingsError::Scheme("ftp".into()),
        SettingsError::PlainHttp { host: "gateway.example".into() },
        SettingsError::UrlCredentials,
        SettingsError::NoTime,
        SettingsError::Proxy,
        SettingsError::ProxyVariable { name: "HTTPS_PROXY" },
        SettingsError::Socks { place: "proxy", proxy: "127.0.0.1:1080".into() },
        SettingsError::CaFile { path: path(), kind: ErrorKind::NotFound, said: "gone".into() },
        SettingsError::NoCertificate { path: path() },
        SettingsError::BadCertificate { path: path(), number: 2 },
        SettingsError::NoRoots,
        SettingsError::Client,
    ]
}

fn every_reply_error() -> Vec<ReplyError> {
    vec![
        ReplyError::NotJson { looks: Looks::Html, line: 1, column: 1, excerpt: "<xxxx>".into() },
        ReplyError::NotJson { looks: Looks::Empty, line: 1, column: 0, excerpt: String::new() },
        ReplyError::NotJson { looks: Looks::Other, line: 1, column: 1, excerpt: "xxxx".into() },
        ReplyError::NotAnObject,
        ReplyError::NoCode,
        ReplyError::CodeType,
        ReplyError::DataType,
        ReplyError::Beyond(Beyond::Depth(64)),
        ReplyError::Beyond(Beyond::Values(9)),
        ReplyError::Beyond(Beyond::Fields(9)),
        ReplyError::Beyond(Beyond::Options(9)),
        ReplyError::Beyond(Beyond::Twice("code")),
        ReplyError::NotAPicture,
        ReplyError::Lacks(Lacking::Report),
        ReplyError::Lacks(Lacking::Picture),
        ReplyError::Lacks(Lacking::Answer),
    ]
}

fn refused(msg: &str, request_id: Option<String>) -> CallError {
    CallError::Refused(GatewayRefusal { error: "1002".into(), msg: msg.into(), request_id, blame: Blame::Key })
}

fn every_error() -> Vec<CallError> {
    let origin = || "https://gateway.example".to_owned();
    let limit = Duration::from_secs(30);
    let connect = |reason| CallError::Connect { origin: origin(), reason };
    let certificate = |reason| CallError::Certificate { origin: origin(), reason };
    let tls = |reason| CallError::Tls { origin: origin(), reason };
    let mut errors = vec![
        CallError::Sandbox(SandboxFault::from(StateError::Store(StoreError::Symlink("sandbox.json".into())))),
        CallError::Audit(StoreError::WritableByAll("日志".into()).into()),
        CallError::ConnectTimeout { origin: origin(), limit },
        CallError::Timeout { limit },
        CallError::Interrupted,
        CallError::Status { status: 502, excerpt: String::new(), retry_after: None, date: None },
        CallError::Status { status: 502, excerpt: "<xxxx>".into(), retry_after: None, date: None },
        CallError::Redirected { status: 302, host: None },
        CallError::OnlyTls { origin: origin() },
        CallError::OnlyHttps { status: 307, origin: origin(), is_elsewhere: false },
        CallError::OnlyHttps { status: 307, origin: origin(), is_elsewhere: true },
        CallError::Compressed { encoding: "br".into() },
        CallError::Charset(UnknownCharset("x-y".into())),
        CallError::WebPage { content_type: "a/b".into() },
        CallError::NotHttp,
        CallError::Packing,
        CallError::TooLarge { limit: 16 },
        CallError::Key(KeyError::Shared("key.pem".into())),
        refused("签名错误", None),
        refused("签名错误", Some("r-1".into())),
        refused("", None),
        refused("", Some("r-1".into())),
    ];
    let other = ConnectReason::Other(ErrorKind::HostUnreachable);
    errors.extend([ConnectReason::Refused, ConnectReason::Dns, ConnectReason::Closed, other].map(connect));
    errors.extend(
        [
            ProxyReason::Refused,
            ProxyReason::Dns,
            ProxyReason::Closed,
            ProxyReason::NeedsPassword,
            ProxyReason::NotLetThrough,
            ProxyReason::Tls,
            ProxyReason::Timeout,
            ProxyReason::Other(ErrorKind::HostUnreachable),
        ]
        .map(|reason| CallError::Proxy { origin: origin(), proxy: "127.0.0.1:1".into(), reason }),
    );
    errors.extend(
        [
            CertificateReason::UnknownIssuer,
            CertificateReason::Expired,
            CertificateReason::NotValidYet,
            CertificateReason::WrongHost,
            CertificateReason::IssuesCertificates,
            CertificateReason::Revoked,
            CertificateReason::Other,
        ]
        .map(certificate),
    );
    errors.extend(
        [
            TlsReason::NotTls,
            TlsReason::Closed,
            TlsReason::TooOld,
            TlsReason::Incompatible,
            TlsReason::Alert,
            TlsReason::Other,
        ]
        .map(tls),
    );
    errors.extend(every_settings_error().into_iter().map(CallError::Settings));
    errors.extend(every_reply_error().into_iter().map(CallError::Reply));
    errors
}

#[test]
fn every_error_of_the_settings_is_said_in_both_languages() {
    for error in every_settings_error() {
        assert_said(|lang| *settings(&error, lang), &error);
    }
}

#[test]
fn every_call_without_a_reply_is_said_in_both_languages() {
    for error in every_error() {
        assert_said(|lang| line(&error, lang), &error);
        assert_eq!(line_text(&error, Lang::Zh), line(&error, Lang::Zh).msg);
    }
}

#[test]
fn no_chinese_text_contains_an_english_reason() {
    let reasons = every_error().into_iter().filter(|error| !matches!(error, CallError::Settings(_)));
    for error in reasons {
        let said = line(&error, Lang::Zh).msg.replace("https://gateway.example", "");
        let words = said.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 4);
        let words: Vec<&str> = words.filter(|word| *word != "sandbox").collect();
        assert!(words.is_empty(), "{said}");
    }
}

#[test]
fn a_redirect_to_https_gets_a_hint_whatever_its_host() {
    for is_elsewhere in [false, true] {
        let error = CallError::OnlyHttps { status: 302, origin: "https://gw.example.test".into(), is_elsewhere };
        for lang in [Lang::Zh, Lang::En] {
            let hint = line_hint::connection(&error, lang).unwrap();
            assert!(hint.contains("https://gw.example.test"), "{hint}");
            assert_eq!(hint == errors::USE_HTTPS.fill(lang, &[("url", "https://gw.example.test")]), !is_elsewhere);
        }
    }
}

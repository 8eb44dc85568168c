//! Failures for calls without a reply: gateway settings, the connection, unreadable bodies.

use super::beyond::beyond_words;
use super::files::{state_words, store_words};
use super::keys::words as key_words;
use super::{Words, line_hint};
use crate::audit::AuditError;
use crate::gateway::{
    CallError, CertificateReason, ConnectReason, GatewayRefusal, ProxyReason, SettingsError, TlsReason,
};
use crate::messages::why::{gateway, line as say, reply, system};
use crate::messages::{Lang, Text, errors};
use crate::output::Failure;
use crate::protocol::{Class, Lacking, Looks, ReplyError};

/// The failure for unusable gateway settings.
pub fn settings(error: &SettingsError, lang: Lang) -> Box<Failure> {
    let failure = settings_words(error).failure(error.class(), lang, error);
    Box::new(match error {
        SettingsError::PlainHttp { .. } => failure.hint(errors::ALLOW_HTTP.get(lang)),
        _ => failure,
    })
}

/// The failure for a call without a reply that is not one of the document's methods.
pub fn line(error: &CallError, lang: Lang) -> Failure {
    let failure = words(error).failure(error.class(), lang, error);
    match line_hint::connection(error, lang) {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

/// The reason for a missing reply, as text.
pub fn line_text(error: &CallError, lang: Lang) -> String {
    words(error).said(lang, error)
}

pub(super) fn words(error: &CallError) -> Words {
    let at = |text, origin: &str| Words::of(text).with("origin", origin);
    match error.reason() {
        CallError::Unread { why, .. } => words(why),
        CallError::Charset(error) => Words::of(say::CHARSET).with("charset", &error.0),
        CallError::Settings(error) => settings_words(error),
        CallError::Key(error) => key_words(error),
        CallError::Audit(error) => audit_words(error),
        CallError::Sandbox(fault) => state_words(fault.state()),
        CallError::Connect { origin, reason } => at(say::CONNECT, origin).with("reason", connect(*reason)),
        CallError::Proxy { origin, proxy, reason } => {
            at(say::BY_PROXY, origin).with("proxy", proxy).with("reason", of_proxy(*reason))
        }
        CallError::ConnectTimeout { origin, .. } => at(say::CONNECT_TIMEOUT, origin),
        CallError::Certificate { origin, reason } => {
            at(say::CERTIFICATE, origin).with("reason", certificate(*reason).zh)
        }
        CallError::Tls { origin, reason } => at(say::TLS, origin).with("reason", tls(*reason).zh),
        CallError::Timeout { .. } => Words::of(say::TIMEOUT),
        CallError::Interrupted => Words::of(say::INTERRUPTED),
        CallError::Status { status, excerpt, .. } if excerpt.is_empty() => {
            Words::of(say::STATUS).with("status", status)
        }
        CallError::Status { status, excerpt, .. } => {
            Words::of(say::STATUS_BODY).with("status", status).with("excerpt", excerpt)
        }
        CallError::Redirected { status, .. } => Words::of(say::REDIRECTED).with("status", status),
        CallError::OnlyHttps { status, origin, .. } => at(say::ONLY_HTTPS, origin).with("status", status),
        CallError::OnlyTls { origin } => at(say::ONLY_TLS, origin),
        CallError::NotHttp => Words::of(say::NOT_HTTP),
        CallError::Packing => Words::of(say::PACKING),
        CallError::Compressed { encoding } => Words::of(say::COMPRESSED).with("encoding", encoding),
        CallError::WebPage { content_type } => Words::of(say::WEB_PAGE).with("type", content_type),
        CallError::TooLarge { limit } => Words::of(say::TOO_LARGE).with("limit", limit),
        CallError::Refused(refusal) => refused(refusal),
        CallError::Reply(error) => Words::of(reply::REPLY).with("reason", reply_words(error).zh()),
    }
}

/// The failure for an unwritable audit log.
pub fn audit(error: &AuditError, lang: Lang) -> Box<Failure> {
    let failure = audit_words(error).failure(Class::Config, lang, error);
    Box::new(failure.hint(errors::AUDIT_HINT.get(lang)))
}

fn audit_words(error: &AuditError) -> Words {
    Words::of(say::AUDIT).with("reason", store_words(error.store()).zh())
}

fn refused(refusal: &GatewayRefusal) -> Words {
    let id = refusal.request_id.as_ref().map(|id| Words::of(say::REQUEST_ID).with("id", id).zh());
    let words = match refusal.msg.as_str() {
        "" => Words::of(say::GATEWAY_REFUSED_SILENTLY),
        msg => Words::of(say::GATEWAY_REFUSED).with("msg", msg),
    };
    words.with("code", &refusal.error).with("id", id.unwrap_or_default())
}

fn connect(reason: ConnectReason) -> String {
    let text = match reason {
        ConnectReason::Refused => say::REFUSED,
        ConnectReason::Dns => say::DNS,
        ConnectReason::Closed => say::CLOSED,
        ConnectReason::Other(kind) => return system::reason_of_kind(kind),
    };
    text.zh.to_owned()
}

fn of_proxy(reason: ProxyReason) -> String {
    let text = match reason {
        ProxyReason::Refused => say::REFUSED,
        ProxyReason::Dns => say::DNS,
        ProxyReason::Closed => say::PROXY_CLOSED,
        ProxyReason::NeedsPassword => say::PROXY_PASSWORD,
        ProxyReason::NotLetThrough => say::PROXY,
        ProxyReason::Tls => say::PROXY_TLS,
        ProxyReason::Timeout => say::PROXY_TIMEOUT,
        ProxyReason::Other(kind) => return system::reason_of_kind(kind),
    };
    text.zh.to_owned()
}

fn certificate(reason: CertificateReason) -> Text {
    match reason {
        CertificateReason::UnknownIssuer => say::UNKNOWN_ISSUER,
        CertificateReason::Expired => say::EXPIRED,
        CertificateReason::NotValidYet => say::NOT_VALID_YET,
        CertificateReason::WrongHost => say::WRONG_HOST,
        CertificateReason::IssuesCertificates => say::ISSUES_CERTIFICATES,
        CertificateReason::Revoked => say::REVOKED,
        CertificateReason::Other => say::NOT_ACCEPTABLE,
    }
}

fn tls(reason: TlsReason) -> Text {
    match reason {
        TlsReason::NotTls => say::NOT_TLS,
        TlsReason::Closed => say::CLOSED,
        TlsReason::TooOld => say::TOO_OLD,
        TlsReason::Incompatible => say::INCOMPATIBLE,
        TlsReason::Alert => say::ALERT,
        TlsReason::Other => say::HANDSHAKE,
    }
}

fn reply_words(error: &ReplyError) -> Words {
    match error {
        ReplyError::NotJson { looks: Looks::Empty, .. } => Words::of(reply::EMPTY),
        ReplyError::NotJson { looks: Looks::Html, excerpt, .. } => Words::of(reply::WEB_PAGE).with("excerpt", excerpt),
        ReplyError::NotJson { looks: Looks::CutShort | Looks::Other, line, column, excerpt } => {
            Words::of(reply::NOT_JSON).with("line", line).with("column", column).with("excerpt", excerpt)
        }
        ReplyError::NotAnObject => Words::of(reply::NOT_AN_OBJECT),
        ReplyError::NoCode => Words::of(reply::NO_CODE),
        ReplyError::CodeType => Words::of(reply::CODE_TYPE),
        ReplyError::DataType => Words::of(reply::DATA_TYPE),
        ReplyError::Beyond(beyond) => beyond_words(*beyond),
        ReplyError::NotAPicture => Words::of(reply::NOT_A_PICTURE),
        ReplyError::Lacks(what) => Words::of(reply::LACKS).with("what", lacking(*what).zh),
    }
}

fn lacking(what: Lacking) -> Text {
    match what {
        Lacking::Report => reply::A_REPORT,
        Lacking::Picture => reply::A_PICTURE,
        Lacking::Answer => reply::THE_ANSWER,
    }
}

fn settings_words(error: &SettingsError) -> Words {
    match error {
        SettingsError::Url(message) => Words::of(gateway::URL).with("message", message),
        SettingsError::Scheme(scheme) => Words::of(gateway::SCHEME).with("scheme", scheme),
        SettingsError::PlainHttp { host } => Words::of(gateway::PLAIN_HTTP).with("host", host),
        SettingsError::UrlCredentials => Words::of(gateway::CREDENTIALS),
        SettingsError::NoTime => Words::of(gateway::NO_TIME),
        SettingsError::Proxy => Words::of(gateway::PROXY),
        SettingsError::ProxyVariable { name } => Words::of(gateway::PROXY_VARIABLE).with("name", name),
        SettingsError::Socks { place, proxy } => Words::of(gateway::SOCKS).with("place", place).with("proxy", proxy),
        SettingsError::CaFile { path, kind, said: _ } => {
            let words = Words::of(gateway::CA_FILE).with("path", path.display());
            words.with("reason", system::reason_of_kind(*kind))
        }
        SettingsError::NoCertificate { path } => Words::of(gateway::NO_CERTIFICATE).with("path", path.display()),
        SettingsError::BadCertificate { path, number } => {
            Words::of(gateway::BAD_CERTIFICATE).with("path", path.display()).with("number", number)
        }
        SettingsError::NoRoots => Words::of(gateway::NO_ROOTS),
        SettingsError::Client => Words::of(gateway::CLIENT),
    }
}

#[cfg(test)]
#[path = "line_tests.rs"]
mod tests;

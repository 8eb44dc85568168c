//! Hints for calls that found no usable connection.

use url::Url;

use crate::gateway::{CallError, CertificateReason, ProxyReason, TlsReason, is_loopback};
use crate::messages::{Lang, Text, errors as say};

/// A hint about TLS or the proxy, if that is the problem.
pub fn connection(error: &CallError, lang: Lang) -> Option<String> {
    match error.reason() {
        CallError::Certificate { reason, .. } => Some(certificate(*reason).get(lang).to_owned()),
        CallError::Tls { origin, reason } => Some(handshake(*reason, origin, lang)),
        CallError::OnlyTls { origin } => {
            Some(say::USE_HTTPS.fill(lang, &[("url", &other_scheme(origin, "http", "https"))]))
        }
        CallError::OnlyHttps { origin, is_elsewhere, .. } => {
            let text = if *is_elsewhere { say::USE_HTTPS_ELSEWHERE } else { say::USE_HTTPS };
            Some(text.fill(lang, &[("url", origin)]))
        }
        CallError::Proxy { reason, .. } => Some(proxy(*reason).get(lang).to_owned()),
        _ => None,
    }
}

fn proxy(reason: ProxyReason) -> Text {
    match reason {
        ProxyReason::NeedsPassword => say::PROXY_PASSWORD,
        _ => say::IS_THE_PROXY_RIGHT,
    }
}

fn certificate(reason: CertificateReason) -> Text {
    match reason {
        CertificateReason::UnknownIssuer => say::CA_FILE,
        CertificateReason::Expired | CertificateReason::NotValidYet => say::CLOCK,
        CertificateReason::WrongHost => say::WRONG_HOST,
        CertificateReason::IssuesCertificates => say::OWN_CA,
        CertificateReason::Revoked | CertificateReason::Other => say::CERTIFICATE,
    }
}

/// Suggests plain http only for this machine, because to another machine it would send passwords unencrypted.
fn handshake(reason: TlsReason, origin: &str, lang: Lang) -> String {
    let here = Url::parse(origin).is_ok_and(|url| is_loopback(&url));
    let text = match reason {
        TlsReason::NotTls | TlsReason::Closed if here => {
            return say::USE_HTTP.fill(lang, &[("url", &other_scheme(origin, "https", "http"))]);
        }
        TlsReason::NotTls => say::PORT_WITHOUT_TLS,
        TlsReason::Closed => say::TLS_CLOSED,
        TlsReason::TooOld => say::TLS_TOO_OLD,
        TlsReason::Incompatible => say::TLS_INCOMPATIBLE,
        TlsReason::Alert => say::TLS_REFUSED,
        TlsReason::Other => say::IS_IT_THERE,
    };
    text.get(lang).to_owned()
}

fn other_scheme(origin: &str, from: &str, to: &str) -> String {
    origin.strip_prefix(from).map_or_else(|| origin.to_owned(), |rest| format!("{to}{rest}"))
}

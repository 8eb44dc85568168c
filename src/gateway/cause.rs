//! Maps the HTTP client's errors to ours by the types in their source chain. Their texts are never kept,
//! because they contain URLs.

use std::error::Error;
use std::io;

use rustls::{CertificateError, Error as TlsError, PeerIncompatible};

use super::proxy::ProxyAddress;
use super::resolver::NoAddress;
use super::{CallError, CertificateReason, ConnectReason, HttpSettings, ProxyReason, TlsReason};

/// Why a request got no status line.
pub(super) fn of_sending(error: &reqwest::Error, settings: &HttpSettings) -> CallError {
    if !error.is_connect() {
        return of_exchange(error);
    }
    let origin = settings.origin();
    if let Some((proxy, reason)) = of_proxy(error, settings) {
        return CallError::Proxy { origin, proxy: proxy.name(), reason };
    }
    if error.is_timeout() {
        return CallError::ConnectTimeout { origin, limit: settings.connect_limit() };
    }
    match chain(error).find_map(|cause| cause.downcast_ref::<TlsError>()) {
        Some(TlsError::InvalidCertificate(fault)) => CallError::Certificate { origin, reason: of_certificate(fault) },
        Some(fault) => CallError::Tls { origin, reason: of_tls(fault) },
        None => of_connecting(error, settings),
    }
}

/// Why a body is incomplete.
pub(super) fn of_body(error: &reqwest::Error) -> CallError {
    match chain(error).any(|cause| cause.is::<hyper::Error>()) {
        true => CallError::Interrupted,
        false => CallError::Packing,
    }
}

fn of_exchange(error: &reqwest::Error) -> CallError {
    match chain(error).find_map(|cause| cause.downcast_ref::<hyper::Error>()) {
        Some(fault) if fault.is_parse() => CallError::NotHttp,
        _ => CallError::Interrupted,
    }
}

fn of_connecting(error: &reqwest::Error, settings: &HttpSettings) -> CallError {
    let origin = settings.origin();
    match why_not_connected(error) {
        // Connecting itself fails with other errors, so this was the TLS handshake, closed without an alert.
        ConnectReason::Closed if settings.url.scheme() == "https" => {
            CallError::Tls { origin, reason: TlsReason::Closed }
        }
        reason => CallError::Connect { origin, reason },
    }
}

/// The proxy, and what is wrong with it, if the call did not get past it. To an https gateway the proxy opens a
/// tunnel; an error inside the tunnel is the gateway's own.
fn of_proxy(error: &reqwest::Error, settings: &HttpSettings) -> Option<(ProxyAddress, ProxyReason)> {
    let proxy = settings.proxy_address().ok()??;
    if error.is_timeout() {
        return Some((proxy, ProxyReason::Timeout));
    }
    // The tunnel's error type is not public. Its text is fixed and names the step that failed.
    let tunnel = chain(error).map(ToString::to_string).find(|text| text.starts_with("tunnel error"));
    let reason = match tunnel.as_deref() {
        None if settings.url.scheme() == "https" => return None,
        Some(text) if text.ends_with("proxy authorization required") => ProxyReason::NeedsPassword,
        Some(text) if text.ends_with("unsuccessful") => ProxyReason::NotLetThrough,
        _ if chain(error).any(|cause| cause.is::<TlsError>()) => ProxyReason::Tls,
        _ => match why_not_connected(error) {
            ConnectReason::Refused => ProxyReason::Refused,
            ConnectReason::Dns => ProxyReason::Dns,
            ConnectReason::Other(io::ErrorKind::Other) | ConnectReason::Closed => ProxyReason::Closed,
            ConnectReason::Other(kind) => ProxyReason::Other(kind),
        },
    };
    Some((proxy, reason))
}

fn why_not_connected(error: &reqwest::Error) -> ConnectReason {
    if chain(error).any(|cause| cause.is::<NoAddress>()) {
        return ConnectReason::Dns;
    }
    // The outer errors are only wrappers.
    match chain(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).last().map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionRefused) => ConnectReason::Refused,
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe) => {
            ConnectReason::Closed
        }
        Some(kind) => ConnectReason::Other(kind),
        None => ConnectReason::Other(io::ErrorKind::Other),
    }
}

fn of_certificate(fault: &CertificateError) -> CertificateReason {
    match fault {
        CertificateError::UnknownIssuer => CertificateReason::UnknownIssuer,
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => CertificateReason::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => CertificateReason::NotValidYet,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            CertificateReason::WrongHost
        }
        CertificateError::Revoked => CertificateReason::Revoked,
        // The verifier's error type is not public, so compare its name.
        CertificateError::Other(other) if format!("{other:?}").contains("CaUsedAsEndEntity") => {
            CertificateReason::IssuesCertificates
        }
        _ => CertificateReason::Other,
    }
}

fn of_tls(fault: &TlsError) -> TlsReason {
    match fault {
        TlsError::InvalidMessage(_) => TlsReason::NotTls,
        // We offer the two newest versions, so a server that supports neither is too old.
        TlsError::PeerIncompatible(PeerIncompatible::ServerDoesNotSupportTls12Or13)
        | TlsError::AlertReceived(rustls::AlertDescription::ProtocolVersion) => TlsReason::TooOld,
        TlsError::PeerIncompatible(_) => TlsReason::Incompatible,
        TlsError::AlertReceived(_) => TlsReason::Alert,
        _ => TlsReason::Other,
    }
}

/// The error and its causes, outermost first. The inner error of an `io::Error` is not its `source`, so it is
/// unwrapped here.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |cause| behind(*cause))
}

fn behind<'a>(cause: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner),
        None => cause.source(),
    }
}

//! Errors of calls without a reply, and whether the call may have had an effect.

use std::io;
use std::time::Duration;

use jiff::Timestamp;
use thiserror::Error;

use super::{Blame, GatewayRefusal, Kept, SandboxFault, SettingsError};
use crate::audit::AuditError;
use crate::duration;
use crate::keys::KeyError;
use crate::protocol::{Arrived, Class, ReplyError, UnknownCharset};

/// Why no connection was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ConnectReason {
    /// Nothing listens on the port.
    #[error("connection refused")]
    Refused,
    /// The name has no address.
    #[error("the name cannot be resolved")]
    Dns,
    /// The connection was closed before it was usable.
    #[error("the connection was closed at once")]
    Closed,
    /// Another error of the system.
    #[error("{0}")]
    Other(io::ErrorKind),
}

/// What is wrong with the proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ProxyReason {
    /// Nothing listens on its port.
    #[error("connection refused")]
    Refused,
    /// Its name has no address.
    #[error("the name cannot be resolved")]
    Dns,
    /// It closed the connection, or its reply cannot be read.
    #[error("it closed the connection without letting the call through")]
    Closed,
    /// It requires a password, or refused the one given.
    #[error("it wants a user name and a password (407), or others than those given")]
    NeedsPassword,
    /// It refuses to connect to the gateway.
    #[error("it did not let the call through")]
    NotLetThrough,
    /// No TLS with an https proxy.
    #[error("no TLS with it")]
    Tls,
    /// It did not connect in time.
    #[error("no connection in time")]
    Timeout,
    /// Another error of the system.
    #[error("{0}")]
    Other(io::ErrorKind),
}

/// Why the server's certificate is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CertificateReason {
    /// The issuer is not trusted; a `ca_file` can help.
    #[error("unknown issuer")]
    UnknownIssuer,
    /// It has expired.
    #[error("expired")]
    Expired,
    /// It is not valid yet, or this machine's clock is wrong.
    #[error("not valid yet")]
    NotValidYet,
    /// It was issued for another host.
    #[error("issued for another host")]
    WrongHost,
    /// It is a CA certificate, not a server's.
    #[error("a CA's, not a server's")]
    IssuesCertificates,
    /// It was revoked.
    #[error("revoked")]
    Revoked,
    /// Anything else.
    #[error("not acceptable")]
    Other,
}

/// Why the TLS handshake failed, certificates aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TlsReason {
    /// The server does not speak TLS.
    #[error("the other side does not speak TLS")]
    NotTls,
    /// The connection was closed without an answer, which is common for servers that do not speak TLS.
    #[error("the other side closed the connection")]
    Closed,
    /// The server offers no safe version.
    #[error("the other side offers only TLS 1.1 or older; at least TLS 1.2 is needed")]
    TooOld,
    /// There is no common version or cipher.
    #[error("no common TLS version or cipher")]
    Incompatible,
    /// The server sent an alert.
    #[error("the other side refused the handshake")]
    Alert,
    /// Anything else.
    #[error("the handshake failed")]
    Other,
}

/// A call without a reply. It holds nothing of bodies and requests, and of the URL only the origin. A refusal
/// by the gateway's envelope keeps its words, with known values removed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CallError {
    /// The configuration is not usable.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The call could not be signed.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The audit log could not record the call, so it was not made.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// The sandbox's state file is not usable. Its world did not change.
    #[error(transparent)]
    Sandbox(#[from] SandboxFault),
    /// No connection was made.
    #[error("{origin} cannot be reached: {reason}")]
    Connect {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// The reason.
        reason: ConnectReason,
    },
    /// The proxy on the way was not reached, or did not let the call through.
    #[error("{origin} cannot be reached: proxy {proxy}: {reason}")]
    Proxy {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// Host and port of the proxy.
        proxy: String,
        /// The reason.
        reason: ProxyReason,
    },
    /// Connecting timed out.
    #[error("{origin} cannot be reached: no connection within {}", duration::en(*.limit))]
    ConnectTimeout {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// The time limit.
        limit: Duration,
    },
    /// The certificate is not trusted. Never retried, because that would not help.
    #[error("the certificate of {origin} is not trusted: {reason}")]
    Certificate {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// The reason.
        reason: CertificateReason,
    },
    /// The TLS handshake failed.
    #[error("no TLS with {origin}: {reason}")]
    Tls {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// The reason.
        reason: TlsReason,
    },
    /// The complete reply did not arrive in time.
    #[error("no complete reply within {}", duration::en(*.limit))]
    Timeout {
        /// The time limit.
        limit: Duration,
    },
    /// The connection broke before the reply was complete.
    #[error("the connection broke before the reply was complete")]
    Interrupted,
    /// An HTTP status other than 2xx, without a reply of the protocol.
    #[error("HTTP status {status}{}{excerpt}", if .excerpt.is_empty() { "" } else { ": " })]
    Status {
        /// The status.
        status: u16,
        /// The beginning of the body with letters and digits replaced by `x`, or the words of the gateway's
        /// refusal.
        excerpt: String,
        /// `Retry-After`, in seconds.
        retry_after: Option<u64>,
        /// The gateway's own time (`Date`).
        date: Option<Timestamp>,
    },
    /// A redirect. It is not followed, because the request would go to another server.
    #[error("HTTP status {status}: redirected to {}, which is not followed", host.as_deref().unwrap_or("an unknown host"))]
    Redirected {
        /// The status.
        status: u16,
        /// The target host.
        host: Option<String>,
    },
    /// A redirect of a plain call to an https address. Not followed: the profile should name that address.
    #[error("HTTP status {status}: redirected from http to {origin}, which is not followed")]
    OnlyHttps {
        /// The status.
        status: u16,
        /// Scheme, host and port of the target.
        origin: String,
        /// True if the target is another host than the gateway's. Anyone between this machine and the gateway can
        /// forge such a redirect.
        is_elsewhere: bool,
    },
    /// Plain HTTP to a TLS port.
    #[error("{origin} speaks TLS, not plain HTTP")]
    OnlyTls {
        /// Scheme, host and port of the gateway.
        origin: String,
    },
    /// The server does not speak HTTP.
    #[error("the answer is no HTTP")]
    NotHttp,
    /// The reply's compression is invalid.
    #[error("the reply cannot be unpacked")]
    Packing,
    /// The reply is compressed in a way that the program did not ask for.
    #[error(
        "the reply is compressed with {encoding} (Content-Encoding), which was not asked for and cannot be unpacked"
    )]
    Compressed {
        /// The `Content-Encoding`.
        encoding: String,
    },
    /// The reply declares an unknown charset.
    #[error("the reply cannot be read: {0}")]
    Charset(UnknownCharset),
    /// The reply is a page for browsers.
    #[error("the gateway sent a web page ({content_type})")]
    WebPage {
        /// The type that `Content-Type` names.
        content_type: String,
    },
    /// The decompressed reply exceeds the limit.
    #[error("the reply is longer than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// The gateway's envelope refuses the call: an `error` of the envelope, not a code of the protocol.
    #[error("{0}")]
    Refused(GatewayRefusal),
    /// The reply to a call for the report cannot be read. Its bytes are kept, if that was possible.
    #[error("{why}")]
    Unread {
        /// The reason.
        why: Box<CallError>,
        /// Where the bytes are.
        kept: Kept,
    },
    /// The reply is not valid.
    #[error(transparent)]
    Reply(#[from] ReplyError),
}

impl CallError {
    /// The error class: `unavailable` if a later call may succeed, `protocol` if the answer makes no sense.
    ///
    /// The HTTP statuses 5xx, 408 and 429 mean "not now". Any other status (3xx, 401, 404, 407 ...) means
    /// that this is not the gateway, or not the way to it.
    pub fn class(&self) -> Class {
        match self {
            Self::Settings(error) => error.class(),
            Self::Key(error) => error.class(),
            Self::Audit(_) | Self::Sandbox(_) => Class::Config,
            Self::Refused(refusal) => refusal.class(),
            Self::Connect { .. }
            | Self::Proxy { .. }
            | Self::ConnectTimeout { .. }
            | Self::Certificate { .. }
            | Self::Tls { .. }
            | Self::Timeout { .. }
            | Self::Interrupted => Class::Unavailable,
            Self::Status { status: 408 | 429 | 500..=599, .. } => Class::Unavailable,
            Self::Status { .. }
            | Self::Redirected { .. }
            | Self::OnlyHttps { .. }
            | Self::OnlyTls { .. }
            | Self::NotHttp
            | Self::Packing
            | Self::Compressed { .. }
            | Self::Charset(_)
            | Self::WebPage { .. }
            | Self::TooLarge { .. }
            | Self::Reply(_) => Class::Protocol,
            Self::Unread { why, .. } => why.class(),
        }
    }

    /// True if the call did not reach the method, because the gateway itself refused it (signature, app_id, quota) or
    /// the web server did (HTTP 4xx). The password was not checked then.
    pub fn is_kept_out(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Status { status, .. } => (400..500).contains(status) && *status != 408,
            _ => false,
        }
    }

    /// Whether the call may have reached the gateway.
    pub fn arrived(&self) -> Arrived {
        match self {
            Self::Settings(_)
            | Self::Key(_)
            | Self::Audit(_)
            | Self::Sandbox(_)
            | Self::Connect { .. }
            | Self::ConnectTimeout { .. }
            | Self::Certificate { .. }
            | Self::Tls { .. } => Arrived::No,
            // Plain http has no tunnel, so the proxy had the whole call when it asked for a password.
            Self::Proxy { origin, reason: ProxyReason::NeedsPassword, .. } if origin.starts_with("http:") => Arrived::Maybe,
            Self::Proxy { .. } => Arrived::No,
            Self::Timeout { .. }
            | Self::Interrupted
            | Self::Status { .. }
            | Self::Redirected { .. }
            | Self::OnlyHttps { .. }
            // Most likely the call did not arrive, but a port may accept both.
            | Self::OnlyTls { .. }
            | Self::NotHttp
            | Self::Packing
            | Self::Compressed { .. }
            | Self::Charset(_)
            | Self::WebPage { .. }
            | Self::TooLarge { .. }
            | Self::Unread { .. }
            // The refusal says that nothing was done, but that is not a proof.
            | Self::Refused(_)
            | Self::Reply(_) => Arrived::Maybe,
        }
    }

    /// The reason alone, without the place of an unread report.
    pub fn reason(&self) -> &Self {
        match self {
            Self::Unread { why, .. } => why.reason(),
            other => other,
        }
    }

    /// Where the bytes of a report that could not be read are.
    pub fn kept(&self) -> Option<&Kept> {
        match self {
            Self::Unread { kept, .. } => Some(kept),
            _ => None,
        }
    }

    /// True if the same call may succeed a moment later.
    pub fn may_pass(&self) -> bool {
        let is_lasting =
            matches!(self, Self::Certificate { .. } | Self::Proxy { reason: ProxyReason::NeedsPassword, .. });
        self.class() == Class::Unavailable && !is_lasting
    }

    /// Combines this status with the refusal in the gateway's envelope. A status that means "not now" wins,
    /// and the call may be retried, unless the refusal names a permanent cause: signature, key, clock,
    /// envelope. 429 and 408 always win, because they already name the cause. In all other cases the refusal
    /// wins, because it says more than the status.
    pub(super) fn beside(self, refusal: GatewayRefusal) -> Self {
        match self {
            Self::Status { status: status @ (408 | 429), retry_after, date, .. } => {
                Self::Status { status, excerpt: refusal.words(), retry_after, date }
            }
            Self::Status { status: status @ 500..=599, retry_after, date, .. } if refusal.blame == Blame::Other => {
                Self::Status { status, excerpt: refusal.words(), retry_after, date }
            }
            _ => Self::Refused(refusal),
        }
    }

    /// The seconds that the server asked to wait.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// The gateway's own time, if its reply contains it.
    pub fn date(&self) -> Option<Timestamp> {
        match self {
            Self::Status { date, .. } => *date,
            _ => None,
        }
    }
}

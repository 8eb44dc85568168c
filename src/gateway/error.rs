//! Errors of calls without a reply, and whether the call may have had an effect.

use std::io;
use std::time::Duration;

use thiserror::Error;

use super::{Blame, GatewayRefusal, SandboxFault, SettingsError};
use crate::audit::AuditError;
use crate::keys::KeyError;
use crate::protocol::{Arrived, Class, ReplyError};

/// Why no connection came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ConnectReason {
    /// Nothing listens there.
    #[error("connection refused")]
    Refused,
    /// The name has no address.
    #[error("the name cannot be resolved")]
    Dns,
    /// The connection was closed before it was usable.
    #[error("the connection was closed at once")]
    Closed,
    /// The proxy cannot be reached or does not let the call through.
    #[error("the proxy did not let it through")]
    Proxy,
    /// Something else that the system said.
    #[error("{0}")]
    Other(io::ErrorKind),
}

/// What is wrong with the certificate the other side showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CertificateReason {
    /// Nobody who is trusted has issued it; a `ca_file` can help.
    #[error("unknown issuer")]
    UnknownIssuer,
    /// It has expired.
    #[error("expired")]
    Expired,
    /// It is not valid yet; or the clock here is wrong.
    #[error("not valid yet")]
    NotValidYet,
    /// It was issued for another host.
    #[error("issued for another host")]
    WrongHost,
    /// It is a CA's, to issue others with, and not a server's.
    #[error("a CA's, not a server's")]
    IssuesCertificates,
    /// It was revoked.
    #[error("revoked")]
    Revoked,
    /// Anything else.
    #[error("not acceptable")]
    Other,
}

/// Why TLS could not be set up, certificates apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TlsReason {
    /// What answers there does not speak TLS.
    #[error("the other side does not speak TLS")]
    NotTls,
    /// The connection ended before an answer: what does not speak TLS often does that.
    #[error("the other side closed the connection")]
    Closed,
    /// No version that is safe.
    #[error("the other side offers only TLS 1.1 or older; at least TLS 1.2 is needed")]
    TooOld,
    /// No version or cipher that both sides know.
    #[error("no common TLS version or cipher")]
    Incompatible,
    /// The other side broke it off with an alert.
    #[error("the other side refused the handshake")]
    Alert,
    /// Anything else.
    #[error("the handshake failed")]
    Other,
}

/// A call without a reply. Holds no body, no request, and of the URL only the origin; of a refusal by the gateway itself its
/// words, from which every known value is taken out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CallError {
    /// The configuration does not work.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The call could not be signed.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The call could not be written down in the audit log: it was not made.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// The sandbox's state file cannot be used; its world is as it was.
    #[error(transparent)]
    Sandbox(#[from] SandboxFault),
    /// No connection.
    #[error("{origin} cannot be reached: {reason}")]
    Connect {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// Why.
        reason: ConnectReason,
    },
    /// Connecting took too long.
    #[error("{origin} cannot be reached: no connection within {limit:?}")]
    ConnectTimeout {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// The limit.
        limit: Duration,
    },
    /// The certificate is not trusted. Never repeated: it will not get better.
    #[error("the certificate of {origin} is not trusted: {reason}")]
    Certificate {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// Why.
        reason: CertificateReason,
    },
    /// TLS could not be set up.
    #[error("no TLS with {origin}: {reason}")]
    Tls {
        /// Scheme, host and port of the gateway.
        origin: String,
        /// Why.
        reason: TlsReason,
    },
    /// No complete reply in time.
    #[error("no complete reply within {limit:?}")]
    Timeout {
        /// The limit.
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
        /// The beginning of the body with letters and digits as `x`; or the words of the gateway's own refusal.
        excerpt: String,
        /// `Retry-After`, in seconds.
        retry_after: Option<u64>,
    },
    /// A redirect. Not followed: the request would go to somebody else.
    #[error("HTTP status {status}: redirected to {}, which is not followed", host.as_deref().unwrap_or("an unknown host"))]
    Redirected {
        /// The status.
        status: u16,
        /// The host redirected to.
        host: Option<String>,
    },
    /// Plain HTTP to a port that speaks TLS.
    #[error("{origin} speaks TLS, not plain HTTP")]
    OnlyTls {
        /// Scheme, host and port of the gateway.
        origin: String,
    },
    /// What answered does not speak HTTP.
    #[error("the answer is no HTTP")]
    NotHttp,
    /// The reply is packed in a way that cannot be unpacked.
    #[error("the reply cannot be unpacked")]
    Packing,
    /// The reply, unpacked, is longer than any report.
    #[error("the reply is longer than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// The gateway itself refuses the call: an `error` of its envelope, not a code of the protocol.
    #[error("{0}")]
    Refused(GatewayRefusal),
    /// The reply is not understood.
    #[error(transparent)]
    Reply(#[from] ReplyError),
}

impl CallError {
    /// Its class: `unavailable` where a later call may succeed, `protocol` where the answer makes no sense.
    ///
    /// Of the HTTP statuses 5xx, 408 and 429 mean "not now"; every other one (3xx, 401, 404, 407 ...) says that this
    /// is not the gateway, or not the way to it.
    pub fn class(&self) -> Class {
        match self {
            Self::Settings(error) => error.class(),
            Self::Key(error) => error.class(),
            Self::Audit(_) | Self::Sandbox(_) => Class::Config,
            Self::Refused(refusal) => refusal.class(),
            Self::Connect { .. }
            | Self::ConnectTimeout { .. }
            | Self::Certificate { .. }
            | Self::Tls { .. }
            | Self::Timeout { .. }
            | Self::Interrupted => Class::Unavailable,
            Self::Status { status: 408 | 429 | 500..=599, .. } => Class::Unavailable,
            Self::Status { .. }
            | Self::Redirected { .. }
            | Self::OnlyTls { .. }
            | Self::NotHttp
            | Self::Packing
            | Self::TooLarge { .. }
            | Self::Reply(_) => Class::Protocol,
        }
    }

    /// Whether the call can have reached the gateway.
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
            Self::Timeout { .. }
            | Self::Interrupted
            | Self::Status { .. }
            | Self::Redirected { .. }
            // Most likely not; but a port may speak both.
            | Self::OnlyTls { .. }
            | Self::NotHttp
            | Self::Packing
            | Self::TooLarge { .. }
            // Its words say that nothing was done; they are no proof.
            | Self::Refused(_)
            | Self::Reply(_) => Arrived::Maybe,
        }
    }

    /// True where the same call may succeed a moment later.
    pub fn may_pass(&self) -> bool {
        self.class() == Class::Unavailable && !matches!(self, Self::Certificate { .. })
    }

    /// This status together with what the gateway itself says against the call. "Not now" may pass, and then the call is made
    /// once more, unless the words name what will not: signature, key, clock, envelope. They do not count beside "too many"
    /// and "too slow", which say what it was. In any other case the gateway's own word tells more than the status.
    pub(super) fn beside(self, refusal: GatewayRefusal) -> Self {
        match self {
            Self::Status { status: status @ (408 | 429), retry_after, .. } => {
                Self::Status { status, excerpt: refusal.words(), retry_after }
            }
            Self::Status { status: status @ 500..=599, retry_after, .. } if refusal.blame == Blame::Other => {
                Self::Status { status, excerpt: refusal.words(), retry_after }
            }
            _ => Self::Refused(refusal),
        }
    }

    /// How many seconds the other side asked to wait.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}

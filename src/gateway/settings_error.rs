//! Errors of gateway settings.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::protocol::Class;

/// Why the gateway's settings are not usable. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SettingsError {
    /// The URL is invalid.
    #[error("the gateway's URL is not valid: {0}")]
    Url(url::ParseError),
    /// The URL is neither http nor https.
    #[error("the gateway's URL is neither https:// nor http:// but {0}:")]
    Scheme(String),
    /// Plain http to another machine would send passwords unencrypted.
    #[error("plain http to {host}: passwords would travel in the clear")]
    PlainHttp {
        /// The host.
        host: String,
    },
    /// The URL contains a user or a password.
    #[error("the gateway's URL contains a user name or a password")]
    UrlCredentials,
    /// A timeout of zero.
    #[error("a timeout must be longer than zero")]
    NoTime,
    /// The proxy is not an http(s) URL.
    #[error("the proxy is no http:// or https:// URL")]
    Proxy,
    /// A variable for a proxy holds something else. Its value is not repeated, because it may be a password.
    #[error("{name} is set, but names no proxy: an http:// or https:// URL is needed, or host:port")]
    ProxyVariable {
        /// The variable.
        name: &'static str,
    },
    /// The proxy speaks SOCKS.
    #[error("the proxy {proxy} ({place}) is a SOCKS proxy, which is not supported: name an http:// or https:// one")]
    Socks {
        /// The variable, or the profile's key.
        place: &'static str,
        /// Host and port.
        proxy: String,
    },
    /// `ca_file` cannot be read.
    #[error("ca_file: {path} cannot be read: {said}")]
    CaFile {
        /// The file.
        path: PathBuf,
        /// The kind of error.
        kind: io::ErrorKind,
        /// The system's message.
        said: String,
    },
    /// `ca_file` holds no PEM certificate.
    #[error("ca_file: {path} holds no PEM certificate")]
    NoCertificate {
        /// The file.
        path: PathBuf,
    },
    /// `ca_file` contains an invalid certificate.
    #[error("ca_file: certificate {number} of {path} cannot be read")]
    BadCertificate {
        /// The file.
        path: PathBuf,
        /// Its number, from 1.
        number: usize,
    },
    /// The system has no root certificates, and there is no `ca_file`.
    #[error("no root certificates could be loaded from the system")]
    NoRoots,
    /// The HTTP client could not be built for another reason.
    #[error("the HTTP client could not be set up")]
    Client,
}

impl SettingsError {
    /// True if `ca_file` is the cause.
    pub fn is_of_ca_file(&self) -> bool {
        matches!(self, Self::CaFile { .. } | Self::NoCertificate { .. } | Self::BadCertificate { .. })
    }

    /// The error class, always `config`.
    pub fn class(&self) -> Class {
        Class::Config
    }
}

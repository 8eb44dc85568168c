//! The settings of an HTTP gateway, and their validation before any connection is made.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use super::{Envelope, SettingsError, is_loopback};

/// Where the gateway is and how to talk to it.
#[derive(Clone)]
pub struct HttpSettings {
    /// The gateway's one URL.
    pub url: Url,
    /// How requests are wrapped.
    pub envelope: Envelope,
    /// The longest one attempt may take, from looking up the name to the last byte of the reply.
    pub timeout: Duration,
    /// The longest connecting may take, TLS included; never more than nine tenths of `timeout`.
    pub connect_timeout: Duration,
    /// The proxy, `http://` or `https://`; none: the environment's (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`), and to a
    /// loopback address none at all.
    pub proxy: Option<String>,
    /// PEM certificates to trust beside the system's.
    pub ca_file: Option<PathBuf>,
    /// Further attempts, where a call may be repeated.
    pub retries: u32,
    /// A busy code is the caller's to wait for, even of what only reads.
    pub leaves_busy: bool,
    /// `http://` to other machines too.
    pub allow_http: bool,
}

impl HttpSettings {
    /// The settings of a gateway at `url` with the contract's defaults: 30 s, 10 s to connect, 2 retries.
    pub fn new(url: &str) -> Result<Self, SettingsError> {
        Ok(Self {
            url: Url::parse(url).map_err(SettingsError::Url)?,
            envelope: Envelope::default(),
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            proxy: None,
            ca_file: None,
            retries: 2,
            leaves_busy: false,
            allow_http: false,
        })
    }

    /// Refuses what must not be tried. Opens nothing.
    pub(super) fn check(&self) -> Result<(), SettingsError> {
        match self.url.scheme() {
            "https" => {}
            "http" if self.allow_http => {}
            "http" => self.never_in_the_clear()?,
            other => return Err(SettingsError::Scheme(other.to_owned())),
        }
        if !self.url.username().is_empty() || self.url.password().is_some() {
            return Err(SettingsError::UrlCredentials);
        }
        if self.timeout.is_zero() || self.connect_timeout.is_zero() {
            return Err(SettingsError::NoTime);
        }
        self.proxy.as_deref().map_or(Ok(()), check_proxy)
    }

    /// How long connecting may take: ends before the whole attempt does, so that a call that never left is known as one.
    pub(super) fn connect_limit(&self) -> Duration {
        self.connect_timeout.min(self.timeout * 9 / 10)
    }

    /// Plain http stays on this machine: the gateway's, and the proxy's on the way to it.
    fn never_in_the_clear(&self) -> Result<(), SettingsError> {
        let proxy = self.proxy.as_deref().and_then(|proxy| Url::parse(proxy).ok());
        let clear = proxy.filter(|proxy| proxy.scheme() == "http");
        match [Some(&self.url), clear.as_ref()].into_iter().flatten().find(|url| !is_loopback(url)) {
            Some(url) => Err(SettingsError::PlainHttp { host: url.host_str().unwrap_or_default().to_owned() }),
            None => Ok(()),
        }
    }

    /// Scheme, host and port: all of the URL that may be shown.
    pub(super) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }
}

/// A query can hold a token and a proxy's URL a password: neither is shown.
impl fmt::Debug for HttpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpSettings")
            .field("origin", &self.origin())
            .field("envelope", &self.envelope)
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("proxy", &self.proxy.is_some())
            .field("ca_file", &self.ca_file)
            .field("retries", &self.retries)
            .field("allow_http", &self.allow_http)
            .finish()
    }
}

fn check_proxy(proxy: &str) -> Result<(), SettingsError> {
    match Url::parse(proxy) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.host().is_some() => Ok(()),
        _ => Err(SettingsError::Proxy),
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;

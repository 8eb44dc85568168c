//! The settings of an HTTP gateway, and their validation before any connection is made.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use super::pace::ACTS_WITHIN;
use super::proxy::{self, ProxyAddress};
use super::{Envelope, ProxyVariables, SettingsError, UnreadPlace, is_loopback};

/// The time limit of connecting, unless the time limit of an attempt is shorter.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long after it was handed over a call that acts may still leave, if an attempt may take `timeout`: attempts that
/// were never sent are repeated for a while, and the last one may take as long to connect as it is allowed.
pub fn leaves_within(timeout: Duration) -> Duration {
    ACTS_WITHIN + connect_limit(CONNECT_TIMEOUT, timeout)
}

fn connect_limit(connect_timeout: Duration, timeout: Duration) -> Duration {
    connect_timeout.min(timeout * 9 / 10)
}

/// The address and the connection settings of a gateway.
#[derive(Clone)]
pub struct HttpSettings {
    /// The gateway's only URL.
    pub url: Url,
    /// The envelope.
    pub envelope: Envelope,
    /// The time limit of one attempt, from resolving the name to the last byte of the reply.
    pub timeout: Duration,
    /// The time limit of connecting, including TLS; at most nine tenths of `timeout`.
    pub connect_timeout: Duration,
    /// The proxy, `http://` or `https://`. `None` uses the environment's, but none for loopback addresses.
    pub proxy: Option<String>,
    /// The environment's variables about proxies: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`.
    pub proxy_variables: ProxyVariables,
    /// PEM certificates to trust in addition to the system's.
    pub ca_file: Option<PathBuf>,
    /// The number of retries.
    pub retries: u32,
    /// Leave waiting after a busy code to the caller, even for calls that only read.
    pub leaves_busy: bool,
    /// Where the bytes of an unreadable report are kept.
    pub unread: UnreadPlace,
    /// Allow `http://` to other machines.
    pub allow_http: bool,
}

impl HttpSettings {
    /// The settings for `url` with the contract's defaults: 30 s, 10 s to connect, 2 retries.
    pub fn new(url: &str) -> Result<Self, SettingsError> {
        Ok(Self {
            url: Url::parse(url).map_err(SettingsError::Url)?,
            envelope: Envelope::default(),
            timeout: Duration::from_secs(30),
            connect_timeout: CONNECT_TIMEOUT,
            proxy: None,
            proxy_variables: ProxyVariables::default(),
            ca_file: None,
            retries: 2,
            leaves_busy: false,
            unread: UnreadPlace::default(),
            allow_http: false,
        })
    }

    /// Rejects forbidden settings. Opens nothing.
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
        self.proxy_address().map(drop)
    }

    /// The proxy on the way to the gateway. `None`: it is reached directly.
    pub(super) fn proxy_address(&self) -> Result<Option<ProxyAddress>, SettingsError> {
        proxy::of(self.proxy.as_deref(), &self.proxy_variables, &self.url)
    }

    /// The time limit of connecting. It ends before that of the whole attempt, so that a call that was never sent is
    /// recognised as such.
    pub(super) fn connect_limit(&self) -> Duration {
        connect_limit(self.connect_timeout, self.timeout)
    }

    /// Rejects plain http to other machines, for the gateway and for a proxy on the way to it.
    fn never_in_the_clear(&self) -> Result<(), SettingsError> {
        let proxy = self.proxy.as_deref().and_then(|proxy| Url::parse(proxy).ok());
        let clear = proxy.filter(|proxy| proxy.scheme() == "http");
        match [Some(&self.url), clear.as_ref()].into_iter().flatten().find(|url| !is_loopback(url)) {
            Some(url) => Err(SettingsError::PlainHttp { host: url.host_str().unwrap_or_default().to_owned() }),
            None => Ok(()),
        }
    }

    /// Scheme, host and port: the part of the URL that may be shown.
    pub(super) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }
}

/// Hides the query, which may contain a token, and the proxy's URL, which may contain a password.
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

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;

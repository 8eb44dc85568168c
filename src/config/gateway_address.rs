//! The gateway's address.

use std::fmt;

use url::{Host, Url};

use crate::protocol::mask::HIDDEN;

/// The notation of the built-in gateway.
const SANDBOX: &str = "sandbox:";

/// The address of the gateway. `Display` and `Debug` hide the parts of a URL that may contain a password or a
/// token.
#[derive(Clone, PartialEq, Eq)]
pub enum GatewayAddress {
    /// The built-in gateway, in this process.
    Sandbox,
    /// A gateway behind a URL.
    Http(Url),
}

impl GatewayAddress {
    /// Parses `sandbox:` or an http(s) URL.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == SANDBOX {
            return Some(Self::Sandbox);
        }
        let url = Url::parse(text).ok()?;
        (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(Self::Http(url))
    }

    /// The address that a session records: `sandbox:`, or scheme, host, port and path, without query and trailing
    /// slash.
    pub fn base(&self) -> String {
        match self {
            Self::Sandbox => SANDBOX.to_owned(),
            Self::Http(url) => format!("{}{}", self.origin(), url.path().trim_end_matches('/')),
        }
    }

    /// `sandbox:`, or scheme, host and port.
    pub fn origin(&self) -> String {
        match self {
            Self::Sandbox => SANDBOX.to_owned(),
            Self::Http(url) => url.origin().ascii_serialization(),
        }
    }

    /// True if requests to the address never leave this machine.
    pub fn is_loopback(&self) -> bool {
        let Self::Http(url) = self else { return false };
        match url.host() {
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.to_canonical().is_loopback(),
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            None => false,
        }
    }

    /// True for the sandbox and loopback addresses, which have no real applicants.
    pub fn is_local(&self) -> bool {
        *self == Self::Sandbox || self.is_loopback()
    }

    /// True if requests travel unencrypted and could be read on the way.
    pub fn is_plain_http(&self) -> bool {
        matches!(self, Self::Http(url) if url.scheme() == "http") && !self.is_loopback()
    }
}

impl fmt::Display for GatewayAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sandbox => f.write_str(SANDBOX),
            Self::Http(url) => f.write_str(&shown(url)),
        }
    }
}

impl fmt::Debug for GatewayAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// True for a URL that may contain a password or a token: one with a user, a query or a fragment. Also true
/// for an invalid URL.
pub fn may_hold_a_secret(url: &str) -> bool {
    url.contains(['@', '?', '#'])
}

/// The URL without user, query and fragment, which may contain a password or a token.
pub(super) fn shown(url: &Url) -> String {
    let mut shown = url.clone();
    if url.password().is_some() || !url.username().is_empty() {
        // Both calls fail only for URLs that cannot have a user, and those have nothing to hide.
        let _ = shown.set_username(HIDDEN);
        let _ = shown.set_password(None);
    }
    shown.set_query(url.query().map(|_| HIDDEN));
    shown.set_fragment(url.fragment().map(|_| HIDDEN));
    shown.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> GatewayAddress {
        GatewayAddress::parse(text).unwrap()
    }

    #[test]
    fn the_origin_is_scheme_host_and_port() {
        assert_eq!(address("https://Gateway.example/api?x=1").origin(), "https://gateway.example");
        assert_eq!(address("http://127.0.0.1:8080/").origin(), "http://127.0.0.1:8080");
        assert_eq!(address("sandbox:").origin(), "sandbox:");
    }

    #[test]
    fn the_base_has_a_path_and_neither_user_query_nor_trailing_slash() {
        for (text, base) in [
            ("https://joe:pass@Gateway.example:443/api/?x=1#y", "https://gateway.example/api"),
            ("https://gateway.example/uat//", "https://gateway.example/uat"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("sandbox:", "sandbox:"),
        ] {
            assert_eq!(address(text).base(), base);
        }
    }

    #[test]
    fn loopback_is_recognised_in_every_spelling() {
        for text in ["http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:1", "http://localhost", "http://127.1"] {
            assert!(address(text).is_loopback(), "{text}");
            assert!(!address(text).is_plain_http(), "{text}");
        }
        for text in ["http://10.0.0.1", "http://127.0.0.1.example", "http://localhost.example", "http://[2001:db8::1]"]
        {
            assert!(!address(text).is_loopback(), "{text}");
            assert!(address(text).is_plain_http(), "{text}");
        }
        assert!(!address("https://gateway.example").is_plain_http());
        assert!(address("sandbox:").is_local());
    }

    #[test]
    fn a_text_that_is_not_an_address_is_rejected() {
        for text in ["", "gateway.example", "ftp://gateway.example", "sandbox", "file:///etc/passwd"] {
            assert_eq!(GatewayAddress::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_password_within_the_url_is_not_shown() {
        let shown = format!("{0} {0:?}", address("https://joe:hunter2@gateway.example/api"));
        assert!(!shown.contains("hunter2") && !shown.contains("joe"), "{shown}");
        assert!(shown.contains("gateway.example/api"));
    }

    #[test]
    fn a_token_within_the_url_is_not_shown() {
        for (written, expected) in [
            ("https://gateway.example/api?token=s3cret&v=1", "https://gateway.example/api?***"),
            ("https://s3cret@gateway.example/api#s3cret", "https://***@gateway.example/api#***"),
            ("https://gateway.example/api", "https://gateway.example/api"),
        ] {
            assert_eq!(address(written).to_string(), expected);
            assert_eq!(may_hold_a_secret(written), written != expected);
        }
    }
}

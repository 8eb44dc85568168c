//! Which proxy is on the way to the gateway: the profile's, or else the environment's.
//!
//! The HTTP client would read the environment itself, and ignore a proxy that it cannot parse. A call would then
//! bypass the proxy. So the choice is made here, before any connection.

use std::ffi::OsString;
use std::fmt;

use url::Url;

use super::{SettingsError, is_loopback, no_proxy};
use crate::proxy_url;

/// The variables for an https gateway. The first one that is set applies.
const FOR_HTTPS: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// The variables for an http gateway.
const FOR_HTTP: [&str; 4] = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
/// The variables that name hosts without a proxy.
const WITHOUT: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// Set if a web server runs the program. Then `HTTP_PROXY` may come from a header of a stranger's request.
const CGI: &str = "REQUEST_METHOD";

/// The environment's variables about proxies. They may hold passwords, so `Debug` shows only their names.
#[derive(Clone, Default)]
pub struct ProxyVariables(Vec<(&'static str, OsString)>);

impl ProxyVariables {
    /// Takes the variables out of an environment.
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let names = FOR_HTTPS.iter().chain(&FOR_HTTP[..2]).chain(&WITHOUT).chain([&CGI]);
        Self(names.filter_map(|name| Some((*name, variable(name).filter(|value| !value.is_empty())?))).collect())
    }

    fn first(&self, names: &[&str]) -> Option<(&'static str, &OsString)> {
        let find = |name: &&str| self.0.iter().find(|(known, _)| known == name);
        names.iter().find_map(find).map(|(name, value)| (*name, value))
    }

    /// The proxy variable that applies to a URL, unless its host is reached without a proxy.
    fn for_url(&self, url: &Url) -> Option<(&'static str, &OsString)> {
        let names = if url.scheme() == "https" { &FOR_HTTPS } else { &FOR_HTTP };
        let is_cgi = self.first(&[CGI]).is_some();
        let names: Vec<&str> = names.iter().filter(|name| !(is_cgi && **name == "HTTP_PROXY")).copied().collect();
        let without = self.first(&WITHOUT).map(|(_, list)| list.to_string_lossy());
        self.first(&names).filter(|_| !without.is_some_and(|list| no_proxy::covers(&list, url)))
    }
}

impl fmt::Debug for ProxyVariables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// A proxy. Its URL may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct ProxyAddress(Url);

impl ProxyAddress {
    /// The URL for the client, with user and password.
    pub(super) fn url(&self) -> &str {
        self.0.as_str()
    }

    /// The part that may be shown: host and port.
    pub(super) fn name(&self) -> String {
        named(&self.0)
    }
}

/// The proxy for a gateway: the named one, or else the environment's. `None`: the gateway is reached directly. The
/// environment's proxy is not used for this machine.
pub(super) fn of(
    named: Option<&str>,
    variables: &ProxyVariables,
    gateway: &Url,
) -> Result<Option<ProxyAddress>, SettingsError> {
    if let Some(proxy) = named {
        return read(proxy, "proxy", || SettingsError::Proxy).map(Some);
    }
    let found = variables.for_url(gateway).filter(|_| !is_loopback(gateway));
    let Some((name, value)) = found else { return Ok(None) };
    let bad = || SettingsError::ProxyVariable { name };
    let value = value.to_str().ok_or_else(bad)?.trim();
    // A common shorthand: without a scheme, http is meant.
    let url = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    read(&url, name, bad).map(Some)
}

fn read(url: &str, place: &'static str, bad: impl Fn() -> SettingsError) -> Result<ProxyAddress, SettingsError> {
    let url = Url::parse(url.trim()).map_err(|_| bad())?;
    match url.scheme() {
        scheme if scheme.starts_with("socks") => Err(SettingsError::Socks { place, proxy: named(&url) }),
        _ if proxy_url::is_usable(&url) => Ok(ProxyAddress(url)),
        _ => Err(bad()),
    }
}

fn named(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port_or_known_default() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(variables: &[(&str, &str)], url: &str) -> Result<Option<String>, SettingsError> {
        let find = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        let gateway = Url::parse(url).unwrap();
        Ok(of(None, &ProxyVariables::of(find), &gateway)?.map(|proxy| proxy.name()))
    }

    #[test]
    fn the_scheme_of_the_gateway_chooses_the_variable() {
        let all = [("https_proxy", "http://s:1"), ("http_proxy", "p:2"), ("ALL_PROXY", "http://a:3")];
        assert_eq!(chosen(&all, "https://gateway.example/"), Ok(Some("s:1".into())));
        assert_eq!(chosen(&all, "http://gateway.example/"), Ok(Some("p:2".into())), "without a scheme it is http");
        assert_eq!(chosen(&all[2..], "https://gateway.example/"), Ok(Some("a:3".into())));
        assert_eq!(chosen(&[("HTTPS_PROXY", "")], "https://gateway.example/"), Ok(None));
        assert_eq!(chosen(&all, "https://127.0.0.1/"), Ok(None), "this machine is reached directly");
        assert_eq!(
            chosen(&[("HTTPS_PROXY", "http://s"), ("NO_PROXY", "*.example")], "https://gateway.example/"),
            Ok(None)
        );
    }

    #[test]
    fn a_header_of_a_web_server_chooses_no_proxy() {
        let cgi = [("HTTP_PROXY", "http://stranger:1"), ("REQUEST_METHOD", "GET")];
        assert_eq!(chosen(&cgi, "http://gateway.example/"), Ok(None));
    }

    #[test]
    fn a_variable_that_names_no_proxy_is_refused_and_never_shown() {
        for value in [
            "nonsense://u:hunter2@127.0.0.1:1",
            "http://",
            "http://u:hunter2@proxy:99999",
            "http://u:hun#ter2@p:1",
            ":3128",
        ] {
            let error = chosen(&[("https_proxy", value)], "https://gateway.example/").unwrap_err();
            assert_eq!(error, SettingsError::ProxyVariable { name: "https_proxy" }, "{value}");
            assert!(!error.to_string().contains("hunter2"));
            assert_eq!(chosen(&[("https_proxy", value), ("no_proxy", "*")], "https://gateway.example/"), Ok(None));
        }
    }

    #[test]
    fn a_socks_proxy_is_named_without_its_password() {
        for scheme in ["socks5", "socks5h", "socks4", "socks4a", "socks"] {
            let variable = format!("{scheme}://u:hunter2@proxy.example:1080");
            let error = chosen(&[("all_proxy", &variable)], "https://gateway.example/").unwrap_err();
            assert_eq!(error, SettingsError::Socks { place: "all_proxy", proxy: "proxy.example:1080".into() });
        }
    }
}

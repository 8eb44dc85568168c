//! Who may use the control endpoints: whoever asks this machine by its own name, and no page of another site.
//!
//! A browser on this machine reaches every port of it. A page can post there without being asked (it then says its `Origin`),
//! and one whose name is pointed at this machine afterwards can read the answers, too (its name is then the `Host`).

use std::net::IpAddr;

use hyper::HeaderMap;
use hyper::Uri;
use hyper::header::{HOST, HeaderName, ORIGIN};
use hyper::http::uri::Authority;
use url::Host;

/// True for a request that names another host, or comes from a page of another origin. `own` is the address that the
/// connection came in at.
pub fn is_foreign(uri: &Uri, headers: &HeaderMap, own: Option<IpAddr>) -> bool {
    let hosts: Option<Vec<Authority>> = all(headers, HOST).map(|host| host?.parse().ok()).collect();
    let Some(hosts) = hosts else { return true };
    if !hosts.iter().chain(uri.authority()).all(|host| is_here(host.host(), own)) {
        return true;
    }
    // A port of this machine that another program serves is another origin.
    let is_own_page = |origin: &str| {
        let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        authority.is_some_and(|authority| hosts.iter().any(|host| host.as_str().eq_ignore_ascii_case(authority)))
    };
    !all(headers, ORIGIN).all(|origin| origin.is_some_and(is_own_page))
}

/// The values of a header; none for one that is no text.
fn all(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = Option<&str>> {
    headers.get_all(name).into_iter().map(|value| value.to_str().ok())
}

/// True for the names of this machine.
fn is_here(host: &str, own: Option<IpAddr>) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Ok(Host::Ipv4(ip)) => ip.is_loopback() || own == Some(ip.into()),
        Ok(Host::Ipv6(ip)) => ip.is_loopback() || own == Some(ip.into()),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    fn foreign(hosts: &[&str], origins: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, values) in [(HOST, hosts), (ORIGIN, origins)] {
            for value in values {
                headers.append(&name, HeaderValue::from_str(value).unwrap());
            }
        }
        is_foreign(&"/_sandbox/reset".parse().unwrap(), &headers, Some("192.0.2.7".parse().unwrap()))
    }

    #[test]
    fn this_machine_is_asked_by_its_own_names_only() {
        for host in [
            "127.0.0.1:8080",
            "127.1.2.3",
            "localhost:8080",
            "LOCALHOST",
            "a.localhost:1",
            "[::1]:8080",
            "192.0.2.7:80",
        ] {
            assert!(!foreign(&[host], &[]), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:8080",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "192.0.2.8",
            "",
            "[::2]",
        ] {
            assert!(foreign(&[host], &[]), "{host}");
        }
        assert!(foreign(&["127.0.0.1", "evil.example"], &[]));
        assert!(!foreign(&[], &[]), "no browser leaves it out");
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static("127.0.0.1"))]);
        assert!(is_foreign(&"http://evil.example/_sandbox/reset".parse().unwrap(), &headers, None));
    }

    #[test]
    fn a_page_of_another_origin_is_refused_and_one_of_this_address_is_not() {
        let own = "127.0.0.1:8080";
        for origin in ["http://127.0.0.1:8080", "https://127.0.0.1:8080"] {
            assert!(!foreign(&[own], &[origin]), "{origin}");
        }
        for origin in
            ["https://evil.example", "http://127.0.0.1:3000", "http://localhost:8080", "null", "", "127.0.0.1:8080"]
        {
            assert!(foreign(&[own], &[origin]), "{origin}");
        }
        assert!(foreign(&[own], &["http://127.0.0.1:8080", "https://evil.example"]));
        assert!(foreign(&[], &["http://127.0.0.1:8080"]));
    }
}

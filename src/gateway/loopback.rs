//! Recognises loopback addresses.

use url::{Host, Url};

/// True for 127.0.0.0/8, ::1 and `localhost`. There plain http is safe, and no proxy is used.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => is_localhost(name),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// True for the name `localhost`, with or without a trailing dot.
pub(super) fn is_localhost(name: &str) -> bool {
    name.strip_suffix('.').unwrap_or(name).eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for url in
            ["http://127.0.0.1:8080/", "http://127.9.9.9", "http://[::1]:1/", "http://LOCALHOST/", "http://2130706433/"]
        {
            assert!(is_loopback(&Url::parse(url).unwrap()), "{url}");
        }
        for url in [
            "http://gateway.example/",
            "http://localhost.example/",
            "http://128.0.0.1/",
            "http://0.0.0.0/",
            "http://[::ffff:127.0.0.1]/",
            "http://127.0.0.1.nip.example/",
            "http://127.0.0.1@gateway.example/",
        ] {
            assert!(!is_loopback(&Url::parse(url).unwrap()), "{url}");
        }
    }
}

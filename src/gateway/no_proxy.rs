//! `NO_PROXY`: the hosts that are reached without a proxy, in all forms that are in use.

use std::net::IpAddr;

use url::{Host, Url};

/// True if an entry of the list matches the URL's host. Entries are separated by commas or blanks. An entry is `*`, a
/// name (which also matches names below it), an address, or a network such as `10.0.0.0/8`; a name or an address may
/// be followed by a port. Anything else matches no host.
pub(super) fn covers(list: &str, url: &Url) -> bool {
    let entries = list.split(|c: char| c == ',' || c.is_whitespace()).filter(|entry| !entry.is_empty());
    let (Some(host), port) = (url.host(), url.port_or_known_default()) else { return false };
    let address = match host {
        Host::Domain(name) => name.trim_end_matches('.').parse().ok(),
        Host::Ipv4(address) => Some(IpAddr::V4(address)),
        Host::Ipv6(address) => Some(IpAddr::V6(address)),
    };
    let mut entries = entries.map(Entry::of);
    entries.any(|entry| {
        let is_its_host = match (entry.host, address) {
            ("*", _) => true,
            (network, Some(address)) => contains(network, address),
            (name, None) => url.host_str().is_some_and(|host| is_below(host, name)),
        };
        is_its_host && entry.port.is_none_or(|wanted| Some(wanted) == port)
    })
}

/// An entry: its host without brackets, and its port.
struct Entry<'a> {
    host: &'a str,
    port: Option<u16>,
}

impl<'a> Entry<'a> {
    fn of(text: &'a str) -> Self {
        if let Some((host, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
            return Self { host, port: rest.strip_prefix(':').and_then(|port| port.parse().ok()) };
        }
        match text.split_once(':') {
            // An IPv6 address without brackets has more than one colon, and no port.
            Some((host, port)) if !port.contains(':') => match port.parse() {
                Ok(port) => Self { host, port: Some(port) },
                Err(_) => Self { host: text, port: None },
            },
            _ => Self { host: text, port: None },
        }
    }
}

/// True for the name itself and names below it; `.name` and `*.name` mean the same. Trailing dots are ignored.
fn is_below(host: &str, name: &str) -> bool {
    let (host, name) = (host.trim_end_matches('.'), name.trim_end_matches('.'));
    let name = name.strip_prefix('*').unwrap_or(name);
    let name = name.strip_prefix('.').unwrap_or(name);
    let Some(rest) = host.len().checked_sub(name.len()) else { return false };
    let is_end = host.get(rest..).is_some_and(|end| end.eq_ignore_ascii_case(name));
    !name.is_empty() && is_end && (rest == 0 || host.get(..rest).is_some_and(|before| before.ends_with('.')))
}

/// True if a network, or a single address, contains the address.
fn contains(network: &str, address: IpAddr) -> bool {
    let (base, length) = match network.split_once('/') {
        Some((base, length)) => (base, length.parse::<u32>().ok().map(Some)),
        None => (network, Some(None)),
    };
    let (Ok(base), Some(length)) = (base.trim_end_matches('.').parse::<IpAddr>(), length) else { return false };
    match (base, address) {
        (IpAddr::V4(base), IpAddr::V4(address)) => {
            let bits = length.unwrap_or(u32::BITS);
            let apart = u32::from(base) ^ u32::from(address);
            bits <= u32::BITS && apart.checked_shr(u32::BITS - bits).unwrap_or(0) == 0
        }
        (IpAddr::V6(base), IpAddr::V6(address)) => {
            let bits = length.unwrap_or(u128::BITS);
            let apart = u128::from(base) ^ u128::from(address);
            bits <= u128::BITS && apart.checked_shr(u128::BITS - bits).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn direct(list: &str, url: &str) -> bool {
        covers(list, &Url::parse(url).unwrap())
    }

    #[test]
    fn a_name_means_itself_and_the_names_below_it() {
        for list in
            ["gateway.example", ".gateway.example", "*.gateway.example", "Gateway.Example.", "x, gateway.example"]
        {
            assert!(direct(list, "https://gateway.example/"), "{list}");
            assert!(direct(list, "https://a.b.gateway.example./"), "{list}");
            assert!(!direct(list, "https://othergateway.example/"), "{list}");
            assert!(!direct(list, "https://example/"), "{list}");
        }
        assert!(
            direct("a\tgateway.example\nb", "https://gateway.example/") && direct(" * ", "https://gateway.example/")
        );
        for list in ["", " , ,", ".", "*.", "**", "way.example", "gateway.exampl", "https://gateway.example"] {
            assert!(!direct(list, "https://gateway.example/"), "{list}");
        }
    }

    #[test]
    fn a_port_must_be_the_urls_own_port() {
        assert!(direct("gateway.example:8443", "https://gateway.example:8443/"));
        assert!(direct("gateway.example:443", "https://gateway.example/"));
        assert!(direct("*.example:443", "https://gateway.example/"));
        assert!(!direct("gateway.example:443", "https://gateway.example:8443/"));
        assert!(!direct("gateway.example:no", "https://gateway.example/"));
    }

    #[test]
    fn an_address_may_stand_in_brackets_and_with_a_port() {
        for list in ["fd00::1", "[fd00::1]", "[FD00:0::1]", "[fd00::1]:443", "fd00::/8"] {
            assert!(direct(list, "https://[fd00::1]/"), "{list}");
        }
        assert!(!direct("[fd00::1]:443", "https://[fd00::1]:8443/") && !direct("[fd00::2]", "https://[fd00::1]/"));
        assert!(direct("192.0.2.7", "https://192.0.2.7/") && direct("192.0.2.7:443", "https://192.0.2.7/"));
        assert!(!direct("2.7", "https://192.0.2.7/"), "an address has no addresses below it");
    }

    #[test]
    fn a_network_means_all_its_addresses() {
        assert!(direct("192.0.2.0/24", "https://192.0.2.255/") && !direct("192.0.2.0/24", "https://192.0.3.1/"));
        assert!(direct("0.0.0.0/0", "https://198.51.100.1/") && direct("::/0", "https://[fd00::1]/"));
        for list in ["192.0.2.0/33", "192.0.2.0/x", "0.0.0.0/0/0", "::/0", "fd00::/129"] {
            assert!(!direct(list, "https://192.0.2.1/"), "{list}");
        }
    }
}

//! Which URLs name a proxy that a gateway can be reached through.

use url::Url;

/// True for the http or https URL of a proxy with a host, and a port that can be connected to.
pub fn is_usable(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.host().is_some() && url.port() != Some(0)
}

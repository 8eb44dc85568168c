//! The HTTP client, set up so that it does nothing by itself: no redirects, no repeating, no cookies.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Certificate, Client, ClientBuilder, Proxy, redirect, retry};
use rustls::{ClientConfig, RootCertStore};

use super::resolver::Resolver;
use super::{HttpSettings, SettingsError, is_loopback};

/// How long an unused connection stays usable. Less than what servers keep (5 s and more): one they have closed
/// meanwhile would make the outcome of the next call uncertain, and a new connection costs less than that.
const IDLE: Duration = Duration::from_secs(4);

/// Whether a client's connections are used more than once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// They are, as long as the gateway keeps them.
    Yes,
    /// Each call has its own.
    No,
}

/// Builds the client. Only plain http to this machine does without the system's root certificates, which take
/// milliseconds to load: on the way to any other address, or to a proxy that is named, TLS may be wanted.
pub(super) fn build(
    settings: &HttpSettings,
    extra_roots: Vec<Certificate>,
    keeping: Keeping,
) -> Result<Client, SettingsError> {
    let direct = is_loopback(&settings.url) && settings.proxy.is_none();
    let with_tls = settings.url.scheme() == "https" || !direct;
    let builder = proxied(Client::builder(), settings)?
        .user_agent(concat!("zhengxin/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .tcp_nodelay(true)
        .connect_timeout(settings.connect_limit())
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(if keeping == Keeping::Yes { usize::MAX } else { 0 })
        .dns_resolver(Arc::new(Resolver));
    let builder = match with_tls {
        true => {
            // Already installed: by us, or by whoever uses this library and knows better.
            let _ = rustls::crypto::ring::default_provider().install_default();
            builder.tls_certs_merge(extra_roots)
        }
        false => builder.tls_backend_preconfigured(without_roots()?),
    };
    // The one thing that can fail here and is not ours: loading the system's certificates.
    builder.build().map_err(|_| if with_tls { SettingsError::NoRoots } else { SettingsError::Client })
}

/// The profile's proxy, else the environment's; the latter is not meant for this machine.
fn proxied(builder: ClientBuilder, settings: &HttpSettings) -> Result<ClientBuilder, SettingsError> {
    match &settings.proxy {
        Some(proxy) => Ok(builder.proxy(Proxy::all(proxy).map_err(|_| SettingsError::Proxy)?)),
        None if is_loopback(&settings.url) => Ok(builder.no_proxy()),
        None => Ok(builder),
    }
}

/// TLS that trusts nobody, for who never uses it to the end: the client insists on having one.
pub(super) fn without_roots() -> Result<ClientConfig, SettingsError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| SettingsError::Client)?;
    Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

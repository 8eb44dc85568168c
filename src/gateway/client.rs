//! The HTTP client, configured to do nothing on its own: no redirects, no retries, no cookies.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, Proxy, redirect, retry};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use super::resolver::Resolver;
use super::{HttpSettings, SettingsError, is_loopback};
use crate::off_thread::off_thread;

/// How long an idle connection is kept. It is less than what servers keep (5 s and more). Using a connection
/// that the server has just closed would make a call's outcome uncertain, and a new connection costs less
/// than that.
const IDLE: Duration = Duration::from_secs(4);

/// The number of connections a client keeps for later calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// One, as long as the gateway keeps it.
    One,
    /// None: each call opens its own.
    Nothing,
    /// As many as there were concurrent calls.
    All,
}

/// Builds a client. Clients with the same `tls` also share its sessions.
pub(super) fn build(settings: &HttpSettings, tls: ClientConfig, keeping: Keeping) -> Result<Client, SettingsError> {
    let builder = proxied(Client::builder(), settings)?
        .user_agent(concat!("zhengxin/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .tcp_nodelay(true)
        .connect_timeout(settings.connect_limit())
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(match keeping {
            Keeping::One => 1,
            Keeping::Nothing => 0,
            Keeping::All => usize::MAX,
        })
        .dns_resolver(Arc::new(Resolver))
        .tls_backend_preconfigured(tls);
    builder.build().map_err(|_| SettingsError::Client)
}

/// The TLS configuration of clients. Loading the system's root certificates takes milliseconds. It is skipped
/// only for plain http to this machine, because any other address or a named proxy may need TLS.
pub(super) async fn tls(
    settings: &HttpSettings,
    extra_roots: &[CertificateDer<'static>],
) -> Result<ClientConfig, SettingsError> {
    if !may_want_tls(settings) {
        return without_roots();
    }
    let extra_roots = extra_roots.to_vec();
    off_thread(move || with_roots(extra_roots)).await
}

/// The same, for code that may block.
pub(super) fn tls_blocking(
    settings: &HttpSettings,
    extra_roots: Vec<CertificateDer<'static>>,
) -> Result<ClientConfig, SettingsError> {
    if may_want_tls(settings) { with_roots(extra_roots) } else { without_roots() }
}

fn may_want_tls(settings: &HttpSettings) -> bool {
    settings.url.scheme() == "https" || !is_loopback(&settings.url) || settings.proxy.is_some()
}

/// TLS with the system's root certificates and `extra_roots`. Blocks while it reads them.
fn with_roots(extra_roots: Vec<CertificateDer<'static>>) -> Result<ClientConfig, SettingsError> {
    // If a provider is installed, a program that uses this library chose it on purpose.
    let provider = CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()));
    // The only possible failure that is not a bug of ours is loading the system's certificates.
    let verifier = Verifier::new_with_extra_roots(extra_roots, provider.clone()).map_err(|_| SettingsError::NoRoots)?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| SettingsError::Client)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Uses the proxy of the settings and no other: the client must not read the environment itself.
fn proxied(builder: ClientBuilder, settings: &HttpSettings) -> Result<ClientBuilder, SettingsError> {
    match settings.proxy_address()? {
        Some(proxy) => Ok(builder.proxy(Proxy::all(proxy.url()).map_err(|_| SettingsError::Proxy)?)),
        None => Ok(builder.no_proxy()),
    }
}

/// TLS without trusted certificates, for connections without a handshake: the client requires a
/// configuration.
pub(super) fn without_roots() -> Result<ClientConfig, SettingsError> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| SettingsError::Client)?;
    Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

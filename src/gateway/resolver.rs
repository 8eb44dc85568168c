//! Resolves names to addresses. We have our own resolver for two reasons. `localhost` must be this machine
//! whatever the system's resolver says, because plain http is allowed there. And a name that does not resolve
//! gets its own error type.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use thiserror::Error;

use super::loopback::is_localhost;

/// A host name without an address.
#[derive(Debug, Error)]
#[error("the name has no address")]
pub(super) struct NoAddress;

/// The system's resolver, except for `localhost`.
pub(super) struct Resolver;

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let addresses: Vec<SocketAddr> = if is_localhost(name.as_str()) {
                vec![(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()]
            } else {
                look_up(name.as_str()).await.map_err(|_| NoAddress)?
            };
            if addresses.is_empty() {
                return Err(NoAddress.into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

async fn look_up(name: &str) -> io::Result<Vec<SocketAddr>> {
    Ok(tokio::net::lookup_host((name, 0)).await?.collect())
}

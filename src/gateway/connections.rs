//! Which connection a call goes out on.
//!
//! A server may close a connection after a reply without having said that it would, and the client learns of that only
//! when the news arrives: what is sent meanwhile is lost, and nobody knows whether it was heard. A call that reads is made
//! once more then. One that is sent once goes out on a kept connection only at a gateway that has answered twice on one:
//! before that, on one of its own.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};

use hyper_util::client::legacy::connect::HttpInfo;
use reqwest::{Certificate, Client, Response};

use super::client::{self, Keeping};
use super::{HttpSettings, SettingsError};
use crate::protocol::Request;

/// The connections to one gateway. The clients are built by the first call that needs them.
#[derive(Debug)]
pub(super) struct Connections {
    extra_roots: Vec<Certificate>,
    keeping: OnceLock<Client>,
    single: OnceLock<Client>,
    /// This machine's port of the kept connection that was answered last; 0: none was, or nobody knows.
    port: AtomicU16,
    /// True once two calls were answered on one connection.
    kept: AtomicBool,
}

/// What a call goes out by.
pub(super) struct Way<'a> {
    /// The client that sends it.
    pub(super) client: &'a Client,
    keeping: bool,
}

impl Connections {
    pub(super) fn new(extra_roots: Vec<Certificate>) -> Self {
        let (port, kept) = (AtomicU16::new(0), AtomicBool::new(false));
        Self { extra_roots, keeping: OnceLock::new(), single: OnceLock::new(), port, kept }
    }

    /// The way of a call.
    pub(super) async fn way(&self, request: &Request, settings: &HttpSettings) -> Result<Way<'_>, SettingsError> {
        // The first call makes its own connection in any case.
        let trusted = self.kept.load(Ordering::Relaxed) || self.keeping.get().is_none();
        let keeping = trusted || request.may_be_repeated();
        let (slot, kind) = if keeping { (&self.keeping, Keeping::Yes) } else { (&self.single, Keeping::No) };
        if let Some(client) = slot.get() {
            // The runtime looks at its sockets only when it is run. Let it see what was closed since the last call, before
            // a dead connection is chosen for this one.
            tokio::task::yield_now().await;
            return Ok(Way { client, keeping });
        }
        let client = client::build(settings, self.extra_roots.clone(), kind)?;
        Ok(Way { client: slot.get_or_init(|| client), keeping })
    }

    /// Learns from how a call ended, which is passed on.
    pub(super) fn heard(
        &self,
        way: &Way<'_>,
        end: Result<Response, reqwest::Error>,
    ) -> Result<Response, reqwest::Error> {
        let kept = match &end {
            Ok(response) if way.keeping => {
                let port = response.extensions().get::<HttpInfo>().map_or(0, |info| info.local_addr().port());
                let again = self.port.swap(port, Ordering::Relaxed) == port && port != 0;
                again || self.kept.load(Ordering::Relaxed)
            }
            Ok(_) => self.kept.load(Ordering::Relaxed),
            // What was known of the connections may have ended with it.
            Err(_) => false,
        };
        self.kept.store(kept, Ordering::Relaxed);
        end
    }
}

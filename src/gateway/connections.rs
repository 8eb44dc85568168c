//! Chooses the connection for a call.
//!
//! A server may close a kept connection after a reply without announcing it. The client learns of it only
//! when the close arrives. A call sent in between is lost, and the client cannot tell whether the server
//! received it. A call that reads is then retried once. A call that acts must not be retried, so it uses a
//! kept connection only if that connection has already answered twice; otherwise it opens a new one.
//!
//! Kept connections are lanes: clients that keep one connection each and serve one call at a time. A reply or
//! a failure is thus evidence about one connection only.

use std::sync::OnceLock;

use hyper_util::client::legacy::connect::HttpInfo;
use reqwest::{Client, Response};
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;
use tokio::sync::OnceCell;

use super::client::{self, Keeping};
use super::lane::{Given, Lanes, Proof};
use super::{HttpSettings, SettingsError};
use crate::protocol::Request;

/// The connections to one gateway. The first calls that need a client build it.
#[derive(Debug)]
pub(super) struct Connections {
    extra_roots: Vec<CertificateDer<'static>>,
    /// Shared by all clients, so that root certificates are loaded once.
    tls: OnceCell<ClientConfig>,
    lanes: Lanes<Client>,
    single: OnceLock<Client>,
}

/// The connection of a call. A lane belongs to the call until this is dropped, so the reply must be read by
/// then.
pub(super) struct Way<'a> {
    /// The client that sends it.
    client: Client,
    /// The lanes to return the client to; `None` if it is not a lane.
    lanes: Option<&'a Lanes<Client>>,
    /// The lane's evidence before this call.
    before: Proof,
    /// The lane's evidence now. Empty until the call has ended well.
    after: Proof,
}

impl Connections {
    pub(super) fn new(extra_roots: Vec<CertificateDer<'static>>) -> Self {
        Self { extra_roots, tls: OnceCell::new(), lanes: Lanes::new(), single: OnceLock::new() }
    }

    /// Chooses a call's connection.
    pub(super) async fn way(&self, request: &Request, settings: &HttpSettings) -> Result<Way<'_>, SettingsError> {
        let tls = self.tls.get_or_try_init(|| client::tls(settings, &self.extra_roots)).await?;
        let given = match request.may_be_repeated() {
            true => self.lanes.for_repeatable(),
            false => self.lanes.for_acting(),
        };
        let unknown = Proof::default();
        let way = |client, lanes, before| Way { client, lanes, before, after: unknown };
        let lanes = Some(&self.lanes);
        Ok(match given {
            Given::Lane(client, before) => {
                let way = way(client, lanes, before);
                // The runtime checks its sockets only when it runs. Yield, so that it notices connections
                // closed since the last call before one of them is chosen.
                tokio::task::yield_now().await;
                way
            }
            Given::New => way(client::build(settings, tls.clone(), Keeping::One)?, lanes, unknown),
            Given::None => way(self.single(settings, tls)?, None, unknown),
        })
    }

    /// The client for calls with their own connection.
    fn single(&self, settings: &HttpSettings, tls: &ClientConfig) -> Result<Client, SettingsError> {
        if let Some(client) = self.single.get() {
            return Ok(client.clone());
        }
        let client = client::build(settings, tls.clone(), Keeping::Nothing)?;
        Ok(self.single.get_or_init(|| client).clone())
    }
}

impl Way<'_> {
    /// The client that sends the call.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Records that the call was answered and its reply read to the end.
    pub(super) fn answered(&mut self, response: &Response) {
        let port = response.extensions().get::<HttpInfo>().map(|info| info.local_addr().port());
        self.after = self.before.answered(port.filter(|port| *port != 0));
    }
}

/// Returns the lane. If the call failed, timed out or was cancelled, its evidence is empty.
impl Drop for Way<'_> {
    fn drop(&mut self) {
        if let Some(lanes) = self.lanes {
            lanes.give_back(self.client.clone(), self.after);
        }
    }
}

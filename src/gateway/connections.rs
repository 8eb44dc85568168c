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
use super::lane::{Evidence, Given, Lanes};
use super::{HttpSettings, SettingsError};
use crate::protocol::Request;

/// The connections to one gateway. The clients are built by the first calls that need them.
#[derive(Debug)]
pub(super) struct Connections {
    extra_roots: Vec<CertificateDer<'static>>,
    /// What all clients share: root certificates are loaded once.
    tls: OnceCell<ClientConfig>,
    lanes: Lanes<Client>,
    single: OnceLock<Client>,
}

/// What a call goes out by. A lane is the call's alone until this is dropped: the reply has to be read by then.
pub(super) struct Way<'a> {
    /// The client that sends it.
    client: Client,
    /// Where the client goes back to; `None`: it is no lane.
    lanes: Option<&'a Lanes<Client>>,
    /// What was known of the lane's connection before this call.
    before: Evidence,
    /// What is known of it now. Nothing, until the call has ended well.
    after: Evidence,
}

impl Connections {
    pub(super) fn new(extra_roots: Vec<CertificateDer<'static>>) -> Self {
        Self { extra_roots, tls: OnceCell::new(), lanes: Lanes::new(), single: OnceLock::new() }
    }

    /// The way of a call.
    pub(super) async fn way(&self, request: &Request, settings: &HttpSettings) -> Result<Way<'_>, SettingsError> {
        let tls = self.tls.get_or_try_init(|| client::tls(settings, &self.extra_roots)).await?;
        let given = match request.may_be_repeated() {
            true => self.lanes.for_repeatable(),
            false => self.lanes.for_acting(),
        };
        let unknown = Evidence::default();
        let way = |client, lanes, before| Way { client, lanes, before, after: unknown };
        let lanes = Some(&self.lanes);
        Ok(match given {
            Given::Lane(client, before) => {
                let way = way(client, lanes, before);
                // The runtime looks at its sockets only when it is run. Let it see what was closed since the last call,
                // before a dead connection is chosen for this one.
                tokio::task::yield_now().await;
                way
            }
            Given::New => way(client::build(settings, tls.clone(), Keeping::One)?, lanes, unknown),
            Given::None => way(self.single(settings, tls)?, None, unknown),
        })
    }

    /// The client of the calls that have a connection of their own.
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

    /// The call was answered, and its reply was read to the end.
    pub(super) fn answered(&mut self, response: &Response) {
        let port = response.extensions().get::<HttpInfo>().map(|info| info.local_addr().port());
        self.after = self.before.answered(port.filter(|port| *port != 0));
    }
}

/// Gives the lane back, also where the call failed, timed out or was given up: then without any evidence.
impl Drop for Way<'_> {
    fn drop(&mut self) {
        if let Some(lanes) = self.lanes {
            lanes.give_back(self.client.clone(), self.after);
        }
    }
}

//! The way to the gateway: one trait, [`Gateway`]; over HTTP it is [`HttpGateway`].
//!
//! In: a request of the pure core and the [`Principal`] on whose behalf it is made. Out: the [`Reply`], or a [`CallError`] that says what kind of failure it was and
//! whether the call can have reached the gateway. What the gateway refuses is a reply, not an error.
//!
//! Four promises are kept here, for every implementation that calls through [`Retries`]:
//! - a call that tries or submits does not leave before the audit log, where one is kept, knows of it (see [`Audited`]);
//! - a call that tries or submits is never sent twice by itself, unless it certainly never left this machine;
//! - nothing that an error or an [`CallEvent`] holds was taken from the request, and of a body only its shape; the one
//!   exception are the words of a [`GatewayRefusal`], from which everything is taken out that is known;
//! - a call ends: in time (one limit for everything) and in size (one limit for the unpacked reply).

mod answer;
mod audited;
mod body;
mod ca_file;
mod cause;
mod client;
mod connections;
mod control;
mod envelope;
mod error;
mod event;
mod http;
mod lane;
mod loopback;
mod memory;
mod pace;
mod plain_to_tls;
mod principal;
mod recorded;
mod refusal;
mod request_body;
mod resolver;
mod retry;
mod sandbox;
mod sandbox_fault;
mod settings;
mod settings_error;
mod signer;
mod wrapped;

use std::future::Future;

pub use audited::{Audited, Complaint, Outgoing};
pub use control::SandboxControlClient;
pub use envelope::Envelope;
pub use error::{CallError, CertificateReason, ConnectReason, TlsReason};
pub use event::{CallEvent, Cause, Observer};
pub use http::HttpGateway;
pub use loopback::is_loopback;
pub use memory::MemorySandbox;
pub use pace::Pace;
pub use principal::Principal;
pub use recorded::{Recorded, Regret};
pub use refusal::{Blame, GatewayRefusal, Hide};
pub use request_body::Wrapped;
pub use retry::Retries;
pub use sandbox::SandboxGateway;
pub use sandbox_fault::SandboxFault;
pub use settings::HttpSettings;
pub use settings_error::SettingsError;
pub use signer::Signer;

use crate::protocol::Reply;

/// A side that answers the methods of the document.
///
/// One is built for a process and shared by all its applicants: each call brings along on whose behalf it is made. An
/// implementation does its own repeating (see [`Retries`]), so that the caller gets the outcome, and blocks no thread of the
/// runtime. `async fn call` is how to implement it. It is called by way of [`Audited`], which alone can make an [`Outgoing`].
pub trait Gateway: Send + Sync {
    /// Makes a call and reads the reply. A refusal by the gateway is `Ok`.
    fn call(&self, call: Outgoing<'_>) -> impl Future<Output = Result<Reply, CallError>> + Send;
}

#[cfg(test)]
#[path = "shared_tests.rs"]
mod shared_tests;

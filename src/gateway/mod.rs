//! The way to the gateway: the trait [`Gateway`], implemented over HTTP by [`HttpGateway`].
//!
//! In: a request of the pure core, and the [`Principal`] on whose behalf it is made. Out: the [`Reply`], or a
//! [`CallError`] that says what kind of failure it was and whether the call may have reached the gateway. A
//! refusal by the gateway is a reply, not an error.
//!
//! This room keeps four promises, for every implementation that calls through [`Retries`]:
//! - A call that tries or submits is sent only after the audit log, if there is one, has recorded it (see
//!   [`Audited`]).
//! - A call that tries or submits is retried automatically only if it certainly was never sent.
//! - Errors and [`CallEvent`]s hold nothing from the request, and only the shape of a body. The one exception
//!   are the words of a [`GatewayRefusal`], from which all known values are removed.
//! - A call is bounded in time (one overall limit) and in size (one limit for the decompressed reply).

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
mod head;
mod http;
mod lane;
mod loopback;
mod memory;
mod no_proxy;
mod pace;
mod plain_to_tls;
mod principal;
mod proxy;
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
mod unread;
mod wrapped;

use std::future::Future;

pub use audited::{Audited, Complaint, Outgoing};
pub use control::SandboxControlClient;
pub use envelope::Envelope;
pub use error::{CallError, CertificateReason, ConnectReason, ProxyReason, TlsReason};
pub use event::{CallEvent, Cause, Observer};
pub use http::HttpGateway;
pub use loopback::is_loopback;
pub use memory::MemorySandbox;
pub use pace::Pace;
pub use principal::Principal;
pub use proxy::ProxyVariables;
pub use recorded::{Recorded, Regret};
pub use refusal::{Blame, GatewayRefusal, Hide};
pub use request_body::Wrapped;
pub use retry::Retries;
pub use sandbox::SandboxGateway;
pub use sandbox_fault::SandboxFault;
pub use settings::{HttpSettings, leaves_within};
pub use settings_error::SettingsError;
pub use signer::Signer;
pub use unread::{Kept, UnreadPlace};

use crate::protocol::Reply;

/// A server that answers the document's methods.
///
/// One instance is built per process and shared by all applicants; each call carries its principal. An
/// implementation does its own retries (see [`Retries`]), so the caller gets the final outcome, and it blocks
/// no thread of the runtime. Implement it with `async fn call`. Only [`Audited`] can call it, because only it
/// can make an [`Outgoing`].
pub trait Gateway: Send + Sync {
    /// Makes a call and reads the reply. A refusal by the gateway is `Ok`.
    fn call(&self, call: Outgoing<'_>) -> impl Future<Output = Result<Reply, CallError>> + Send;
}

#[cfg(test)]
#[path = "shared_tests.rs"]
mod shared_tests;

//! The kinds of gateway that a profile can name.

use crate::gateway::{CallError, Gateway, HttpGateway, Outgoing, SandboxGateway};
use crate::protocol::Reply;

/// The kinds of gateway that a profile can name.
#[derive(Debug)]
pub enum AnyGateway {
    /// A gateway reached over HTTP.
    Http(Box<HttpGateway>),
    /// The built-in sandbox, in this process.
    Sandbox(SandboxGateway),
}

impl Gateway for AnyGateway {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        match self {
            Self::Http(gateway) => gateway.call(call).await,
            Self::Sandbox(gateway) => gateway.call(call).await,
        }
    }
}

//! The line to the gateway: one runtime and one gateway for all calls of a command.

use tokio::runtime::Runtime;

use super::failure::internal;
use crate::gateway::{Audited, CallError, Gateway, HttpGateway, Outgoing, Principal, Recorded, SandboxGateway};
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{Reply, Request};

/// A gateway to talk to.
#[derive(Debug)]
pub enum AnyGateway {
    /// Over HTTP.
    Http(Box<HttpGateway>),
    /// The built-in one, in this process.
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

/// A gateway with the runtime its calls run on.
#[derive(Debug)]
pub struct Line {
    runtime: Runtime,
    gateway: Audited<Recorded<AnyGateway>>,
    principal: Principal,
}

/// The runtime of one command: a single thread is enough for one call at a time.
pub fn runtime(lang: Lang) -> Result<Runtime, Box<Failure>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| internal(&error, lang))
}

impl Line {
    /// A line to `gateway`, for `principal`.
    pub fn new(gateway: Audited<Recorded<AnyGateway>>, principal: Principal, lang: Lang) -> Result<Self, Box<Failure>> {
        Ok(Self { runtime: runtime(lang)?, gateway, principal })
    }

    /// Makes one call.
    pub fn call(&self, request: &Request) -> Result<Reply, CallError> {
        self.runtime.block_on(self.gateway.call(&self.principal, request))
    }
}

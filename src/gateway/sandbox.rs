//! The sandbox in this process: its state file instead of a connection.

use jiff::Timestamp;

use super::{CallError, Gateway, Outgoing, SandboxFault};
use crate::protocol::{Merchant, Reply};
use crate::sandbox::state::StateFile;

/// The built-in gateway, for calls without a server.
#[derive(Debug)]
pub struct SandboxGateway {
    state: StateFile,
    merchant: Merchant,
}

impl SandboxGateway {
    /// The world in a state file.
    pub fn new(state: StateFile, merchant: Merchant) -> Self {
        Self { state, merchant }
    }
}

impl Gateway for SandboxGateway {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let request = call.request();
        let json = request.json(&self.merchant);
        let reply = self.state.with(|world| world.answer(&json, Timestamp::now())).map_err(SandboxFault::from)?;
        Ok(Reply::from_json(request.method(), reply)?)
    }
}

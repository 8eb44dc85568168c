//! The built-in sandbox as a gateway: its state file takes the place of a connection.

use jiff::Timestamp;

use super::{CallError, Gateway, Outgoing, SandboxFault};
use crate::off_thread::off_thread;
use crate::protocol::Reply;
use crate::sandbox::state::StateFile;

/// The built-in sandbox, for calls without a server.
#[derive(Debug)]
pub struct SandboxGateway {
    state: StateFile,
}

impl SandboxGateway {
    /// Uses the world in a state file.
    pub fn new(state: StateFile) -> Self {
        Self { state }
    }
}

impl Gateway for SandboxGateway {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let (state, merchant) = (self.state.clone(), call.principal().merchant.clone());
        let request = call.request().clone();
        // Another process may hold the file's lock for seconds.
        off_thread(move || {
            let json = request.json(&merchant);
            let reply = state.with(|world| world.answer(&json, Timestamp::now())).map_err(SandboxFault::from)?;
            Ok(Reply::from_json(request.method(), reply)?)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::gateway::{Audited, Principal};
    use crate::protocol::{KnownValues, Merchant, Method, Request};
    use crate::store::{Lock, SystemDisk};

    #[test]
    fn while_another_process_holds_the_state_file_only_the_call_waits() {
        let dir = tempfile::tempdir().unwrap();
        let lock = Lock::acquire(&SystemDisk, &dir.path().join("sandbox.json.lock"), Duration::ZERO).unwrap();
        let gateway = Audited::unlogged(SandboxGateway::new(StateFile::new(dir.path().join("sandbox.json"))));
        let merchant = Merchant { user_id: "u".into(), ..Merchant::default() };
        let principal = Principal { merchant, known: KnownValues::default(), authorization: None };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let call =
            runtime.spawn(async move { gateway.call(&principal, &Request::new(Method::GetOnlineAuthedInfo)).await });
        runtime.block_on(async { tokio::time::sleep(Duration::from_millis(50)).await });
        assert!(!call.is_finished());
        drop(lock);
        assert!(runtime.block_on(call).unwrap().is_ok());
    }
}

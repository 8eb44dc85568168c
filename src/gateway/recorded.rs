//! `--record`: every call that leaves, with what came back.

use std::fmt;

use super::{CallError, Gateway, Outgoing};
use crate::protocol::Reply;
use crate::recording::Recorder;
use crate::store::StoreError;

/// Who is told that a call could not be recorded: its outcome stands.
pub type Regret = Box<dyn Fn(&StoreError)>;

/// A gateway whose calls are recorded, if somebody wants them to be.
pub struct Recorded<G> {
    gateway: G,
    recorder: Option<(Recorder, Regret)>,
}

impl<G> Recorded<G> {
    /// Nobody records.
    pub fn unrecorded(gateway: G) -> Self {
        Self { gateway, recorder: None }
    }

    /// Every call is recorded, masked.
    pub fn by(gateway: G, recorder: Recorder, regret: Regret) -> Self {
        Self { gateway, recorder: Some((recorder, regret)) }
    }
}

impl<G: Gateway> Gateway for Recorded<G> {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let result = self.gateway.call(call).await;
        if let Some((recorder, regret)) = &self.recorder {
            let reply = result.as_ref().map_err(CallError::class);
            if let Err(error) = recorder.add(call.request(), reply) {
                regret(&error);
            }
        }
        result
    }
}

impl<G: fmt::Debug> fmt::Debug for Recorded<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let recorder = self.recorder.as_ref().map(|(recorder, _)| recorder);
        f.debug_struct("Recorded").field("gateway", &self.gateway).field("recorder", &recorder).finish()
    }
}

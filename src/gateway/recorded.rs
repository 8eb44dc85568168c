//! `--record`: records every call that is sent, with its reply.

use std::fmt;
use std::sync::Arc;

use super::{CallError, Gateway, Outgoing};
use crate::off_thread::off_thread;
use crate::protocol::Reply;
use crate::recording::Recorder;
use crate::store::StoreError;

/// Called when a call could not be recorded. Its outcome is valid.
pub type Regret = Box<dyn Fn(&StoreError) + Send + Sync>;

/// A gateway with optional recording.
pub struct Recorded<G> {
    gateway: G,
    recorder: Option<(Arc<Recorder>, Regret)>,
}

impl<G> Recorded<G> {
    /// Without recording.
    pub fn unrecorded(gateway: G) -> Self {
        Self { gateway, recorder: None }
    }

    /// Records every call, masked.
    pub fn by(gateway: G, recorder: Recorder, regret: Regret) -> Self {
        Self { gateway, recorder: Some((Arc::new(recorder), regret)) }
    }
}

impl<G: Gateway> Gateway for Recorded<G> {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let result = self.gateway.call(call).await;
        let Some((recorder, regret)) = &self.recorder else { return result };
        let (recorder, principal, request) = (recorder.clone(), call.principal().clone(), call.request().clone());
        // The reply is moved to the thread and back, because a report is too large to copy.
        let (result, added) = off_thread(move || {
            let reply = result.as_ref().map_err(CallError::class);
            let added = recorder.add(&principal.merchant, &principal.known, &request, reply);
            (result, added)
        })
        .await;
        if let Err(error) = added {
            regret(&error);
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

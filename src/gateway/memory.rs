//! A sandbox in memory, whose caller sets the time.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::{CallError, Gateway, Outgoing};
use crate::protocol::Reply;
use crate::sandbox::World;

/// A world that lives as long as the process, with its clock.
pub struct MemorySandbox {
    world: Mutex<World>,
    now: Box<dyn Fn() -> Timestamp + Send + Sync>,
}

impl MemorySandbox {
    /// Creates it from a world and a clock.
    pub fn new(world: World, now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self { world: Mutex::new(world), now: Box::new(now) }
    }

    /// The world.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gateway for MemorySandbox {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let json = call.request().json(&call.principal().merchant);
        let reply = self.world().answer(&json, (self.now)());
        Ok(Reply::from_json(call.request().method(), reply)?)
    }
}

impl fmt::Debug for MemorySandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemorySandbox")
    }
}

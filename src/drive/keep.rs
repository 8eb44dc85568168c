//! The trait for storing the snapshots of an applicant's journey.

use std::convert::Infallible;

use crate::journey::{Durability, Snapshot};
use crate::protocol::{Arrived, Effect, Reply, Request};

/// Stores the snapshots of one applicant's journey and the open captcha picture.
pub trait Keep: Send {
    /// Why something could not be stored.
    type Error: Send;

    /// Waits until a call with this effect may be made. Drives that share a limit wait for each other here.
    fn wait_to_call(&mut self, effect: Effect) -> impl Future<Output = Result<(), Self::Error>> + Send {
        let _ = effect;
        std::future::ready(Ok(()))
    }

    /// Locks the stored snapshot for a call: no other process changes it until it is [released](Self::release).
    /// Returns it, or `None` if no other process can have changed it.
    fn hold(&mut self) -> impl Future<Output = Result<Option<Snapshot>, Self::Error>> + Send;

    /// Stores a snapshot while the stored one is locked.
    fn save(
        &mut self,
        snapshot: &Snapshot,
        durability: Durability,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Stores a snapshot and releases the lock. With [`Durability::Later`], an implementation may keep the
    /// lock and delay storing until the next call.
    fn release(
        &mut self,
        snapshot: &Snapshot,
        durability: Durability,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// True if calls that only try are recorded before they are sent, as submissions always are.
    fn records_tries(&self) -> bool {
        false
    }

    /// Records a call that is about to be sent. The record must survive a crash of the machine.
    fn leave(
        &mut self,
        snapshot: &Snapshot,
        request: &Request,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send {
        let _ = request;
        self.save(snapshot, Durability::Machine)
    }

    /// True if this error of [`leave`](Self::leave) means that the call was recorded, but too late to be sent.
    fn is_too_late(&self, error: &Self::Error) -> bool {
        let _ = error;
        false
    }

    /// Records the outcome of the recorded call, to be stored with the next snapshot.
    fn came(&mut self, outcome: Result<&Reply, Arrived>) {
        let _ = outcome;
    }

    /// True if the facts survive the process, so that they may come from an older copy. Then the audit log, if there
    /// is one, is consulted before a submission is sent.
    fn may_be_restored(&self) -> bool;

    /// True if the captcha picture is stored.
    fn has_picture(&self) -> bool;

    /// Stores a captcha picture and replaces the previous one.
    fn put_picture(&mut self, picture: &[u8]) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Removes the captcha picture before its answer is sent, so that it is not answered twice.
    fn take_picture(&mut self) -> impl Future<Output = Option<Vec<u8>>> + Send;
}

/// Keeps everything in memory.
#[derive(Debug, Default)]
pub struct InMemory {
    picture: Option<Vec<u8>>,
}

impl InMemory {
    /// The open captcha picture.
    pub fn picture(&self) -> Option<&[u8]> {
        self.picture.as_deref()
    }
}

impl Keep for InMemory {
    type Error = Infallible;

    async fn hold(&mut self) -> Result<Option<Snapshot>, Infallible> {
        Ok(None)
    }

    async fn save(&mut self, _: &Snapshot, _: Durability) -> Result<(), Infallible> {
        Ok(())
    }

    async fn release(&mut self, _: &Snapshot, _: Durability) -> Result<(), Infallible> {
        Ok(())
    }

    fn may_be_restored(&self) -> bool {
        false
    }

    fn has_picture(&self) -> bool {
        self.picture.is_some()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), Infallible> {
        self.picture = Some(picture.to_owned());
        Ok(())
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        self.picture.take()
    }
}

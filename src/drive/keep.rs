//! Where the snapshots of an applicant's journey are stored.

use std::convert::Infallible;

use crate::journey::{Durability, Snapshot};

/// Stores the snapshots of one applicant's journey, and the captcha picture that waits for its answer.
pub trait Keep: Send {
    /// Why something could not be stored.
    type Error: Send;

    /// Takes hold of what is stored for a call: no other process changes it until it is [released](Self::release). Returns
    /// it; none if no other process can have changed it.
    fn hold(&mut self) -> impl Future<Output = Result<Option<Snapshot>, Self::Error>> + Send;

    /// Stores a snapshot while what is stored is held.
    fn save(
        &mut self,
        snapshot: &Snapshot,
        durability: Durability,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Stores a snapshot and lets go of it. With [`Durability::Later`] it may stay held, and unstored, until the next call.
    fn release(
        &mut self,
        snapshot: &Snapshot,
        durability: Durability,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// True if the captcha picture is there to be looked at.
    fn has_picture(&self) -> bool;

    /// Stores a captcha picture in place of the one before.
    fn put_picture(&mut self, picture: &[u8]) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Takes the captcha picture away before its answer leaves, so that nobody answers it a second time.
    fn take_picture(&mut self) -> impl Future<Output = Option<Vec<u8>>> + Send;
}

/// Stores nothing beyond the end of the process.
#[derive(Debug, Default)]
pub struct InMemory {
    picture: Option<Vec<u8>>,
}

impl InMemory {
    /// The picture that waits for its answer.
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

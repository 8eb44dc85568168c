//! The trait for storing an applicant's facts.

use std::convert::Infallible;

use crate::flow::Facts;
use crate::journey::Durability;

/// Stores the facts of one applicant, and the captcha picture that waits for its answer.
pub trait Keep: Send {
    /// Why something could not be stored.
    type Error: Send;

    /// Takes hold of the facts for a call: no other process changes them until they are [released](Self::release). Returns
    /// them as they are stored; none if nobody else can have changed them.
    fn hold(&mut self) -> impl Future<Output = Result<Option<Facts>, Self::Error>> + Send;

    /// Stores facts while they are held.
    fn save(&mut self, facts: &Facts, durability: Durability) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Stores facts and lets go of them. With [`Durability::Later`] they may stay held, and unstored, until the next call.
    fn release(
        &mut self,
        facts: &Facts,
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

    async fn hold(&mut self) -> Result<Option<Facts>, Infallible> {
        Ok(None)
    }

    async fn save(&mut self, _: &Facts, _: Durability) -> Result<(), Infallible> {
        Ok(())
    }

    async fn release(&mut self, _: &Facts, _: Durability) -> Result<(), Infallible> {
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

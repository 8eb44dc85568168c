//! Stores the snapshots of a journey in a session file.

use thiserror::Error;

use super::picture::PictureFile;
use super::{SessionError, SessionFile, SessionLock};
use crate::drive::Keep;
use crate::journey::{Durability, Snapshot};
use crate::off_thread::{off_shared_thread, off_thread};
use crate::protocol::SessionOwner;
use crate::store::StoreError;

/// Why a session or its picture could not be stored.
#[derive(Debug, Error)]
pub enum SessionKeepError {
    /// The session file.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The captcha picture.
    #[error(transparent)]
    Picture(StoreError),
}

/// Stores the snapshots of one applicant's journey in a session file, and the captcha picture next to it.
///
/// The session's lock is held for one call, or for several that follow each other without a pause. It is
/// never held while waiting for an answer.
#[derive(Debug)]
pub struct SessionKeep {
    file: SessionFile,
    identity: SessionOwner,
    lock: Option<SessionLock>,
    /// The last write could still be undone by a crash of the machine.
    unsynced: bool,
}

impl SessionKeep {
    /// Stores into `file`, which belongs to `identity`.
    pub fn new(file: SessionFile, identity: SessionOwner) -> Self {
        Self { file, identity, lock: None, unsynced: false }
    }

    /// Writes a snapshot into the locked session with the requested durability. Returns the lock.
    async fn write(
        &mut self,
        mut lock: SessionLock,
        snapshot: &Snapshot,
        durability: Durability,
    ) -> (SessionLock, Result<(), SessionError>) {
        (lock.facts, lock.interrupted) = (snapshot.facts.clone(), snapshot.interrupted.clone());
        if durability == Durability::Later || lock.is_saved() {
            return (lock, Ok(()));
        }
        self.unsynced = durability == Durability::Process;
        off_shared_thread(move || {
            let written = match durability {
                Durability::Process => lock.save_swiftly(),
                Durability::Later | Durability::Machine => lock.save(),
            };
            (lock, written)
        })
        .await
    }

    async fn sync(&mut self) -> Result<(), SessionError> {
        if !std::mem::take(&mut self.unsynced) {
            return Ok(());
        }
        let file = self.file.clone();
        off_shared_thread(move || file.sync()).await
    }

    fn picture(&self) -> PictureFile<'_> {
        PictureFile(self.file.disk(), &self.file.location().picture)
    }
}

impl Keep for SessionKeep {
    type Error = SessionKeepError;

    async fn hold(&mut self) -> Result<Option<Snapshot>, SessionKeepError> {
        if self.lock.is_some() {
            return Ok(None);
        }
        // Try first. Only waiting for another process's lock blocks long enough to need a thread.
        let lock = match self.file.try_lock(&self.identity)? {
            Some(lock) => lock,
            None => {
                let (file, identity) = (self.file.clone(), self.identity.clone());
                off_thread(move || file.lock(&identity)).await?
            }
        };
        let snapshot = Snapshot { facts: lock.facts.clone(), interrupted: lock.interrupted.clone() };
        self.lock = Some(lock);
        Ok(Some(snapshot))
    }

    async fn save(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), SessionKeepError> {
        let Some(lock) = self.lock.take() else { return Ok(()) };
        let (lock, written) = self.write(lock, snapshot, durability).await;
        self.lock = Some(lock);
        Ok(written?)
    }

    async fn release(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), SessionKeepError> {
        if let Some(lock) = self.lock.take() {
            let (lock, written) = self.write(lock, snapshot, durability).await;
            written?;
            // Keep the lock until the call's results are written.
            self.lock = Some(lock).filter(|lock| !lock.is_saved());
        }
        if durability == Durability::Machine {
            self.sync().await?;
        }
        Ok(())
    }

    fn may_be_restored(&self) -> bool {
        true
    }

    fn has_picture(&self) -> bool {
        self.picture().exists()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), SessionKeepError> {
        self.picture().put(picture).map_err(SessionKeepError::Picture)
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        self.picture().take()
    }
}

#[cfg(test)]
#[path = "keep_tests.rs"]
mod tests;

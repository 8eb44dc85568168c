//! A session file as the place where the snapshots of a journey are stored.

use thiserror::Error;

use super::picture::PictureFile;
use super::{SessionError, SessionFile, SessionLock};
use crate::drive::Keep;
use crate::journey::{Durability, Snapshot};
use crate::off_thread::off_thread;
use crate::store::StoreError;

/// Why a session, or the picture beside it, could not be stored.
#[derive(Debug, Error)]
pub enum SessionKeepError {
    /// The session file.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The captcha picture.
    #[error(transparent)]
    Picture(StoreError),
}

/// Stores the snapshots of one applicant's journey in a session file, and the captcha picture beside it.
///
/// The session's lock is held for a call, or for calls that follow one another at once; it is never held while anybody is
/// waited for.
#[derive(Debug)]
pub struct SessionKeep {
    file: SessionFile,
    gateway: String,
    user_id: String,
    lock: Option<SessionLock>,
    /// The file was written, but a crash of the machine could undo that.
    unsynced: bool,
}

impl SessionKeep {
    /// Stores into `file`, which belongs to this gateway and this applicant.
    pub fn new(file: SessionFile, gateway: &str, user_id: &str) -> Self {
        Self { file, gateway: gateway.to_owned(), user_id: user_id.to_owned(), lock: None, unsynced: false }
    }

    /// Puts a snapshot into the locked session and writes it as safely as is asked. Returns the lock.
    async fn write(
        &mut self,
        mut lock: SessionLock,
        snapshot: &Snapshot,
        durability: Durability,
    ) -> (SessionLock, Result<(), SessionError>) {
        (lock.facts, lock.way) = (snapshot.facts.clone(), snapshot.way.clone());
        if durability == Durability::Later || lock.is_saved() {
            return (lock, Ok(()));
        }
        self.unsynced = durability == Durability::Process;
        off_thread(move || {
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
        off_thread(move || file.sync()).await
    }

    fn picture(&self) -> PictureFile<'_> {
        PictureFile(&self.file.location().picture)
    }
}

impl Keep for SessionKeep {
    type Error = SessionKeepError;

    async fn hold(&mut self) -> Result<Option<Snapshot>, SessionKeepError> {
        if self.lock.is_some() {
            return Ok(None);
        }
        let (file, gateway, user_id) = (self.file.clone(), self.gateway.clone(), self.user_id.clone());
        let lock = off_thread(move || file.lock(&gateway, &user_id)).await?;
        let snapshot = Snapshot { facts: lock.facts.clone(), way: lock.way.clone() };
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
            // It stays locked until what the call brought is written.
            self.lock = Some(lock).filter(|lock| !lock.is_saved());
        }
        if durability == Durability::Machine {
            self.sync().await?;
        }
        Ok(())
    }

    fn has_picture(&self) -> bool {
        self.picture().exists()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), SessionKeepError> {
        self.picture().put(picture).await.map_err(SessionKeepError::Picture)
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        self.picture().take().await
    }
}

//! The captcha picture beside a session.

use std::path::{Path, PathBuf};

use super::Location;
use crate::drive::Keep;
use crate::journey::{Durability, Snapshot};
use crate::off_thread::off_thread;
use crate::store::{self, StoreError};

/// A picture's file. What is in it soon loses its worth, so it is not synced.
pub(super) struct PictureFile<'a>(pub &'a Path);

impl PictureFile<'_> {
    /// True if there is a picture to be looked at.
    pub(super) fn exists(&self) -> bool {
        std::fs::metadata(self.0).is_ok_and(|found| found.is_file() && found.len() > 0)
    }

    /// Writes a picture, privately.
    pub(super) async fn put(&self, picture: &[u8]) -> Result<(), StoreError> {
        let (path, picture) = (self.0.to_owned(), picture.to_owned());
        off_thread(move || store::write_passing(&path, &picture)).await
    }

    /// Takes the picture away.
    pub(super) async fn take(&self) -> Option<Vec<u8>> {
        let path = self.0.to_owned();
        off_thread(move || {
            let picture = std::fs::read(&path).ok()?;
            // A picture that stays behind is a nuisance, not a reason to make no call.
            let _ = store::remove(&path);
            Some(picture)
        })
        .await
    }
}

/// Stores no snapshot, only the picture that somebody has to look at.
#[derive(Debug)]
pub struct PictureKeep {
    picture: PathBuf,
}

impl PictureKeep {
    /// Stores the picture where that of a session would lie.
    pub fn new(location: &Location) -> Self {
        Self { picture: location.picture.clone() }
    }
}

impl Keep for PictureKeep {
    type Error = StoreError;

    async fn hold(&mut self) -> Result<Option<Snapshot>, StoreError> {
        Ok(None)
    }

    async fn save(&mut self, _: &Snapshot, _: Durability) -> Result<(), StoreError> {
        Ok(())
    }

    async fn release(&mut self, _: &Snapshot, _: Durability) -> Result<(), StoreError> {
        Ok(())
    }

    fn has_picture(&self) -> bool {
        PictureFile(&self.picture).exists()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), StoreError> {
        PictureFile(&self.picture).put(picture).await
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        PictureFile(&self.picture).take().await
    }
}

//! The captcha picture stored next to a session.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use super::Location;
use crate::drive::Keep;
use crate::journey::{Durability, Snapshot};
use crate::store::{self, Disk, StoreError, SystemDisk};

/// A picture's file. A picture is small and expires soon, so writing it does not wait for a sync.
pub(super) struct PictureFile<'a>(pub &'a dyn Disk, pub &'a Path);

impl PictureFile<'_> {
    /// True if there is a picture.
    pub(super) fn exists(&self) -> bool {
        std::fs::metadata(self.1).is_ok_and(|found| found.is_file() && found.len() > 0)
    }

    /// Writes a picture to a private file.
    pub(super) fn put(&self, picture: &[u8]) -> Result<(), StoreError> {
        store::write_passing(self.0, self.1, picture)
    }

    /// Removes the picture and returns it.
    pub(super) fn take(&self) -> Option<Vec<u8>> {
        let mut picture = Vec::new();
        self.0.read(&self.0.open(self.1, OpenOptions::new().read(true)).ok()?, &mut picture).ok()?;
        // Ignored, because a leftover picture is no reason to withhold a call.
        let _ = store::remove(self.0, self.1);
        Some(picture)
    }
}

/// Stores only the picture, for a person to look at, and no snapshots.
#[derive(Debug)]
pub struct PictureKeep {
    picture: PathBuf,
}

impl PictureKeep {
    /// Stores the picture at the path of the session's picture.
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

    fn may_be_restored(&self) -> bool {
        false
    }

    fn has_picture(&self) -> bool {
        PictureFile(&SystemDisk, &self.picture).exists()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), StoreError> {
        PictureFile(&SystemDisk, &self.picture).put(picture)
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        PictureFile(&SystemDisk, &self.picture).take()
    }
}

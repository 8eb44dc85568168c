//! The world on disk, for calls without a server: one file with one lock, replaced as a whole.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use thiserror::Error;

use super::journal::KEPT_IN_A_FILE;
use super::world::World;
use crate::protocol::json_place;
use crate::store::{self, Lock, StoreError, SystemDisk};

/// How long to wait for another process.
const LOCK_WAIT: Duration = Duration::from_secs(30);

/// Why the state file is not usable. Nothing was changed.
#[derive(Debug, Error)]
pub enum StateError {
    /// Reading, writing or locking failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file's content is not a world.
    #[error("{path} holds no sandbox state (line {line}, column {column}); `sandbox reset` begins a new one")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line of the place, from 1.
        line: usize,
        /// The column of the place, from 1.
        column: usize,
    },
    /// The world could not be converted to JSON.
    #[error("the sandbox state cannot be written: {0}")]
    Unwritable(serde_json::Error),
}

/// A world in a file.
#[derive(Clone, Debug)]
pub struct StateFile {
    path: PathBuf,
    seed: u64,
}

impl StateFile {
    /// The world in the file at `path`. If there is no file, a new world with seed 0. The file's directory
    /// belongs to the program and is kept private.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), seed: 0 }
    }

    /// Sets the seed of new worlds.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `f` on the world under a lock. The file is written only if the world has changed.
    pub fn with<T>(&self, f: impl FnOnce(&mut World) -> T) -> Result<T, StateError> {
        let _lock = self.lock()?;
        let before = store::read_private(&SystemDisk, &self.path)?;
        let mut world = match &before {
            Some(bytes) => self.read(bytes)?,
            None => self.new_world(),
        };
        let unchanged = match before {
            Some(bytes) => bytes,
            None => write(&world)?, // a caller that only reads a new world must not create a file
        };
        let result = f(&mut world);
        let after = write(&world)?;
        if after != unchanged {
            store::write_private(&SystemDisk, &self.path, &after)?;
        }
        Ok(result)
    }

    /// Starts a new world, whatever the file's content.
    pub fn reset(&self) -> Result<(), StateError> {
        let _lock = self.lock()?;
        Ok(store::write_private(&SystemDisk, &self.path, &write(&self.new_world())?)?)
    }

    fn lock(&self) -> Result<Lock, StateError> {
        if let Some(dir) = self.path.parent() {
            store::keep_private(dir)?;
        }
        let mut name = OsString::from(&self.path);
        name.push(".lock");
        Ok(Lock::acquire(&SystemDisk, Path::new(&name), LOCK_WAIT)?)
    }

    fn read(&self, bytes: &[u8]) -> Result<World, StateError> {
        serde_json::from_slice(bytes).map_err(|error| {
            let (line, column) = json_place(bytes, &error);
            StateError::Damaged { path: self.path.clone(), line, column }
        })
    }

    fn new_world(&self) -> World {
        let mut world = World::new(self.seed);
        world.keep_journal(KEPT_IN_A_FILE);
        world
    }
}

fn write(world: &World) -> Result<Vec<u8>, StateError> {
    serde_json::to_vec(world).map_err(StateError::Unwritable)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::super::testing::{Applicant, noon, request};
    use super::*;

    fn state() -> (tempfile::TempDir, StateFile) {
        let dir = tempfile::tempdir().unwrap();
        let file = StateFile::new(dir.path().join("sandbox.json"));
        (dir, file)
    }

    #[test]
    fn a_world_goes_on_from_call_to_call() {
        let (_dir, file) = state();
        assert_eq!(file.with(|world| Applicant::new(world, "u1", "apply-credit-01").login()).unwrap().code, 200);
        assert_eq!(file.with(|world| Applicant::new(world, "u1", "apply-credit-01").unionpay()).unwrap().code, 200);
    }

    #[test]
    fn who_only_looks_writes_nothing() {
        let (_dir, file) = state();
        file.with(|world| world.inbox("u1", noon())).unwrap();
        assert!(!file.path().exists());
        file.with(|world| world.answer(&request("u1", "getPicCode", json!({"type": 2})), noon())).unwrap();
        let written = fs::metadata(file.path()).unwrap().modified().unwrap();
        assert!(file.with(|world| world.inbox("u1", noon())).unwrap().captcha.is_some());
        assert_eq!(fs::metadata(file.path()).unwrap().modified().unwrap(), written);
    }

    #[test]
    fn a_damaged_file_is_left_as_it_is_names_the_way_out_and_can_be_reset() {
        let (_dir, file) = state();
        store::write_private(&SystemDisk, file.path(), b"{\"seed\": 1").unwrap();
        let error = file.with(|_| ()).unwrap_err();
        assert!(matches!(error, StateError::Damaged { .. }));
        let text = error.to_string();
        assert!(text.contains("sandbox.json") && text.contains("sandbox reset"), "{text}");
        assert_eq!(fs::read(file.path()).unwrap(), b"{\"seed\": 1");
        file.reset().unwrap();
        file.with(|world| assert!(world.journal().is_empty())).unwrap();
    }

    #[test]
    fn a_reset_forgets_everything() {
        let (_dir, file) = state();
        file.with(|world| Applicant::new(world, "u1", "apply-credit-01").login()).unwrap();
        file.reset().unwrap();
        file.with(|world| assert!(world.journal().is_empty() && world.session("u1").is_none())).unwrap();
    }

    #[test]
    fn the_file_stays_small() {
        let (_dir, file) = state();
        file.with(|world| {
            for _ in 0..1000 {
                world.answer(&request("u1", "getPicCode", json!({"type": 2})), noon());
            }
        })
        .unwrap();
        assert!(fs::metadata(file.path()).unwrap().len() < 64 * 1024);
    }

    #[test]
    fn calls_from_many_threads_are_all_counted() {
        let (_dir, file) = state();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let file = &file;
                scope.spawn(move || {
                    for _ in 0..5 {
                        let call = request(&format!("u{thread}"), "getPicCode", json!({"type": 2}));
                        file.with(|world| world.answer(&call, noon())).unwrap();
                    }
                });
            }
        });
        assert_eq!(file.with(|world| world.journal().len()).unwrap(), 20);
    }
}

//! The stored session: a killed process loses the changes that it had not written.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard};

use zhengxin::drive::Keep;
use zhengxin::flow::Facts;
use zhengxin::journey::{Durability, Interrupted, Snapshot};

/// Outlasts the processes that write to it.
#[derive(Clone, Default)]
pub struct Disk(Arc<Mutex<Written>>);

#[derive(Default)]
struct Written {
    facts: Option<String>,
    interrupted: Option<String>,
    picture: Option<Vec<u8>>,
    is_held: bool,
    /// The facts of the last snapshot, written or not.
    latest: Facts,
}

impl Disk {
    fn written(&self) -> MutexGuard<'_, Written> {
        self.0.lock().unwrap()
    }

    /// The snapshot that a new process reads.
    pub fn read(&self) -> Snapshot {
        let written = self.written();
        let facts = written.facts.as_deref().map(|text| serde_json::from_str::<Facts>(text).unwrap());
        let interrupted = written.interrupted.as_deref().map(|text| serde_json::from_str::<Interrupted>(text).unwrap());
        Snapshot { facts: facts.unwrap_or_default(), interrupted }
    }

    /// The facts of the last snapshot, written or not.
    pub fn latest(&self) -> Facts {
        self.written().latest.clone()
    }

    /// Releases the lock of a process that has died.
    pub fn is_let_go(&self) {
        self.written().is_held = false;
    }

    /// True if a process holds it.
    pub fn is_held(&self) -> bool {
        self.written().is_held
    }

    /// Records that a run has ended by itself and reported its end.
    pub fn end_is_told(&self) {
        let mut written = self.written();
        (written.interrupted, written.is_held) = (None, false);
    }

    fn write(&self, snapshot: &Snapshot, durability: Durability) {
        self.written().latest = snapshot.facts.clone();
        if durability == Durability::Later && self.read() != *snapshot {
            return;
        }
        let mut written = self.written();
        written.facts = Some(serde_json::to_string(&snapshot.facts).unwrap());
        written.interrupted =
            snapshot.interrupted.as_ref().map(|interrupted| serde_json::to_string(interrupted).unwrap());
        drop(written);
        assert_eq!(self.read(), *snapshot, "it reads back as it was written");
    }
}

impl Keep for Disk {
    type Error = Infallible;

    async fn hold(&mut self) -> Result<Option<Snapshot>, Infallible> {
        let was_held = std::mem::replace(&mut self.written().is_held, true);
        Ok((!was_held).then(|| self.read()))
    }

    async fn save(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), Infallible> {
        self.write(snapshot, durability);
        Ok(())
    }

    async fn release(&mut self, snapshot: &Snapshot, durability: Durability) -> Result<(), Infallible> {
        if self.written().is_held {
            self.write(snapshot, durability);
            self.written().is_held = self.read() != *snapshot;
        }
        Ok(())
    }

    fn may_be_restored(&self) -> bool {
        true
    }

    fn has_picture(&self) -> bool {
        self.written().picture.is_some()
    }

    async fn put_picture(&mut self, picture: &[u8]) -> Result<(), Infallible> {
        self.written().picture = Some(picture.to_owned());
        Ok(())
    }

    async fn take_picture(&mut self) -> Option<Vec<u8>> {
        self.written().picture.take()
    }
}

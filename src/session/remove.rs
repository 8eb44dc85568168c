//! Removes sessions, one at a time or by age. Whether a session has to be kept is judged under its lock.

use std::fs;
use std::io;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

use super::file::WAIT;
use super::format_1::remove_locks;
use super::{Bond, Session, SessionError, SessionFile};
use crate::store::{self, HeldFile, Lock, SpareLocks, StoreError};

/// How many threads remove sessions at once. More threads would wait for the directory and block other processes'
/// access to it.
const AT_ONCE: usize = 4;

/// The result of removing a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// The session does not exist.
    Nothing,
    /// The session was removed, and these facts were lost with it.
    Gone(Vec<Bond>),
    /// The session was kept because of these facts.
    Bound(Vec<Bond>),
}

impl SessionFile {
    /// Removes the session and its picture, unless bonds forbid it; `force` overrides them.
    ///
    /// A damaged session is removed, since no program can read its bonds any more. A session that a newer version has
    /// written, or that others can read, is kept without `force`.
    pub fn remove(&self, now: Timestamp, force: bool) -> Result<Removed, SessionError> {
        if !self.location().path.parent().is_some_and(Path::is_dir) {
            return Ok(Removed::Nothing); // taking the lock would create the directory
        }
        self.location().keep_private()?;
        let run = Lock::acquire(self.disk(), &self.location().run_lock(), Duration::ZERO)?; // a live `run` needs it
        let is_begun = Lock::note(&self.location().run_lock()).is_some(); // left by a killed `run`
        let lock = Lock::acquire(self.disk(), &self.location().lock(), WAIT)?;
        let removed = match self.bonds(now, force) {
            Ok(bonds) if !bonds.is_empty() && !force => Ok(Removed::Bound(bonds)),
            Ok(bonds) => self.clear().map(|was_there| match was_there || is_begun {
                true => Removed::Gone(bonds),
                false => Removed::Nothing,
            }),
            Err(error) => Err(error),
        };
        run.discard(self.disk())?;
        lock.discard(self.disk())?;
        removed
    }

    /// The bonds that would be lost with the session.
    pub fn bonds(&self, now: Timestamp, force: bool) -> Result<Vec<Bond>, SessionError> {
        match self.read() {
            Ok(session) => Ok(session.map(|session| session.bonds(now)).unwrap_or_default()),
            Err(SessionError::Damaged { .. } | SessionError::Store(StoreError::Symlink(_))) => Ok(Vec::new()),
            Err(_) if force => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Removes the session if it has not changed for `age`, no process uses it, and it has no bonds. True if it was
    /// removed. The caller's [`Location::names`](super::Location::names) has made the directories private.
    ///
    /// The session is judged before its lock is taken, since a session that is kept needs no lock. It is removed only
    /// if, under the lock, the file is still the one that was judged.
    pub fn prune(&self, age: Duration, now: Timestamp, locks: &SpareLocks) -> Result<bool, SessionError> {
        if !self.is_older(age) {
            return Ok(false);
        }
        let judged = self.judge(age, now);
        let lock = self.location().lock();
        // For a kept session, go on only to remove a lock file left by an earlier process.
        if !matches!(judged, Ok(Some(_))) && !lock.exists() {
            return judged.map(|_| false);
        }
        let Some(lock) = locks.acquire(self.disk(), &lock)? else { return Ok(false) };
        let pruned = judged.and_then(|judged| judged.map_or(Ok(false), |judged| self.prune_judged(&judged)));
        locks.release(self.disk(), lock)?;
        pruned
    }

    fn prune_judged(&self, judged: &HeldFile) -> Result<bool, SessionError> {
        // A `run` takes its lock before it reads the session, so a run that begins now finds no session.
        let run_lock = self.location().run_lock();
        let run = match run_lock.exists() {
            true => match Lock::unless_held(self.disk(), &run_lock)? {
                Some(run) => Some(run),
                None => return Ok(false),
            },
            false => None,
        };
        let goes = judged.is_current(self.disk(), &self.location().path) && self.clear()?;
        if let Some(run) = run {
            run.discard(self.disk())?;
        }
        Ok(goes)
    }

    /// True if [`prune`](Self::prune) would remove the session, as far as this can be determined without its lock.
    pub fn would_be_pruned(&self, age: Duration, now: Timestamp) -> Result<bool, SessionError> {
        Ok(self.is_older(age) && self.judge(age, now)?.is_some())
    }

    /// The session's file, if it has not changed for `age` and the session has no bonds.
    fn judge(&self, age: Duration, now: Timestamp) -> Result<Option<HeldFile>, SessionError> {
        let goes = |(reading, session): &(HeldFile, Session)| {
            // The file may have been replaced since its age was checked.
            is_since(reading.written(), age) && Bond::of(&session.facts, now).is_empty()
        };
        Ok(self.read_open()?.filter(goes).map(|(reading, _)| reading))
    }

    /// True if the file has not changed for `age`. Does not open the file.
    fn is_older(&self, age: Duration) -> bool {
        is_since(fs::symlink_metadata(&self.location().path).and_then(|metadata| metadata.modified()), age)
    }

    /// Removes the files of a locked session; true if there were any.
    fn clear(&self) -> Result<bool, SessionError> {
        store::remove(self.disk(), &self.location().picture)?;
        store::remove_unfinished(self.disk(), &self.location().path)?;
        let was_there = store::remove(self.disk(), &self.location().path)?;
        remove_locks(self.disk(), self.location())?;
        Ok(was_there)
    }
}

/// Runs `work` for many sessions, several at a time, because freeing a file's blocks may take the disk longer than the
/// rest of the work. The results have the order of the names.
pub fn each_at_once<T: Send>(names: &[String], work: impl Fn(&str) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let taken = std::iter::from_fn(|| names.get(next.fetch_add(1, Ordering::Relaxed)).map(|name| name.as_str()));
        taken.map(|name| (name, work(name))).collect::<Vec<_>>()
    };
    let mut done: Vec<(&str, T)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE.min(names.len())).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_unstable_by_key(|(name, _)| *name);
    done.into_iter().map(|(_, result)| result).collect()
}

/// True if the change was at least `age` ago.
pub(super) fn is_since(changed: io::Result<SystemTime>, age: Duration) -> bool {
    let elapsed = changed.ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
    elapsed.is_some_and(|elapsed| elapsed >= age)
}

#[cfg(test)]
#[path = "remove_tests.rs"]
mod tests;

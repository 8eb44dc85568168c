//! Reads, binds and replaces a session file.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Location, Owner, SessionError};
use crate::flow::Facts;
use crate::journey::Interrupted;
use crate::protocol::{DEPTH, JsonError, LONGEST_REPLY, Limits, SessionOwner, check_json, json_place};
use crate::store::{self, Disk, HeldFile, Lock, StoreError, SystemDisk};

/// The format that this program writes.
const FORMAT: u64 = 2;
/// The previous format. It lacks the merchant, and it records only the gateway's origin.
const FORMAT_1: u64 = 1;
/// The maximum length of a file in bytes: one form of every method, each as long as a reply may be.
const LONGEST: u64 = 16 * LONGEST_REPLY as u64;
/// The limits of its content. A form is nested three levels deep in it, and has at most the limits of a reply.
const LIMITS: Limits = Limits { depth: DEPTH + 8, values: 16 * Limits::REPLY.values };
/// Files of this length or more are written without line breaks. Otherwise a malicious gateway's forms could grow by
/// their indentation beyond the limit for reading.
const LONG: usize = 256 * 1024;
/// How the built-in gateway is written.
const SANDBOX: &str = "sandbox:";
/// How long a second process waits for the lock.
pub(super) const WAIT: Duration = Duration::from_secs(30);

/// The content of a session file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The file's format.
    format: u64,
    /// The gateway; in format 1 its origin.
    pub gateway: String,
    /// The merchant; `None` in format 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    merchant_id: Option<String>,
    /// The merchant's id of the applicant.
    pub user_id: String,
    /// The applicant's facts.
    #[serde(default)]
    pub facts: Facts,
    /// The state that an interrupted journey left. `None` if the last journey ended by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interrupted: Option<Interrupted>,
}

impl Session {
    /// A new session.
    pub fn new(identity: &SessionOwner) -> Self {
        let SessionOwner { gateway, merchant_id, user_id } = identity.clone();
        Self {
            format: FORMAT,
            gateway,
            merchant_id: Some(merchant_id),
            user_id,
            facts: Facts::default(),
            interrupted: None,
        }
    }

    /// The merchant that the session belongs to; `None` in format 1.
    pub fn merchant_id(&self) -> Option<&str> {
        self.merchant_id.as_deref()
    }

    /// True if the session does not name its merchant.
    pub fn is_format_1(&self) -> bool {
        self.format == FORMAT_1
    }

    /// True if it belongs to the built-in gateway.
    pub fn is_of_sandbox(&self) -> bool {
        self.gateway == SANDBOX
    }

    /// The same content, belonging to `identity`.
    fn claimed(self, identity: &SessionOwner) -> Self {
        Self { facts: self.facts, interrupted: self.interrupted, ..Self::new(identity) }
    }
}

/// A session file, locked or not.
#[derive(Clone, Debug)]
pub struct SessionFile {
    location: Location,
    adopts: bool,
    disk: Arc<dyn Disk>,
}

impl SessionFile {
    /// The file at `location`, which may not exist yet.
    pub fn new(location: Location) -> Self {
        Self { location, adopts: false, disk: Arc::new(SystemDisk) }
    }

    /// With `adopts`, a process that locks a session of format 1 may treat it as its own.
    #[must_use]
    pub fn adopting(self, adopts: bool) -> Self {
        Self { adopts, ..self }
    }

    /// The same on a disk other than the system's.
    #[must_use]
    pub fn on(self, disk: Arc<dyn Disk>) -> Self {
        Self { disk, ..self }
    }

    /// The disk with the file.
    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// Its location.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// True if the file exists, whatever its content.
    pub fn exists(&self) -> bool {
        std::fs::symlink_metadata(&self.location.path).is_ok()
    }

    /// Reads the session; `None` if there is no file.
    pub fn read(&self) -> Result<Option<Session>, SessionError> {
        self.location.keep_private()?;
        self.read_one_of_many()
    }

    /// The same, for a caller whose [`Location::names`] has already made the directories private.
    pub fn read_one_of_many(&self) -> Result<Option<Session>, SessionError> {
        Ok(self.read_open()?.map(|(_, session)| session))
    }

    /// The same, with the open file.
    pub(super) fn read_open(&self) -> Result<Option<(HeldFile, Session)>, SessionError> {
        let Some(reading) = HeldFile::of(self.disk(), &self.location.path, LONGEST)? else { return Ok(None) };
        let session = parse(&self.location.path, &reading.bytes)?;
        Ok(Some((reading, session)))
    }

    /// Syncs the directory, so that the last unsynced write survives a crash of the machine.
    pub fn sync(&self) -> Result<(), SessionError> {
        Ok(store::sync_beside(self.disk(), &self.location.path)?)
    }

    /// Takes the lock for a call and reads the session, or creates a new one if there is none. Waits up to 30 s
    /// for another process.
    ///
    /// The session must belong to `identity`. A session of format 1, if it may be adopted, gets this owner at the first
    /// write.
    pub fn lock(&self, identity: &SessionOwner) -> Result<SessionLock, SessionError> {
        self.lock_within(WAIT, identity)
    }

    /// The same without waiting: `None` if another process holds the lock.
    pub fn try_lock(&self, identity: &SessionOwner) -> Result<Option<SessionLock>, SessionError> {
        match self.lock_within(Duration::ZERO, identity) {
            Err(SessionError::Store(StoreError::Locked { .. })) => Ok(None),
            locked => locked.map(Some),
        }
    }

    fn lock_within(&self, wait: Duration, identity: &SessionOwner) -> Result<SessionLock, SessionError> {
        self.location.keep_private()?;
        let lock = Lock::acquire(self.disk(), &self.location.lock(), wait)?;
        store::remove_unfinished(self.disk(), &self.location.path)?;
        let stored = self.read()?;
        let mut session = stored.clone().unwrap_or_else(|| Session::new(identity));
        self.check(&session, identity)?;
        if session.is_format_1() {
            session = session.claimed(identity);
        }
        Ok(SessionLock { file: self.clone(), session, stored, _lock: lock })
    }

    /// Checks that a session belongs to `identity`, or may be adopted for it.
    pub fn check(&self, session: &Session, identity: &SessionOwner) -> Result<(), SessionError> {
        let gateway = if session.is_format_1() { identity.origin() } else { &identity.gateway };
        let merchant_id = session.merchant_id().unwrap_or(&identity.merchant_id);
        let (what, own) = match () {
            () if session.gateway != gateway => (Owner::Gateway, session.gateway.as_str()),
            () if merchant_id != identity.merchant_id => (Owner::Merchant, merchant_id),
            () if session.user_id != identity.user_id => (Owner::UserId, session.user_id.as_str()),
            () if session.is_format_1() && !self.adopts => {
                return Err(SessionError::Unclaimed { name: self.location.name.clone() });
            }
            () => return Ok(()),
        };
        Err(SessionError::Foreign { name: self.location.name.clone(), what, own: own.to_owned() })
    }

    /// Removes the data of an expired login from the file. If the file is locked or not writable, the next command
    /// removes them.
    pub fn forget_expired(&self, now: jiff::Timestamp) {
        let Ok(lock) = Lock::acquire(self.disk(), &self.location.lock(), Duration::ZERO) else { return };
        if let Ok(Some(stored)) = self.read() {
            let mut session = stored.clone();
            session.facts.redate(now);
            session.facts.expire(now);
            let mut locked = SessionLock { file: self.clone(), session, stored: Some(stored), _lock: lock };
            let _ = locked.save();
        }
    }

    /// Dates everything in the session `by` earlier.
    pub fn age(&self, by: SignedDuration) -> Result<(), SessionError> {
        let lock = Lock::acquire(self.disk(), &self.location.lock(), WAIT)?;
        let Some(stored) = self.read()? else { return Ok(()) };
        let mut session = stored.clone();
        session.facts.age(by);
        session.interrupted.iter_mut().for_each(|interrupted| interrupted.age(by));
        SessionLock { file: self.clone(), session, stored: Some(stored), _lock: lock }.save()
    }

    /// Records that the report was fetched and delivered. If that is not possible now, the next command delivers it
    /// again.
    pub fn mark_fetched(&self, at: Timestamp) {
        let Ok(lock) = Lock::acquire(self.disk(), &self.location.lock(), WAIT) else { return };
        if let Ok(Some(stored)) = self.read() {
            let mut session = stored.clone();
            session.facts.fetched_at = Some(at);
            let mut locked = SessionLock { file: self.clone(), session, stored: Some(stored), _lock: lock };
            let _ = locked.save_swiftly();
        }
    }

    /// Removes the state of an interrupted journey after its end was reported. If that is not possible now, the next
    /// command reports it again.
    pub fn forget_interrupted(&self) {
        if !matches!(self.read(), Ok(Some(Session { interrupted: Some(_), .. }))) {
            return;
        }
        let Ok(lock) = Lock::acquire(self.disk(), &self.location.lock(), WAIT) else { return };
        if let Ok(Some(stored)) = self.read()
            && stored.interrupted.is_some()
        {
            let session = Session { interrupted: None, ..stored.clone() };
            let mut locked = SessionLock { file: self.clone(), session, stored: Some(stored), _lock: lock };
            let _ = locked.save_swiftly();
        }
    }
}

/// A locked session. The lock is held for one call, or for several that follow each other without a pause.
#[derive(Debug)]
pub struct SessionLock {
    file: SessionFile,
    session: Session,
    stored: Option<Session>,
    _lock: Lock,
}

impl SessionLock {
    /// True if the session has no unsaved changes.
    pub fn is_saved(&self) -> bool {
        self.stored.as_ref() == Some(&self.session)
    }

    /// Writes and syncs the session, if it has unsaved changes.
    pub fn save(&mut self) -> Result<(), SessionError> {
        self.save_by(store::write_locked)
    }

    /// The same without syncing the directory. A crash of the machine may restore the previous session, until
    /// [`SessionFile::sync`] has returned.
    pub fn save_swiftly(&mut self) -> Result<(), SessionError> {
        self.save_by(store::write_swiftly)
    }

    fn save_by(&mut self, write: fn(&dyn Disk, &Path, &[u8]) -> Result<(), StoreError>) -> Result<(), SessionError> {
        if self.is_saved() {
            return Ok(());
        }
        let unwritable =
            |error: serde_json::Error| StoreError::Io { path: self.file.location.path.clone(), source: error.into() };
        let mut bytes = serde_json::to_vec_pretty(&self.session).map_err(unwritable)?;
        if bytes.len() > LONG {
            bytes = serde_json::to_vec(&self.session).map_err(unwritable)?;
        }
        bytes.push(b'\n');
        write(self.file.disk(), &self.file.location.path, &bytes)?;
        self.stored = Some(self.session.clone());
        Ok(())
    }
}

impl Deref for SessionLock {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl DerefMut for SessionLock {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Session, SessionError> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Err(JsonError::Beyond { beyond, .. }) = check_json(text, LIMITS)
    {
        return Err(SessionError::Beyond { path: path.to_owned(), beyond });
    }
    let damaged = |line, column| SessionError::Damaged { path: path.to_owned(), line, column };
    let read = serde_json::from_slice::<Session>(bytes);
    // A newer format may share only the number with this one.
    let found = read.as_ref().ok().map(|session| session.format).or_else(|| format(bytes));
    if let Some(found) = found.filter(|found| ![FORMAT_1, FORMAT].contains(found)) {
        return Err(SessionError::Newer { path: path.to_owned(), found });
    }
    let session = read.map_err(|error| {
        let (line, column) = json_place(bytes, &error);
        damaged(line, column)
    })?;
    match session.is_format_1() == session.merchant_id.is_none() {
        true => Ok(session),
        false => Err(damaged(1, 1)),
    }
}

/// The format's number, read independently of all other members.
fn format(bytes: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Format {
        format: u64,
    }
    serde_json::from_slice::<Format>(bytes).ok().map(|found| found.format)
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;

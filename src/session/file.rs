//! Reading, binding and replacing a session file.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Location, Owner, SessionError};
use crate::flow::Facts;
use crate::journey::Interrupted;
use crate::store::{self, Lock, StoreError};

/// The format this program writes.
const FORMAT: u64 = 1;
/// How long a second process waits for the lock.
const WAIT: Duration = Duration::from_secs(30);

/// What a session file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The file's format.
    format: u64,
    /// The gateway's origin.
    pub gateway: String,
    /// The applicant, as the merchant calls them.
    pub user_id: String,
    /// What is known.
    #[serde(default)]
    pub facts: Facts,
    /// Where a journey was interrupted; none if the last one ended by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Interrupted>,
}

impl Session {
    /// A session in which nothing has happened.
    pub fn new(gateway: &str, user_id: &str) -> Self {
        let (gateway, user_id) = (gateway.to_owned(), user_id.to_owned());
        Self { format: FORMAT, gateway, user_id, facts: Facts::default(), way: None }
    }
}

/// A session file, locked or not.
#[derive(Clone, Debug)]
pub struct SessionFile {
    location: Location,
}

impl SessionFile {
    /// The file at `location`, which need not exist.
    pub fn new(location: Location) -> Self {
        Self { location }
    }

    /// Where it lies.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// True if there is one, whatever it holds.
    pub fn exists(&self) -> bool {
        std::fs::symlink_metadata(&self.location.path).is_ok()
    }

    /// What it holds now; none if there is no file.
    pub fn read(&self) -> Result<Option<Session>, SessionError> {
        self.location.keep_private()?;
        let Some(bytes) = store::read_private(&self.location.path)? else { return Ok(None) };
        parse(&self.location.path, &bytes).map(Some)
    }

    /// Waits until what was written swiftly is there after a crash of the machine, too.
    pub fn sync(&self) -> Result<(), SessionError> {
        Ok(store::sync_beside(&self.location.path)?)
    }

    /// Takes the lock for one call and reads the session as it is then; a new one where there is none.
    ///
    /// `gateway` and `user_id` must be the session's own.
    pub fn lock(&self, gateway: &str, user_id: &str) -> Result<SessionLock, SessionError> {
        self.location.keep_private()?;
        let lock = Lock::acquire(&self.location.lock(), WAIT)?;
        store::remove_unfinished(&self.location.path)?;
        let stored = self.read()?;
        let session = stored.clone().unwrap_or_else(|| Session::new(gateway, user_id));
        self.check(&session, gateway, user_id)?;
        Ok(SessionLock { file: self.clone(), session, stored, _lock: lock })
    }

    /// Whether a session is this gateway's and this applicant's.
    pub fn check(&self, session: &Session, gateway: &str, user_id: &str) -> Result<(), SessionError> {
        let (what, own) = match () {
            () if session.gateway != gateway => (Owner::Gateway, &session.gateway),
            () if session.user_id != user_id => (Owner::UserId, &session.user_id),
            () => return Ok(()),
        };
        Err(SessionError::Foreign { name: self.location.name.clone(), what, own: own.clone() })
    }

    /// Takes out of the file what belongs to a login that has expired. Where it cannot be done now, because another
    /// process holds the file or it cannot be written, the next command does it.
    pub fn forget_expired(&self, now: jiff::Timestamp) {
        let Ok(lock) = Lock::acquire(&self.location.lock(), Duration::ZERO) else { return };
        if let Ok(Some(stored)) = self.read() {
            let mut session = stored.clone();
            session.facts.expire(now);
            let mut locked = SessionLock { file: self.clone(), session, stored: Some(stored), _lock: lock };
            let _ = locked.save();
        }
    }

    /// Forgets where a journey was interrupted: how it ended has been told. Where it cannot be done now, the next command
    /// tells it once more.
    pub fn forget_way(&self) {
        if !matches!(self.read(), Ok(Some(Session { way: Some(_), .. }))) {
            return;
        }
        let Ok(lock) = Lock::acquire(&self.location.lock(), WAIT) else { return };
        if let Ok(Some(stored)) = self.read()
            && stored.way.is_some()
        {
            let session = Session { way: None, ..stored.clone() };
            let mut locked = SessionLock { file: self.clone(), session, stored: Some(stored), _lock: lock };
            let _ = locked.save_swiftly();
        }
    }

    /// Removes the session and its picture; true if there was a session.
    pub fn remove(&self) -> Result<bool, SessionError> {
        if !self.location.path.parent().is_some_and(Path::is_dir) {
            return Ok(false); // locking would make the directory
        }
        self.location.keep_private()?;
        let run = Lock::acquire(&self.location.run_lock(), Duration::ZERO)?; // nobody's feet are pulled away
        let lock = Lock::acquire(&self.location.lock(), WAIT)?;
        store::remove(&self.location.picture)?;
        store::remove_unfinished(&self.location.path)?;
        let removed = store::remove(&self.location.path)?;
        lock.discard()?;
        run.discard()?;
        Ok(removed)
    }
}

/// A session that no other process can change: held for one call, or for calls that follow one another at once.
#[derive(Debug)]
pub struct SessionLock {
    file: SessionFile,
    session: Session,
    stored: Option<Session>,
    _lock: Lock,
}

impl SessionLock {
    /// True if nothing changed since the session was read or written.
    pub fn is_saved(&self) -> bool {
        self.stored.as_ref() == Some(&self.session)
    }

    /// Writes the session, synced, if anything changed since it was read or written.
    pub fn save(&mut self) -> Result<(), SessionError> {
        self.save_by(store::write_locked)
    }

    /// The same without waiting for the directory: after a crash of the machine the session may be the one before, until
    /// [`SessionFile::sync`] has returned.
    pub fn save_swiftly(&mut self) -> Result<(), SessionError> {
        self.save_by(store::write_swiftly)
    }

    fn save_by(&mut self, write: fn(&Path, &[u8]) -> Result<(), StoreError>) -> Result<(), SessionError> {
        if self.is_saved() {
            return Ok(());
        }
        let mut bytes = serde_json::to_vec_pretty(&self.session)
            .map_err(|error| StoreError::Io { path: self.file.location.path.clone(), source: error.into() })?;
        bytes.push(b'\n');
        write(&self.file.location.path, &bytes)?;
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
    let session: Session = serde_json::from_slice(bytes).map_err(|error| SessionError::Damaged {
        path: path.to_owned(),
        line: error.line(),
        column: error.column(),
    })?;
    match session.format {
        FORMAT => Ok(session),
        found => Err(SessionError::Newer { path: path.to_owned(), found }),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::Timestamp;

    use super::*;

    fn session(dir: &Path) -> SessionFile {
        SessionFile::new(Location::named(dir, "s"))
    }

    #[test]
    fn what_one_process_saves_the_next_reads() {
        let dir = tempfile::tempdir().unwrap();
        let file = session(dir.path());
        assert_eq!(file.read().unwrap(), None);
        let mut lock = file.lock("sandbox:", "u1").unwrap();
        lock.facts.applied_at = Some(Timestamp::from_second(5).unwrap());
        lock.save().unwrap();
        drop(lock);
        let read = file.read().unwrap().unwrap();
        assert_eq!(read.facts.applied_at, Some(Timestamp::from_second(5).unwrap()));
        assert_eq!((read.gateway.as_str(), read.user_id.as_str()), ("sandbox:", "u1"));
    }

    #[test]
    fn another_gateway_or_applicant_is_refused_and_the_file_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let file = session(dir.path());
        file.lock("sandbox:", "u1").unwrap().save().unwrap();
        let before = fs::read(&file.location().path).unwrap();
        for (gateway, user, what) in
            [("https://other.example", "u1", Owner::Gateway), ("sandbox:", "u2", Owner::UserId)]
        {
            match file.lock(gateway, user) {
                Err(SessionError::Foreign { what: found, .. }) => assert_eq!(found, what),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(fs::read(&file.location().path).unwrap(), before);
    }

    #[test]
    fn a_damaged_file_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let file = session(dir.path());
        for content in ["", "{", "[]", "{\"format\":1}", "{\"format\":\"x\",\"gateway\":\"g\",\"user_id\":\"u\"}"] {
            store::write_private(&file.location().path, content.as_bytes()).unwrap();
            assert!(matches!(file.read(), Err(SessionError::Damaged { .. })), "{content}");
            assert!(file.lock("sandbox:", "u1").is_err());
            assert_eq!(fs::read_to_string(&file.location().path).unwrap(), content);
        }
    }

    #[test]
    fn a_file_of_a_newer_format_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let file = session(dir.path());
        store::write_private(&file.location().path, br#"{"format":2,"gateway":"g","user_id":"u"}"#).unwrap();
        assert!(matches!(file.read(), Err(SessionError::Newer { found: 2, .. })));
    }

    #[test]
    fn removing_takes_the_picture_and_the_lock_along() {
        let dir = tempfile::tempdir().unwrap();
        let file = session(dir.path());
        assert!(!file.remove().unwrap());
        file.lock("sandbox:", "u1").unwrap().save().unwrap();
        store::write_private(&file.location().picture, b"png").unwrap();
        assert!(file.remove().unwrap());
        assert_eq!(fs::read_dir(dir.path().join("sessions")).unwrap().count(), 0);
        assert!(!file.location().picture.exists());
    }

    #[test]
    fn many_writers_lose_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let file = session(dir.path());
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let file = file.clone();
                scope.spawn(move || {
                    for round in 0..4 {
                        let mut lock = file.lock("sandbox:", "u1").unwrap();
                        lock.facts.passwords_refused.push(Timestamp::from_second(writer * 10 + round).unwrap());
                        lock.save().unwrap();
                    }
                });
            }
        });
        assert_eq!(file.read().unwrap().unwrap().facts.passwords_refused.len(), 32);
    }
}

//! Applicants whose `run` has begun but who have no session yet.
//!
//! A session is first written once the gateway has replied. Until then the lock file of the `run` names its owner, so
//! that `session list` also shows a run that was killed before the first reply. The lock file is not synced. After a
//! crash of the whole machine it may be empty, but then no call was sent that a session would have to record.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::remove::is_since;
use super::{Location, Session, SessionError, SessionFile};
use crate::protocol::SessionOwner;
use crate::store::Lock;

/// The owner noted in the lock file.
#[derive(Serialize, Deserialize)]
struct Noted {
    gateway: String,
    merchant_id: String,
    user_id: String,
}

/// The note of a `run` of this applicant, on one line.
pub fn note(identity: &SessionOwner) -> String {
    let SessionOwner { gateway, merchant_id, user_id } = identity.clone();
    serde_json::to_string(&Noted { gateway, merchant_id, user_id }).unwrap_or_default()
}

/// The applicants in the state directory whose run has begun, by name, each with a session without facts. `names` are
/// the names of the existing sessions, sorted.
pub fn begun(state: &Path, names: &[String]) -> Vec<(String, Session)> {
    let Ok(entries) = fs::read_dir(Location::directory(state)) else { return Vec::new() };
    let files = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let new = files.filter_map(|file| Location::of_run_lock(&file).map(str::to_owned));
    let new = new.filter(|name| names.binary_search(name).is_err());
    let session = |name: String| {
        let note = Lock::note(&Location::named(state, &name).run_lock())?;
        let Noted { gateway, merchant_id, user_id } = serde_json::from_str(&note).ok()?;
        Some((name, Session::new(&SessionOwner { gateway, merchant_id, user_id })))
    };
    let mut begun: Vec<(String, Session)> = new.filter_map(session).collect();
    begun.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    begun
}

impl SessionFile {
    /// True if a run was killed before it had this session, and began at least `age` ago.
    pub fn is_begun_since(&self, age: Duration) -> bool {
        let path = self.location().run_lock();
        Lock::note(&path).is_some() && is_since(fs::metadata(&path).and_then(|metadata| metadata.modified()), age)
    }

    /// Removes the trace of such a run. True if it is gone.
    pub fn forget_begun(&self, age: Duration) -> Result<bool, SessionError> {
        if !self.is_begun_since(age) {
            return Ok(false);
        }
        let Some(lock) = Lock::unless_held(self.disk(), &self.location().run_lock())? else { return Ok(false) };
        lock.discard(self.disk())?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SystemDisk;

    #[test]
    fn a_run_without_a_session_is_found_by_its_lock_file() {
        let dir = tempfile::tempdir().unwrap();
        let identity = SessionOwner { gateway: "sandbox:".into(), merchant_id: "m".into(), user_id: "张三".into() };
        let location = Location::of(dir.path(), &identity);
        let mut lock = Lock::acquire(&SystemDisk, &location.run_lock(), Duration::ZERO).unwrap();
        assert!(begun(dir.path(), &[]).is_empty());
        lock.sign(&note(&identity)).unwrap();
        drop(lock);
        let found = begun(dir.path(), &[]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0.as_str(), found[0].1.user_id.as_str()), (location.name.as_str(), "张三"));
        assert!(begun(dir.path(), &[location.name]).is_empty(), "the session is there");
    }
}

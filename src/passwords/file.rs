//! Stores the count of each login name in a file. The file is locked while a login of that name is in flight.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::PasswordsError;
use crate::drive::{Attempt, PasswordBudget};
use crate::fingerprint::{Fingerprint, FingerprintKey};
use crate::flow::{LoginCame, PasswordStanding, Passwords, Withheld};
use crate::off_thread::off_shared_thread;
use crate::protocol::Secret;
use crate::store::{self, Lock, StoreError, SystemDisk};

/// The directory of the counts, in the state directory.
const DIRECTORY: &str = "passwords";
/// How long a login waits for another login of the same name.
const WAIT: Duration = Duration::from_secs(30);
/// The format this program writes.
const FORMAT: u64 = 1;

/// The content of a file.
#[derive(Serialize, Deserialize)]
struct Stored {
    format: u64,
    #[serde(flatten)]
    passwords: Passwords,
}

/// Counts the refused passwords of login names, for all processes.
#[derive(Clone, Debug)]
pub struct FileBudget {
    state: PathBuf,
    /// Of this gateway.
    directory: PathBuf,
    key: FingerprintKey,
    /// Login names whose refusal this process reports itself.
    to_tell: Arc<Mutex<BTreeSet<Fingerprint>>>,
}

/// Permission for one login. Its login name stays locked until the login is settled.
#[derive(Debug)]
pub struct FilePermit {
    name: Fingerprint,
    passwords: Passwords,
    lock: Lock,
}

impl FileBudget {
    /// The counts in the state directory `state` of the gateway at this address. All gateways with an empty address
    /// share theirs. Reads nothing yet.
    pub fn new(state: &Path, gateway: &str, key: FingerprintKey) -> Self {
        let directory = state.join(DIRECTORY).join(key.of("gateway", gateway).to_string());
        Self { state: state.to_owned(), directory, key, to_tell: Arc::default() }
    }

    /// The key of the state directory's fingerprints.
    pub fn key(&self) -> &FingerprintKey {
        &self.key
    }

    /// The count of the login name with this fingerprint.
    pub fn standing(&self, name: &Fingerprint) -> Result<PasswordStanding, PasswordsError> {
        Ok(self.for_this_process(name, self.read(name)?.standing()))
    }

    /// Records that this process will report the last refusal of the login name with this fingerprint.
    pub fn will_tell(&self, name: Fingerprint) {
        self.own().insert(name);
    }

    /// Marks the refusals that this process reports as reported. If that cannot be written, the next process reports
    /// them again.
    pub fn told(&self) {
        for name in std::mem::take(&mut *self.own()) {
            let Ok((lock, mut passwords)) = self.lock(&name) else { continue };
            passwords.reported();
            let _ = self.write(&name, &passwords, lock);
        }
    }

    /// Counts the outcome of a login that another budget has admitted and whose refusal that budget reports.
    pub async fn count(&self, attempt: Attempt, came: LoginCame, now: Timestamp) -> Result<(), PasswordsError> {
        let budget = self.clone();
        off_shared_thread(move || budget.counted(&attempt, came, now)).await
    }

    fn counted(&self, attempt: &Attempt, came: LoginCame, now: Timestamp) -> Result<(), PasswordsError> {
        let name = self.key.of_login_name(attempt.login_name.expose());
        let (lock, mut passwords) = self.lock(&name)?;
        passwords.carry_over(&attempt.carried);
        passwords.came_elsewhere(came, now);
        self.write(&name, &passwords, lock)
    }

    /// Forgets every count of this gateway.
    pub fn forget_all(&self) -> Result<(), PasswordsError> {
        for path in self.files() {
            let lock = Lock::acquire(&SystemDisk, &path.with_extension("lock"), WAIT)?;
            store::remove(&SystemDisk, &path)?;
            lock.discard(&SystemDisk)?;
        }
        Ok(())
    }

    /// Moves every count of this gateway back in time by `by`, for a sandbox whose clock was advanced.
    pub fn age_all(&self, by: SignedDuration) -> Result<(), PasswordsError> {
        for path in self.files() {
            let _lock = Lock::acquire(&SystemDisk, &path.with_extension("lock"), WAIT)?;
            let mut passwords = self.read_at(&path)?;
            passwords.age(by);
            self.write_at(&path, &passwords)?;
        }
        Ok(())
    }

    /// The files with this gateway's counts; empty if there are none.
    fn files(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(&self.directory) else { return Vec::new() };
        let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
    }

    fn own(&self) -> MutexGuard<'_, BTreeSet<Fingerprint>> {
        self.to_tell.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn path(&self, name: &Fingerprint) -> PathBuf {
        self.directory.join(format!("{}.json", name))
    }

    fn keep_private(&self) -> Result<(), StoreError> {
        store::keep_private(&self.state)?;
        store::keep_private(&self.state.join(DIRECTORY))?;
        store::keep_private(&self.directory)
    }

    fn read(&self, name: &Fingerprint) -> Result<Passwords, PasswordsError> {
        self.read_at(&self.path(name))
    }

    fn read_at(&self, path: &Path) -> Result<Passwords, PasswordsError> {
        self.keep_private()?;
        let Some(bytes) = store::read_private(&SystemDisk, path)? else { return Ok(Passwords::default()) };
        match serde_json::from_slice(&bytes) {
            Ok(Stored { format: FORMAT, passwords }) => Ok(passwords),
            Ok(_) | Err(_) => Err(PasswordsError::Damaged(path.to_owned())),
        }
    }

    /// Locks a login name. If the file says that a login is in flight, its process must have died, because it would
    /// still hold the lock.
    fn lock(&self, name: &Fingerprint) -> Result<(Lock, Passwords), PasswordsError> {
        self.keep_private()?;
        let lock = Lock::acquire(&SystemDisk, &self.path(name).with_extension("lock"), WAIT)?;
        let mut passwords = self.read(name)?;
        passwords.give_up_what_is_in_flight();
        Ok((lock, passwords))
    }

    /// Writes and syncs a count, or removes the file if the count is empty. Unlocks the login name.
    fn write(&self, name: &Fingerprint, passwords: &Passwords, lock: Lock) -> Result<(), PasswordsError> {
        if passwords.is_empty() {
            store::remove(&SystemDisk, &self.path(name))?;
            return Ok(lock.discard(&SystemDisk)?);
        }
        self.write_at(&self.path(name), passwords)
    }

    fn write_at(&self, path: &Path, passwords: &Passwords) -> Result<(), PasswordsError> {
        let stored = Stored { format: FORMAT, passwords: passwords.clone() };
        let bytes = serde_json::to_vec(&stored)
            .map_err(|source| StoreError::Io { path: path.to_owned(), source: source.into() })?;
        Ok(store::write_locked(&SystemDisk, path, &bytes)?)
    }

    /// The count as this process sees it, without the refusals that it reports itself.
    fn for_this_process(&self, name: &Fingerprint, standing: PasswordStanding) -> PasswordStanding {
        let is_own = self.own().contains(name);
        PasswordStanding { unreported: standing.unreported.filter(|_| !is_own), ..standing }
    }

    fn reserved(&self, attempt: &Attempt, now: Timestamp) -> Result<Result<FilePermit, Withheld>, PasswordsError> {
        let name = self.key.of_login_name(attempt.login_name.expose());
        let (lock, mut passwords) = self.lock(&name)?;
        passwords.carry_over(&attempt.carried);
        let standing = self.for_this_process(&name, passwords.standing());
        if let Err(withheld) = standing.check(attempt.is_meant) {
            if let Withheld::Unreported { .. } = withheld {
                self.will_tell(name); // it becomes the reason for withholding the login
            }
            self.write(&name, &passwords, lock)?;
            return Ok(Err(withheld));
        }
        passwords.leaves(now);
        self.write_at(&self.path(&name), &passwords)?;
        Ok(Ok(FilePermit { name, passwords, lock }))
    }

    fn settled(&self, permit: FilePermit, came: LoginCame, now: Timestamp) -> PasswordStanding {
        let FilePermit { name, mut passwords, lock } = permit;
        passwords.came(came, now);
        match passwords.standing().unreported {
            Some(_) => self.will_tell(name),
            None => drop(self.own().remove(&name)),
        }
        // If writing fails, the file still says that the login is in flight, so it stays counted.
        let _ = self.write(&name, &passwords, lock);
        self.for_this_process(&name, passwords.standing())
    }
}

impl PasswordBudget for FileBudget {
    type Error = PasswordsError;
    type Permit = FilePermit;

    fn known_by(&self, login_name: &Secret) -> Option<Fingerprint> {
        Some(self.key.of_login_name(login_name.expose()))
    }

    async fn reserve(&self, attempt: Attempt, now: Timestamp) -> Result<Result<FilePermit, Withheld>, PasswordsError> {
        let budget = self.clone();
        off_shared_thread(move || budget.reserved(&attempt, now)).await
    }

    async fn settle(&self, permit: FilePermit, came: LoginCame, now: Timestamp) -> PasswordStanding {
        let budget = self.clone();
        off_shared_thread(move || budget.settled(permit, came, now)).await
    }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;

//! Sessions of format 1. They belong to an origin and a user_id, and do not record the merchant.
//!
//! Format 1 named its files `USER@ORIGIN`. They are read unchanged; the first write converts them to format 2.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::{Location, SessionError, SessionFile};
use crate::protocol::SessionOwner;
use crate::store::{self, Disk, Lock, StoreError, SystemDisk};

/// The maximum length of the name's part for a user_id; format 1 replaced the rest by a number.
const LONGEST: usize = 120;

impl Location {
    /// The place where format 1 kept the session of an applicant at a gateway.
    pub fn of_format_1(state: &Path, identity: &SessionOwner) -> Self {
        let origin = escape(&identity.origin().trim_end_matches(':').replace("://", "_").replace(':', "_"));
        Self::named(state, &format!("{}@{origin}", user(&identity.user_id)))
    }
}

/// Moves a session of format 1, and its picture, to the place of format 2. A single rename ensures that at every moment
/// exactly one of the two exists. False if there already is a session of format 2, or none of format 1 any more.
pub fn take_over(former: &Location, to: &Location) -> Result<bool, SessionError> {
    former.keep_private()?;
    let mut locks = Vec::new();
    for (place, path) in former.format_1_locks().into_iter().flatten().enumerate() {
        locks.push(Lock::acquire(&SystemDisk, &path, if place == 0 { Duration::ZERO } else { super::file::WAIT })?);
    }
    locks.push(Lock::acquire(&SystemDisk, &former.run_lock(), Duration::ZERO)?);
    locks.push(Lock::acquire(&SystemDisk, &former.lock(), super::file::WAIT)?);
    let own = Lock::acquire(&SystemDisk, &to.lock(), super::file::WAIT)?;
    let is_there = fs::symlink_metadata(&to.path).is_ok();
    let former_file = SessionFile::new(former.clone());
    let moves = !is_there && former_file.read()?.is_some_and(|session| session.is_format_1());
    if moves {
        store::remove_unfinished(&SystemDisk, &former.path)?;
        // If the picture cannot be moved, it is fetched again.
        let _ = fs::rename(&former.picture, &to.picture);
        store::rename(&SystemDisk, &former.path, &to.path)?;
    }
    drop(own);
    locks.into_iter().try_for_each(|lock| lock.discard(&SystemDisk).map_err(SessionError::from))?;
    Ok(moves)
}

/// Removes the lock files of format 1 that a moved session left behind.
pub(super) fn remove_locks(disk: &dyn Disk, location: &Location) -> Result<(), StoreError> {
    location.format_1_locks().into_iter().flatten().try_for_each(|path| store::remove(disk, &path).map(drop))
}

/// The name's part for a user_id: letters, digits, `-`, `.` and `_` are kept, every other byte becomes `%` and two hex
/// digits.
fn user(user_id: &str) -> String {
    let escaped = escape(user_id);
    if escaped.len() <= LONGEST {
        return escaped;
    }
    let number = user_id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{}~{number:016x}", escaped.get(..LONGEST).unwrap_or_default())
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'.' if place == 0 => escaped.push_str("%2E"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => escaped.push(char::from(byte)),
            other => escaped.push_str(&format!("%{other:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
#[path = "format_1_tests.rs"]
mod tests;

//! Keeps the bytes of a report that could not be read, because getting another one takes a day. They are written
//! beside the file for the report, or into the state directory.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::Principal;
use crate::store::{Draft, SystemDisk, create_private_dir};

/// The subdirectory of the state directory.
const DIRECTORY: &str = "unread";
/// The ending of the names of these files.
const ENDING: &str = "unread";
/// How many files of one name are kept.
const MOST: usize = 1000;
/// The maximum number of characters of a user_id in a file's name.
const USER: usize = 64;

/// Where unread reports are kept.
#[derive(Clone, Debug, Default)]
pub struct UnreadPlace {
    /// The file that the report was meant for.
    pub beside: Option<PathBuf>,
    /// The program's state directory.
    pub state: Option<PathBuf>,
}

/// What happened to the bytes of an unread report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// They are in this file.
    At(PathBuf),
    /// This file could not be written.
    Failed(PathBuf, io::ErrorKind),
}

impl UnreadPlace {
    /// Keeps the bytes in a new file for its owner only. `None`: no place was named. Blocks.
    pub(super) fn keep(&self, body: &[u8], principal: &Principal, now: Timestamp) -> Option<Kept> {
        let beside = self.beside.as_deref().map(|file| named(file.as_os_str().to_owned().into(), body));
        let in_state = || self.state.as_deref().map(|state| in_state(state, body, principal, now));
        match beside {
            Some(failed @ Kept::Failed(..)) => in_state().filter(|kept| matches!(kept, Kept::At(_))).or(Some(failed)),
            Some(kept) => Some(kept),
            None => in_state(),
        }
    }
}

fn in_state(state: &Path, body: &[u8], principal: &Principal, now: Timestamp) -> Kept {
    let directory = state.join(DIRECTORY);
    if create_private_dir(&SystemDisk, &directory).is_err() {
        return Kept::Failed(directory, io::ErrorKind::PermissionDenied);
    }
    let user: String =
        principal.merchant.user_id.chars().take(USER).map(|c| if is_plain(c) { c } else { '_' }).collect();
    named(directory.join(format!("{user}-{}", now.strftime("%Y%m%dT%H%M%SZ"))), body)
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Writes `FILE.unread`, or `FILE.2.unread` if that exists.
fn named(file: PathBuf, body: &[u8]) -> Kept {
    let mut path = file.clone();
    for number in 1..=MOST {
        let mut name = file.clone().into_os_string();
        name.push(if number == 1 { format!(".{ENDING}") } else { format!(".{number}.{ENDING}") });
        path = name.into();
        match written(&path, body) {
            Ok(()) => return Kept::At(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Kept::Failed(path, error.kind()),
        }
    }
    Kept::Failed(path, io::ErrorKind::AlreadyExists)
}

fn written(path: &Path, body: &[u8]) -> io::Result<()> {
    let mut draft = Draft::beside(path)?;
    draft.write_all(body)?;
    draft.appear(false)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::protocol::{KnownValues, Merchant};

    fn kept(place: &UnreadPlace) -> Kept {
        let merchant = Merchant { user_id: "u/1 张".into(), ..Merchant::default() };
        let principal = Principal { merchant, known: KnownValues::default(), authorization: None };
        place.keep(b"\xff{", &principal, Timestamp::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn the_bytes_are_kept_beside_the_file_they_were_meant_for_and_replace_nothing() {
        let home = tempfile::tempdir().unwrap();
        let place = UnreadPlace { beside: Some(home.path().join("r.json")), state: None };
        for name in ["r.json.unread", "r.json.2.unread"] {
            let path = home.path().join(name);
            assert_eq!(kept(&place), Kept::At(path.clone()));
            assert_eq!(std::fs::read(&path).unwrap(), b"\xff{");
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn without_such_a_file_or_where_it_cannot_be_written_they_are_kept_in_the_state_directory() {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state");
        for (beside, name) in
            [(None, "u_1__-19700101T000000Z.unread"), (Some("none/r.json"), "u_1__-19700101T000000Z.2.unread")]
        {
            let place = UnreadPlace { beside: beside.map(|name| home.path().join(name)), state: Some(state.clone()) };
            assert_eq!(kept(&place), Kept::At(state.join("unread").join(name)));
        }
        let nowhere = UnreadPlace { beside: Some(home.path().join("none/r.json")), state: None };
        assert_eq!(kept(&nowhere), Kept::Failed(home.path().join("none/r.json.unread"), io::ErrorKind::NotFound));
    }
}

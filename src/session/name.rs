//! Names and places of sessions.
//!
//! The files of a session are named after its own file with something appended, so that no two sessions share one:
//! `NAME.json`, `NAME.json.lock` (held for a call), `NAME.json.run-lock` (held by a `run`), `NAME.json.tmp` (being
//! written), and the picture `NAME.png` in its own directory. To keep them distinct, no session name in the state
//! directory ends in `.json`, and a path given by the user must not have the ending of such a file.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::SessionError;
use crate::path_text;
use crate::protocol::SessionOwner;
use crate::store::{self, StoreError};

/// The maximum length, in characters, of the name's part for a user_id.
const USER: usize = 64;
/// The maximum length, in characters, of the name's part for a gateway.
const PLACE: usize = 40;

/// The subdirectory of session files in the state directory.
const SESSIONS: &str = "sessions";
/// The subdirectory of captcha pictures in the state directory.
const PICTURES: &str = "captcha";
/// How a session file ends.
const ENDING: &str = ".json";
/// The ending of a `run`'s lock file, after the session's file name.
const RUN_LOCK: &str = ".run-lock";
/// The endings of a session's other files.
const OWN_ENDINGS: [&str; 4] = [".lock", RUN_LOCK, ".tmp", ".png"];

/// The paths of a session's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The session's name, as given to `--session`.
    pub name: String,
    /// The session file.
    pub path: PathBuf,
    /// The open captcha picture.
    pub picture: PathBuf,
    /// The state directory, if the session is in it. `None` for a path given by the user.
    state: Option<PathBuf>,
}

impl Location {
    /// A session in the state directory.
    pub fn named(state: &Path, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            path: state.join(SESSIONS).join(format!("{name}{ENDING}")),
            picture: state.join(PICTURES).join(format!("{name}.png")),
            state: Some(state.to_owned()),
        }
    }

    /// A session at a path given by the user. Its picture is next to it.
    pub fn at(path: &Path) -> Self {
        Self { name: path_text::shown(path), path: path.to_owned(), picture: appended(path, ".png"), state: None }
    }

    /// The session of `--session NAME|PATH`. A text with a separator or the ending `.json` is a path. A path with the
    /// ending of a session's other files is refused, because it could be another session's lock.
    pub fn given(state: &Path, text: &OsStr) -> Result<Self, SessionError> {
        let bytes = text.as_bytes();
        match (is_path(text), text.to_str()) {
            (true, _) if OWN_ENDINGS.iter().any(|ending| bytes.ends_with(ending.as_bytes())) => {
                Err(SessionError::Reserved { path: text.into() })
            }
            (false, Some(name)) => Ok(Self::named(state, name)),
            // A name that is not UTF-8 is refused later, by the code that reads it.
            (true, _) | (false, None) => Ok(Self::at(Path::new(text))),
        }
    }

    /// The session of an identity: `USER@GATEWAY+DIGEST`. User and gateway make the name readable. The digest
    /// distinguishes merchants, schemes, and long or unusual user_ids.
    pub fn of(state: &Path, identity: &SessionOwner) -> Self {
        let gateway = identity.gateway.split_once("://").map_or(identity.gateway.as_str(), |(_, rest)| rest);
        let (user, place) = (readable(&identity.user_id, USER), readable(gateway.trim_end_matches(':'), PLACE));
        Self::named(state, &format!("{user}@{place}+{}", identity.digest()))
    }

    /// The lock file of a `run`, held from start to end.
    pub fn run_lock(&self) -> PathBuf {
        appended(&self.path, RUN_LOCK)
    }

    /// The session whose `run` holds the lock file of this name.
    pub(super) fn of_run_lock(file: &str) -> Option<&str> {
        file.strip_suffix(RUN_LOCK)?.strip_suffix(ENDING)
    }

    /// The directory of the sessions in the state directory.
    pub fn directory(state: &Path) -> PathBuf {
        state.join(SESSIONS)
    }

    /// The names of the sessions in the state directory, sorted. The directories are made private first.
    pub fn names(state: &Path) -> Result<Vec<String>, StoreError> {
        keep_private(state)?;
        Ok(Self::names_as_found(state))
    }

    /// The same without making the directories private, for a reader that must not change them.
    pub fn names_as_found(state: &Path) -> Vec<String> {
        let Ok(entries) = fs::read_dir(state.join(SESSIONS)) else { return Vec::new() }; // there is no session yet
        let name =
            |entry: io::Result<fs::DirEntry>| Some(entry.ok()?.file_name().to_str()?.strip_suffix(ENDING)?.to_owned());
        let mut names: Vec<String> = entries.filter_map(name).collect();
        names.sort_unstable();
        names
    }

    /// Makes the session's directories accessible to their owner only. Directories named by the user are not changed.
    pub(super) fn keep_private(&self) -> Result<(), StoreError> {
        self.state.as_deref().map_or(Ok(()), keep_private)
    }

    /// The lock file held during a call.
    pub fn lock(&self) -> PathBuf {
        appended(&self.path, ".lock")
    }

    /// The lock files that format 1 used for a session in the state directory: that of a `run`, and that of a call.
    pub(super) fn format_1_locks(&self) -> Option<[PathBuf; 2]> {
        self.state.as_ref().map(|_| ["run.lock", "lock"].map(|ending| self.path.with_extension(ending)))
    }
}

fn appended(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn keep_private(state: &Path) -> Result<(), StoreError> {
    store::keep_private(state)?;
    store::keep_private(&state.join(SESSIONS))?;
    store::keep_private(&state.join(PICTURES))
}

/// True if `--session` treats the text as a path.
pub fn is_path(text: &OsStr) -> bool {
    text.as_bytes().contains(&b'/') || text.as_bytes().ends_with(ENDING.as_bytes())
}

/// The beginning of a text as part of a file name. Letters, digits, `-`, `.` and `_` are kept, but not so that the file
/// is hidden or named `..`.
fn readable(text: &str, longest: usize) -> String {
    let part = |(place, c): (usize, char)| match c {
        '.' if place == 0 => '_',
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' => c,
        '/' | ':' => '-',
        _ => '_',
    };
    text.chars().take(longest).enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn of(gateway: &str, merchant: &str, user: &str) -> String {
        let identity = SessionOwner { gateway: gateway.into(), merchant_id: merchant.into(), user_id: user.into() };
        Location::of(Path::new("/s"), &identity).name
    }

    #[test]
    fn two_applicants_merchants_or_gateways_never_share_a_name() {
        let names = [
            of("http://127.0.0.1:80", "m", "a"),
            of("http://127.0.0.1:80", "n", "a"),
            of("http://127.0.0.1:8", "m", "a@0"),
            of("http://127.0.0.1:80", "m", "A"),
            of("http://127.0.0.1:80", "m", "A/"),
            of("https://127.0.0.1:80", "m", "A/"),
            of("https://g.example/uat", "m", "a"),
            of("https://g.example/prod", "m", "a"),
            of("https://g.example-uat", "m", "a"),
            of("x", "m", ".."),
        ];
        assert_eq!(
            names.iter().map(|name| name.to_lowercase()).collect::<BTreeSet<_>>().len(),
            names.len(),
            "{names:?}"
        );
        assert!(names.iter().all(|name| !name.contains('/') && !name.starts_with('.')));
    }

    #[test]
    fn a_name_contains_user_and_gateway_and_never_changes() {
        assert_eq!(of("sandbox:", "sandbox", "u1"), "u1@sandbox+b5ced07c93e90d98");
        assert_eq!(of("https://gateway.example/api", "123124", "u1"), "u1@gateway.example-api+12f5733c4eb7c0db");
        assert_eq!(of("http://127.0.0.1:8080", "1", "张三"), "__@127.0.0.1-8080+51d70685e2e505d8");
    }

    #[test]
    fn a_long_user_id_or_gateway_still_gives_a_valid_file_name() {
        let gateway = format!("https://{}.example/{}", "g".repeat(60), "path/".repeat(40));
        let (a, b) = (of(&gateway, "m", &"张".repeat(200)), of(&gateway, "m", &"张".repeat(201)));
        assert!(a.len() <= 64 + 1 + 40 + 1 + 16 && a != b, "{a}");
    }

    #[test]
    fn a_text_with_a_separator_or_the_ending_is_a_path() {
        let given = |text: &str| Location::given(Path::new("/s"), text.as_ref()).unwrap().path;
        assert_eq!(given("./x"), Path::new("./x"));
        assert_eq!(given("x.json"), Path::new("x.json"));
        assert_eq!(given("x"), Path::new("/s/sessions/x.json"));
    }

    /// All files that belong to a session.
    fn files(session: &Location) -> [PathBuf; 5] {
        [
            session.path.clone(),
            session.lock(),
            session.run_lock(),
            appended(&session.path, ".tmp"),
            session.picture.clone(),
        ]
    }

    #[test]
    fn no_two_sessions_share_a_file() {
        let named = ["a", "a.run", "a.lock", "a.run.lock", "a.json.lock", "a.json.tmp", "a.tmp", "a.png", "a.json.png"];
        let paths = ["./a", "./a.json", "./a.run", "./a.txt", "./a.run.json", "./a.dat", "./a.json.json"];
        let sessions: Vec<Location> =
            named.iter().chain(&paths).map(|text| Location::given(Path::new("/s"), text.as_ref()).unwrap()).collect();
        let all: Vec<PathBuf> = sessions.iter().flat_map(files).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    }

    #[test]
    fn a_path_that_could_be_another_sessions_lock_is_refused() {
        for text in ["./a.lock", "./a.json.run-lock", "x/a.tmp", "./a.png"] {
            assert!(
                matches!(Location::given(Path::new("/s"), text.as_ref()), Err(SessionError::Reserved { .. })),
                "{text}"
            );
        }
    }
}

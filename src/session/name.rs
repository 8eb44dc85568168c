//! The names and paths of sessions.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::store::{self, StoreError};

/// The maximum length of a user_id in a file name. The rest is replaced by a number.
const LONGEST: usize = 120;

/// The subdirectory of session files in the state directory.
const SESSIONS: &str = "sessions";
/// The subdirectory of captcha pictures in the state directory.
const PICTURES: &str = "captcha";

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
            path: state.join(SESSIONS).join(format!("{name}.json")),
            picture: state.join(PICTURES).join(format!("{name}.png")),
            state: Some(state.to_owned()),
        }
    }

    /// A session at a path given by the user. Its picture is next to it.
    pub fn at(path: &Path) -> Self {
        Self {
            name: path.display().to_string(),
            path: path.to_owned(),
            picture: path.with_extension("png"),
            state: None,
        }
    }

    /// `--session NAME|PATH`: a text with a separator or ending in `.json` is a path.
    pub fn given(state: &Path, text: &str) -> Self {
        if is_path(text) { Self::at(Path::new(text)) } else { Self::named(state, text) }
    }

    /// The session of an applicant at a gateway. Its name is derived from both, so that no two applicants
    /// share one.
    pub fn of(state: &Path, origin: &str, user_id: &str) -> Self {
        Self::named(state, &format!("{}@{}", sanitize_user(user_id), sanitize_origin(origin)))
    }

    /// The lock file of a `run`, held from start to end.
    pub fn run_lock(&self) -> PathBuf {
        self.path.with_extension("run.lock")
    }

    /// All sessions in the state directory, sorted by name. The directories are made private first.
    pub fn all(state: &Path) -> Result<Vec<Self>, StoreError> {
        keep_private(state)?;
        let Ok(entries) = fs::read_dir(state.join(SESSIONS)) else { return Ok(Vec::new()) }; // nobody has begun yet
        let name =
            |entry: io::Result<fs::DirEntry>| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".json")?.to_owned());
        let mut names: Vec<String> = entries.filter_map(name).collect();
        names.sort();
        Ok(names.iter().map(|name| Self::named(state, name)).collect())
    }

    /// Makes the session's directories accessible to their owner only. Directories given by the user are left
    /// alone.
    pub(super) fn keep_private(&self) -> Result<(), StoreError> {
        self.state.as_deref().map_or(Ok(()), keep_private)
    }

    /// The lock file held during a call.
    pub fn lock(&self) -> PathBuf {
        self.path.with_extension("lock")
    }
}

fn keep_private(state: &Path) -> Result<(), StoreError> {
    store::keep_private(state)?;
    store::keep_private(&state.join(SESSIONS))?;
    store::keep_private(&state.join(PICTURES))
}

/// True if `--session` takes the text as a path.
pub fn is_path(text: &str) -> bool {
    text.contains(std::path::is_separator) || text.ends_with(".json")
}

/// `https://gateway.example` -> `https_gateway.example`.
fn sanitize_origin(origin: &str) -> String {
    escape(&origin.trim_end_matches(':').replace("://", "_").replace(':', "_"))
}

/// The user_id part of a name: letters, digits, `-` and `.` stay; any other byte becomes `%` and two hex
/// digits.
pub fn sanitize_user(user_id: &str) -> String {
    let escaped = escape(user_id);
    if escaped.len() <= LONGEST {
        return escaped;
    }
    // A number keeps names with the same beginning apart. If two numbers are ever equal, the session still
    // holds its user_id and refuses the other.
    let number = user_id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{}~{number:016x}", escaped.get(..LONGEST).unwrap_or_default())
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'.' if place == 0 => escaped.push_str("%2E"), // no hidden files, no `..`
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => escaped.push(char::from(byte)),
            other => escaped.push_str(&format!("%{other:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_applicants_or_gateways_never_share_a_name() {
        let of = |origin, user| Location::of(Path::new("/s"), origin, user).name;
        assert_eq!(of("sandbox:", "u1"), "u1@sandbox");
        assert_eq!(of("https://gateway.example", "u1"), "u1@https_gateway.example");
        let names = [
            of("http://127.0.0.1:80", "a"),
            of("http://127.0.0.1:8", "a@0"),
            of("http://127.0.0.1:80", "A/"),
            of("x", ".."),
        ];
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len(), "{names:?}");
        assert!(names.iter().all(|name| !name.contains('/')));
    }

    #[test]
    fn a_long_user_id_still_makes_a_file_name() {
        let (a, b) = (sanitize_user(&"张".repeat(200)), sanitize_user(&"张".repeat(201)));
        assert!(a.len() < 160 && a != b, "{a}");
    }

    #[test]
    fn a_separator_or_an_ending_makes_a_path() {
        assert_eq!(Location::given(Path::new("/s"), "./x").path, Path::new("./x"));
        assert_eq!(Location::given(Path::new("/s"), "x.json").path, Path::new("x.json"));
        assert_eq!(Location::given(Path::new("/s"), "x").path, Path::new("/s/sessions/x.json"));
    }
}

//! Reads the stored sessions without a lock and without changing them, while a person waits for a shell completion.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::Location;
use crate::store::{HeldFile, SystemDisk};

/// The maximum number of bytes read of a session. A longer session contains forms that no gateway should send.
const LONGEST: u64 = 1024 * 1024;

/// This many sessions are always read, however long it takes, so that a busy machine does not hide all completions.
const FEW: usize = 100;

#[derive(Deserialize)]
struct Whose {
    user_id: String,
}

/// The user_ids of the stored sessions that begin with `prefix`. After the first few sessions, reading stops when
/// `patience` is used up.
///
/// The names of most sessions begin with their user_id, so the names with the prefix are read first. Unreadable
/// sessions are skipped.
pub fn user_ids(state: &Path, prefix: &str, patience: Duration) -> BTreeSet<String> {
    let started = Instant::now();
    let mut names = Location::names_as_found(state);
    names.sort_by_key(|name| !name.starts_with(prefix));
    let in_time = names.iter().enumerate().take_while(|(read, _)| *read < FEW || started.elapsed() < patience);
    in_time.filter_map(|(_, name)| user_id(state, name)).filter(|user_id| user_id.starts_with(prefix)).collect()
}

fn user_id(state: &Path, name: &str) -> Option<String> {
    let file = HeldFile::of(&SystemDisk, &Location::named(state, name).path, LONGEST).ok()??;
    Some(serde_json::from_slice::<Whose>(&file.bytes).ok()?.user_id)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(60);

    /// A state directory with these sessions, given by name and content.
    fn state(sessions: &[(&str, &str)]) -> tempfile::TempDir {
        let state = tempfile::tempdir().unwrap();
        fs::create_dir(Location::directory(state.path())).unwrap();
        for (name, text) in sessions {
            let path = Location::named(state.path(), name).path;
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        }
        state
    }

    /// Twice as many sessions as are always read, each named after its user_id.
    fn many() -> tempfile::TempDir {
        let sessions = (0..2 * FEW).map(|number| (format!("{number:03}"), format!(r#"{{"user_id":"{number:03}"}}"#)));
        let sessions: Vec<(String, String)> = sessions.collect();
        let sessions: Vec<(&str, &str)> = sessions.iter().map(|(name, text)| (&**name, &**text)).collect();
        state(&sessions)
    }

    fn found(state: &tempfile::TempDir, prefix: &str, patience: Duration) -> Vec<String> {
        user_ids(state.path(), prefix, patience).into_iter().collect()
    }

    #[test]
    fn each_user_id_is_listed_once_and_broken_sessions_are_left_out() {
        let state = state(&[
            ("b", r#"{"format":2,"user_id":"u2"}"#),
            ("a", r#"{"format":2,"user_id":"u1"}"#),
            ("c", r#"{"format":2,"user_id":"u1"}"#),
            ("d", r#"{"format":2"#),
        ]);
        assert_eq!(found(&state, "", PATIENCE), ["u1", "u2"]);
        assert_eq!(found(&state, "u2", PATIENCE), ["u2"]);
    }

    #[test]
    fn a_session_that_others_can_read_is_skipped() {
        let state = state(&[("a", r#"{"user_id":"u1"}"#)]);
        fs::set_permissions(Location::named(state.path(), "a").path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(found(&state, "", PATIENCE).is_empty());
    }

    #[test]
    fn reading_stops_when_the_time_is_used_up() {
        let state = many();
        assert_eq!(found(&state, "", PATIENCE).len(), 2 * FEW);
        assert_eq!(found(&state, "", Duration::ZERO).len(), FEW);
    }

    #[test]
    fn sessions_whose_names_begin_with_the_prefix_are_read_first() {
        assert_eq!(found(&many(), "199", Duration::ZERO), ["199"]);
    }

    #[test]
    fn without_a_state_directory_no_user_id_is_found() {
        assert!(user_ids(Path::new("/nonexistent"), "", PATIENCE).is_empty());
    }
}

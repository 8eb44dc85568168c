use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::super::words::assert_said;
use super::*;

fn path() -> PathBuf {
    "u1@sandbox.json".into()
}

fn every_store_error() -> Vec<StoreError> {
    vec![
        StoreError::Io { path: path(), source: io::Error::from(io::ErrorKind::StorageFull) },
        StoreError::Symlink(path()),
        StoreError::NotAFile(path()),
        StoreError::Shared(path()),
        StoreError::WritableByAll(path()),
        StoreError::ForeignFile(path()),
        StoreError::Occupied(path()),
        StoreError::ForeignDirectory(path()),
        StoreError::OpenLink(path()),
        StoreError::Locked { path: path(), waited: Duration::from_secs(30) },
    ]
}

fn damaged() -> serde_json::Error {
    serde_json::from_str::<u8>("{").unwrap_err()
}

#[test]
fn every_error_of_a_file_is_said_in_both_languages() {
    for error in every_store_error() {
        assert_said(|lang| *store(&error, lang), &error);
    }
}

#[test]
fn every_error_of_a_session_is_said_in_both_languages_with_what_to_do() {
    let foreign = |what| SessionError::Foreign { name: "u1@sandbox".into(), what, own: "sandbox:".into() };
    let own = [
        SessionError::Damaged { path: path(), line: 2, column: 3 },
        SessionError::Newer { path: path(), found: 3 },
        SessionError::Reserved { path: path() },
        SessionError::Unclaimed { name: "u1@sandbox".into() },
        foreign(Owner::Gateway),
        foreign(Owner::Merchant),
        foreign(Owner::UserId),
        foreign(Owner::LoginName),
    ];
    for error in every_store_error().into_iter().map(SessionError::Store).chain(own) {
        assert_said(|lang| *session(&error, "u1@sandbox", lang), &error);
        let hint = |lang| session(&error, "u1@sandbox", lang).hint.unwrap();
        assert_ne!(hint(Lang::Zh), hint(Lang::En));
    }
}

#[test]
fn every_error_of_the_sandboxs_state_is_said_in_both_languages() {
    let own = [StateError::Damaged { path: path(), line: 1, column: 2 }, StateError::Unwritable(damaged())];
    for error in every_store_error().into_iter().map(StateError::Store).chain(own) {
        assert_said(|lang| *state(&error, lang), &error);
    }
}

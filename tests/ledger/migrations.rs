//! A ledger of an earlier version is brought to the current one.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use zhengxin::ledger::{ApplicantId, Blob, OpenError, QuestionId, Sqlite, Store, run_lock};
use zhengxin::store::{Lock, SystemDisk};

use crate::sealed;

fn place() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("people.ledger");
    (dir, path)
}

/// A ledger of version 1 with one applicant, who has both sealed parts and an open intent.
fn of_version_1(path: &Path) -> rusqlite::Connection {
    let ledger = rusqlite::Connection::open(path).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    ledger
        .execute_batch(&format!(
            "PRAGMA journal_mode = WAL; {} PRAGMA application_id = 0x7a786c67; PRAGMA user_version = 1;
             INSERT INTO applicants (id, user_id, login, row_hash, state, epoch, crashes, is_changed, again)
             VALUES (7, 'u7', zeroblob(16), zeroblob(16), 'ready', 3, 0, 0, 0);
             INSERT INTO applicants (id, user_id, login, row_hash, state, epoch, crashes, is_changed, again)
             VALUES (8, 'u8', X'01010101010101010101010101010101', zeroblob(16), 'waiting', 1, 0, 0, 0);
             INSERT INTO questions (id, applicant, key, kind, attempt, asked_at, state, is_refreshed)
             VALUES (3, 8, 'bank_card', 'value', 1, 5000000, 'closed', 0), (4, 8, 'pic_code', 'captcha', 1, 6000000, 'open', 0);
             INSERT INTO sealed (applicant, part, bytes) VALUES (7, 1, X'76616c756573'), (7, 2, X'736e617073686f74');
             INSERT INTO intents VALUES (7, 1, 'login', 'tries', 3, 5000000, 6000000, NULL, NULL, NULL);",
            include_str!("schema-1.sql")
        ))
        .unwrap();
    ledger
}

fn tables(path: &Path) -> Vec<(String, String)> {
    let ledger = rusqlite::Connection::open(path).unwrap();
    let mut select = ledger.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name").unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_ledger_of_an_earlier_version_is_migrated_with_all_it_holds() {
    let (dir, path) = place();
    drop(of_version_1(&path));
    let mut store = Sqlite::open(&path).unwrap();
    for (blob, bytes) in [(Blob::Values, "values"), (Blob::Snapshot, "snapshot")] {
        assert_eq!(store.blob(ApplicantId(7), blob).unwrap(), Some(sealed(bytes)));
    }
    let intent = store.last_intent(ApplicantId(7)).unwrap().unwrap();
    assert_eq!((intent.method.as_str(), intent.epoch, intent.outcome), ("login", 3, None));
    let halting = store.halting_questions(None, 9).unwrap();
    assert_eq!(halting.iter().map(|question| question.id).collect::<Vec<_>>(), [QuestionId(4)]);
    drop(store);
    let new = dir.path().join("new.ledger");
    drop(Sqlite::open_or_create(&new).unwrap());
    assert_eq!(tables(&path), tables(&new));
}

#[test]
fn a_migration_that_cannot_be_finished_changes_nothing() {
    let (_dir, path) = place();
    let ledger = of_version_1(&path);
    ledger.execute_batch("CREATE TABLE sealed_1 (stands_in_the_way)").unwrap();
    drop(ledger);
    let before = tables(&path);
    assert!(Sqlite::open(&path).is_err());
    assert_eq!(tables(&path), before);
}

#[test]
fn a_ledger_of_an_earlier_version_is_not_migrated_while_a_run_holds_its_lock() {
    let (_dir, path) = place();
    drop(of_version_1(&path));
    let mut run = Lock::acquire(&SystemDisk, &run_lock(&path), Duration::ZERO).unwrap();
    run.sign("").unwrap();
    let before = tables(&path);
    for opened in [Sqlite::open(&path), Sqlite::open_or_create(&path)] {
        assert!(matches!(opened, Err(OpenError::InUse(_, Some(pid))) if pid == std::process::id()));
    }
    assert_eq!(tables(&path), before);
    drop(run);
    assert!(Sqlite::open(&path).is_ok());
    assert!(!Lock::is_held(&SystemDisk, &run_lock(&path)), "a run can start after the migration");
}

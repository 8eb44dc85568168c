//! Which files are accepted as ledgers, and which are refused.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use zhengxin::ledger::{Ledger, OpenError, Spans, Sqlite, State};

use crate::{Rig, row, start};

fn place() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("people.ledger");
    (dir, path)
}

fn rig(path: &Path) -> Rig<Sqlite> {
    Rig { ledger: Ledger::new(Sqlite::open(path).unwrap(), Spans::default()), now: start() }
}

#[test]
fn a_new_ledger_is_for_its_owner_only() {
    let (_dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_reopened_ledger_has_all_its_data() {
    let (_dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    rig(&path).import(2);
    assert_eq!(rig(&path).state("u2"), State::Ready);
    assert!(Sqlite::open_or_create(&path).is_ok());
}

#[test]
fn a_ledger_whose_making_was_killed_is_made_by_the_next_run() {
    let (_dir, path) = place();
    // What SQLite leaves before the tables are committed.
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA journal_mode = WAL").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(fs::metadata(&path).unwrap().len() > 0);
    assert!(matches!(Sqlite::open(&path), Err(OpenError::OtherKind(_))), "a command that only reads makes nothing");
    drop(Sqlite::open_or_create(&path).unwrap());
    rig(&path).import(1);
    assert_eq!(rig(&path).state("u1"), State::Ready);
}

#[test]
fn several_that_make_one_ledger_at_once_all_get_it() {
    for _ in 0..20 {
        let (_dir, path) = place();
        std::thread::scope(|scope| {
            let made = Vec::from_iter((0..8).map(|_| scope.spawn(|| Sqlite::open_or_create(&path).map(drop))));
            made.into_iter().for_each(|made| made.join().unwrap().unwrap());
        });
        rig(&path).import(1);
    }
}

#[test]
fn a_command_that_only_reads_does_not_create_a_missing_ledger() {
    let (_dir, path) = place();
    assert!(matches!(Sqlite::open(&path), Err(OpenError::Missing(_))));
    assert!(!path.exists());
}

#[test]
fn a_file_of_another_kind_is_refused_and_not_changed() {
    let (_dir, path) = place();
    for content in ["user_id,login_name\nu1,x\n", "SQLite format 3\0 but no more than that", "{"] {
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(Sqlite::open_or_create(&path).is_err(), "{content:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
}

#[test]
fn a_database_of_another_program_is_refused() {
    let (_dir, path) = place();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE jobs (id INTEGER); PRAGMA application_id = 7;").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(matches!(Sqlite::open_or_create(&path), Err(OpenError::OtherKind(_))));
}

#[test]
fn a_database_of_another_program_is_not_changed() {
    let table = "CREATE TABLE jobs (id INTEGER); INSERT INTO jobs VALUES (7)";
    for made in
        [table, "PRAGMA user_version = 3", "PRAGMA application_id = 7", "PRAGMA journal_mode = WAL; BEGIN; COMMIT"]
    {
        let (dir, path) = place();
        let other = rusqlite::Connection::open(&path).unwrap();
        other.execute_batch(made).unwrap();
        let is_logged = made.contains("WAL");
        if is_logged {
            other.execute_batch(table).unwrap(); // the log holds the table
        } else {
            drop(other);
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let files = || {
            let files = fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().path());
            let mut files = Vec::from_iter(files.filter(|file| !file.to_string_lossy().ends_with("-shm")));
            files.sort();
            Vec::from_iter(files.into_iter().map(|file| (fs::read(&file).unwrap(), file)))
        };
        let before = files();
        assert_eq!(before.len(), if is_logged { 2 } else { 1 });
        assert!(matches!(Sqlite::open(&path), Err(OpenError::OtherKind(_))), "{made}");
        assert!(matches!(Sqlite::open_or_create(&path), Err(OpenError::OtherKind(_))), "{made}");
        assert!(matches!(Sqlite::open_if_made(&path), Err(OpenError::OtherKind(_))), "{made}");
        assert!(files() == before, "{made}: a file is changed");
    }
}

#[test]
fn a_ledger_of_a_later_version_is_refused() {
    let (_dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(matches!(Sqlite::open(&path), Err(OpenError::Newer(_, 99))));
}

#[test]
fn a_ledger_that_others_can_read_is_refused() {
    let (_dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(Sqlite::open(&path), Err(OpenError::Shared(_))));
}

#[test]
fn a_symbolic_link_is_refused() {
    let (dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    let link = dir.path().join("link.ledger");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(Sqlite::open(&link), Err(OpenError::NotRegular(_))));
}

#[test]
fn a_ledger_below_a_linked_directory_is_made_used_and_copied() {
    let (dir, _) = place();
    let (real, link) = (dir.path().join("real"), dir.path().join("link"));
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let path = link.join("people.ledger");
    drop(Sqlite::open_or_create(&path).unwrap());
    rig(&path).import(1);
    assert_eq!(rig(&real.join("people.ledger")).state("u1"), State::Ready);
    Sqlite::open(&path).unwrap().back_up(&link.join("copy.ledger")).unwrap();
    assert_eq!(rig(&link.join("copy.ledger")).state("u1"), State::Ready);
}

#[test]
fn a_ledger_with_two_names_is_refused_by_both_until_one_is_removed() {
    let (dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    let other = dir.path().join("other.ledger");
    fs::hard_link(&path, &other).unwrap();
    for name in [&path, &other] {
        assert!(matches!(Sqlite::open(name), Err(OpenError::Linked(_))));
        assert!(matches!(Sqlite::open_or_create(name), Err(OpenError::Linked(_))));
    }
    fs::remove_file(&path).unwrap();
    assert!(Sqlite::open(&other).is_ok());
}

#[test]
fn a_damaged_ledger_is_refused_or_reported_and_never_silently_repaired() {
    let (_dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    rig(&path).import(2000);
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let told = match Sqlite::open(&path) {
        Err(_) => true,
        Ok(store) => {
            let mut ledger = Ledger::new(store, Spans::default());
            ledger.transact(|ledger| ledger.history("u1999").and_then(|_| ledger.totals())).is_err()
                || ledger.transact(|ledger| ledger.import(&row(9999), start())).is_err()
        }
    };
    assert!(told);
}

#[test]
fn a_backup_is_a_consistent_copy_and_overwrites_nothing() {
    let (dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    rig(&path).import(3);
    let copy = dir.path().join("copy.ledger");
    Sqlite::open(&path).unwrap().back_up(&copy).unwrap();
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(rig(&copy).state("u3"), State::Ready);
    assert!(Sqlite::open(&path).unwrap().back_up(&copy).is_err());
}

#[test]
fn a_backup_completes_while_another_connection_keeps_writing() {
    let (dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    rig(&path).import(10_000); // too many pages for a copy in small steps to finish between two writes
    let is_copied = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut writer = rig(&path);
            for n in 20_000.. {
                if is_copied.load(Ordering::Relaxed) {
                    return;
                }
                writer.with(|ledger, now| ledger.import(&row(n), now).map(drop));
            }
        });
        let copied = Sqlite::open(&path).unwrap().back_up(&dir.path().join("copy.ledger"));
        is_copied.store(true, Ordering::Relaxed);
        copied.unwrap();
    });
    assert_eq!(rig(&dir.path().join("copy.ledger")).state("u10000"), State::Ready);
}

#[test]
fn another_process_sees_what_was_committed() {
    let (_dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    let mut reader = rig(&path);
    assert_eq!(reader.with(|ledger, _| ledger.totals()).all(), 0);
    rig(&path).import(1);
    assert_eq!(reader.with(|ledger, _| ledger.totals()).all(), 1);
}

#[test]
fn a_transaction_that_reads_before_it_writes_waits_for_another_writer() {
    let (_dir, path) = place();
    drop(Sqlite::open_or_create(&path).unwrap());
    rig(&path).import(1);
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = std::time::Instant::now();
    std::thread::scope(|scope| {
        let writes = scope.spawn(|| {
            rig(&path).with(|ledger, now| {
                ledger.totals()?;
                ledger.import(&row(2), now)
            });
            begun.elapsed()
        });
        std::thread::sleep(std::time::Duration::from_millis(400));
        other.execute_batch("UPDATE applicants SET class = 'missing'; COMMIT").unwrap();
        assert!(writes.join().unwrap().as_millis() >= 400);
    });
    assert_eq!(rig(&path).state("u2"), State::Ready);
}

//! SQLite's write-ahead log that a killed process leaves beside a ledger.

use std::fs;
use std::path::{Path, PathBuf};

use zhengxin::ledger::{Ledger, OpenError, Spans, Sqlite, State};

use crate::{Rig, start};

fn place() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("100% of ?#.ledger"); // signs that mean something in a URI
    (dir, path)
}

fn log(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

fn opened(path: &Path) -> Rig<Sqlite> {
    Rig { ledger: Ledger::new(Sqlite::open_or_create(path).unwrap(), Spans::default()), now: start() }
}

fn notice(rig: &mut Rig<Sqlite>) -> bool {
    rig.with(|ledger, now| ledger.notice_copy(now))
}

/// Ends a process as a kill does: the ledger and its log stay as they are.
fn kill(rig: Rig<Sqlite>, path: &Path) {
    let [ledger, logged] = [path, &log(path)].map(|file| fs::read(file).unwrap());
    drop(rig);
    fs::write(path, ledger).unwrap();
    fs::write(log(path), logged).unwrap();
}

#[track_caller]
fn is_refused_and_stays(path: &Path) {
    let files = || [path, &log(path)].map(|file| fs::read(file).unwrap());
    let before = files();
    assert!(matches!(Sqlite::open(path), Err(OpenError::ForeignLog(_))));
    assert!(matches!(Sqlite::open_or_create(path), Err(OpenError::ForeignLog(_))));
    assert!(files() == before, "a file is changed");
}

/// A copy of a ledger with three applicants, in the place of the ledger, whose run was killed after a fourth was added.
fn restored(path: &Path, copy: impl FnOnce(&Path, &Path)) {
    let copied = path.with_extension("copy");
    let mut rig = opened(path);
    rig.import(3);
    notice(&mut rig);
    drop(rig);
    copy(path, &copied);
    let mut rig = opened(path);
    rig.import(4);
    kill(rig, path);
    fs::rename(copied, path).unwrap();
}

#[test]
fn a_restored_copy_beside_the_log_of_a_killed_run_is_refused_until_the_log_is_removed() {
    let back_up = |path: &Path, copy: &Path| Sqlite::open(path).unwrap().back_up(copy).unwrap();
    let copy = |path: &Path, copy: &Path| assert!(fs::copy(path, copy).is_ok());
    for way in [&back_up as &dyn Fn(&Path, &Path), &copy] {
        let (_dir, path) = place();
        restored(&path, way);
        is_refused_and_stays(&path);
        fs::remove_file(log(&path)).unwrap();
        let mut rig = opened(&path);
        assert!(notice(&mut rig));
        assert_eq!(rig.state("u3"), State::Settling);
    }
}

#[test]
fn a_copy_beside_the_log_of_a_ledger_that_no_run_has_used_is_refused() {
    let (dir, path) = place();
    let copy = dir.path().join("copy");
    let rig = opened(&path);
    Sqlite::open(&path).unwrap().back_up(&copy).unwrap();
    kill(rig, &path);
    fs::rename(copy, &path).unwrap();
    is_refused_and_stays(&path);
}

#[test]
fn a_copy_beside_a_log_that_does_not_fit_it_is_refused() {
    let (dir, path) = place();
    let other = dir.path().join("other");
    let written = rusqlite::Connection::open(&other).unwrap();
    written.execute_batch("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; CREATE TABLE t (x); ").unwrap();
    restored(&path, |path, copy| assert!(fs::copy(path, copy).is_ok()));
    fs::copy(log(&other), log(&path)).unwrap();
    is_refused_and_stays(&path);
}

#[test]
fn a_ledger_whose_run_was_killed_is_opened_with_its_log() {
    let (_dir, path) = place();
    let mut rig = opened(&path);
    notice(&mut rig);
    rig.import(4);
    kill(rig, &path);
    assert_eq!(opened(&path).state("u4"), State::Ready);
}

#[test]
fn a_restored_copy_that_was_changed_before_its_first_run_is_opened_with_its_log() {
    let (_dir, path) = place();
    restored(&path, |path, copy| assert!(fs::copy(path, copy).is_ok()));
    fs::remove_file(log(&path)).unwrap();
    let mut rig = opened(&path);
    rig.import(5);
    assert!(Sqlite::open(&path).is_ok(), "beside the process that changed it");
    kill(rig, &path);
    let mut rig = opened(&path);
    assert_eq!(rig.state("u5"), State::Ready);
    assert!(notice(&mut rig));
}

#[test]
fn looking_at_a_copy_writes_nothing_into_it() {
    let (_dir, path) = place();
    opened(&path).import(1);
    let copy = path.with_extension("copy");
    Sqlite::open(&path).unwrap().back_up(&copy).unwrap();
    let before = fs::read(&copy).unwrap();
    Rig { ledger: Ledger::new(Sqlite::open(&copy).unwrap(), Spans::default()), now: start() }.state("u1");
    assert!(fs::read(&copy).unwrap() == before);
}

#[test]
fn a_ledger_that_no_run_has_used_is_opened_with_its_log() {
    let (_dir, path) = place();
    let mut rig = opened(&path);
    rig.import(4);
    kill(rig, &path);
    assert_eq!(opened(&path).state("u4"), State::Ready);
}

#[test]
fn a_restored_copy_whose_first_run_was_killed_is_opened_with_its_log() {
    let (_dir, path) = place();
    restored(&path, |path, copy| assert!(fs::copy(path, copy).is_ok()));
    fs::remove_file(log(&path)).unwrap();
    let mut rig = opened(&path);
    assert!(notice(&mut rig));
    kill(rig, &path);
    assert!(!notice(&mut opened(&path)));
}

#[test]
fn a_log_without_a_whole_transaction_does_not_stand_in_the_way_of_a_copy() {
    let (_dir, path) = place();
    restored(&path, |path, copy| assert!(fs::copy(path, copy).is_ok()));
    fs::File::options().write(true).open(log(&path)).unwrap().set_len(2000).unwrap();
    assert_eq!(opened(&path).state("u3"), State::Ready);
}

#[test]
fn no_ledger_is_made_beside_the_log_of_another_one() {
    let (_dir, path) = place();
    let mut rig = opened(&path);
    rig.import(1);
    kill(rig, &path);
    fs::remove_file(&path).unwrap();
    assert!(matches!(Sqlite::open_or_create(&path), Err(OpenError::ForeignLog(_))));
    assert!(!path.exists() && fs::metadata(log(&path)).unwrap().len() > 0);
}

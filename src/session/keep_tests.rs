use std::time::Duration;

use jiff::Timestamp;

use super::*;
use crate::flow::Facts;
use crate::session::Location;

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(future)
}

fn own() -> SessionOwner {
    SessionOwner { gateway: "sandbox:".into(), merchant_id: "m1".into(), user_id: "u1".into() }
}

fn keep(file: &SessionFile) -> SessionKeep {
    SessionKeep::new(file.clone(), own())
}

fn applied(second: i64) -> Snapshot {
    Facts { applied_at: Some(Timestamp::from_second(second).unwrap()), ..Facts::default() }.into()
}

fn stored(file: &SessionFile) -> Option<Snapshot> {
    file.read().unwrap().map(|session| Snapshot { facts: session.facts, interrupted: session.interrupted })
}

#[test]
fn facts_that_need_no_durability_are_not_written_and_the_session_stays_locked() {
    let dir = tempfile::tempdir().unwrap();
    let file = SessionFile::new(Location::named(dir.path(), "s"));
    let mut keep = keep(&file);
    block_on(async {
        assert_eq!(keep.hold().await.unwrap(), Some(Snapshot::default()));
        keep.release(&applied(1), Durability::Later).await.unwrap();
        assert_eq!(stored(&file), None);
        assert!(file.try_lock(&own()).unwrap().is_none(), "it is still locked");
        assert_eq!(keep.hold().await.unwrap(), None, "they are the newest");
        keep.release(&applied(2), Durability::Machine).await.unwrap();
    });
    assert_eq!(stored(&file), Some(applied(2)));
    assert!(file.try_lock(&own()).unwrap().is_some());
}

#[test]
fn facts_that_need_durability_are_written_under_the_lock() {
    let dir = tempfile::tempdir().unwrap();
    let file = SessionFile::new(Location::named(dir.path(), "s"));
    let mut keep = keep(&file);
    for (second, durability) in [(1, Durability::Process), (2, Durability::Machine)] {
        block_on(async {
            keep.hold().await.unwrap();
            keep.save(&applied(second), durability).await.unwrap();
            assert_eq!(stored(&file), Some(applied(second)));
            assert!(file.try_lock(&own()).unwrap().is_none());
            keep.release(&applied(second), Durability::Later).await.unwrap();
        });
        assert!(file.try_lock(&own()).unwrap().is_some(), "nothing is left to be written");
    }
}

#[test]
fn taking_the_lock_waits_for_the_other_process_and_reads_its_changes() {
    let dir = tempfile::tempdir().unwrap();
    let file = SessionFile::new(Location::named(dir.path(), "s"));
    let mut other = file.lock(&own()).unwrap();
    let mut keep = keep(&file);
    let writes = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(80));
        other.facts = applied(7).facts;
        other.save().unwrap();
    });
    assert_eq!(block_on(keep.hold()).unwrap(), Some(applied(7)));
    writes.join().unwrap();
}

#[test]
fn a_picture_can_be_taken_only_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut keep = keep(&SessionFile::new(Location::named(dir.path(), "s")));
    assert!(!keep.has_picture());
    block_on(async {
        keep.put_picture(b"png").await.unwrap();
        assert!(keep.has_picture());
        assert_eq!(keep.take_picture().await.as_deref(), Some(&b"png"[..]));
        assert_eq!(keep.take_picture().await, None);
    });
}

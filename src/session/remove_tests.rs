use jiff::SignedDuration;

use super::*;
use crate::flow::Patience;
use crate::protocol::SessionOwner;
use crate::session::Location;

fn now() -> Timestamp {
    Timestamp::now()
}

fn identity(gateway: &str) -> SessionOwner {
    SessionOwner { gateway: gateway.into(), merchant_id: "m1".into(), user_id: "u1".into() }
}

/// A session at a real gateway.
fn session(dir: &Path) -> SessionFile {
    session_at(dir, "https://g.example")
}

fn session_at(dir: &Path, gateway: &str) -> SessionFile {
    let file = SessionFile::new(Location::named(dir, "s"));
    file.lock(&identity(gateway)).unwrap().save().unwrap();
    store::write_private(&store::SystemDisk, &file.location().picture, b"png").unwrap();
    file
}

fn apply(file: &SessionFile, gateway: &str, ago: SignedDuration) {
    let mut lock = file.lock(&identity(gateway)).unwrap();
    lock.facts.applied_at = Some(now() - ago);
    lock.save().unwrap();
}

fn submit(file: &SessionFile, gateway: &str) {
    let mut lock = file.lock(&identity(gateway)).unwrap();
    let request = crate::protocol::Request::new(crate::protocol::Method::SubmitApplyMessageCode);
    lock.facts.record_sent(&request, now() - SignedDuration::from_hours(100), Patience::default());
    lock.save().unwrap();
}

fn spares(dir: &Path) -> SpareLocks {
    SpareLocks::in_dir(&dir.join("sessions"))
}

fn left(dir: &Path) -> usize {
    fs::read_dir(dir.join("sessions")).unwrap().count()
}

#[test]
fn removing_a_session_also_removes_its_picture_and_locks() {
    let dir = tempfile::tempdir().unwrap();
    let absent = SessionFile::new(Location::named(dir.path(), "s"));
    assert_eq!(absent.remove(now(), false).unwrap(), Removed::Nothing);
    let file = session(dir.path());
    fs::write(dir.path().join("sessions/s.lock"), "").unwrap();
    assert_eq!(file.remove(now(), false).unwrap(), Removed::Gone(vec![]));
    assert_eq!(left(dir.path()), 0);
    assert!(!file.location().picture.exists());
}

#[test]
fn a_session_with_an_uncertain_submission_or_recent_application_is_only_removed_with_force() {
    let dir = tempfile::tempdir().unwrap();
    let gateway = "https://g.example";
    let file = session(dir.path());
    apply(&file, gateway, SignedDuration::from_hours(23));
    submit(&file, gateway);
    let Removed::Bound(bonds) = file.remove(now(), false).unwrap() else { panic!("it is gone") };
    assert!(
        matches!(&bonds[..], [Bond::Applied { .. }, Bond::Uncertain { method, .. }] if method == "submitApplyMessageCode")
    );
    assert!(file.exists() && file.location().picture.exists());
    assert!(matches!(file.remove(now(), true).unwrap(), Removed::Gone(forgotten) if forgotten.len() == 2));
    assert_eq!(left(dir.path()), 0);
}

#[test]
fn an_application_older_than_a_day_does_not_bind() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    apply(&file, "https://g.example", SignedDuration::from_hours(25));
    assert_eq!(file.remove(now(), false).unwrap(), Removed::Gone(vec![]));
}

#[test]
fn a_session_of_the_built_in_sandbox_has_no_bonds() {
    let dir = tempfile::tempdir().unwrap();
    let file = session_at(dir.path(), "sandbox:");
    apply(&file, "sandbox:", SignedDuration::from_hours(1));
    assert_eq!(file.remove(now(), false).unwrap(), Removed::Gone(vec![]));
}

#[test]
fn a_newer_or_shared_session_needs_force_and_a_damaged_one_does_not() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    let path = file.location().path.clone();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(file.remove(now(), false).is_err());
    store::write_private(&store::SystemDisk, &path, br#"{"format":3}"#).unwrap();
    assert!(file.remove(now(), false).is_err());
    assert_eq!(left(dir.path()), 1, "the locks are gone");
    assert_eq!(file.remove(now(), true).unwrap(), Removed::Gone(vec![]));
    store::write_private(&store::SystemDisk, &path, b"{").unwrap();
    assert_eq!(file.remove(now(), false).unwrap(), Removed::Gone(vec![]));
}

fn age(file: &SessionFile, by: Duration) {
    let file = fs::File::options().write(true).open(&file.location().path).unwrap();
    file.set_modified(SystemTime::now() - by).unwrap();
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[test]
fn pruning_removes_old_sessions_without_bonds() {
    let dir = tempfile::tempdir().unwrap();
    let gateway = "https://g.example";
    let file = session(dir.path());
    assert!(!file.prune(DAY, now(), &spares(dir.path())).unwrap(), "it is young");
    submit(&file, gateway);
    age(&file, 5 * DAY);
    assert!(!file.prune(DAY, now(), &spares(dir.path())).unwrap(), "its outcome is not known");
    assert_eq!(left(dir.path()), 1, "no lock stays");
    let mut lock = file.lock(&identity(gateway)).unwrap();
    lock.facts.sent.clear();
    lock.save().unwrap();
    drop(lock);
    age(&file, 5 * DAY);
    assert!(file.prune(DAY, now(), &spares(dir.path())).unwrap());
    assert_eq!(left(dir.path()), 0);
}

#[test]
fn pruning_skips_sessions_that_another_process_uses() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    age(&file, 5 * DAY);
    let held = file.lock(&identity("https://g.example")).unwrap();
    assert!(!file.prune(DAY, now(), &spares(dir.path())).unwrap());
    drop(held);
    let run = Lock::acquire(&store::SystemDisk, &file.location().run_lock(), Duration::ZERO).unwrap();
    assert!(!file.prune(DAY, now(), &spares(dir.path())).unwrap());
    drop(run);
    assert!(file.prune(DAY, now(), &spares(dir.path())).unwrap());
}

#[test]
fn a_session_that_changed_during_the_wait_for_its_lock_is_not_pruned() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    age(&file, 5 * DAY);
    assert!(file.would_be_pruned(DAY, now()).unwrap());
    let judged = file.judge(DAY, now()).unwrap().unwrap();
    submit(&file, "https://g.example");
    let _lock = Lock::acquire(&store::SystemDisk, &file.location().lock(), Duration::ZERO).unwrap();
    assert!(!file.prune_judged(&judged).unwrap());
    age(&file, 5 * DAY);
    assert!(!file.prune_judged(&judged).unwrap(), "as old as before, and another one all the same");
    assert!(file.judge(DAY, now()).unwrap().is_none(), "old, and uncertain all the same");
    assert!(file.exists());
}

/// The system's disk, which records the opened paths.
#[derive(Debug, Default)]
struct Opened(std::sync::Mutex<Vec<std::path::PathBuf>>);

impl store::Disk for Opened {
    fn open(&self, path: &Path, options: &fs::OpenOptions) -> std::io::Result<fs::File> {
        self.0.lock().unwrap().push(path.to_owned());
        options.open(path)
    }
}

#[test]
fn a_session_replaced_after_its_age_was_checked_is_not_pruned() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    assert!(file.judge(DAY, now()).unwrap().is_none(), "it is young");
    age(&file, 5 * DAY);
    assert!(file.judge(DAY, now()).unwrap().is_some());
}

#[test]
fn a_session_that_is_kept_needs_no_lock() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    submit(&file, "https://g.example");
    age(&file, 5 * DAY);
    fs::remove_file(file.location().lock()).unwrap();
    let disk = std::sync::Arc::new(Opened::default());
    assert!(!file.clone().on(disk.clone()).prune(DAY, now(), &spares(dir.path())).unwrap());
    assert_eq!(*disk.0.lock().unwrap(), [file.location().path.clone()], "no lock");
    assert!(file.exists());
}

#[test]
fn results_for_many_sessions_have_the_order_of_their_names() {
    let names: Vec<String> = (0..1000).map(|number| format!("{number:04}")).collect();
    assert_eq!(each_at_once(&names, str::to_owned), names);
    assert_eq!(each_at_once(&[], str::to_owned), [""; 0]);
}

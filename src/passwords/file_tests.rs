use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

fn budget(state: &Path) -> FileBudget {
    let key = FingerprintKey::new(&store::random_key(&SystemDisk, &state.join("fingerprint.key")).unwrap());
    FileBudget::new(state, "https://gateway.example/api", key)
}

fn attempt(is_meant: bool) -> Attempt {
    Attempt { login_name: "lisi".into(), is_meant, carried: Vec::new() }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

/// Acts as a separate process whose login ends as `came`. Returns why the login was withheld, if it was.
fn process(state: &Path, came: LoginCame) -> Option<Withheld> {
    let budget = budget(state);
    match budget.reserved(&attempt(false), at(0)).unwrap() {
        Ok(permit) => {
            budget.settled(permit, came, at(1));
            budget.told();
            None
        }
        Err(withheld) => Some(withheld),
    }
}

/// The number of passwords counted for the login name.
fn count(budget: &FileBudget) -> usize {
    budget.standing(&budget.key().of_login_name("lisi")).unwrap().count
}

/// The files of the counts.
fn files(state: &Path) -> Vec<PathBuf> {
    let directories = fs::read_dir(state.join(DIRECTORY)).into_iter().flatten();
    let files = directories.flat_map(|directory| fs::read_dir(directory.unwrap().path()).unwrap());
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn three_refused_passwords_withhold_the_next_login_and_an_accepted_login_resets_the_count() {
    let dir = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        assert_eq!(process(dir.path(), LoginCame::WrongPassword), None);
    }
    let held_back = Some(Withheld::PasswordsRefused { count: 3 });
    assert_eq!(process(dir.path(), LoginCame::Accepted), held_back);
    let budget = budget(dir.path());
    let permit = budget.reserved(&attempt(true), at(2)).unwrap().unwrap();
    budget.settled(permit, LoginCame::Accepted, at(3));
    assert!(files(dir.path()).is_empty(), "{:?}", files(dir.path()));
}

#[test]
fn a_login_whose_process_dies_in_flight_counts() {
    let dir = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        drop(budget(dir.path()).reserved(&attempt(false), at(0)).unwrap().unwrap());
    }
    assert_eq!(process(dir.path(), LoginCame::Accepted), Some(Withheld::PasswordsRefused { count: 3 }));
}

#[test]
fn a_refusal_that_its_process_did_not_report_is_reported_once_by_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let killed = budget(dir.path());
    let permit = killed.reserved(&attempt(false), at(0)).unwrap().unwrap();
    assert_eq!(killed.settled(permit, LoginCame::WrongPassword, at(1)).unreported, None, "it tells it itself");
    let next = budget(dir.path());
    let held_back = next.reserved(&attempt(true), at(2)).unwrap().unwrap_err();
    assert!(matches!(held_back, Withheld::Unreported { .. }), "{held_back:?}");
    next.told();
    assert_eq!(process(dir.path(), LoginCame::Otherwise), None);
}

#[test]
fn a_refusal_that_another_budget_reports_counts_beside_an_unreported_one_of_another_process() {
    let dir = tempfile::tempdir().unwrap();
    let killed = budget(dir.path());
    let permit = killed.reserved(&attempt(false), at(0)).unwrap().unwrap();
    killed.settled(permit, LoginCame::WrongPassword, at(1));
    let batch = budget(dir.path());
    batch.counted(&attempt(false), LoginCame::WrongPassword, at(2)).unwrap();
    let standing = batch.standing(&batch.key().of_login_name("lisi")).unwrap();
    assert_eq!((standing.count, standing.unreported.map(|unreported| unreported.at)), (2, Some(at(1))));
    batch.counted(&attempt(false), LoginCame::Accepted, at(3)).unwrap();
    assert_eq!(count(&batch), 0);
}

#[test]
fn many_processes_at_once_send_at_most_three_refused_passwords() {
    let dir = tempfile::tempdir().unwrap();
    let sent = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                let budget = budget(dir.path());
                if let Ok(permit) = budget.reserved(&attempt(false), at(0)).unwrap() {
                    sent.fetch_add(1, Ordering::SeqCst);
                    budget.settled(permit, LoginCame::WrongPassword, at(1));
                    budget.told();
                }
            });
        }
    });
    assert!((1..=3).contains(&sent.load(Ordering::SeqCst)), "{sent:?}");
}

#[test]
fn files_are_private_and_hold_neither_a_login_name_nor_a_gateway() {
    let dir = tempfile::tempdir().unwrap();
    process(dir.path(), LoginCame::WrongPassword);
    for path in files(dir.path()) {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
        let text = format!("{path:?} {}", fs::read_to_string(&path).unwrap());
        assert!(!text.contains("lisi") && !text.contains("gateway.example"), "{text}");
    }
    let directory = fs::metadata(dir.path().join(DIRECTORY)).unwrap();
    assert_eq!(directory.permissions().mode() & 0o777, 0o700);
}

#[test]
fn each_gateway_has_its_own_counts_and_they_are_forgotten_together() {
    let dir = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        process(dir.path(), LoginCame::WrongPassword);
    }
    let other = FileBudget::new(dir.path(), "sandbox:", budget(dir.path()).key().clone());
    assert_eq!(count(&other), 0);
    other.forget_all().unwrap();
    assert_eq!(count(&budget(dir.path())), 3);
    budget(dir.path()).forget_all().unwrap();
    assert_eq!(count(&budget(dir.path())), 0);
}

#[test]
fn a_damaged_file_withholds_every_login_and_is_not_changed() {
    let dir = tempfile::tempdir().unwrap();
    process(dir.path(), LoginCame::WrongPassword);
    let path = files(dir.path()).into_iter().find(|path| path.extension().is_some_and(|end| end == "json")).unwrap();
    for text in ["", "{", r#"{"format":2}"#] {
        store::write_private(&SystemDisk, &path, text.as_bytes()).unwrap();
        let held_back = budget(dir.path()).reserved(&attempt(true), at(0));
        assert!(matches!(held_back, Err(PasswordsError::Damaged(_))), "{text}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

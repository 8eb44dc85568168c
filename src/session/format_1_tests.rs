use serde_json::{Value, json};

use super::*;
use crate::session::{Bond, Session};

fn identity(gateway: &str, merchant_id: &str, user_id: &str) -> SessionOwner {
    SessionOwner { gateway: gateway.into(), merchant_id: merchant_id.into(), user_id: user_id.into() }
}

fn own() -> SessionOwner {
    identity("https://g.example/api", "m1", "u1")
}

fn now() -> jiff::Timestamp {
    "2026-11-29T12:00:00Z".parse().unwrap()
}

/// Facts for every user status, as format 1 wrote them.
fn every_state() -> Vec<(&'static str, Value)> {
    let login = |at: &str, status: i64| json!({"at": at, "user_status": status, "unionpay_auth": false});
    let recent = "2026-11-29T11:50:00Z";
    vec![
        ("none", json!({})),
        (
            "logged-in",
            json!({"login_name": "lisi", "login": login(recent, 0), "next": "verify-methods",
            "bank_card": "6250000000000004", "card_at": recent, "opened": {"picture": recent}}),
        ),
        ("expired", json!({"login_name": "lisi", "login": login("2026-11-28T11:50:00Z", 0)})),
        (
            "uncertain",
            json!({"login_name": "lisi", "login": login(recent, 0),
            "sent": [{"method": "submitApplyMessageCode", "at": recent}]}),
        ),
        ("applied", json!({"login_name": "lisi", "login": login(recent, 0), "applied_at": recent})),
        ("report", json!({"login_name": "lisi", "login": login(recent, 2), "applied_at": "2026-11-27T11:50:00Z"})),
    ]
}

fn text(facts: &Value) -> String {
    json!({"format": 1, "gateway": "https://g.example", "user_id": "u1", "facts": facts}).to_string()
}

/// A state directory with a session of format 1 and a picture beside it.
fn state(facts: &Value) -> (tempfile::TempDir, Location, Location) {
    let dir = tempfile::tempdir().unwrap();
    let (former, to) = (Location::of_format_1(dir.path(), &own()), Location::of(dir.path(), &own()));
    store::write_private(&store::SystemDisk, &former.path, text(facts).as_bytes()).unwrap();
    store::write_private(&store::SystemDisk, &former.picture, b"png").unwrap();
    (dir, former, to)
}

#[test]
fn a_session_of_format_1_is_found_at_its_former_place() {
    let name = |gateway, user: &str| Location::of_format_1(Path::new("/s"), &identity(gateway, "m", user)).name;
    assert_eq!(name("sandbox:", "u1"), "u1@sandbox");
    assert_eq!(name("https://gateway.example/api", "u1"), "u1@https_gateway.example");
    assert_eq!(name("http://127.0.0.1:80", "a@0"), "a%400@http_127.0.0.1_80");
    assert!(name("sandbox:", &"张".repeat(200)).contains("~"));
}

#[test]
fn a_session_of_format_1_is_readable_in_every_state_and_converted_at_the_first_write() {
    for (state_name, facts) in every_state() {
        let (_dir, former, _) = state(&facts);
        let file = SessionFile::new(former.clone()).adopting(true);
        let read: Session = file.read().unwrap().unwrap();
        assert!(read.is_format_1() && read.merchant_id().is_none());
        assert_eq!(read.facts.state(now()).name(), state_name);
        assert_eq!(fs::read_to_string(&former.path).unwrap(), text(&facts), "reading changes nothing");
        let mut lock = file.lock(&own()).unwrap();
        assert!(!lock.is_saved(), "{state_name}");
        lock.save().unwrap();
        drop(lock);
        let written = file.read().unwrap().unwrap();
        assert_eq!((written.gateway.as_str(), written.merchant_id()), ("https://g.example/api", Some("m1")));
        assert_eq!(written.facts, read.facts, "{state_name}: nothing is lost");
    }
}

#[test]
fn a_session_of_format_1_that_may_not_be_adopted_is_unchanged() {
    for (_, facts) in every_state() {
        let (_dir, former, _) = state(&facts);
        let file = SessionFile::new(former.clone());
        assert!(matches!(file.lock(&own()), Err(SessionError::Unclaimed { .. })));
        for other in [identity("https://other.example", "m1", "u1"), identity("https://g.example/api", "m1", "u2")] {
            let refused = file.clone().adopting(true).lock(&other);
            assert!(matches!(refused, Err(SessionError::Foreign { .. })), "{refused:?}");
        }
        assert_eq!(fs::read_to_string(&former.path).unwrap(), text(&facts));
    }
}

#[test]
fn taking_over_moves_session_and_picture_and_leaves_nothing_behind() {
    for (state_name, facts) in every_state() {
        let (_dir, former, to) = state(&facts);
        let old_locks = former.format_1_locks().unwrap();
        old_locks.iter().for_each(|path| fs::write(path, "").unwrap());
        assert!(take_over(&former, &to).unwrap(), "{state_name}");
        assert_eq!(fs::read_to_string(&to.path).unwrap(), text(&facts));
        assert!(to.picture.exists() && !former.picture.exists() && !former.path.exists());
        let names = Location::names(former.path.parent().unwrap().parent().unwrap()).unwrap();
        assert_eq!(names, std::slice::from_ref(&to.name));
        assert!(old_locks.iter().all(|path| !path.exists()) && !former.lock().exists() && !former.run_lock().exists());
        assert!(!take_over(&former, &to).unwrap(), "it is gone");
    }
}

#[test]
fn taking_over_never_overwrites_an_existing_session() {
    let (_dir, former, to) = state(&json!({}));
    SessionFile::new(to.clone()).lock(&own()).unwrap().save().unwrap();
    let before = fs::read(&to.path).unwrap();
    assert!(!take_over(&former, &to).unwrap());
    assert_eq!(fs::read(&to.path).unwrap(), before);
    assert!(former.path.exists());
}

#[test]
fn a_session_in_use_by_an_earlier_version_is_not_taken_over() {
    let (_dir, former, to) = state(&json!({}));
    let [run, _] = former.format_1_locks().unwrap();
    let held = Lock::acquire(&store::SystemDisk, &run, Duration::ZERO).unwrap();
    let refused = take_over(&former, &to);
    assert!(matches!(refused, Err(SessionError::Store(StoreError::Locked { .. }))), "{refused:?}");
    assert!(former.path.exists() && !to.path.exists());
    drop(held);
    assert!(take_over(&former, &to).unwrap());
}

#[test]
fn an_uncertain_or_recent_submission_also_binds_in_format_1() {
    for (name, facts) in every_state() {
        let (_dir, former, _) = state(&facts);
        let session = SessionFile::new(former).read().unwrap().unwrap();
        let bonds = session.bonds(now());
        match name {
            "uncertain" => assert!(matches!(bonds[..], [Bond::Uncertain { .. }])),
            "applied" => assert!(matches!(bonds[..], [Bond::Applied { seconds_left: 85_800, .. }])),
            _ => assert_eq!(bonds, []),
        }
    }
}

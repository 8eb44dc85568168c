use std::fs;

use jiff::Timestamp;

use super::*;

fn session(dir: &Path) -> SessionFile {
    SessionFile::new(Location::named(dir, "s"))
}

fn identity(gateway: &str, merchant_id: &str, user_id: &str) -> SessionOwner {
    SessionOwner { gateway: gateway.into(), merchant_id: merchant_id.into(), user_id: user_id.into() }
}

fn own() -> SessionOwner {
    identity("sandbox:", "m1", "u1")
}

#[test]
fn a_session_saved_by_one_process_is_read_by_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    assert_eq!(file.read().unwrap(), None);
    let mut lock = file.lock(&own()).unwrap();
    lock.facts.applied_at = Some(Timestamp::from_second(5).unwrap());
    lock.save().unwrap();
    drop(lock);
    let read = file.read().unwrap().unwrap();
    assert_eq!(read.facts.applied_at, Some(Timestamp::from_second(5).unwrap()));
    assert_eq!((read.gateway.as_str(), read.user_id.as_str()), ("sandbox:", "u1"));
}

#[test]
fn another_gateway_merchant_or_applicant_is_refused_and_the_file_unchanged() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    let own = |path, merchant, user| identity(&format!("https://g.example/{path}"), merchant, user);
    file.lock(&own("uat", "m1", "u1")).unwrap().save().unwrap();
    let before = fs::read(&file.location().path).unwrap();
    for (other, what) in [
        (identity("https://other.example/uat", "m1", "u1"), Owner::Gateway),
        (own("prod", "m1", "u1"), Owner::Gateway),
        (own("uat", "m2", "u1"), Owner::Merchant),
        (own("uat", "m1", "u2"), Owner::UserId),
    ] {
        for adopts in [false, true] {
            match file.clone().adopting(adopts).lock(&other) {
                Err(SessionError::Foreign { what: found, .. }) => assert_eq!(found, what),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(fs::read(&file.location().path).unwrap(), before);
}

#[test]
fn a_damaged_file_is_refused_and_unchanged() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    for content in [
        "",
        "{",
        "[]",
        "{\"format\":1}",
        "{\"format\":\"x\",\"gateway\":\"g\",\"user_id\":\"u\"}",
        "{\"format\":2,\"gateway\":\"g\",\"user_id\":\"u\"}",
        "{\"format\":1,\"gateway\":\"g\",\"merchant_id\":\"m\",\"user_id\":\"u\"}",
    ] {
        store::write_private(&store::SystemDisk, &file.location().path, content.as_bytes()).unwrap();
        assert!(matches!(file.read(), Err(SessionError::Damaged { .. })), "{content}");
        assert!(file.lock(&own()).is_err());
        assert_eq!(fs::read_to_string(&file.location().path).unwrap(), content);
    }
}

#[test]
fn a_file_of_a_newer_format_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    for newer in [r#"{"format":3,"gateway":"g","user_id":"u"}"#, r#"{"format":3,"whose":[],"facts":7}"#] {
        store::write_private(&store::SystemDisk, &file.location().path, newer.as_bytes()).unwrap();
        assert!(matches!(file.read(), Err(SessionError::Newer { found: 3, .. })));
        assert!(file.lock(&own()).is_err());
        assert_eq!(fs::read_to_string(&file.location().path).unwrap(), newer);
    }
}

#[test]
fn many_concurrent_writers_lose_no_change() {
    let dir = tempfile::tempdir().unwrap();
    let file = session(dir.path());
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let file = file.clone();
            scope.spawn(move || {
                for round in 0..4 {
                    let mut lock = file.lock(&own()).unwrap();
                    lock.facts.passwords_refused.push(Timestamp::from_second(writer * 10 + round).unwrap());
                    lock.save().unwrap();
                }
            });
        }
    });
    assert_eq!(file.read().unwrap().unwrap().facts.passwords_refused.len(), 32);
}

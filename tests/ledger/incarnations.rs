//! A restored copy of the ledger begins a new incarnation.

use std::os::unix::fs::MetadataExt;

use jiff::SignedDuration;
use zhengxin::ledger::{
    IntentOutcome, Ledger, OpenError, QuestionKind, Retry, Settled, Spans, Sqlite, State, Store, Then,
};
use zhengxin::protocol::Effect;

use crate::{Rig, accepted, end, intent, start};

const SETTLES: SignedDuration = SignedDuration::from_mins(10);

fn begin<S: Store>(rig: &mut Rig<S>) -> u64 {
    rig.with(|ledger, now| ledger.begin_incarnation(now))
}

crate::rules! {
    fn after_a_restore_every_unfinished_applicant_settles_without_its_snapshot(rig) {
        rig.import(6);
        let claims = rig.claim(5);
        let held = |n: usize| claims[n].held.clone();
        rig.step(&held(0), None, intent("submitQuestion", Effect::Submits));
        rig.park(&held(1), "pic_code", QuestionKind::Captcha);
        let at = rig.now + SignedDuration::from_hours(24);
        rig.step(&held(2), None, Then::Due { state: State::Applied, at, question: None });
        rig.step(&held(3), None, Then::Final(end(State::Done)));
        rig.step(&held(4), None, Then::Final(end(State::Failed)));
        assert_eq!(begin(rig), 4, "u1, u2, u3 and u6");
        for (user_id, state) in [("u1", State::Settling), ("u2", State::Settling), ("u3", State::Settling),
            ("u4", State::Done), ("u5", State::Failed), ("u6", State::Settling)] {
            assert_eq!(rig.state(user_id), state, "{user_id}");
        }
        assert!(rig.claim(6).is_empty(), "calls of the lost ledger may still act");
        rig.wait(SETTLES.as_secs());
        let claims = rig.claim(6);
        assert_eq!(claims.len(), 4);
        assert!(claims.iter().all(|claim| claim.snapshot.is_none() && claim.values.is_some()));
    }

    fn after_a_restore_an_earlier_worker_is_fenced_and_its_call_has_an_unknown_outcome(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("login", Effect::Tries));
        begin(rig);
        assert!(rig.try_step(&held, None, Then::GoOn).is_none());
        let history = rig.with(|ledger, _| ledger.history("u1")).unwrap();
        assert_eq!(history.intents[0].outcome, Some(IntentOutcome::Died));
    }

    fn after_a_restore_all_earlier_questions_are_closed(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        begin(rig);
        assert!(rig.with(|ledger, _| ledger.questions(None, 9)).is_empty());
    }

    fn an_applicant_retried_after_a_restore_waits_as_well(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, Then::Final(end(State::Failed)));
        begin(rig);
        rig.with(|ledger, now| ledger.retry("u1", Retry::default(), now));
        assert!(rig.claim(1).is_empty());
        rig.wait(SETTLES.as_secs());
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn after_a_restore_a_claim_tells_of_the_submissions_with_an_unknown_outcome(rig) {
        let unknown = |rig: &mut Rig<_>| {
            rig.wait(SETTLES.as_secs());
            let claim = rig.claimed();
            let methods: Vec<String> = claim.unknown.iter().map(|intent| intent.method.clone()).collect();
            (claim.held, methods)
        };
        let (held, methods) = unknown(rig);
        assert_eq!(methods, [""; 0], "nothing was sent");
        rig.step(&held, None, intent("onlineAuthentication", Effect::Submits));
        begin(rig);
        let (held, methods) = unknown(rig);
        assert_eq!(methods, ["onlineAuthentication"]);
        rig.step(&held, None, intent("onlineAuthentication", Effect::Submits));
        rig.step(&held, accepted(), intent("submitQuestion", Effect::Submits));
        begin(rig);
        let (held, methods) = unknown(rig);
        assert_eq!(methods, ["submitQuestion"], "the later reply of the bank's check settles the earlier one");
        rig.step(&held, None, intent("submitApplyMessageCode", Effect::Submits));
        rig.step(&held, accepted(), Then::GoOn);
        begin(rig);
        assert_eq!(unknown(rig).1, [""; 0], "both apply");
    }

    fn after_a_restore_a_submission_to_which_the_gateway_was_busy_has_an_unknown_outcome(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("onlineAuthentication", Effect::Submits));
        rig.step(&held, Some(Settled { outcome: IntentOutcome::Busy, code: Some(508_100) }), Then::GoOn);
        begin(rig);
        rig.wait(SETTLES.as_secs());
        assert_eq!(rig.claimed().unknown.len(), 1);
    }

    fn an_applicant_whose_row_is_imported_after_a_restore_waits_as_well(rig) {
        begin(rig);
        rig.import(1);
        assert!(rig.claim(1).is_empty(), "the lost ledger may have had its row, too");
        rig.wait(SETTLES.as_secs());
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn a_clock_set_back_after_a_restore_does_not_prolong_the_wait(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, Then::Final(end(State::Failed)));
        begin(rig);
        rig.now -= SignedDuration::from_hours(24);
        rig.with(|ledger, now| ledger.retry("u1", Retry::default(), now));
        rig.wait(SETTLES.as_secs());
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn a_new_incarnation_covers_more_applicants_than_one_page(rig) {
        rig.import(600);
        assert_eq!(begin(rig), 600);
    }
}

fn open(path: &std::path::Path) -> Result<Ledger<Sqlite>, OpenError> {
    Sqlite::open_or_create(path).map(|store| Ledger::new(store, Spans::default()))
}

fn noticed(ledger: &mut Ledger<Sqlite>) -> bool {
    ledger.transact(|ledger| ledger.notice_copy(start())).unwrap()
}

#[test]
fn a_renamed_ledger_is_not_taken_for_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    let (path, moved) = (dir.path().join("a.ledger"), dir.path().join("b.ledger"));
    assert!(!noticed(&mut open(&path).unwrap()), "a new one");
    assert!(!noticed(&mut open(&path).unwrap()));
    std::fs::rename(&path, &moved).unwrap();
    assert!(!noticed(&mut open(&moved).unwrap()));
}

#[test]
fn a_copy_of_the_file_is_noticed_once() {
    let dir = tempfile::tempdir().unwrap();
    let (path, copy) = (dir.path().join("a.ledger"), dir.path().join("b.ledger"));
    noticed(&mut open(&path).unwrap());
    std::fs::copy(&path, &copy).unwrap();
    std::fs::rename(&copy, &path).unwrap();
    assert!(noticed(&mut open(&path).unwrap()));
    assert!(!noticed(&mut open(&path).unwrap()));
}

#[test]
fn a_backup_written_over_the_ledger_is_noticed_as_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    let (path, copy) = (dir.path().join("a.ledger"), dir.path().join("b.ledger"));
    let mut ledger = open(&path).unwrap();
    noticed(&mut ledger);
    ledger.store_mut().back_up(&copy).unwrap();
    drop(ledger);
    std::fs::write(&path, std::fs::read(&copy).unwrap()).unwrap();
    assert!(noticed(&mut open(&path).unwrap()));
}

#[test]
fn a_ledger_that_the_static_program_of_an_earlier_version_used_is_not_taken_for_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.ledger");
    let mut ledger = open(&path).unwrap();
    let inode = std::fs::metadata(&path).unwrap().ino();
    ledger.store_mut().put_number("identity", inode.rotate_left(40).cast_signed()).unwrap();
    assert!(!noticed(&mut ledger));
    assert_ne!(ledger.store_mut().number("identity").unwrap(), Some(inode.rotate_left(40).cast_signed()));
}

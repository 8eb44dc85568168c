//! Importing rows into the ledger.

use zhengxin::fingerprint::FingerprintKey;
use zhengxin::ledger::{Binding, Blob, ChangedRow, ImportVerdict, Incoming, State, Store, Then};
use zhengxin::protocol::Effect;

use crate::{Rig, end, intent, row, sealed};

fn changed() -> Incoming {
    let row_hash = FingerprintKey::new(&[1; 32]).of("row", "new values");
    Incoming { row_hash, values: Some(sealed("new values")), ..row(1) }
}

/// Imports a row. A check before it must say the same, but for what the ledger knew of a changed row.
fn import<S: Store>(rig: &mut Rig<S>, row: &Incoming) -> ImportVerdict {
    let checked = rig.ledger.would_import(row).unwrap();
    let verdict = rig.with(|ledger, now| ledger.import(row, now));
    match &verdict {
        ImportVerdict::Changed(ChangedRow { state, .. }) => {
            let row = ChangedRow { state: *state, before: None, asked: None };
            assert_eq!(checked, ImportVerdict::Changed(row));
        }
        verdict => assert_eq!(checked, *verdict),
    }
    verdict
}

fn values<S: Store>(rig: &mut Rig<S>) -> Option<Vec<u8>> {
    rig.with(|ledger, _| {
        let id = ledger.history("u1")?.unwrap().record.id;
        ledger.store_mut().blob(id, Blob::Values)
    })
    .map(|values| values.as_bytes().to_vec())
}

crate::rules! {
    fn a_new_row_is_ready_at_once(rig) {
        assert_eq!(import(rig, &row(1)), ImportVerdict::Added);
        let record = rig.with(|ledger, _| ledger.history("u1")).unwrap().record;
        assert_eq!((record.state, record.due_at, record.epoch), (State::Ready, Some(rig.now), 0));
    }

    fn importing_the_same_row_again_changes_nothing(rig) {
        import(rig, &row(1));
        let before = rig.with(|ledger, _| ledger.history("u1"));
        rig.wait(60);
        assert_eq!(import(rig, &row(1)), ImportVerdict::Same);
        assert_eq!(rig.with(|ledger, _| ledger.history("u1")), before);
    }

    fn new_values_replace_those_of_a_ready_row(rig) {
        import(rig, &row(1));
        assert!(matches!(import(rig, &changed()), ImportVerdict::Changed(row) if row.state == State::Ready));
        assert_eq!(values(rig).unwrap(), b"new values");
    }

    fn new_values_of_a_running_applicant_survive_its_worker_and_apply_from_the_next_claim(rig) {
        let held = rig.claimed().held;
        assert!(matches!(import(rig, &changed()), ImportVerdict::Changed(row) if row.state == State::Running));
        let fewer = sealed("erased");
        let step = zhengxin::ledger::WorkStep {
            used: &[],
            unsent: &[],
            settled: None,
            snapshot: None,
            values: Some(&fewer),
            next: Then::Due { state: State::Ready, at: rig.now, question: None },
        };
        rig.with(|ledger, now| ledger.step(&held, step.clone(), now)).unwrap();
        assert_eq!(rig.claim(1)[0].values, Some(sealed("new values")));
    }

    fn new_values_after_the_application_are_reported_and_not_used(rig) {
        let held = rig.claimed().held;
        let at = rig.now;
        rig.step(&held, None, Then::Due { state: State::Applied, at, question: None });
        assert_eq!(import(rig, &changed()), ImportVerdict::TooLate(State::Applied));
        assert_eq!(values(rig).unwrap(), b"values");
    }

    fn new_values_of_a_failed_row_wait_for_a_retry(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, Then::Final(end(State::Failed)));
        assert!(matches!(import(rig, &changed()), ImportVerdict::Changed(row) if row.state == State::Failed));
        assert_eq!(rig.state("u1"), State::Failed);
        assert!(rig.claim(1).is_empty());
    }

    fn checking_a_row_changes_nothing(rig) {
        import(rig, &row(1));
        let before = rig.with(|ledger, _| ledger.history("u1"));
        for row in [&row(1), &changed(), &row(2)] {
            rig.ledger.would_import(row).unwrap();
        }
        assert_eq!(rig.with(|ledger, _| ledger.history("u1")), before);
        assert_eq!(values(rig).unwrap(), b"values");
        assert!(rig.with(|ledger, _| ledger.history("u2")).is_none());
    }

    fn a_changed_login_name_is_refused(rig) {
        import(rig, &row(1));
        let other = Incoming { login: row(2).login, ..changed() };
        assert_eq!(import(rig, &other), ImportVerdict::OtherLoginName);
        assert_eq!(values(rig).unwrap(), b"values");
    }

    fn a_login_name_belongs_to_one_applicant(rig) {
        import(rig, &row(1));
        let twin = Incoming { user_id: "u2".to_owned(), ..row(1) };
        assert_eq!(import(rig, &twin), ImportVerdict::LoginNameTaken("u1".to_owned()));
        assert!(rig.with(|ledger, _| ledger.history("u2")).is_none());
    }

    fn a_ledger_belongs_to_one_gateway_and_merchant(rig) {
        let ours = Binding {
            gateway: "https://gateway.example".to_owned(),
            merchant: "m1".to_owned(),
            key_id: FingerprintKey::new(&[1; 32]).of("key", "id"),
        };
        let theirs = Binding { merchant: "m2".to_owned(), ..ours.clone() };
        assert_eq!(rig.with(|ledger, _| ledger.bind(&theirs)), Ok(()));
        assert_eq!(rig.with(|ledger, _| ledger.bind(&ours)), Ok(()), "it has no applicants yet");
        import(rig, &row(1));
        assert_eq!(rig.with(|ledger, _| ledger.bind(&ours)), Ok(()));
        assert_eq!(rig.with(|ledger, _| ledger.bind(&theirs)), Err(ours));
    }

    fn values_are_erased_when_an_applicant_is_done(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("login", Effect::Tries));
        rig.step(&held, crate::accepted(), Then::Final(end(State::Done)));
        assert_eq!(values(rig), None);
        let snapshot = rig.with(|ledger, _| ledger.store_mut().blob(held.id, Blob::Snapshot));
        assert_eq!(snapshot, None);
    }

    fn values_of_a_failed_applicant_are_kept_for_retry(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, Then::Final(end(State::Failed)));
        assert_eq!(values(rig).unwrap(), b"values");
    }
}

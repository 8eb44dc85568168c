//! A ledger whose key is lost gets a new one.

use zhengxin::fingerprint::FingerprintKey;
use zhengxin::ledger::{Binding, ImportVerdict, Incoming, QuestionKind, Retry, State, Store};
use zhengxin::protocol::Effect;

use crate::{Rig, end, intent, row, sealed};

/// The row of the list, under the new key.
fn anew(n: u32) -> Incoming {
    let macs = FingerprintKey::new(&[2; 32]);
    let name = format!("u{n}");
    Incoming {
        login: macs.of_login_name(&name),
        row_hash: macs.of("row", &name),
        values: Some(sealed("anew")),
        ..row(n)
    }
}

fn rekey<S: Store>(rig: &mut Rig<S>) {
    let macs = FingerprintKey::new(&[2; 32]);
    let binding = Binding { gateway: "g".to_owned(), merchant: "m".to_owned(), key_id: macs.of("key", "id") };
    rig.with(|ledger, now| ledger.rekey(&binding, |user_id| macs.of("blank", user_id), now));
    assert_eq!(rig.with(|ledger, _| ledger.binding()), Some(binding));
}

/// Imports a row. A check before it must say the same.
fn import<S: Store>(rig: &mut Rig<S>, row: &Incoming) -> ImportVerdict {
    let checked = rig.ledger.would_import(row).unwrap();
    let verdict = rig.with(|ledger, now| ledger.import(row, now));
    assert_eq!(checked, verdict);
    verdict
}

crate::rules! {
    fn rekey_keeps_intents_and_all_unfinished_applicants_settle(rig) {
        rig.import(3);
        let claims = rig.claim(3);
        rig.step(&claims[0].held, None, intent("submitQuestion", Effect::Submits));
        rig.park(&claims[1].held, "pic_code", QuestionKind::Captcha);
        rig.step(&claims[2].held, None, zhengxin::ledger::Then::Final(end(State::Failed)));
        rekey(rig);
        for n in 1..=3 {
            assert_eq!(import(rig, &anew(n)), ImportVerdict::Same);
        }
        assert_eq!((rig.state("u1"), rig.state("u2"), rig.state("u3")), (State::Settling, State::Settling, State::Failed));
        assert_eq!(rig.with(|ledger, _| ledger.history("u1")).unwrap().intents.len(), 1);
        assert!(rig.with(|ledger, _| ledger.questions(None, 9)).is_empty());
        rig.with(|ledger, now| ledger.retry("u3", Retry::default(), now));
        assert!(rig.claim(3).is_empty(), "a password may still count at the gateway");
        rig.wait(600);
        let claims = rig.claim(3);
        assert_eq!(claims.len(), 3);
        for claim in claims {
            assert_eq!((claim.values.unwrap().as_bytes(), claim.snapshot), (&b"anew"[..], None));
        }
    }

    fn after_rekey_a_row_is_recognised_once_it_is_sealed_again(rig) {
        rig.import(1);
        rekey(rig);
        import(rig, &anew(1));
        assert_eq!(import(rig, &anew(1)), ImportVerdict::Same);
        let changed = Incoming { row_hash: anew(7).row_hash, ..anew(1) };
        assert_eq!(import(rig, &changed), ImportVerdict::TooLate(State::Settling));
        assert_eq!(import(rig, &Incoming { login: anew(7).login, ..changed }), ImportVerdict::OtherLoginName);
        assert_eq!(import(rig, &Incoming { login: anew(1).login, ..anew(2) }), ImportVerdict::LoginNameTaken("u1".to_owned()));
    }

    fn rekey_reports_applicants_without_a_row_unless_they_need_none(rig) {
        rig.import(3);
        let held = rig.claim(1).remove(0).held;
        rig.step(&held, None, zhengxin::ledger::Then::Final(end(State::Done)));
        rekey(rig);
        import(rig, &anew(2));
        assert_eq!(rig.with(|ledger, _| ledger.still_blank()).first(), ["u3"]);
    }
}

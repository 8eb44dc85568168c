//! Intents and their outcomes.

use jiff::SignedDuration;
use zhengxin::ledger::{Intent, IntentOutcome, Settled, State, Store, Then};
use zhengxin::protocol::{Class, Effect};

use crate::{Rig, accepted, end, intent};

fn intents<S: Store>(rig: &mut Rig<S>) -> Vec<Intent> {
    rig.with(|ledger, _| ledger.history("u1")).unwrap().intents
}

crate::rules! {
    fn one_commit_settles_the_last_call_and_opens_the_next(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("login", Effect::Tries));
        rig.wait(1);
        rig.step(&held, accepted(), intent("submitQuestion", Effect::Submits));
        let intents = intents(rig);
        assert_eq!(intents.len(), 2);
        assert_eq!((intents[0].seq, intents[0].outcome, intents[0].settled_at),
            (1, Some(IntentOutcome::Accepted), Some(rig.now)));
        assert_eq!((intents[1].seq, intents[1].method.as_str(), intents[1].outcome), (2, "submitQuestion", None));
    }

    fn there_is_at_most_one_open_intent(rig) {
        let held = rig.claimed().held;
        for _ in 0..3 {
            rig.step(&held, None, intent("login", Effect::Tries));
            let open = intents(rig).into_iter().filter(|intent| intent.outcome.is_none()).count();
            assert_eq!(open, 1);
        }
    }

    fn a_refusal_keeps_its_code(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("login", Effect::Tries));
        let refused = Settled { outcome: IntentOutcome::Refused, code: Some(208_102) };
        rig.step(&held, Some(refused), Then::GoOn);
        assert_eq!((intents(rig)[0].outcome, intents(rig)[0].code), (Some(IntentOutcome::Refused), Some(208_102)));
    }

    fn an_end_records_class_code_and_report(rig) {
        let held = rig.claimed().held;
        let mut ended = end(State::Done);
        (ended.report, ended.score, ended.grade) = (Some("reports/u1.json".to_owned()), Some(720), Some("A".to_owned()));
        rig.step(&held, None, Then::Final(ended));
        let record = rig.with(|ledger, _| ledger.history("u1")).unwrap().record;
        assert_eq!((record.report.as_deref(), record.score, record.grade.as_deref()),
            (Some("reports/u1.json"), Some(720), Some("A")));
        assert_eq!((record.holder, record.lease_until, record.due_at), (None, None, None));
    }

    fn totals_count_states_and_the_classes_of_failures(rig) {
        rig.import(4);
        let held: Vec<_> = rig.claim(3).into_iter().map(|claim| claim.held).collect();
        let mut failed = end(State::Failed);
        failed.class = Some(Class::Credentials);
        rig.step(&held[0], None, Then::Final(failed.clone()));
        rig.step(&held[1], None, Then::Final(failed));
        let at = rig.now + SignedDuration::from_hours(24);
        rig.step(&held[2], None, Then::Due { state: State::Applied, at, question: None });
        let totals = rig.with(|ledger, _| ledger.totals());
        assert_eq!((totals.of(State::Failed), totals.of(State::Applied), totals.of(State::Ready)), (2, 1, 1));
        assert_eq!(totals.all(), 4);
        assert_eq!(totals.classes.get("credentials"), Some(&2));
        assert_eq!(totals.next_due, Some(rig.now));
    }

    fn a_failed_transaction_changes_nothing(rig) {
        rig.import(1);
        let now = rig.now;
        let failed = rig.ledger.transact(|ledger| {
            ledger.import(&crate::row(2), now)?;
            ledger.claim(&crate::runner(), 2, now)?;
            Err::<(), _>(zhengxin::ledger::LedgerError::Full)
        });
        assert!(failed.is_err());
        assert!(rig.with(|ledger, _| ledger.history("u2")).is_none());
        assert_eq!(rig.state("u1"), State::Ready);
    }
}

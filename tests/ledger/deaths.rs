//! How the ledger takes over from dead workers.

use jiff::SignedDuration;
use zhengxin::ledger::{Claim, IntentOutcome, QuestionKind, State, Store, Then};
use zhengxin::protocol::{Class, Effect};

use crate::{Rig, accepted, intent};

/// The run is killed, and another one starts.
fn restart<S: Store>(rig: &mut Rig<S>) {
    rig.with(|ledger, now| ledger.take_over_runs(now));
}

/// How long a run must have lived before it drives an applicant whose workers have died twice in the same step.
const A_WHILE: i64 = 10;

crate::rules! {
    fn the_submission_of_a_dead_worker_settles_until_the_gateway_can_no_longer_act(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        rig.wait(1);
        restart(rig);
        let history = rig.with(|ledger, _| ledger.history("u1")).unwrap();
        let (send_before, record) = (history.intents[0].send_before, history.record);
        assert_eq!(record.state, State::Settling);
        assert_eq!(record.due_at, Some(send_before + SignedDuration::from_mins(10)));
        assert!(rig.claim(1).is_empty());
        rig.wait(11 * 60);
        let claim = rig.claim(1).remove(0);
        assert_eq!(claim.last.map(|intent| (intent.method, intent.outcome)),
            Some(("submitQuestion".to_owned(), Some(IntentOutcome::Died))));
    }

    fn the_try_of_a_dead_worker_is_lost_and_the_applicant_goes_on(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("login", Effect::Tries));
        restart(rig);
        assert_eq!(rig.claim(1).len(), 1);
        let history = rig.with(|ledger, _| ledger.history("u1")).unwrap();
        assert_eq!(history.intents[0].outcome, Some(IntentOutcome::Died));
    }

    fn a_call_that_was_settled_before_its_worker_died_is_not_settled_again(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        rig.step(&held, accepted(), Then::GoOn);
        restart(rig);
        assert_eq!(rig.state("u1"), State::Ready);
        let last = rig.claim(1).remove(0).last.unwrap();
        assert_eq!(last.outcome, Some(IntentOutcome::Accepted));
    }

    fn three_deaths_in_one_step_make_an_applicant_poison_and_the_others_go_on(rig) {
        rig.import(2);
        for death in 1..=3 {
            rig.wait(A_WHILE);
            let claims = rig.claim(2);
            let held = claims.iter().find(|claim| claim.record.user_id == "u1").unwrap().held.clone();
            rig.step(&held, None, intent("login", Effect::Tries));
            if death < 3 && claims.len() == 2 {
                let other = claims.iter().find(|claim| claim.record.user_id == "u2").unwrap().held.clone();
                let at = rig.now;
                rig.step(&other, None, Then::Due { state: State::Ready, at, question: None });
            }
            restart(rig);
        }
        let record = rig.with(|ledger, _| ledger.history("u1")).unwrap().record;
        assert_eq!((record.state, record.class), (State::Poison, Some(Class::Internal)));
        assert_eq!(rig.claim(2)[0].record.user_id, "u2");
    }

    fn deaths_in_different_steps_are_not_counted_together(rig) {
        rig.import(1);
        for method in ["login", "getQuestion", "login", "getQuestion", "login"] {
            let held = rig.claim(1).remove(0).held;
            rig.step(&held, None, intent(method, Effect::Tries));
            restart(rig);
            assert_eq!(rig.state("u1"), State::Ready, "{method}");
        }
    }

    fn success_in_an_earlier_step_does_not_reset_the_deaths_in_a_later_one(rig) {
        rig.import(1);
        for _ in 0..3 {
            rig.wait(A_WHILE);
            let held = rig.claim(1).remove(0).held;
            rig.step(&held, None, intent("login", Effect::Tries));
            rig.step(&held, accepted(), intent("getQuestion", Effect::Tries));
            restart(rig);
        }
        assert_eq!(rig.state("u1"), State::Poison, "recovery that loops on a poison row");
    }

    fn surviving_a_step_resets_its_deaths(rig) {
        rig.import(1);
        for _ in 0..5 {
            let held = rig.claim(1).remove(0).held;
            rig.step(&held, None, intent("login", Effect::Tries));
            restart(rig);
            let held = rig.claim(1).remove(0).held;
            rig.step(&held, None, intent("login", Effect::Tries));
            let at = rig.now;
            rig.step(&held, accepted(), Then::Due { state: State::Ready, at, question: None });
        }
        assert_eq!(rig.state("u1"), State::Ready);
    }

    fn a_run_killed_again_and_again_makes_no_applicant_poison(rig) {
        rig.import(1);
        let mut driven = 0;
        for _ in 0..20 {
            rig.wait(A_WHILE - 1);
            for claim in rig.claim(1) {
                rig.step(&claim.held, None, intent("login", Effect::Tries));
                driven += 1;
            }
            restart(rig);
        }
        assert_eq!((driven, rig.state("u1")), (2, State::Ready), "the kills come from outside");
    }

    fn a_run_that_has_lived_for_a_while_drives_an_applicant_whose_workers_died_twice(rig) {
        rig.import(2);
        for _ in 0..2 {
            let held = rig.claim(1).remove(0).held;
            rig.step(&held, None, intent("login", Effect::Tries));
            restart(rig);
        }
        let user_ids = |claims: Vec<Claim>| Vec::from_iter(claims.into_iter().map(|claim| claim.record.user_id));
        rig.wait(A_WHILE - 1);
        assert_eq!(user_ids(rig.claim(2)), ["u2"]);
        assert!(rig.with(|ledger, now| ledger.is_busy(&State::CLAIMABLE, now)), "the run does not end before");
        rig.wait(1);
        assert_eq!(user_ids(rig.claim(2)), ["u1"]);
    }

    fn deaths_behind_the_same_settled_call_are_counted_together(rig) {
        rig.import(1);
        for _ in 0..3 {
            rig.wait(A_WHILE);
            let held = rig.claim(1).remove(0).held;
            rig.step(&held, None, intent("login", Effect::Tries));
            rig.step(&held, accepted(), intent("viewReport", Effect::Tries));
            rig.step(&held, accepted(), Then::GoOn);
            restart(rig);
        }
        assert_eq!(rig.state("u1"), State::Poison, "each worker has survived viewReport, and died of its reply");
    }

    fn a_worker_that_records_its_first_call_has_survived_what_comes_before(rig) {
        rig.import(2);
        rig.claim(2);
        restart(rig);
        let held = rig.claim(2).remove(0).held;
        assert!(rig.claim(2).is_empty(), "the other suspect waits");
        rig.step(&held, None, intent("login", Effect::Tries));
        assert_eq!(rig.claim(2).len(), 1);
    }

    fn an_open_identity_code_does_not_block_an_applicant_whose_worker_died(rig) {
        let held = rig.claimed().held;
        let (at, identity) = (rig.now, crate::question("viewReport.message_code", QuestionKind::Identity));
        rig.step(&held, None, Then::Due { state: State::Applied, at, question: Some(identity) });
        assert_eq!(rig.claim(1).len(), 1);
        restart(rig);
        assert_eq!(rig.claim(1).len(), 1, "it is driven again, and does not wait for ever");
    }

    fn applicants_whose_workers_died_are_driven_one_at_a_time(rig) {
        rig.import(4);
        rig.claim(3);
        restart(rig);
        let claims = rig.claim(4);
        assert_eq!(claims.iter().filter(|claim| claim.record.crashes > 0).count(), 1);
        assert_eq!(claims.len(), 2, "the fourth has no death behind it");
        assert!(rig.claim(4).is_empty());
        let suspect = claims.iter().find(|claim| claim.record.crashes > 0).unwrap().held.clone();
        let at = rig.now;
        rig.step(&suspect, None, Then::Due { state: State::Ready, at, question: None });
        assert_eq!(rig.claim(4).len(), 2, "one more suspect, and the one that is none any more");
    }
}

//! Claims, leases and fencing.

use jiff::SignedDuration;
use zhengxin::ledger::{Hold, Holder, IntentOutcome, Settled, Spans, State, Then};
use zhengxin::protocol::Effect;

use crate::{Rig, accepted, end, intent, runner};

crate::rules! {
    fn an_applicant_is_claimed_once(rig) {
        rig.import(3);
        assert_eq!(rig.claim(2).len(), 2);
        assert_eq!(rig.claim(5).len(), 1);
        assert!(rig.claim(5).is_empty());
    }

    fn only_due_applicants_are_claimed_and_the_longest_due_first(rig) {
        rig.import(3);
        let held: Vec<Hold> = rig.claim(3).into_iter().map(|claim| claim.held).collect();
        for (held, seconds) in held.iter().zip([30, 20, 500]) {
            let at = rig.now + SignedDuration::from_secs(seconds);
            rig.step(held, None, Then::Due { state: State::Ready, at, question: None });
        }
        rig.wait(60);
        let claimed: Vec<String> = rig.claim(9).into_iter().map(|claim| claim.record.user_id).collect();
        assert_eq!(claimed, ["u2", "u1"]);
    }

    fn a_run_that_ends_with_the_application_claims_no_applicant_that_has_applied(rig) {
        rig.import(3);
        let held: Vec<Hold> = rig.claim(2).into_iter().map(|claim| claim.held).collect();
        for (held, state) in held.iter().zip([State::Applied, State::Settling]) {
            let at = rig.now;
            rig.step(held, None, Then::Due { state, at, question: None });
        }
        let claimed = rig.with(|ledger, now| ledger.claim_in(&State::UNAPPLIED, &runner(), 9, now));
        let claimed: Vec<&str> = claimed.iter().map(|claim| claim.record.user_id.as_str()).collect();
        assert_eq!(claimed, ["u2", "u3"]);
        assert_eq!(rig.claim(9)[0].record.user_id, "u1");
    }

    fn each_claim_raises_the_epoch(rig) {
        let held = rig.claimed().held;
        let at = rig.now;
        rig.step(&held, None, Then::Due { state: State::Ready, at, question: None });
        assert_eq!(rig.claim(1)[0].held.epoch, held.epoch + 1);
    }

    fn a_worker_whose_applicant_was_taken_over_changes_nothing(rig) {
        let zombie = rig.claimed().held;
        rig.wait(3600);
        rig.rescue();
        let successor = rig.claim(1).remove(0).held;
        let before = rig.with(|ledger, _| ledger.history("u1"));
        assert_eq!(rig.try_step(&zombie, None, Then::Final(end(State::Done))), None, "completes its successor's work");
        assert_eq!(rig.try_step(&zombie, None, intent("login", Effect::Tries)), None);
        assert_eq!(rig.with(|ledger, _| ledger.history("u1")), before);
        rig.step(&successor, None, Then::Final(end(State::Done)));
    }

    fn a_late_reply_of_a_fenced_worker_is_kept_as_evidence_and_changes_nothing_else(rig) {
        let zombie = rig.claimed().held;
        rig.wait(3600);
        rig.rescue();
        rig.with(|ledger, now| ledger.evidence(&zombie, "submitQuestion: accepted", now));
        let history = rig.with(|ledger, _| ledger.history("u1")).unwrap();
        assert_eq!(history.record.state, State::Ready);
        assert_eq!(history.evidence, [(zombie.epoch, "submitQuestion: accepted".to_owned(), rig.now)]);
    }

    fn the_refused_step_of_a_fenced_worker_keeps_the_gateways_reply_as_evidence(rig) {
        let zombie = rig.claimed().held;
        rig.step(&zombie, None, intent("submitQuestion", Effect::Submits));
        rig.wait(3600);
        rig.rescue();
        let refused = Settled { outcome: IntentOutcome::Refused, code: Some(208_102) };
        let lost = Settled { outcome: IntentOutcome::Lost, code: None };
        for (settled, next) in [(accepted(), Then::GoOn), (Some(refused), Then::Final(end(State::Done))),
            (Some(lost), Then::GoOn), (None, Then::GoOn)] {
            assert!(rig.try_step(&zombie, settled, next).is_none());
        }
        let history = rig.with(|ledger, _| ledger.history("u1")).unwrap();
        let told: Vec<_> = history.evidence.iter().map(|(epoch, told, _)| (*epoch, told.as_str())).collect();
        let epoch = zombie.epoch;
        assert_eq!(told, [(epoch, "submitQuestion: accepted"), (epoch, "submitQuestion: refused 208102")]);
        assert_eq!((history.record.state, history.intents[0].outcome), (State::Settling, Some(IntentOutcome::Died)));
    }

    fn a_renewed_lease_is_not_rescued_and_a_lapsed_one_is(rig) {
        rig.import(2);
        let held: Vec<Hold> = rig.claim(2).into_iter().map(|claim| claim.held).collect();
        rig.wait(80);
        assert!(rig.with(|ledger, now| ledger.renew(&held[..1], now)).is_empty());
        rig.wait(80);
        assert_eq!(rig.rescue(), 1);
        assert_eq!((rig.state("u1"), rig.state("u2")), (State::Running, State::Ready));
    }

    fn a_run_whose_machine_was_suspended_does_not_rescue_its_own_applicants(rig) {
        rig.import(2);
        let held = rig.claim(1).remove(0).held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        let other = Holder::Run("2".to_owned());
        let others = rig.with(|ledger, now| ledger.claim(&other, 1, now)).remove(0).held;
        rig.wait(8 * 3600);
        assert_eq!(rig.with(|ledger, now| ledger.rescue_from_others(&runner(), 10, now)), 1);
        assert!(rig.try_step(&others, None, Then::GoOn).is_none(), "it has ended");
        assert_eq!(rig.rescue(), 0, "its own lease is renewed");
        rig.step(&held, accepted(), Then::Final(end(State::Done)));
    }

    fn a_person_does_not_rescue_applicants_of_a_run_whose_machine_was_suspended(rig) {
        let held = rig.claimed().held;
        rig.wait(8 * 3600);
        assert!(rig.with(|ledger, now| ledger.take("wang", 1, now)).is_empty());
        rig.step(&held, None, Then::Final(end(State::Done)));
    }

    fn a_rescuer_leaves_a_finished_applicant_alone(rig) {
        rig.import(2);
        let held: Vec<Hold> = rig.claim(2).into_iter().map(|claim| claim.held).collect();
        rig.step(&held[0], None, Then::Final(end(State::Done)));
        let finished = rig.with(|ledger, _| ledger.history("u1"));
        rig.wait(8 * 3600);
        assert_eq!(rig.rescue(), 1, "u2");
        assert_eq!(rig.with(|ledger, now| ledger.take_over_runs(now)), 0);
        assert_eq!(rig.with(|ledger, _| ledger.history("u1")), finished);
    }

    fn a_hold_that_no_longer_stands_cannot_be_renewed(rig) {
        let held = rig.claimed().held;
        rig.wait(3600);
        rig.rescue();
        assert_eq!(rig.with(|ledger, now| ledger.renew(std::slice::from_ref(&held), now)), [held]);
    }

    fn each_step_extends_the_lease(rig) {
        let held = rig.claimed().held;
        for _ in 0..5 {
            rig.wait(60);
            rig.step(&held, None, Then::GoOn);
            assert_eq!(rig.rescue(), 0);
        }
    }

    fn a_step_leaves_a_lease_of_which_enough_is_left(rig) {
        let held = rig.claimed().held;
        let lease_until = |rig: &mut Rig<S>| rig.with(|ledger, _| ledger.history("u1")).unwrap().record.lease_until;
        let first = lease_until(rig);
        let limits = Spans::default();
        rig.wait((limits.lease - limits.enough_of_a_lease()).as_secs());
        rig.step(&held, None, Then::GoOn);
        assert_eq!(lease_until(rig), first);
        rig.wait(1);
        rig.step(&held, None, intent("login", Effect::Tries));
        assert!(lease_until(rig) > first);
    }

    fn a_process_whose_clock_is_behind_is_not_taken_for_dead(rig) {
        rig.import(2);
        rig.wait(2 * 3600);
        rig.claim(1);
        let (ahead, wang) = (rig.now, Holder::Person("wang".to_owned()));
        rig.start_another(-3900);
        let behind = rig.with(|ledger, now| ledger.claim(&wang, 1, now)).remove(0).held;
        rig.start_another(0);
        rig.now = ahead + SignedDuration::from_secs(89);
        assert_eq!(rig.with(|ledger, now| ledger.rescue_from_others(&runner(), 10, now)), 0);
        rig.step(&behind, None, Then::GoOn);
    }

    fn a_process_whose_clock_was_behind_and_is_set_right_takes_nobody_for_dead(rig) {
        rig.import(1);
        rig.claim(1);
        rig.start_another(-3900);
        assert_eq!(rig.with(|ledger, now| ledger.rescue_from_others(&Holder::Run("2".to_owned()), 10, now)), 0);
        rig.wait(3900);
        assert_eq!(rig.with(|ledger, now| ledger.rescue_from_others(&Holder::Run("2".to_owned()), 10, now)), 0);
    }

    fn the_submission_of_a_person_settles_from_when_it_is_taken_over(rig) {
        rig.import(1);
        let wang = Holder::Person("wang".to_owned());
        let held = rig.with(|ledger, now| ledger.claim(&wang, 1, now)).remove(0).held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        rig.wait(8 * 3600);
        rig.rescue();
        let record = rig.with(|ledger, _| ledger.history("u1")).unwrap().record;
        assert_eq!(record.due_at, Some(rig.now + Spans::default().settle_after));
    }

    fn a_final_applicant_is_never_claimed(rig) {
        rig.import(1);
        for state in [State::Done, State::Failed, State::Uncertain] {
            let held = rig.claim(1).remove(0).held;
            rig.step(&held, None, Then::Final(end(state)));
            rig.wait(90_000);
            assert!(rig.claim(1).is_empty(), "{state}");
            rig.with(|ledger, now| ledger.retry("u1", zhengxin::ledger::Retry { again: true }, now));
            if state == State::Done {
                return assert!(rig.claim(1).is_empty(), "retry re-runs a success");
            }
        }
    }

    fn a_new_run_takes_over_from_an_ended_one_without_waiting_for_leases(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("login", Effect::Tries));
        assert!(rig.claim(1).is_empty());
        assert_eq!(rig.with(|ledger, now| ledger.take_over_runs(now)), 1);
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn a_recorded_call_must_be_sent_before_its_lease_ends(rig) {
        let held = rig.claimed().held;
        let stepped = rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        let hand_over_before = stepped.hand_over_before.unwrap();
        let history = rig.with(|ledger, _| ledger.history("u1")).unwrap();
        let (send_before, lease) = (history.intents[0].send_before, history.record.lease_until.unwrap());
        assert!(rig.now < hand_over_before && hand_over_before < send_before);
        assert!(send_before < lease, "nothing leaves once another worker may have taken over");
        assert_eq!(rig.step(&held, accepted(), Then::GoOn).hand_over_before, None);
    }
}

//! The operations of operators: retry, withdraw, close.

use zhengxin::ledger::{
    AnswerVerdict, Blob, Changed, PersonResponse, QuestionKind, Retry, RunPace, Selection, State, Then,
};
use zhengxin::protocol::Effect;

use crate::{accepted, end, intent, sealed};

crate::rules! {
    fn a_failed_applicant_is_tried_again_once(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, Then::Final(end(State::Failed)));
        let retry = Retry::default();
        assert_eq!(rig.with(|ledger, now| ledger.retry("u1", retry, now)), Changed::Done);
        assert_eq!(rig.with(|ledger, now| ledger.retry("u1", retry, now)), Changed::Unfit(State::Ready));
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn an_uncertain_applicant_is_retried_only_with_explicit_permission(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, Then::Final(end(State::Uncertain)));
        let (retry, again) = (Retry { again: false }, Retry { again: true });
        assert_eq!(rig.with(|ledger, now| ledger.retry("u1", retry, now)), Changed::Unfit(State::Uncertain));
        assert_eq!(rig.with(|ledger, now| ledger.retry("u1", again, now)), Changed::Done);
        assert!(rig.claim(1)[0].record.again);
    }

    fn the_permission_to_submit_again_covers_one_submission(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, Then::Final(end(State::Uncertain)));
        rig.with(|ledger, now| ledger.retry("u1", Retry { again: true }, now));
        let held = rig.claim(1).remove(0).held;
        rig.step(&held, None, intent("login", Effect::Tries));
        assert!(rig.with(|ledger, _| ledger.history("u1")).unwrap().record.again);
        rig.step(&held, accepted(), intent("submitQuestion", Effect::Submits));
        assert!(!rig.with(|ledger, _| ledger.history("u1")).unwrap().record.again);
    }

    fn an_unknown_user_id_is_reported(rig) {
        assert_eq!(rig.with(|ledger, now| ledger.retry("nobody", Retry::default(), now)), Changed::Unknown);
        assert_eq!(rig.with(|ledger, _| ledger.withdraw("nobody")), Changed::Unknown);
    }

    fn a_withdrawn_applicant_is_erased_and_its_worker_fenced_but_its_open_intent_stays(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        assert_eq!(rig.with(|ledger, _| ledger.withdraw("u1")), Changed::Done);
        assert_eq!(rig.try_step(&held, accepted(), Then::GoOn), None);
        let history = rig.with(|ledger, _| ledger.history("u1")).unwrap();
        assert_eq!((history.record.state, history.intents[0].outcome), (State::Withdrawn, None));
        assert_eq!(rig.with(|ledger, _| ledger.store_mut().blob(held.id, Blob::Values)), None);
        assert!(rig.claim(1).is_empty());
    }

    fn an_answer_for_a_withdrawn_applicant_is_refused(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "bank_card", QuestionKind::Value);
        let question = rig.with(|ledger, _| ledger.questions(None, 1)).remove(0);
        rig.with(|ledger, _| ledger.withdraw("u1"));
        let response = PersonResponse::Value(sealed("x"));
        assert_eq!(rig.with(|ledger, now| ledger.respond(question.id, "wang", response, now)), AnswerVerdict::Withdrawn);
        assert!(rig.with(|ledger, _| ledger.questions(None, 1)).is_empty());
    }

    fn close_erases_all_values_and_keeps_results(rig) {
        rig.import(3);
        let held = rig.claim(1).remove(0).held;
        rig.step(&held, None, Then::Final(end(State::Done)));
        let (last, changed) = rig.with(|ledger, _| ledger.close(None, 10));
        assert_eq!(changed, 2, "the values of the first were erased when it was done");
        assert_eq!(rig.with(|ledger, _| ledger.close(last, 10)), (None, 0));
        assert_eq!(rig.with(|ledger, _| ledger.close(None, 10)), (last, 0), "nothing is left to erase");
        let rows = rig.with(|ledger, _| ledger.rows(&Selection::default(), None, 10));
        let states: Vec<State> = rows.iter().map(|row| row.state).collect();
        assert_eq!(states, [State::Done, State::Withdrawn, State::Withdrawn]);
        for row in rows {
            assert_eq!(rig.with(|ledger, _| ledger.store_mut().blob(row.id, Blob::Values)), None);
        }
    }

    fn driven_applicants_are_listed_as_held_even_after_their_lease(rig) {
        rig.import(3);
        rig.claim(2);
        rig.wait(1_000_000);
        let held = rig.with(|ledger, _| ledger.held(10));
        let ids: Vec<&str> = held.iter().map(|record| record.user_id.as_str()).collect();
        assert_eq!(ids, ["u1", "u2"]);
        assert_eq!(rig.with(|ledger, _| ledger.held(1)).len(), 1);
    }

    fn the_pace_of_a_run_is_stored_and_follows_the_last_minutes(rig) {
        assert_eq!(rig.with(|ledger, _| ledger.pace()), None);
        let mut pace = RunPace::beginning(rig.now);
        assert_eq!(pace.per_minute(), None);
        rig.wait(300);
        pace.let_go = 50;
        pace = pace.of_late(rig.now);
        rig.with(|ledger, _| ledger.note_pace(pace));
        assert_eq!(rig.with(|ledger, _| ledger.run_pace()).and_then(|pace| pace.per_minute()), Some(10.0));
        rig.wait(301);
        let later = pace.of_late(rig.now);
        assert!(later.since > pace.since && later.let_go == 25, "{later:?}");
    }

    fn selected_rows_are_paged_in_the_order_of_the_list(rig) {
        rig.import(5);
        let held = rig.claim(2).remove(1).held;
        rig.step(&held, None, Then::Final(end(State::Failed)));
        let first = rig.with(|ledger, _| ledger.rows(&Selection::default(), None, 2));
        let rest = rig.with(|ledger, _| ledger.rows(&Selection::default(), Some(first[1].id), 10));
        let ids: Vec<&str> = first.iter().chain(&rest).map(|row| row.user_id.as_str()).collect();
        assert_eq!(ids, ["u1", "u2", "u3", "u4", "u5"]);
        let failed = Selection { states: vec![State::Failed], class: None };
        assert_eq!(rig.with(|ledger, _| ledger.rows(&failed, None, 10)).len(), 1);
    }
}

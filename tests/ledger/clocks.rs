//! Processes whose clocks differ, because the machine's clock was set back.

use jiff::SignedDuration;
use zhengxin::ledger::{Changed, Holder, NewQuestion, PersonResponse, QuestionKind, State, Store, Then};

use crate::{Rig, question, sealed};

const IDENTITY: &str = "viewReport.message_code";

/// A run that began after the clock was set back notes its time. Processes that lived through that are an hour ahead.
fn run_is_behind<S: Store>(rig: &mut Rig<S>) {
    rig.start_another(-3600);
    rig.with(|ledger, now| ledger.note_run_time(now));
}

/// The process of a person acts, whose clock is an hour ahead of the run's.
fn ahead<S: Store, T>(rig: &mut Rig<S>, act: impl FnOnce(&mut Rig<S>) -> T) -> T {
    rig.start_another(3600);
    let acted = act(rig);
    rig.start_another(-3600);
    acted
}

/// The applicant waits for the report, which is looked for in a day. The question for its identity code is open.
fn applied<S: Store>(rig: &mut Rig<S>) {
    let held = rig.claimed().held;
    let at = rig.now + SignedDuration::from_hours(24);
    let asked = Some(question(IDENTITY, QuestionKind::Identity));
    rig.step(&held, None, Then::Due { state: State::Applied, at, question: asked });
}

fn answer<S: Store>(rig: &mut Rig<S>, value: &str) {
    let id = rig.with(|ledger, _| ledger.questions(None, 1))[0].id;
    let response = PersonResponse::Value(sealed(value));
    rig.with(|ledger, now| ledger.respond(id, "wang", response, now));
}

crate::rules! {
    fn the_answer_of_a_person_whose_clock_is_ahead_makes_the_applicant_due_at_once(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "bank_card", QuestionKind::Value);
        run_is_behind(rig);
        ahead(rig, |rig| answer(rig, "6222"));
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn an_identity_code_of_a_person_whose_clock_is_ahead_makes_the_applicant_due_at_once(rig) {
        applied(rig);
        run_is_behind(rig);
        ahead(rig, |rig| answer(rig, "8k2m3x"));
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn a_notice_to_a_process_whose_clock_is_ahead_makes_the_applicant_due_at_once(rig) {
        applied(rig);
        run_is_behind(rig);
        assert_eq!(ahead(rig, |rig| rig.with(|ledger, now| ledger.notice("u1", now))), Changed::Done);
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn a_notice_puts_off_no_applicant_that_is_due_already(rig) {
        applied(rig);
        rig.with(|ledger, now| ledger.notice("u1", now));
        let due_at = rig.with(|ledger, _| ledger.history("u1")).unwrap().record.due_at;
        rig.wait(60);
        assert_eq!(rig.with(|ledger, now| ledger.notice("u1", now)), Changed::Done);
        assert_eq!(rig.with(|ledger, _| ledger.history("u1")).unwrap().record.due_at, due_at);
    }

    fn a_question_that_expired_for_a_person_whose_clock_is_ahead_makes_the_applicant_due_at_once(rig) {
        let held = rig.claimed().held;
        let asked = NewQuestion {
            payload: Some(sealed("shown")),
            expires_at: Some(rig.now + SignedDuration::from_mins(20)),
            ..question("kba[0]", QuestionKind::Knowledge)
        };
        rig.step(&held, None, Then::Park { question: asked, refused: None });
        rig.wait(600);
        run_is_behind(rig);
        ahead(rig, |rig| {
            rig.wait(900);
            assert!(rig.with(|ledger, now| ledger.take("wang", 1, now)).is_empty());
            rig.wait(-900);
        });
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn the_applicant_of_a_dead_person_whose_clock_was_ahead_is_due_at_once(rig) {
        rig.import(1);
        run_is_behind(rig);
        rig.wait(3600);
        let wang = Holder::Person("wang".to_owned());
        rig.with(|ledger, now| ledger.claim(&wang, 1, now));
        rig.wait(600);
        rig.with(|ledger, now| ledger.take("li", 1, now));
        rig.start_another(-4200);
        assert_eq!(rig.claim(1).len(), 1);
    }
}

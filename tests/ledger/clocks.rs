//! Processes whose clocks differ, because the machine's clock was set back.

use jiff::SignedDuration;
use zhengxin::ledger::{Changed, Holder, NewQuestion, PersonResponse, QuestionKind, Spans, State, Store, Then};
use zhengxin::protocol::Effect;

use crate::{Rig, intent, question, sealed};

const IDENTITY: &str = "viewReport.message_code";
/// So many seconds.
const YEAR: i64 = 365 * 24 * 3600;

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

fn due_at<S: Store>(rig: &mut Rig<S>) -> jiff::Timestamp {
    rig.with(|ledger, _| ledger.history("u1")).unwrap().record.due_at.unwrap()
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

    fn what_waits_since_the_clock_was_a_year_ahead_is_due_no_later_than_by_that_clock(rig) {
        rig.wait(YEAR);
        applied(rig);
        rig.with(|ledger, now| ledger.note_run_time(now));
        rig.start_another(-YEAR);
        rig.with(|ledger, now| ledger.begin_run(now));
        rig.wait(24 * 3600 - 1);
        assert!(rig.claim(1).is_empty());
        rig.wait(1);
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn a_run_whose_clock_is_not_behind_brings_no_time_back(rig) {
        applied(rig);
        rig.with(|ledger, now| ledger.note_run_time(now));
        let before = rig.with(|ledger, _| ledger.history("u1"));
        rig.wait(-5);
        rig.with(|ledger, now| ledger.begin_run(now));
        rig.wait(3600);
        rig.with(|ledger, now| ledger.begin_run(now));
        assert_eq!(rig.with(|ledger, _| ledger.history("u1")), before);
    }

    fn a_question_held_by_a_clock_a_year_ahead_is_free_and_must_be_fetched_anew_by_the_corrected_one(rig) {
        let held = rig.claimed().held;
        rig.wait(YEAR);
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        let claim = rig.with(|ledger, now| ledger.take("wang", 1, now)).remove(0).claim.unwrap();
        let expires_at = Some(rig.now + SignedDuration::from_mins(5));
        let asked = NewQuestion { payload: Some(sealed("picture")), expires_at, ..question("pic_code", QuestionKind::Captcha) };
        rig.step(&claim.held, None, Then::Park { question: asked, refused: None });
        rig.with(|ledger, now| ledger.note_run_time(now));
        rig.start_another(-YEAR);
        rig.with(|ledger, now| ledger.begin_run(now));
        assert!(rig.with(|ledger, now| ledger.take("li", 1, now)).is_empty(), "wang still holds it");
        rig.wait(5 * 60);
        assert!(rig.with(|ledger, now| ledger.take("li", 1, now))[0].claim.is_some());
    }

    fn a_question_asked_by_a_clock_a_year_ahead_is_offered_to_the_program_of_a_later_run(rig) {
        let held = rig.claimed().held;
        rig.wait(YEAR);
        rig.park(&held, "bank_card", QuestionKind::Value);
        rig.with(|ledger, now| ledger.note_run_time(now));
        rig.start_another(-YEAR);
        rig.with(|ledger, now| ledger.begin_run(now));
        rig.with(|ledger, now| ledger.offer((None, 9), now, 0, now));
        assert_eq!(rig.claim(1).len(), 1);
    }

    fn a_submission_settles_in_full_whichever_clock_wrote_its_time(rig) {
        rig.import(1);
        rig.wait(YEAR);
        rig.with(|ledger, now| ledger.note_run_time(now));
        rig.start_another(-YEAR);
        // The process of a person submits by the corrected clock, before a run begins.
        let wang = Holder::Person("wang".to_owned());
        let held = rig.with(|ledger, now| ledger.claim_in(&[State::Ready], &wang, 1, now)).remove(0).held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        let at = rig.now + Spans::default().settles_after();
        rig.step(&held, None, Then::Due { state: State::Settling, at, question: None });
        rig.wait(60);
        rig.with(|ledger, now| ledger.begin_run(now));
        assert_eq!(due_at(rig), at);
    }

    fn a_submission_of_a_run_that_died_a_year_ahead_settles_as_long_as_any_other(rig) {
        rig.import(1);
        rig.wait(YEAR);
        rig.with(|ledger, now| ledger.note_run_time(now));
        let held = rig.claim(1).remove(0).held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        rig.start_another(-YEAR);
        rig.with(|ledger, now| ledger.begin_run(now));
        let spans = Spans::default();
        assert_eq!(due_at(rig), rig.now + spans.send_within() + spans.settles_after());
    }

    fn a_submission_of_a_person_who_died_a_year_ahead_settles_as_long_as_any_other(rig) {
        rig.import(1);
        rig.wait(YEAR);
        rig.with(|ledger, now| ledger.note_run_time(now));
        let wang = Holder::Person("wang".to_owned());
        let held = rig.with(|ledger, now| ledger.claim(&wang, 1, now)).remove(0).held;
        rig.step(&held, None, intent("submitQuestion", Effect::Submits));
        rig.start_another(-YEAR);
        rig.with(|ledger, now| ledger.begin_run(now));
        assert_eq!(rig.rescue(), 0);
        rig.ledger.lease_clock_mut().passed(std::time::Duration::from_secs(600));
        rig.wait(600);
        assert_eq!(rig.rescue(), 1);
        let spans = Spans::default();
        assert_eq!(due_at(rig), rig.now + spans.send_within() + spans.settles_after());
    }

    fn an_applicant_of_a_restored_copy_is_not_driven_before_that_has_settled(rig) {
        rig.import(1);
        rig.wait(3600);
        rig.with(|ledger, now| ledger.note_run_time(now));
        rig.start_another(-3600);
        rig.with(|ledger, now| ledger.begin_incarnation(now));
        rig.with(|ledger, now| ledger.import(&crate::row(2), now).map(drop));
        rig.with(|ledger, now| ledger.begin_run(now));
        assert!(rig.claim(9).is_empty());
        rig.wait(Spans::default().settles_after().as_secs());
        assert_eq!(rig.claim(9).len(), 2);
    }
}

//! Questions to people, their leases and their answers.

use jiff::SignedDuration;
use zhengxin::ledger::{
    AnswerVerdict, Claim, Hold, IntentOutcome, NewQuestion, PersonResponse, Question, QuestionId, QuestionKind, Reason,
    Settled, State, Store, Taken, Then, WorkStep,
};

use crate::{Rig, intent, question, sealed};
use zhengxin::protocol::Effect;

fn take<S: Store>(rig: &mut Rig<S>, person: &str, most: usize) -> Vec<Taken> {
    rig.with(|ledger, now| ledger.take(person, most, now))
}

fn respond<S: Store>(rig: &mut Rig<S>, id: QuestionId, person: &str, value: &str) -> AnswerVerdict {
    let response = PersonResponse::Value(sealed(value));
    rig.with(|ledger, now| ledger.respond(id, person, response, now))
}

/// Returns a captcha question that `wang` has taken and whose picture is fetched.
fn fetched<S: Store>(rig: &mut Rig<S>) -> Question {
    let held = rig.claimed().held;
    rig.park(&held, "pic_code", QuestionKind::Captcha);
    let claim = take(rig, "wang", 1).remove(0).claim.unwrap();
    picture(rig, &claim)
}

fn picture<S: Store>(rig: &mut Rig<S>, claim: &Claim) -> Question {
    let expires_at = Some(rig.now + SignedDuration::from_mins(5));
    let asked =
        NewQuestion { payload: Some(sealed("picture")), expires_at, ..question("pic_code", QuestionKind::Captcha) };
    rig.step(&claim.held, None, Then::Park { question: asked, refused: None });
    let open = rig.with(|ledger, _| ledger.questions(None, 10));
    open.into_iter().find(|question| question.applicant == claim.held.id).unwrap()
}

/// The worker releases the applicant, because its call, which was to send the answer `8k2m`, never left.
fn never_left<S: Store>(rig: &mut Rig<S>, held: &Hold, id: QuestionId) {
    let unsent = [(id, sealed("8k2m"))];
    let settled = Some(Settled { outcome: IntentOutcome::NeverLeft, code: None });
    let next = Then::Due { state: State::Ready, at: rig.now, question: None };
    let step = WorkStep { used: &[], unsent: &unsent, settled, snapshot: None, values: None, next };
    rig.with(|ledger, now| ledger.step(held, step, now)).unwrap();
}

crate::rules! {
    fn a_parked_applicant_waits_and_is_not_claimed(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "bank_card", QuestionKind::Value);
        assert_eq!(rig.state("u1"), State::Waiting);
        rig.wait(90_000);
        assert!(rig.claim(1).is_empty());
    }

    fn taking_a_captcha_claims_its_applicant_to_fetch_the_picture(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        let taken = take(rig, "wang", 1).remove(0);
        let claim = taken.claim.unwrap();
        assert_eq!((claim.reason, claim.held.epoch), (Reason::Taken, held.epoch + 1));
        assert_eq!(rig.state("u1"), State::Running);
        assert_eq!(picture(rig, &claim).asked.payload, Some(sealed("picture")));
        assert_eq!(rig.state("u1"), State::Waiting);
    }

    fn taking_a_captcha_fetches_its_picture_even_if_another_answer_waits(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "password", QuestionKind::Value);
        let id = take(rig, "wang", 1).remove(0).question.id;
        respond(rig, id, "wang", "secret");
        let claim = rig.claim(1).remove(0);
        assert_eq!((claim.reason, claim.answers.len()), (Reason::Answered, 1));
        rig.park(&claim.held, "pic_code", QuestionKind::Captcha);
        let claim = take(rig, "wang", 1).remove(0).claim.unwrap();
        assert_eq!((claim.reason, claim.answers.len()), (Reason::Taken, 1));
    }

    fn when_a_worker_goes_on_its_questions_close_except_the_identity_code(rig) {
        let held = rig.claimed().held;
        let at = rig.now;
        let identity = Some(question("viewReport.message_code", QuestionKind::Identity));
        rig.step(&held, None, Then::Due { state: State::Applied, at, question: identity });
        let held = rig.claim(1).remove(0).held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        let claim = take(rig, "wang", 1).remove(0).claim.unwrap();
        rig.park(&claim.held, "password", QuestionKind::Value);
        let open = rig.with(|ledger, _| ledger.questions(None, 10));
        let keys: Vec<_> = open.iter().map(|question| question.asked.key.as_str()).collect();
        assert_eq!(keys, ["viewReport.message_code", "password"]);
    }

    fn open_identity_codes_do_not_hide_other_questions(rig) {
        rig.import(302);
        let at = rig.now;
        for claim in rig.claim(301) {
            let identity = Some(question("viewReport.message_code", QuestionKind::Identity));
            rig.step(&claim.held, None, Then::Due { state: State::Applied, at: at + SignedDuration::from_hours(24), question: identity });
        }
        let held = rig.claim(1).remove(0).held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        assert_eq!(take(rig, "wang", 1)[0].question.user_id, "u302");
    }

    fn an_identity_code_answered_before_the_report_is_due_is_kept_and_not_asked_for_again(rig) {
        let held = rig.claimed().held;
        let at = rig.now + SignedDuration::from_hours(24);
        let due = || {
            let identity = Some(question("viewReport.message_code", QuestionKind::Identity));
            Then::Due { state: State::Applied, at, question: identity }
        };
        rig.step(&held, None, due());
        let id = rig.with(|ledger, _| ledger.questions(None, 9))[0].id;
        assert_eq!(respond(rig, id, "wang", "123456"), AnswerVerdict::Accepted);
        let claim = rig.claim(1).remove(0);
        assert_eq!(claim.answers.len(), 1);
        rig.step(&claim.held, None, due());
        assert!(rig.with(|ledger, _| ledger.questions(None, 9)).is_empty(), "it is answered");
        rig.wait(24 * 60 * 60);
        assert_eq!(rig.claim(1)[0].answers.len(), 1);
    }

    fn a_value_is_taken_without_a_claim_because_nothing_is_fetched(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "bank_card", QuestionKind::Value);
        assert_eq!(take(rig, "wang", 1).remove(0).claim, None);
    }

    fn a_question_is_held_by_one_person_at_a_time(rig) {
        let question = fetched(rig);
        assert!(take(rig, "li", 5).is_empty(), "two people on one task");
        assert_eq!(respond(rig, question.id, "li", "8k2m"), AnswerVerdict::TakenByAnother);
        assert_eq!(respond(rig, question.id, "wang", "8k2m"), AnswerVerdict::Accepted);
    }

    fn a_person_who_does_not_answer_in_time_loses_the_question(rig) {
        let question = fetched(rig);
        rig.wait(61);
        let taken = take(rig, "li", 5);
        assert_eq!(taken[0].question.id, question.id);
        assert_eq!(respond(rig, question.id, "wang", "8k2m"), AnswerVerdict::TakenByAnother);
    }

    fn an_answer_makes_its_applicant_due_and_is_part_of_the_claim(rig) {
        let question = fetched(rig);
        respond(rig, question.id, "wang", "8k2m");
        let claim = rig.claim(1).remove(0);
        assert_eq!(claim.reason, Reason::Answered);
        assert_eq!(claim.answers[0].answer, Some(sealed("8k2m")));
        assert_eq!(claim.answers[0].person.as_deref(), Some("wang"));
    }

    fn a_second_answer_is_refused_and_not_used(rig) {
        let question = fetched(rig);
        respond(rig, question.id, "wang", "8k2m");
        assert_eq!(respond(rig, question.id, "wang", "xxxx"), AnswerVerdict::AlreadyAnswered);
        assert_eq!(rig.claim(1)[0].answers[0].answer, Some(sealed("8k2m")));
    }

    fn an_answer_that_a_call_used_is_not_used_again(rig) {
        let question = fetched(rig);
        respond(rig, question.id, "wang", "8k2m");
        let claim = rig.claim(1).remove(0);
        rig.used_step(&claim.held, &[question.id], None, intent("login", Effect::Tries)).unwrap();
        rig.with(|ledger, now| ledger.take_over_runs(now));
        assert!(rig.claim(1)[0].answers.is_empty());
        assert_eq!(respond(rig, question.id, "wang", "xxxx"), AnswerVerdict::AlreadyAnswered);
    }

    fn an_answer_whose_call_never_left_is_used_by_a_later_one(rig) {
        let question = fetched(rig);
        respond(rig, question.id, "wang", "8k2m");
        let held = rig.claim(1).remove(0).held;
        rig.used_step(&held, &[question.id], None, intent("login", Effect::Tries)).unwrap();
        never_left(rig, &held, question.id);
        assert_eq!(rig.claim(1)[0].answers[0].answer, Some(sealed("8k2m")));
    }

    fn a_late_answer_whose_call_never_left_is_dropped(rig) {
        let question = fetched(rig);
        respond(rig, question.id, "wang", "8k2m");
        let held = rig.claim(1).remove(0).held;
        rig.used_step(&held, &[question.id], None, intent("login", Effect::Tries)).unwrap();
        rig.wait(5 * 60);
        never_left(rig, &held, question.id);
        let questions = rig.with(|ledger, _| ledger.store_mut().questions_of(held.id));
        assert!(questions.iter().all(|question| question.answer.is_none()));
    }

    fn an_unused_answer_survives_the_death_of_its_worker(rig) {
        let question = fetched(rig);
        respond(rig, question.id, "wang", "8k2m");
        rig.claim(1);
        rig.with(|ledger, now| ledger.take_over_runs(now));
        assert_eq!(rig.claim(1)[0].answers.len(), 1);
    }

    fn a_captcha_that_was_not_fetched_cannot_be_answered(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        let open = rig.with(|ledger, _| ledger.questions(None, 1)).remove(0);
        assert_eq!(respond(rig, open.id, "wang", "8k2m"), AnswerVerdict::Expired);
        assert_eq!(rig.state("u1"), State::Waiting);
    }

    fn an_answer_after_the_picture_expired_is_late_and_the_question_is_open_again(rig) {
        let question = fetched(rig);
        rig.wait(6 * 60);
        assert_eq!(respond(rig, question.id, "wang", "8k2m"), AnswerVerdict::Expired);
        assert!(take(rig, "li", 1)[0].claim.is_some(), "its picture is fetched anew");
    }

    fn an_answer_that_waited_too_long_for_a_worker_is_dropped(rig) {
        let question = fetched(rig);
        respond(rig, question.id, "wang", "8k2m");
        rig.wait(6 * 60);
        assert!(rig.claim(1)[0].answers.is_empty());
    }

    fn an_unreadable_picture_is_fetched_again_by_the_same_person(rig) {
        let question = fetched(rig);
        let verdict = rig.with(|ledger, now| ledger.respond(question.id, "wang", PersonResponse::Refresh, now));
        assert_eq!(verdict, AnswerVerdict::Accepted);
        let taken = take(rig, "wang", 1).remove(0);
        assert!(taken.claim.is_some() && !taken.question.is_refreshed);
    }

    fn a_new_sms_is_requested_explicitly_because_the_old_one_may_still_be_valid(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "message_code", QuestionKind::Sms);
        let taken = take(rig, "wang", 1).remove(0);
        rig.with(|ledger, now| ledger.take_over_runs(now));
        let claim = taken.claim.unwrap();
        let asked = NewQuestion { payload: Some(sealed("sms")), ..question("message_code", QuestionKind::Sms) };
        rig.step(&claim.held, None, Then::Park { question: asked, refused: None });
        rig.with(|ledger, now| ledger.respond(taken.question.id, "wang", PersonResponse::Refresh, now));
        assert!(take(rig, "wang", 1)[0].question.is_refreshed);
    }

    fn a_question_given_back_is_free_for_others(rig) {
        let question = fetched(rig);
        rig.with(|ledger, now| ledger.respond(question.id, "wang", PersonResponse::Free, now));
        assert_eq!(take(rig, "li", 1)[0].question.id, question.id);
    }

    fn an_applicant_stays_with_one_person(rig) {
        rig.import(2);
        for claim in rig.claim(2) {
            rig.park(&claim.held, "real_name", QuestionKind::Value);
        }
        let first = take(rig, "wang", 2).remove(1).question;
        respond(rig, first.id, "wang", "x");
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "id_card", QuestionKind::Value);
        let taken = take(rig, "wang", 1).remove(0).question;
        assert_eq!(taken.user_id, claim.record.user_id, "before the older questions of others");
    }

    fn the_question_of_a_dead_process_is_free_again(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        take(rig, "wang", 1);
        rig.wait(600);
        rig.rescue();
        assert_eq!(rig.state("u1"), State::Waiting);
        assert_eq!(take(rig, "li", 1).len(), 1);
    }

    fn an_identity_code_is_asked_for_while_its_applicant_waits_for_the_report(rig) {
        let held = rig.claimed().held;
        let at = rig.now + SignedDuration::from_hours(24);
        let asked = question("viewReport.message_code", QuestionKind::Identity);
        rig.step(&held, None, Then::Due { state: State::Applied, at, question: Some(asked) });
        let open = rig.with(|ledger, _| ledger.questions(None, 1)).remove(0);
        rig.wait(3 * 24 * 3600);
        assert_eq!(respond(rig, open.id, "wang", "8k2m3x"), AnswerVerdict::Accepted, "open for days, without a taker");
        assert_eq!(rig.claim(1)[0].answers.len(), 1);
    }

    fn totals_say_when_the_oldest_open_question_was_asked(rig) {
        let held = rig.claimed().held;
        let asked_at = rig.now;
        rig.park(&held, "bank_card", QuestionKind::Value);
        rig.wait(100);
        let totals = rig.with(|ledger, _| ledger.totals());
        assert_eq!((totals.questions, totals.oldest_question), (1, Some(asked_at)));
    }
}

//! Who holds a question, how an answer moves its applicant, and when a question closes.

use jiff::SignedDuration;
use zhengxin::ledger::{
    AnswerVerdict, Changed, NewQuestion, Offered, PersonResponse, Question, QuestionKind, QuestionState, Reason,
    Selection, State, Store, Taken, Then,
};
use zhengxin::protocol::Class;

use crate::{Rig, question, sealed};

const IDENTITY: &str = "viewReport.message_code";

fn take<S: Store>(rig: &mut Rig<S>, person: &str, most: usize) -> Vec<Taken> {
    rig.with(|ledger, now| ledger.take(person, most, now))
}

fn respond<S: Store>(rig: &mut Rig<S>, question: &Question, person: &str, response: PersonResponse) -> AnswerVerdict {
    let id = question.id;
    rig.with(|ledger, now| ledger.respond(id, person, response, now))
}

fn value(text: &str) -> PersonResponse {
    PersonResponse::Value(sealed(text))
}

fn open<S: Store>(rig: &mut Rig<S>) -> Vec<Question> {
    rig.with(|ledger, _| ledger.questions(None, 100))
}

fn fetched(key: &str, kind: QuestionKind, expires_at: Option<jiff::Timestamp>) -> Then {
    let question = NewQuestion { payload: Some(sealed("shown")), expires_at, ..question(key, kind) };
    Then::Park { question, refused: None }
}

/// The user_ids of those whose questions a person may take, in the order in which they are taken.
fn halting<S: Store>(rig: &mut Rig<S>) -> Vec<String> {
    let questions = rig.with(|ledger, _| ledger.store_mut().halting_questions(None, 100));
    questions.into_iter().map(|question| question.user_id).collect()
}

/// The applicant waits for the report until the next look, a day after `now`.
fn put_off(now: jiff::Timestamp) -> Then {
    Then::Due { state: State::Applied, at: now + SignedDuration::from_hours(24), question: None }
}

/// Returns the open question for the identity code of an applicant that waits for the report.
fn applied<S: Store>(rig: &mut Rig<S>) -> Question {
    let held = rig.claimed().held;
    let at = rig.now + SignedDuration::from_hours(24);
    let asked = Some(question(IDENTITY, QuestionKind::Identity));
    rig.step(&held, None, Then::Due { state: State::Applied, at, question: asked });
    open(rig).remove(0)
}

/// A run with an ask program begins, to which up to `sms` questions for SMS codes are offered.
fn program_comes<S: Store>(rig: &mut Rig<S>, sms: usize) {
    let mut offered = Offered { last: None, sms_left: sms };
    loop {
        offered = rig.with(|ledger, now| ledger.offer((offered.last, 1), now, offered.sms_left, now));
        if offered.last.is_none() {
            return;
        }
    }
}

crate::rules! {
    fn a_taken_question_is_claimed_as_taken_even_if_another_one_was_answered_before(rig) {
        let identity = applied(rig);
        rig.wait(25 * 3600);
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "pic_code", QuestionKind::Captcha);
        respond(rig, &identity, "li", value("8k2m3x"));
        let claim = take(rig, "wang", 1).remove(0).claim.unwrap();
        assert_eq!((claim.reason, claim.answers.len(), claim.was), (Reason::Taken, 1, State::Waiting));
    }

    fn an_identity_code_that_comes_early_makes_its_applicant_due_and_is_kept(rig) {
        let identity = applied(rig);
        rig.wait(3600);
        assert_eq!(respond(rig, &identity, "wang", value("8k2m3x")), AnswerVerdict::Accepted);
        let claim = rig.claim(1).remove(0);
        assert_eq!((claim.reason, claim.was), (Reason::Answered, State::Applied));
        let at = rig.now + SignedDuration::from_hours(23);
        let asked = Some(question(IDENTITY, QuestionKind::Identity));
        rig.step(&claim.held, None, Then::Due { state: State::Applied, at, question: asked });
        assert!(open(rig).is_empty(), "it is not asked for a second time");
        rig.wait(23 * 3600);
        assert_eq!(rig.claim(1)[0].answers.len(), 1);
    }

    fn an_identity_code_does_not_close_the_question_that_blocks_its_applicant(rig) {
        let identity = applied(rig);
        rig.wait(25 * 3600);
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "pic_code", QuestionKind::Captcha);
        let claim = take(rig, "wang", 1).remove(0).claim.unwrap();
        let expires_at = Some(rig.now + SignedDuration::from_mins(5));
        rig.step(&claim.held, None, fetched("pic_code", QuestionKind::Captcha, expires_at));
        respond(rig, &identity, "li", value("8k2m3x"));
        assert_eq!(rig.state("u1"), State::Waiting);
        let captcha = open(rig).remove(0);
        assert_eq!(respond(rig, &captcha, "wang", value("8k2m")), AnswerVerdict::Accepted);
        assert_eq!(rig.claim(1)[0].answers.len(), 2);
    }

    fn an_identity_code_answered_during_a_drive_is_not_asked_for_again(rig) {
        let identity = applied(rig);
        rig.wait(25 * 3600);
        let claim = rig.claim(1).remove(0);
        assert_eq!(respond(rig, &identity, "li", value("8k2m3x")), AnswerVerdict::Accepted);
        rig.park(&claim.held, IDENTITY, QuestionKind::Identity);
        assert_eq!(rig.state("u1"), State::Ready);
        assert_eq!(rig.claim(1)[0].answers.len(), 1);
    }

    fn identity_codes_that_do_not_block_applicants_are_not_taken_and_hide_no_captcha(rig) {
        rig.import(301);
        let claims = rig.claim(301);
        let (last, first) = claims.split_last().unwrap();
        let at = rig.now + SignedDuration::from_hours(24);
        for claim in first {
            let asked = Some(question(IDENTITY, QuestionKind::Identity));
            rig.step(&claim.held, None, Then::Due { state: State::Applied, at, question: asked });
        }
        assert!(take(rig, "wang", 1).is_empty());
        rig.park(&last.held, "pic_code", QuestionKind::Captcha);
        assert_eq!(take(rig, "wang", 5).remove(0).question.applicant, last.held.id);
    }

    fn an_sms_that_was_not_requested_cannot_be_answered(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "message_code", QuestionKind::Sms);
        let sms = open(rig).remove(0);
        assert_eq!(respond(rig, &sms, "wang", value("123456")), AnswerVerdict::Expired);
        assert_eq!(rig.state("u1"), State::Waiting);
    }

    fn taking_an_expired_sms_question_requests_another_sms(rig) {
        let held = rig.claimed().held;
        let expires_at = Some(rig.now + SignedDuration::from_mins(20));
        rig.step(&held, None, fetched("message_code", QuestionKind::Sms, expires_at));
        assert_eq!(take(rig, "wang", 1).remove(0).claim, None, "it is on the applicant's telephone");
        rig.wait(21 * 60);
        let claim = take(rig, "li", 1).remove(0).claim.unwrap();
        assert_eq!(claim.renews, ["message_code"]);
        rig.step(&claim.held, None, fetched("message_code", QuestionKind::Sms, None));
        assert!(!open(rig).remove(0).is_refreshed);
    }

    fn a_question_met_while_fetching_replaces_the_taken_one(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "message_code", QuestionKind::Sms);
        let claim = take(rig, "wang", 1).remove(0).claim.unwrap();
        rig.step(&claim.held, None, fetched("pic_code", QuestionKind::Captcha, None));
        let open = open(rig);
        assert_eq!(open.len(), 1, "the login has ended, and nobody waits for the SMS");
        assert_eq!((open[0].asked.key.as_str(), open[0].person.as_deref()), ("pic_code", Some("wang")));
        assert_eq!(open[0].state, QuestionState::Taken);
    }

    fn a_question_closes_once_its_applicant_goes_on_without_it(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        let claim = take(rig, "wang", 1).remove(0).claim.unwrap();
        let at = rig.now + SignedDuration::from_secs(60);
        rig.step(&claim.held, None, Then::Due { state: State::Ready, at, question: None });
        assert!(open(rig).is_empty());
    }

    fn the_next_question_of_an_applicant_is_reserved_for_the_person_of_the_last_one(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "real_name", QuestionKind::Value);
        let first = take(rig, "wang", 1).remove(0).question;
        respond(rig, &first, "wang", value("x"));
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "message_code", QuestionKind::Sms);
        assert!(take(rig, "li", 1).is_empty(), "wang is on the telephone with the applicant");
        rig.wait(5 * 60);
        assert_eq!(take(rig, "li", 1).len(), 1, "but silent for five minutes");
    }

    fn a_question_reserved_for_a_person_comes_first_however_many_are_older(rig) {
        rig.import(260);
        let claims = rig.claim(260);
        for claim in &claims {
            rig.park(&claim.held, "real_name", QuestionKind::Value);
        }
        let first = take(rig, "wang", 1).remove(0).question;
        respond(rig, &first, "wang", value("x"));
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "message_code", QuestionKind::Sms);
        let taken = take(rig, "wang", 2);
        assert_eq!([&taken[0], &taken[1]].map(|taken| taken.question.user_id.as_str()), ["u1", "u2"]);
    }

    fn identity_codes_beside_other_questions_hide_none_of_these(rig) {
        rig.import(250);
        let at = rig.now + SignedDuration::from_hours(24);
        for claim in rig.claim(250) {
            let asked = Some(question(IDENTITY, QuestionKind::Identity));
            rig.step(&claim.held, None, Then::Due { state: State::Applied, at, question: asked });
        }
        rig.wait(24 * 3600);
        for claim in rig.claim(250) {
            rig.park(&claim.held, "pic_code", QuestionKind::Captcha);
        }
        assert_eq!(take(rig, "wang", 1).remove(0).question.asked.kind, QuestionKind::Captcha);
    }

    fn the_program_of_a_later_run_is_asked_all_questions_that_no_person_holds(rig) {
        rig.import(3);
        for claim in rig.claim(3) {
            rig.park(&claim.held, "real_name", QuestionKind::Value);
        }
        let others = [open(rig)[0].id, open(rig)[2].id];
        assert_eq!(rig.with(|ledger, now| ledger.take_except(&others, "wang", 1, now))[0].question.user_id, "u2");
        program_comes(rig, 0);
        let states = |rig: &mut Rig<S>| ["u1", "u2", "u3"].map(|user_id| rig.state(user_id));
        assert_eq!(states(rig), [State::Ready, State::Waiting, State::Ready], "u2 is wang's");
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "real_name", QuestionKind::Value);
        assert_eq!(states(rig)[0], State::Waiting, "the program has left it");
        program_comes(rig, 0);
        assert_eq!(states(rig)[0], State::Ready, "the next run asks again");
    }

    fn the_program_of_a_later_run_leaves_a_question_that_is_reserved_for_a_person(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "real_name", QuestionKind::Value);
        let first = take(rig, "wang", 1).remove(0).question;
        respond(rig, &first, "wang", value("x"));
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "mobile", QuestionKind::Value);
        program_comes(rig, 0);
        assert_eq!(rig.state("u1"), State::Waiting, "wang answered the last one");
        rig.wait(5 * 60);
        program_comes(rig, 0);
        assert_eq!(rig.state("u1"), State::Ready, "wang is silent");
    }

    fn few_questions_for_sms_codes_are_offered_to_a_program_that_may_read_pictures_only(rig) {
        rig.import(4);
        for claim in rig.claim(4) {
            rig.park(&claim.held, "message_code", QuestionKind::Sms);
        }
        program_comes(rig, 3);
        assert_eq!((rig.state("u3"), rig.state("u4")), (State::Ready, State::Waiting));
    }

    fn what_a_program_leaves_is_not_offered_in_the_same_run(rig) {
        let (held, began) = (rig.claimed().held, rig.now);
        rig.wait(1);
        rig.park(&held, "real_name", QuestionKind::Value);
        rig.with(|ledger, now| ledger.offer((None, 1), began, 1, now));
        assert_eq!(rig.state("u1"), State::Waiting);
    }

    fn what_a_person_has_in_hand_is_what_that_person_took_and_still_holds(rig) {
        rig.import(3);
        for claim in rig.claim(3) {
            rig.park(&claim.held, "real_name", QuestionKind::Value);
        }
        let taken = take(rig, "wang", 2);
        take(rig, "li", 1);
        let in_hand = |rig: &mut Rig<S>| rig.with(|ledger, now| ledger.in_hand("wang", now));
        let ids: Vec<_> = in_hand(rig).iter().map(|question| question.id).collect();
        assert_eq!(ids, [taken[0].question.id, taken[1].question.id]);
        respond(rig, &taken[0].question, "wang", value("x"));
        assert_eq!(in_hand(rig).len(), 1);
        rig.wait(5 * 60);
        assert_eq!(in_hand(rig), []);
    }

    fn a_waiting_applicant_has_the_class_and_code_of_the_refusal_until_it_goes_on(rig) {
        let held = rig.claimed().held;
        let question = question("password", QuestionKind::Value);
        rig.step(&held, None, Then::Park { question, refused: Some(208101) });
        let shown = |rig: &mut Rig<S>| {
            let row = rig.with(|ledger, _| ledger.rows(&Selection::default(), None, 1)).remove(0);
            (row.class, row.code)
        };
        assert_eq!(shown(rig), (Some(Class::Credentials), Some(208101)));
        let taken = take(rig, "wang", 1).remove(0).question;
        respond(rig, &taken, "wang", value("x"));
        assert_eq!(shown(rig), (None, None));
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "real_name", QuestionKind::Value);
        assert_eq!(shown(rig), (Some(Class::Missing), None));
    }

    fn a_person_who_asks_for_more_time_keeps_an_sms_until_the_login_ends(rig) {
        let held = rig.claimed().held;
        let expires_at = rig.now + SignedDuration::from_mins(11);
        rig.step(&held, None, fetched("message_code", QuestionKind::Sms, Some(expires_at)));
        let taken = take(rig, "wang", 1).remove(0).question;
        for held_until in [rig.now + SignedDuration::from_mins(9), expires_at] {
            rig.wait(4 * 60);
            assert_eq!(respond(rig, &taken, "li", PersonResponse::Keep), AnswerVerdict::TakenByAnother);
            assert_eq!(respond(rig, &taken, "wang", PersonResponse::Keep), AnswerVerdict::Accepted);
            let now = open(rig).remove(0);
            assert_eq!((now.state, now.held_until), (QuestionState::Taken, Some(held_until)));
        }
        rig.wait(4 * 60);
        assert_eq!(respond(rig, &taken, "wang", PersonResponse::Keep), AnswerVerdict::Expired);
    }

    fn more_time_for_a_question_that_was_given_back_is_refused(rig) {
        let held = rig.claimed().held;
        rig.step(&held, None, fetched("message_code", QuestionKind::Sms, None));
        let taken = take(rig, "wang", 1).remove(0).question;
        respond(rig, &taken, "wang", PersonResponse::Free);
        assert_eq!(respond(rig, &taken, "wang", PersonResponse::Keep), AnswerVerdict::Expired);
    }

    fn a_person_who_leaves_keeps_no_question(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "real_name", QuestionKind::Value);
        let first = take(rig, "wang", 1).remove(0).question;
        respond(rig, &first, "wang", value("x"));
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "message_code", QuestionKind::Sms);
        assert_eq!(rig.with(|ledger, _| ledger.leave("wang")), 1);
        assert_eq!(take(rig, "li", 1).len(), 1);
    }

    fn a_question_given_back_keeps_its_text_unless_it_is_a_picture(rig) {
        rig.import(2);
        let claims = rig.claim(2);
        rig.step(&claims[0].held, None, fetched("kba[0]", QuestionKind::Knowledge, None));
        rig.step(&claims[1].held, None, fetched("pic_code", QuestionKind::Captcha, None));
        for taken in take(rig, "wang", 2) {
            assert_eq!(respond(rig, &taken.question, "wang", PersonResponse::Free), AnswerVerdict::Accepted);
        }
        let has_text: Vec<bool> = open(rig).iter().map(|question| question.asked.payload.is_some()).collect();
        assert_eq!(has_text, [true, false]);
    }

    fn questions_of_an_ended_login_are_asked_again(rig) {
        let held = rig.claimed().held;
        let expires_at = Some(rig.now + SignedDuration::from_mins(20));
        rig.step(&held, None, fetched("kba[0]", QuestionKind::Knowledge, expires_at));
        let knowledge = open(rig).remove(0);
        rig.wait(21 * 60);
        assert_eq!(respond(rig, &knowledge, "wang", value("2")), AnswerVerdict::Expired);
        assert_eq!((rig.state("u1"), open(rig).len()), (State::Ready, 0));
    }

    fn a_key_without_a_method_means_the_code_that_blocks_the_applicant(rig) {
        applied(rig);
        rig.wait(25 * 3600);
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "onlineAuthentication.message_code", QuestionKind::Sms);
        let found = rig.with(|ledger, _| ledger.question_for("u1", "message_code")).unwrap();
        assert_eq!(found.asked.kind, QuestionKind::Sms);
        let found = rig.with(|ledger, _| ledger.question_for("u1", IDENTITY)).unwrap();
        assert_eq!(found.asked.kind, QuestionKind::Identity);
    }

    fn a_notice_makes_an_applicant_due_that_waits_for_the_report(rig) {
        applied(rig);
        assert!(rig.claim(1).is_empty());
        assert_eq!(rig.with(|ledger, now| ledger.notice("u1", now)), Changed::Done);
        let claim = rig.claim(1).remove(0);
        assert_eq!(claim.was, State::Applied);
        rig.step(&claim.held, None, Then::Final(crate::end(State::Failed)));
        assert_eq!(rig.with(|ledger, now| ledger.notice("u1", now)), Changed::Unfit(State::Failed));
        assert_eq!(rig.with(|ledger, now| ledger.notice("u9", now)), Changed::Unknown);
    }

    fn a_notice_that_comes_during_a_drive_makes_the_applicant_due_once_it_is_released(rig) {
        applied(rig);
        rig.wait(25 * 3600);
        for _ in 0..2 {
            let held = rig.claim(1).remove(0).held;
            assert_eq!(rig.with(|ledger, now| ledger.notice("u1", now)), Changed::Done);
            rig.wait(5);
            let later = put_off(rig.now);
            rig.step(&held, None, later);
        }
        let held = rig.claim(1).remove(0).held;
        let later = put_off(rig.now);
        rig.step(&held, None, later);
        assert!(rig.claim(1).is_empty(), "a notice counts once");
    }

    fn an_identity_code_that_comes_during_a_drive_is_used_once_the_applicant_is_released(rig) {
        let identity = applied(rig);
        rig.wait(25 * 3600);
        let claim = rig.claim(1).remove(0);
        assert_eq!(respond(rig, &identity, "wang", value("8k2m3x")), AnswerVerdict::Accepted);
        rig.wait(5);
        let later = put_off(rig.now);
        rig.step(&claim.held, None, later);
        let claim = rig.claim(1).remove(0);
        assert_eq!((claim.reason, claim.answers.len(), claim.was), (Reason::Answered, 1, State::Applied));
    }

    fn a_pause_for_another_reason_is_not_cut_short_by_a_notice(rig) {
        let held = rig.claimed().held;
        assert_eq!(rig.with(|ledger, now| ledger.notice("u1", now)), Changed::Done);
        let at = rig.now + SignedDuration::from_mins(10);
        rig.step(&held, None, Then::Due { state: State::Ready, at, question: None });
        assert!(rig.claim(1).is_empty());
    }

    fn each_question_that_an_applicant_waits_for_is_found_and_no_other(rig) {
        rig.import(4);
        let claims = rig.claim(4);
        let at = rig.now + SignedDuration::from_hours(24);
        let asked = Some(question(IDENTITY, QuestionKind::Identity));
        rig.step(&claims[0].held, None, Then::Due { state: State::Applied, at, question: asked });
        rig.park(&claims[3].held, "bank_card", QuestionKind::Value);
        rig.park(&claims[1].held, "pic_code", QuestionKind::Captcha);
        rig.park(&claims[2].held, IDENTITY, QuestionKind::Identity);
        assert_eq!(halting(rig), ["u4", "u2", "u3"]);
        let open = open(rig);
        respond(rig, &open[1], "wang", value("6222"));
        assert_eq!(halting(rig), ["u2", "u3"]);
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "bank_card", QuestionKind::Value);
        assert_eq!(halting(rig), ["u2", "u3", "u4"], "a later question comes last");
        rig.with(|ledger, _| ledger.withdraw("u2"));
        assert_eq!(halting(rig), ["u3", "u4"]);
    }

    fn the_question_of_a_dead_process_is_free_even_without_a_run(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "pic_code", QuestionKind::Captcha);
        for _ in 0..4 {
            assert!(take(rig, "wang", 1)[0].claim.is_some(), "a person who ends the program makes no applicant poison");
            assert!(take(rig, "li", 1).is_empty());
            assert_eq!(rig.with(|ledger, _| ledger.halting()), 1);
            rig.wait(91);
        }
        assert!(take(rig, "li", 1)[0].claim.is_some());
    }

    fn a_changed_row_closes_the_question_for_a_missing_value(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "bank_card", QuestionKind::Value);
        let changed = zhengxin::ledger::Incoming {
            row_hash: zhengxin::fingerprint::FingerprintKey::new(&[1; 32]).of("row", "another"),
            ..crate::row(1)
        };
        rig.with(|ledger, now| ledger.import(&changed, now));
        assert_eq!((rig.state("u1"), open(rig).len()), (State::Ready, 0));
    }
}

//! The answer for the identity code, which the gateway sends once, lasts until a call has used it.

use zhengxin::ledger::{Changed, Claim, Incoming, PersonResponse, Question, QuestionKind, Retry, State, Store, Then};

use crate::{Rig, end, question, sealed};

const IDENTITY: &str = "viewReport.message_code";

/// Claims an applicant whose question for the identity code is open.
fn asked<S: Store>(rig: &mut Rig<S>) -> Claim {
    let held = rig.claimed().held;
    let at = rig.now;
    let asked = Some(question(IDENTITY, QuestionKind::Identity));
    rig.step(&held, None, Then::Due { state: State::Applied, at, question: asked });
    rig.claim(1).remove(0)
}

/// Claims an applicant whose identity code a person has answered.
fn answered<S: Store>(rig: &mut Rig<S>) -> Claim {
    let held = asked(rig).held;
    respond(rig, "8k2m3x");
    let at = rig.now;
    rig.step(&held, None, Then::Due { state: State::Applied, at, question: None });
    rig.claim(1).remove(0)
}

fn respond<S: Store>(rig: &mut Rig<S>, value: &str) {
    let id = rig.with(|ledger, _| ledger.questions(None, 1))[0].id;
    let response = PersonResponse::Value(sealed(value));
    rig.with(|ledger, now| ledger.respond(id, "wang", response, now));
}

/// The kinds of these questions.
fn kinds(questions: &[Question]) -> Vec<QuestionKind> {
    questions.iter().map(|question| question.asked.kind).collect()
}

/// How many answers the store has.
fn answers<S: Store>(rig: &mut Rig<S>, claim: &Claim) -> usize {
    let id = claim.held.id;
    let questions = rig.with(|ledger, _| ledger.store_mut().questions_of(id));
    questions.iter().filter(|question| question.answer.is_some()).count()
}

fn retried<S: Store>(rig: &mut Rig<S>) -> Claim {
    assert_eq!(rig.with(|ledger, now| ledger.retry("u1", Retry::default(), now)), Changed::Done);
    rig.claim(1).remove(0)
}

fn import_a_change<S: Store>(rig: &mut Rig<S>) {
    let row_hash = zhengxin::fingerprint::FingerprintKey::new(&[1; 32]).of("row", "another");
    let changed = Incoming { row_hash, ..crate::row(1) };
    rig.with(|ledger, now| ledger.import(&changed, now));
}

crate::rules! {
    fn a_changed_row_keeps_the_answered_identity_code(rig) {
        let claim = answered(rig);
        rig.park(&claim.held, "bank_card", QuestionKind::Value);
        import_a_change(rig);
        assert_eq!(kinds(&rig.claim(1)[0].answers), [QuestionKind::Identity]);
    }

    fn a_changed_row_keeps_the_open_question_for_the_identity_code(rig) {
        let claim = asked(rig);
        rig.park(&claim.held, "bank_card", QuestionKind::Value);
        import_a_change(rig);
        assert_eq!(kinds(&rig.with(|ledger, _| ledger.questions(None, 9))), [QuestionKind::Identity]);
        assert_eq!(rig.state("u1"), State::Ready);
    }

    fn a_changed_row_drops_an_older_answer_for_a_value(rig) {
        let held = rig.claimed().held;
        rig.park(&held, "bank_card", QuestionKind::Value);
        respond(rig, "6222");
        let claim = rig.claim(1).remove(0);
        rig.park(&claim.held, "mobile", QuestionKind::Value);
        import_a_change(rig);
        assert!(rig.claim(1)[0].answers.is_empty());
    }

    fn retry_uses_the_identity_code_of_a_failed_applicant(rig) {
        let claim = answered(rig);
        rig.step(&claim.held, None, Then::Final(end(State::Failed)));
        assert_eq!(kinds(&retried(rig).answers), [QuestionKind::Identity]);
    }

    fn retry_uses_the_identity_code_of_an_applicant_that_became_poison(rig) {
        answered(rig);
        for _ in 0..2 {
            rig.with(|ledger, now| ledger.take_over_runs(now));
            rig.wait(60);
            rig.claim(1);
        }
        rig.with(|ledger, now| ledger.take_over_runs(now));
        assert_eq!(rig.state("u1"), State::Poison);
        assert_eq!(kinds(&retried(rig).answers), [QuestionKind::Identity]);
    }

    fn a_failure_closes_an_open_question_for_the_identity_code(rig) {
        let claim = asked(rig);
        rig.step(&claim.held, None, Then::Final(end(State::Failed)));
        assert!(rig.with(|ledger, _| ledger.questions(None, 1)).is_empty());
    }

    fn the_identity_code_of_an_applicant_that_is_done_is_erased(rig) {
        let claim = answered(rig);
        rig.step(&claim.held, None, Then::Final(end(State::Done)));
        assert_eq!(answers(rig, &claim), 0);
    }

    fn close_erases_the_identity_code_of_a_failed_applicant(rig) {
        let claim = answered(rig);
        rig.step(&claim.held, None, Then::Final(end(State::Failed)));
        assert_eq!(answers(rig, &claim), 1);
        rig.with(|ledger, _| ledger.close(None, 9));
        assert_eq!(answers(rig, &claim), 0);
    }

    fn withdraw_erases_the_identity_code_of_a_failed_applicant(rig) {
        let claim = answered(rig);
        rig.step(&claim.held, None, Then::Final(end(State::Failed)));
        rig.with(|ledger, _| ledger.withdraw("u1"));
        assert_eq!(answers(rig, &claim), 0);
    }

    fn a_restored_copy_drops_the_identity_code_of_a_failed_applicant(rig) {
        let claim = answered(rig);
        rig.step(&claim.held, None, Then::Final(end(State::Failed)));
        rig.with(|ledger, now| ledger.begin_incarnation(now));
        assert_eq!(answers(rig, &claim), 0);
    }
}

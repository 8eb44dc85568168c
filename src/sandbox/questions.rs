//! §1.1.4 to §1.1.6: the verification methods, and verification by questions.

use super::application::check_may_apply;
use super::call::Call;
use super::forms;
use super::journal::Deed;
use super::object::object;
use super::refusal::{ANSWER_MISSING, Answer, Refusal, STEP_EXPIRED, Told};
use super::standing::AppliedBy;
use super::world::{World, check_login_name, check_trouble};
use crate::protocol::{Key, Method, UserStatus, codes};

/// §1.1.4. Both routes are always offered. A route that is closed to the person fails at its first step.
pub(super) fn get_verify_method(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    check_login_name(call, person)?;
    call.check_type(&[1, 2])?;
    check_trouble(person, call.method)?;
    Ok(Told::read(object([("rules", forms::rules())])))
}

/// §1.1.5.
pub(super) fn get_question(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    if person.case.high_security || world.standing_mut(person, call.now).unionpay_auth {
        return Err(codes::HIGH_SECURITY.into());
    }
    if person.case.thin_file {
        return Err(codes::THIN_FILE.into());
    }
    check_trouble(person, call.method)?;
    world.session_mut(call.user_id, call.now).questions = true;
    Ok(Told::new(object([("next", forms::questions())]), Deed::QuestionsSent))
}

/// §1.1.6. Right or wrong, the answers count as an application. Wrong ones are refused after 24 hours
/// (user_status 3).
pub(super) fn submit_question(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    if !world.session_mut(call.user_id, call.now).questions {
        return Err(STEP_EXPIRED.into());
    }
    let mut right = true;
    for ((place, code), truth) in (0..).zip(ANSWER_MISSING).zip(person.truth) {
        let key = Key::Question(place);
        let answer = call.required(&key, code)?;
        if !matches!(answer, "1" | "2" | "3" | "4" | "5") {
            return Err(Refusal::because(code, format!("{} is none of \"1\" to \"5\"", key.wire())));
        }
        right &= answer == truth.to_string();
    }
    let standing = world.standing_mut(person, call.now);
    check_may_apply(standing.status(call.now))?;
    check_trouble(person, Method::SubmitQuestion)?;
    let outcome = if right { person.case.outcome } else { UserStatus::VerificationRefused };
    standing.apply(AppliedBy::Questions, outcome, call.now);
    world.session_mut(call.user_id, call.now).questions = false;
    Ok(Told::done(Deed::Applied))
}

//! §1.2.1 and §1.2.3: an authenticated user applies. (§1.2.2, the SMS for it, is getOnlineMessageCode without parameters.)

use super::call::Call;
use super::forms;
use super::journal::Deed;
use super::object::object;
use super::refusal::{Answer, Refusal, Told};
use super::session::check_sms;
use super::standing::AppliedBy;
use super::world::{World, check_login_name, check_trouble};
use crate::protocol::{Key, UserStatus, codes};

/// Refuses a second application within 24 hours, and an application if the report already exists.
pub(super) fn check_may_apply(status: UserStatus) -> Result<(), Refusal> {
    match status {
        UserStatus::Processing => Err(codes::APPLIED.into()),
        UserStatus::ReportReady | UserStatus::LocalReport => Err(codes::REPORT_EXISTS.into()),
        UserStatus::NotApplied
        | UserStatus::VerificationRefused
        | UserStatus::LocalReportExpired
        | UserStatus::ReportNotProduced => Ok(()),
    }
}

/// §1.2.1. Only for users authenticated by UnionPay; others are told to log in as one (508109).
pub(super) fn get_online_authed_info(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    check_login_name(call, person)?;
    if !world.standing_mut(person, call.now).unionpay_auth {
        return Err(codes::NOT_AUTHENTICATED.into());
    }
    check_trouble(person, call.method)?;
    Ok(Told::read(object([("next", forms::apply_as_authenticated())])))
}

/// §1.2.3.
pub(super) fn submit_apply_message_code(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    let standing = world.standing_mut(person, call.now);
    if !standing.unionpay_auth {
        return Err(codes::NOT_AUTHENTICATED.into());
    }
    check_may_apply(standing.status(call.now))?;
    let code = call.required(&Key::MessageCode, codes::WRONG_SMS_CODE)?;
    check_sms(&mut world.session_mut(call.user_id, call.now).apply_sms, code, call.now)?;
    check_trouble(person, call.method)?;
    world.session_mut(call.user_id, call.now).apply_sms = None;
    world.standing_mut(person, call.now).apply(AppliedBy::UnionPay, person.case.outcome, call.now);
    Ok(Told::done(Deed::Applied))
}

#[cfg(test)]
#[path = "application_tests.rs"]
mod tests;

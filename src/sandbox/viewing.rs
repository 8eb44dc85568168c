//! §1.2.4 and §1.2.5: the identity code, and the report.

use super::call::{Call, why_no_report};
use super::journal::Deed;
use super::object::object;
use super::refusal::{Answer, MALFORMED, Refusal, Told};
use super::world::{World, check_login_name, check_trouble};
use super::{forms, reports};
use crate::protocol::{Key, codes};

/// §1.2.4.
pub(super) fn get_view_report_info(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    if let Some(code) = why_no_report(world.standing_mut(person, call.now).status(call.now)) {
        return Err(code.into());
    }
    check_trouble(person, call.method)?;
    Ok(Told::read(object([("param", forms::view_report_fields())])))
}

/// §1.2.5. The code stays valid, so that a report lost in transit can be fetched again.
pub(super) fn view_report(world: &mut World, call: &Call) -> Answer {
    let person = world.logged_in(call)?;
    check_login_name(call, person)?;
    call.required(&Key::Version, MALFORMED)?;
    let seed = world.seed();
    let standing = world.standing_mut(person, call.now);
    if let Some(code) = why_no_report(standing.status(call.now)) {
        return Err(code.into());
    }
    let sent = standing.identity_code(person, seed, call.now);
    let answer = call.required(&Key::MessageCode, codes::WRONG_IDENTITY_CODE)?;
    if !sent.is_some_and(|sent| sent.fits(answer)) {
        return Err(Refusal::after(codes::WRONG_IDENTITY_CODE, Deed::WrongCode));
    }
    check_trouble(person, call.method)?;
    let produced_at = standing.produced_at().ok_or(codes::NO_REPORT)?;
    standing.viewed(call.now);
    Ok(Told::new(reports::report(person, produced_at, call.dialect.verbatim), Deed::ReportRead))
}

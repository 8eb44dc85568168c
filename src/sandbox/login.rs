//! §1.1.1 to §1.1.3: the picture, the login form, the login.

use serde_json::json;

use super::call::Call;
use super::journal::Deed;
use super::object::object;
use super::people;
use super::refusal::{Answer, Refusal, Told};
use super::world::{World, check_trouble};
use super::{captcha, document, draw, forms};
use crate::protocol::{Key, Method, Purpose, WRONG_PASSWORDS_BORNE, codes};

/// §1.1.1. The new picture invalidates the previous one.
pub(super) fn get_pic_code(world: &mut World, call: &Call) -> Answer {
    call.check_type(&[1, 2])?;
    let seed = world.seed();
    let session = world.session_mut(call.user_id, call.now);
    let issued = session.draw(seed, call.user_id, call.now);
    let picture = captcha::picture(&issued.code, draw::rng(seed, &["noise", &issued.code]));
    session.captcha = Some(issued);
    session.is_for_registration = call.type_number() == Some(Purpose::Register.number());
    Ok(Told::new(object([("pic_code", picture.into())]), Deed::CaptchaIssued))
}

/// §1.1.2.
pub(super) fn get_login_info() -> Answer {
    Ok(Told::read(object([("next", forms::login())])))
}

/// §1.1.3. The captcha is checked first, so a wrong captcha does not count as a wrong password.
pub(super) fn login(world: &mut World, call: &Call) -> Answer {
    let now = call.now;
    world.session_mut(call.user_id, now).answer_captcha(call.text(&Key::PicCode), now)?;
    let login_name = call.required(&Key::LoginName, codes::NO_SUCH_LOGIN_NAME)?;
    let person = people::find(login_name).filter(|person| call.dialect.lenient || !document::is_applicant(person));
    let person = person.ok_or(codes::NO_SUCH_LOGIN_NAME)?;
    let password = call.required(&Key::Password, codes::WRONG_PASSWORD)?;
    let standing = world.standing_mut(person, now);
    if standing.passwords.locked(now) {
        return Err(codes::LOCKED.into());
    }
    if password != person.password {
        let locks = standing.passwords.count(WRONG_PASSWORDS_BORNE as u32, now);
        let (code, deed) =
            if locks { (codes::LOCKED, Deed::Locked) } else { (codes::WRONG_PASSWORD, Deed::WrongPassword) };
        return Err(Refusal::after(code, deed));
    }
    standing.passwords.clear();
    check_trouble(person, Method::Login)?;
    standing.renew_identity_code(now);
    let mut data = json!({
        "unionpay_auth": i64::from(standing.unionpay_auth),
        "user_status": standing.status(now).number(),
    });
    if let (Some(application), Some(members)) = (&standing.application, data.as_object_mut()) {
        members.insert("apply_type".to_owned(), application.by.text().into());
    }
    world.session_mut(call.user_id, now).log_in(&person.login_name, now);
    Ok(Told::new(data, Deed::Login))
}

#[cfg(test)]
#[path = "login_tests.rs"]
mod tests;

//! Puts the document's applicant into the state that an example needs.
//!
//! The examples do not form a journey: one applies twice, another submits a code that was never sent. So before each
//! call a lenient sandbox puts the document's applicant into the state that the example needs. The call itself is
//! then checked like any other, so another captcha, answer or code than the printed one is refused.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::document;
use super::session::{CheckedCard, Issued, Login, Session};
use super::standing::{AppliedBy, Standing};
use super::world::World;
use crate::protocol::{Key, Method};

/// Prepares the world for a call of the document's applicant. Does nothing for other calls, even if another applicant
/// uses the same user_id.
pub(super) fn set(world: &mut World, method: Method, params: &mut Map<String, Value>, now: Timestamp) {
    if text(params, "user_id") != Some(document::USER_ID) {
        return;
    }
    let applicant = document::applicant();
    if text(params, Key::LoginName.wire()) == Some(document::OTHER_LOGIN_NAME) {
        params.insert(Key::LoginName.wire().to_owned(), applicant.login_name.as_str().into());
    }
    if !is_theirs(world, params) || !stands_somewhere(method) {
        return;
    }
    let session = world.session_mut(document::USER_ID, now);
    session.login = Some(Login { login_name: applicant.login_name.clone(), at: now });
    prepare_session(session, method, params, now);
    let mut standing = Standing::begin(applicant, now);
    match method {
        Method::GetOnlineMessageCode => standing.unionpay_auth = !params.contains_key(Key::Cellphone.wire()),
        Method::GetOnlineAuthedInfo | Method::SubmitApplyMessageCode => standing.unionpay_auth = true,
        Method::GetViewReportInfo | Method::ViewReport => standing.apply_before(AppliedBy::UnionPay, now),
        _ => {}
    }
    if method == Method::ViewReport && text(params, Key::MessageCode.wire()) == Some(document::IDENTITY_CODE) {
        // This code belongs to the person, not to the session, and is drawn from the seed. Accept the printed one in
        // its place.
        let drawn = standing.identity_code(applicant, world.seed(), now).map(|issued| issued.code);
        params.insert(Key::MessageCode.wire().to_owned(), drawn.unwrap_or_default().into());
    }
    *world.standing_mut(applicant, now) = standing;
}

/// True if the call neither names another person nor belongs to one who is logged in.
fn is_theirs(world: &World, params: &Map<String, Value>) -> bool {
    let login = world.session(document::USER_ID).and_then(|session| session.login.as_ref());
    let logged_in = login.map(|login| login.login_name.as_str());
    let named = text(params, Key::LoginName.wire());
    let theirs = document::applicant().login_name.as_str();
    [logged_in, named].into_iter().flatten().all(|name| name == theirs)
}

/// The methods whose examples need the applicant in a certain state. Pictures and the login work in every state.
/// onlineAuthentication has no example: the one printed for it calls another method.
fn stands_somewhere(method: Method) -> bool {
    !matches!(method, Method::GetPicCode | Method::GetLoginInfo | Method::Login | Method::OnlineAuthentication)
}

fn prepare_session(session: &mut Session, method: Method, params: &Map<String, Value>, now: Timestamp) {
    let issued = |code: &str| Some(Issued { code: code.to_owned(), at: now, wrong_tries: 0 });
    match method {
        Method::SubmitQuestion => session.questions = true,
        Method::GetOnlineMessageCode => {
            let named = text(params, Key::BankCard.wire()).and_then(document::card);
            session.card = named.map(|card| CheckedCard { number: card.number.clone(), kind: card.kind() });
        }
        Method::SubmitOnlineAuth => {
            (session.captcha, session.is_for_registration) = (issued(document::PIC_CODE), false);
            (session.unionpay, session.unionpay_used) = (issued(document::UNIONPAY_CODE), false);
        }
        Method::SubmitApplyMessageCode => session.apply_sms = issued(document::MESSAGE_CODE),
        _ => {}
    }
}

fn text<'a>(params: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    params.get(key).and_then(Value::as_str)
}

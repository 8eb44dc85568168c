//! The questions that people are asked when an applicant parks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};

use super::BatchError;
use super::sealed::{Payload, seal_payload};
use crate::answers::Wanted;
use crate::drive::{Drove, Exchange};
use crate::flow::{Route, Step};
use crate::journey::{Ask, Choice};
use crate::ledger::{NewQuestion, QuestionKind, Seal, later};
use crate::messages::Lang;
use crate::protocol::{Key, Method, Outcome};

/// How long a captcha picture is valid, as an estimate. §1.1.1 gives no time; the picture of the login form lasts as
/// long as its page.
const PICTURE: SignedDuration = SignedDuration::from_mins(5);

/// The question for a value that the journey asks for. `picture`: the captcha picture that was fetched for it.
pub fn of_ask(
    ask: &Ask,
    picture: Option<&[u8]>,
    (by, user_id): (&Seal, &str),
    lang: Lang,
    now: Timestamp,
) -> Result<NewQuestion, BatchError> {
    let wanted = Wanted::of_needs(&ask.key, &ask.needs, lang);
    let is_sms = ask.needs.sms().is_some_and(|(code, _)| code == ask.key);
    let kind = match &ask.key {
        _ if wanted.captcha => QuestionKind::Captcha,
        _ if is_sms => QuestionKind::Sms,
        Key::Question(_) => QuestionKind::Knowledge,
        Key::MessageCode if ask.needs.step == Step::Call(Method::ViewReport) => QuestionKind::Identity,
        _ => QuestionKind::Value,
    };
    // A picture may have been fetched for the next value of the same call. It is shown only with its own question.
    let picture = picture.filter(|_| kind == QuestionKind::Captcha);
    // If the picture is open but no longer at hand, another one must be fetched before the question can be asked.
    let is_fetched = kind != QuestionKind::Captcha || picture.is_some();
    let payload = Payload {
        secret: wanted.is_secret(),
        may_stay: ask.may_stay,
        hint: Some(wanted.hint.clone()).filter(|hint| !hint.is_empty()),
        options: wanted.options.iter().map(|option| (option.value.clone(), option.title.clone())).collect(),
        title: Wanted::of_needs(&ask.key, &ask.needs, Lang::Zh).title,
        picture: picture.map(|picture| STANDARD.encode(picture)),
        refused: ask.refused,
        login_ends: ask.about.login_ends,
    };
    let expires_at = match kind {
        QuestionKind::Captcha => Some(later(now, PICTURE)),
        QuestionKind::Sms | QuestionKind::Knowledge => ask.about.login_ends,
        QuestionKind::Identity | QuestionKind::Value | QuestionKind::Route => None,
    };
    Ok(NewQuestion {
        key: key_of(&ask.key, ask.needs.step),
        kind,
        attempt: ask.attempt,
        payload: is_fetched.then(|| seal_payload(by, user_id, &payload)).transpose()?,
        expires_at: expires_at.filter(|_| is_fetched),
    })
}

/// The question for a picture or an SMS that is not requested yet, because no one was there to read it.
pub fn of_request(step: Step) -> NewQuestion {
    let (key, kind) = match step {
        Step::ApplySms => (key_of(&Key::MessageCode, Step::Call(Method::SubmitApplyMessageCode)), QuestionKind::Sms),
        Step::Call(Method::GetOnlineMessageCode) => {
            (key_of(&Key::MessageCode, Step::Call(Method::OnlineAuthentication)), QuestionKind::Sms)
        }
        Step::Call(_) => (Key::PicCode.name().to_owned(), QuestionKind::Captcha),
    };
    NewQuestion { key, kind, attempt: 1, payload: None, expires_at: None }
}

/// The gateway's code for the refusal that led to the question of a drive that parks. `last`: its last call.
pub fn refused(drove: Option<&Drove>, last: Option<&Exchange>) -> Option<i64> {
    match drove? {
        Drove::Parked(ask) => ask.refused,
        // The next picture or SMS is needed because of the refusal.
        Drove::Unattended(_) => match last?.outcome.as_ref().ok()?.outcome() {
            Outcome::Refused(entry) => Some(entry.code),
            Outcome::Success | Outcome::Unknown(_) => None,
        },
        _ => None,
    }
}

/// The question for the identity code (§1.2.5), which is open while the applicant waits for the report.
pub fn of_identity_code() -> NewQuestion {
    let key = key_of(&Key::MessageCode, Step::Call(Method::ViewReport));
    NewQuestion { key, kind: QuestionKind::Identity, attempt: 1, payload: None, expires_at: None }
}

/// The question for the route.
pub fn of_choice(choice: &Choice, (by, user_id): (&Seal, &str)) -> Result<NewQuestion, BatchError> {
    let options = choice.offered.iter().map(|route| (route.name().to_owned(), Route::title(*route).to_owned()));
    let payload = Payload { title: "route".to_owned(), options: options.collect(), ..Payload::default() };
    Ok(NewQuestion {
        key: "route".to_owned(),
        kind: QuestionKind::Route,
        attempt: 1,
        payload: Some(seal_payload(by, user_id, &payload)?),
        expires_at: None,
    })
}

/// A key as answers files write it. The key of an SMS code includes the method, because several methods have such a
/// code.
fn key_of(key: &Key, step: Step) -> String {
    match (key, step) {
        (Key::MessageCode, Step::Call(method)) => format!("{}.{}", method.name(), key.name()),
        _ => key.name().to_owned(),
    }
}

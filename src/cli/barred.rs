//! Turns a withheld call into the failure that explains it.

use jiff::Timestamp;

use super::applicant::Applicant;
use super::context::Context;
use super::given::Given;
use super::outcome::Telling;
use crate::drive::Barred;
use crate::failure;
use crate::flow::{Step, Withheld};
use crate::messages::{Lang, errors as say};
use crate::output::Failure;
use crate::protocol::{Class, Method, MethodName, Recovery};

/// The failure for a withheld call of `method`.
pub fn failure(
    barred: &Barred,
    method: &MethodName,
    applicant: &Applicant,
    telling: &Telling,
    now: Timestamp,
) -> Box<Failure> {
    match barred {
        Barred::Refresh(bad) => Box::new(failure::bad_refresh(bad, telling.lang)),
        Barred::OtherLoginName => applicant.other_login_name(telling.lang),
        Barred::Unreported { refusal, .. } => telling.refused_before(refusal, method),
        Barred::Withheld(refusal) => {
            let mut failure = self::refusal(refusal, method, &telling.given, now, telling.lang);
            if let (Some(run), true) = (&telling.guided, refusal.lock_is_over(now)) {
                failure.next_step = Some(again(run));
            }
            Box::new(failure)
        }
    }
}

/// The failure for a step whose values the session has dropped because they expired. It names the step to go back to,
/// after the login if that has expired as well.
pub fn step_expired(
    back: Step,
    method: &MethodName,
    applicant: &Applicant,
    now: Timestamp,
    context: &Context,
) -> Failure {
    let (given, lang) = (&context.given, context.lang());
    let (login, back) = (Step::Call(Method::Login), given.command(back.command()));
    let mut failure = Failure::said(Class::Expired, lang, say::STEP_EXPIRED, &[("command", &back)]);
    let login_is_over = applicant.facts.login.is_some() && !applicant.facts.is_logged_in(now);
    let (recovery, hint, next) = match login_is_over {
        true => {
            let login = given.command(login.command());
            let values = [("login", login.as_str()), ("command", &back)];
            (Recovery::Login, say::STEP_EXPIRED_WITH_LOGIN.fill(lang, &values), login)
        }
        false => (Recovery::RestartStep, failure::then(&back, lang), back),
    };
    (failure.recovery, failure.next_step) = (recovery, Some(next));
    failure.method(method.short()).hint(hint)
}

/// The same command for a person who deliberately sends a password again.
pub fn again(command: &str) -> String {
    format!("{command} --again")
}

/// The failure for a call that the facts forbid. A login would settle an open submission. After a lock, only a person
/// can decide to send a login.
pub fn refusal(refusal: &Withheld, method: &MethodName, given: &Given, now: Timestamp, lang: Lang) -> Failure {
    let mut failure = failure::refusal(refusal, method, now, lang);
    let login = Step::Call(Method::Login).command();
    failure.next_step = match refusal.lock_is_over(now) {
        true => Some(again(&given.command(login))),
        false => refusal.is_open_submission().then(|| given.command(login)),
    };
    failure
}

//! If a single command lacks values because earlier steps are missing, names these steps.

use super::context::Context;
use crate::answers::NoAnswer;
use crate::failure;
use crate::flow::{Facts, Step};
use crate::messages::errors as say;
use crate::output::Failure;
use crate::protocol::{Key, Method};

/// Adds the steps that come before `step` to the hint of `failure`, which says that `keys` are missing, and makes the
/// first of them the next step. `recovers`: the step recovers the password.
pub fn name(failure: &mut Failure, keys: &[Key], step: Step, recovers: bool, facts: &Facts, context: &Context) {
    let (given, lang) = (&context.given, context.lang());
    let command = |step: Step| given.command(&step.words(recovers));
    if *keys == [Key::PicCode] {
        return; // only a picture is missing
    }
    let is_early = step == Step::Call(Method::ViewReport) && keys.contains(&Key::MessageCode);
    if let Some(left) = facts.application_left(context.now()).filter(|_| is_early) {
        let left = crate::output::duration(left, lang);
        let early = say::NO_IDENTITY_CODE_YET.fill(lang, &[("left", &left)]);
        let hints: Vec<String> = [early].into_iter().chain(failure.hint.take()).collect();
        failure.hint = Some(lang.clauses(&hints));
        failure.next_step = None; // no command helps until then
        return;
    }
    let (hint, next) = match facts.way_back(step, recovers, context.now()) {
        Some(back) => {
            let (login, first) = (command(Step::Call(Method::Login)), command(back.first()));
            let hint = match back.step.filter(|_| back.login) {
                Some(step) => {
                    say::STEP_EXPIRED_WITH_LOGIN.fill(lang, &[("login", &login), ("command", &command(step))])
                }
                None if back.login => say::LOGIN_FIRST.fill(lang, &[("login", &login)]),
                None => failure::then(&first, lang),
            };
            (hint, first)
        }
        None => match sends_code(step, keys, facts, context) {
            Some(sms) => (say::NO_SMS_YET.fill(lang, &[("command", &command(sms))]), command(sms)),
            None => return,
        },
    };
    let hints: Vec<String> = [hint].into_iter().chain(failure.hint.take()).collect();
    failure.hint = Some(lang.clauses(&hints));
    failure.next_step = Some(next);
}

/// The step that sends the missing SMS code, if the SMS was not sent yet or the sandbox's inbox no longer has its
/// code.
fn sends_code(step: Step, keys: &[Key], facts: &Facts, context: &Context) -> Option<Step> {
    let sms = step.sms().filter(|_| keys.contains(&Key::MessageCode))?;
    let is_gone = context.no_answers.of(&Key::MessageCode) == Some(NoAnswer::EmptyInbox);
    (is_gone || !facts.opened.has_sms_for(step)).then_some(sms)
}

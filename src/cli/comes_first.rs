//! Names the steps that come first where a single command lacks values: the missing value is not all that is missing.

use super::context::Context;
use crate::answers::NoAnswer;
use crate::failure;
use crate::flow::{Facts, Step};
use crate::messages::errors as say;
use crate::output::Failure;
use crate::protocol::{Key, Method};

/// Puts the steps that come before `step` into the hint of `failure`, which says that `keys` are missing, and the first of
/// them into its next step. `recovers`: the step recovers the password.
pub fn name(failure: &mut Failure, keys: &[Key], step: Step, recovers: bool, facts: &Facts, context: &Context) {
    let (given, lang) = (&context.given, context.lang());
    let command = |step: Step| given.command(&step.words(recovers));
    if *keys == [Key::PicCode] {
        return; // a picture is all that is missing
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
    let hints = [hint].into_iter().chain(failure.hint.take()).collect::<Vec<_>>();
    failure.hint = Some(hints.join(say::AND_THEN.get(lang)));
    failure.next_step = Some(next);
}

/// The step that sends the missing SMS code, if none was sent yet or the sandbox's inbox has none any more.
fn sends_code(step: Step, keys: &[Key], facts: &Facts, context: &Context) -> Option<Step> {
    let sms = step.sms().filter(|_| keys.contains(&Key::MessageCode))?;
    let is_gone = context.no_answers.of(&Key::MessageCode) == Some(NoAnswer::EmptyInbox);
    (is_gone || !facts.opened.has_sms_for(step)).then_some(sms)
}

//! A call that is not sent, in words.

use super::applicant::Applicant;
use super::given::Given;
use super::outcome::Telling;
use crate::drive::Barred;
use crate::failure;
use crate::flow::{Step, Withheld};
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{Method, MethodName};

/// Why a call of `method` is not sent.
pub fn failure(barred: &Barred, method: &MethodName, applicant: &Applicant, telling: &Telling) -> Box<Failure> {
    match barred {
        Barred::OtherLoginName => applicant.other_login_name(telling.lang),
        Barred::Unreported(refused) => telling.refused_before(&refused.refusal, applicant),
        Barred::Withheld(refusal) => Box::new(self::refusal(refusal, method, &telling.given, telling.lang)),
    }
}

/// What is known of the applicant forbids a call. A login tells what came of a submission.
pub fn refusal(refusal: &Withheld, method: &MethodName, given: &Given, lang: Lang) -> Failure {
    let mut failure = failure::refusal(refusal, method, lang);
    let is_uncertain = matches!(refusal, Withheld::Uncertain { .. });
    failure.next_step = is_uncertain.then(|| given.command(Step::Call(Method::Login).command()));
    failure
}

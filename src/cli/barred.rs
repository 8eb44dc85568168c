//! Turns a withheld call into the failure that explains it.

use super::applicant::Applicant;
use super::given::Given;
use super::outcome::Telling;
use crate::drive::Barred;
use crate::failure;
use crate::flow::{Step, Withheld};
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{Method, MethodName};

/// The failure for a withheld call of `method`.
pub fn failure(barred: &Barred, method: &MethodName, applicant: &Applicant, telling: &Telling) -> Box<Failure> {
    match barred {
        Barred::Refresh(bad) => Box::new(failure::bad_refresh(bad, telling.lang)),
        Barred::OtherLoginName => applicant.other_login_name(telling.lang),
        Barred::Unreported { refusal, .. } => telling.refused_before(refusal, method),
        Barred::Withheld(refusal) => Box::new(self::refusal(refusal, method, &telling.given, telling.lang)),
    }
}

/// The failure for a call that the facts forbid. A login would settle an open submission.
pub fn refusal(refusal: &Withheld, method: &MethodName, given: &Given, lang: Lang) -> Failure {
    let mut failure = failure::refusal(refusal, method, lang);
    failure.next_step = refusal.is_open_submission().then(|| given.command(Step::Call(Method::Login).command()));
    failure
}

//! The journey of a smoke test, as far as its level goes. It stops at the first undocumented reply and keeps
//! its facts in memory.

use super::judge::{CheckedGateway, Judge};
use super::values;
use crate::answers::{FindError, Finder};
use crate::cli::applicant::Applicant;
use crate::cli::context::Context;
use crate::cli::inquiry;
use crate::client::AnyGateway;
use crate::drive::{Clock, DriveError, Driver, Drove, ExchangeError, SystemClock};
use crate::failure;
use crate::flow::{Goal, PasswordStanding, Plan, Reached, Route, Step, Stop, Withheld};
use crate::gateway::Recorded;
use crate::journey::{End, Journey};
use crate::output::Failure;
use crate::passwords::{FileBudget, PasswordsError};
use crate::protocol::{Class, Method, MethodName, Reply};
use crate::session::PictureKeep;
use crate::smoke::{Check, CheckedCall, Fault, Promise, Skipped, Status, Unreached};
use crate::store::StoreError;

/// An applicant during a smoke test.
pub struct SmokeApplicant<'a> {
    gateway: &'a CheckedGateway,
    applicant: &'a Applicant,
    driver: Driver<'a, Recorded<AnyGateway>, PictureKeep, Finder, SystemClock, FileBudget, Judge<'a>>,
    promise: Promise,
    route: Option<Route>,
}

/// The inputs of a login.
pub struct LoginInputs<'a> {
    /// Where values come from.
    pub finder: Finder,
    /// The counts of refused passwords.
    pub budget: &'a FileBudget,
    /// How many refused passwords of the login name count, if known.
    pub standing: PasswordStanding,
    /// `--again`.
    pub again: bool,
}

/// True if the journey continues.
type GoesOn = bool;
/// Why a drive could not go on.
type Error = DriveError<StoreError, FindError, PasswordsError>;

impl<'a> SmokeApplicant<'a> {
    /// Creates an applicant before the login.
    pub fn new(
        promise: Promise,
        route: Option<Route>,
        LoginInputs { finder, budget, standing, again }: LoginInputs<'a>,
        applicant: &'a Applicant,
        gateway: &'a CheckedGateway,
        judge: Judge<'a>,
    ) -> Self {
        let (patience, person) = (applicant.patience(), finder.asks_a_person());
        let plan = Plan { until: Goal::Login, route, max_tries: 1, patience, person, again, look: true };
        let mut journey = Journey::new(plan, applicant.facts.clone(), gateway.principal.known.clone())
            .with_readings(applicant.readings())
            .with_extra_fields(applicant.profile.extra_fields());
        let keep = PictureKeep::new(applicant.file.location());
        journey.know_passwords(standing);
        let channel = (&gateway.client, &gateway.principal, &SystemClock, budget);
        Self { gateway, applicant, driver: Driver::new(journey, channel, keep, finder, judge), promise, route }
    }

    /// Runs the journey; `form` is the reply with the login form. Returns the judge with the results.
    pub fn go(mut self, form: &Reply, context: &Context) -> Judge<'a> {
        self.driver.journey.heard_before(Method::GetLoginInfo, form, SystemClock.now());
        let _ = self.drive(context)
            && self.may_keep_its_promise()
            && self.read_offers(context)
            && self.has_values(context)
            && self.goes_on_to_its_promise(context);
        // A level that was not reached has not passed, whatever the reason.
        let mut judge = self.driver.observe;
        if let Some(check) = judge.results.unkept(self.promise) {
            judge.results.set(check, Status::Failed(Fault::NoWay));
        }
        judge
    }

    fn goes_on_to_its_promise(&mut self, context: &Context) -> GoesOn {
        let goal = match self.promise {
            Promise::Nobody | Promise::Offers => return false,
            Promise::Application => Goal::Applied,
            Promise::Report => Goal::Report,
        };
        self.driver.journey.go_on_to(goal);
        self.drive(context)
    }

    /// Drives the journey to the planned goal. Returns true if it was reached.
    fn drive(&mut self, context: &Context) -> GoesOn {
        let drove = self.gateway.runtime.block_on(self.driver.run());
        self.drove(drove.map(Some), context)
    }

    fn drove(&mut self, drove: Result<Option<Drove>, Error>, context: &Context) -> GoesOn {
        let login = Step::Call(Method::Login);
        match drove {
            Ok(None | Some(Drove::Ended(End::Reached(Reached::Login)))) => true,
            Ok(Some(Drove::Ended(End::Stopped(stop)))) => self.stop(&stop, context),
            // The judge has stopped the journey, or has already judged the result.
            Ok(Some(Drove::Ended(End::Reached(_) | End::Unreported(_)) | Drove::BrokenOff | Drove::Until(_))) => false,
            Ok(Some(Drove::Parked(_) | Drove::Undecided(_) | Drove::Unattended(_))) => false,
            Err(DriveError::Answer(error)) => {
                self.unanswered(&inquiry::could_not_find(&error, self.applicant, context))
            }
            Err(DriveError::Unusable(value)) => {
                self.unanswered(&failure::input(&value.key, value.problem, &value.method, context.lang()))
            }
            Err(DriveError::Keep(_) | DriveError::NoPicture(..)) => {
                self.fail(Step::Call(Method::GetPicCode), Fault::NoPicture)
            }
            Err(DriveError::Exchange(ExchangeError::Budget(error))) => {
                self.unanswered(&failure::passwords(&error, context.lang()))
            }
            Err(DriveError::Exchange(_)) => self.fail(login, Fault::NoWay),
        }
    }

    /// Checks whether the logged-in applicant can reach the goal of the level.
    fn may_keep_its_promise(&mut self) -> GoesOn {
        let login = self.driver.journey.facts().login.as_ref();
        let barred = login.and_then(|login| self.promise.barred(login.status()?, login.unionpay_auth));
        match barred {
            Some((check, why)) => self.unreached(check, why),
            None => true,
        }
    }

    /// Reads the verification methods and the questions, for an applicant who needs verification.
    fn read_offers(&mut self, context: &Context) -> GoesOn {
        let verified = self.driver.journey.facts().login.as_ref().is_some_and(|login| login.unionpay_auth);
        if verified || self.promise == Promise::Report {
            return true;
        }
        let read = self.gateway.runtime.block_on(self.driver.detour(Step::Call(Method::GetVerifyMethod)));
        if !self.drove(read, context) {
            return false;
        }
        if self.driver.journey.facts().form(Method::GetQuestion).is_none() {
            return self.no_questions(Unreached::NoQuestions, Skipped::NoQuestions);
        }
        // Fetched for the check only: the guide follows the requested route, and fetches the questions itself
        // if it needs them.
        let call = CheckedCall::Step(Step::Call(Method::GetQuestion));
        let judge = &mut self.driver.observe;
        match judge.make(call, &call.request(), self.gateway) {
            Err(Fault::Refused { code: Some(code), class: Class::Route, msg }) => {
                self.no_questions(Unreached::QuestionsClosed(code, msg), Skipped::QuestionsClosed(code))
            }
            _ => judge.results.failed().is_none(),
        }
    }

    /// Handles an applicant without questions, which is not a fault of the gateway (protocol.md, 3.2). The applicant
    /// can still apply by another route, but the `login` level has not passed.
    fn no_questions(&mut self, why: Unreached, skipped: Skipped) -> GoesOn {
        if self.promise == Promise::Offers {
            return self.unreached(Check::Questions, why);
        }
        self.driver.observe.results.set(Check::Questions, Status::Skipped(skipped));
        true
    }

    fn unreached(&mut self, check: Check, why: Unreached) -> GoesOn {
        self.driver.observe.results.set(check, Status::Failed(Fault::Unreached(why)));
        false
    }

    /// Checks that all values for the rest of the journey are available, so that nothing is started that
    /// cannot be finished.
    fn has_values(&mut self, context: &Context) -> GoesOn {
        if self.promise == Promise::Offers {
            return false; // the journey ends here
        }
        let facts = self.driver.journey.facts();
        let readings = self.applicant.readings();
        match values::ahead(self.route, &self.driver.answers, facts, &readings, SystemClock.now()) {
            Ok(None) => true,
            Ok(Some((step, keys))) => self.fail(step, Fault::Missing(keys)),
            Err(error) => self.unanswered(&failure::answers(&error, context.lang())),
        }
    }

    fn stop(&mut self, stop: &Stop, context: &Context) -> GoesOn {
        let login = Step::Call(Method::Login);
        match stop {
            Stop::Missing { step, keys } => self.fail(*step, Fault::Missing(keys.clone())),
            Stop::NotOffered(route) => self.fail(Step::Call(route.method()), Fault::NotOffered(*route)),
            Stop::Circle(step) => self.fail(*step, Fault::Circle(*step)),
            Stop::Unlisted(found) => {
                let method = found.first().and_then(|unlisted| MethodName::parse(&unlisted.method)?.known());
                self.fail(Step::Call(method.unwrap_or(Method::Login)), Fault::Unlisted(found.clone()))
            }
            Stop::UnknownStatus(status) => self.fail(login, Fault::UserStatus(*status)),
            Stop::Guard(why @ (Withheld::PasswordsRefused { .. } | Withheld::Unreported { .. })) => {
                let failure = failure::refusal(why, &MethodName::from(Method::Login), context.now(), context.lang());
                self.fail(login, Fault::HeldBack(failure.class, failure.msg))
            }
            Stop::Refused
            | Stop::Lost
            | Stop::Guard(_)
            | Stop::NoWay
            | Stop::Recovers
            | Stop::Rejected(_)
            | Stop::Refresh(_) => self.fail(login, Fault::NoWay),
        }
    }

    /// Records that a step failed. For a refresh, that is the step whose form contains it.
    fn fail(&mut self, step: Step, fault: Fault) -> GoesOn {
        let step = step.of_form(self.driver.journey.facts());
        self.driver.observe.results.fail(step, fault.hidden(self.driver.journey.known()));
        false
    }

    /// Records that a value of the current step could not be found.
    fn unanswered(&mut self, failure: &Failure) -> GoesOn {
        // Without a current step, the route was asked for, and UnionPay is the first.
        let step = self.driver.journey.step_at_hand().unwrap_or(Step::Call(Method::OnlineValidateCard));
        self.fail(step, Fault::Unanswered(failure.class, failure.msg.clone()))
    }
}

//! The journey of an applicant, as far as the level goes. It ends at the first reply that is not as documented, and what it
//! learns stays in memory.

use super::judge::{Gateway, Judge};
use super::values;
use crate::answers::{FindError, Finder};
use crate::cli::applicant::Applicant;
use crate::cli::context::Context;
use crate::cli::inquiry;
use crate::client::AnyGateway;
use crate::drive::{Channel, Clock, DriveError, Driver, Drove, ExchangeError, SystemClock};
use crate::failure;
use crate::flow::{Goal, Plan, Reached, Route, Standing, Step, Stop, Withheld};
use crate::gateway::Recorded;
use crate::journey::{End, Journey};
use crate::output::Failure;
use crate::passwords::{FileBudget, PasswordsError};
use crate::protocol::{Class, Method, MethodName, Reply};
use crate::session::PictureKeep;
use crate::smoke::{Check, CheckedCall, Fault, Promise, Skipped, Status, Unreached};
use crate::store::StoreError;

/// An applicant on the way.
pub struct SmokeApplicant<'a> {
    gateway: &'a Gateway,
    applicant: &'a Applicant,
    driver: Driver<'a, Recorded<AnyGateway>, PictureKeep, Finder, SystemClock, FileBudget, Judge<'a>>,
    promise: Promise,
    route: Option<Route>,
}

/// What a login needs.
pub struct Login<'a> {
    /// Where values come from.
    pub finder: Finder,
    /// How many passwords the login name has left.
    pub budget: &'a FileBudget,
    /// How it stands, as far as it is known.
    pub standing: Standing,
    /// `--again`.
    pub again: bool,
}

/// Whether the journey goes on.
type GoesOn = bool;
/// Why a drive could not go on.
type Error = DriveError<StoreError, FindError, PasswordsError>;

impl<'a> SmokeApplicant<'a> {
    /// An applicant before the login.
    pub fn new(
        promise: Promise,
        route: Option<Route>,
        Login { finder, budget, standing, again }: Login<'a>,
        applicant: &'a Applicant,
        gateway: &'a Gateway,
        judge: Judge<'a>,
    ) -> Self {
        let patience = i64::try_from(applicant.profile.timeout.as_secs()).unwrap_or(i64::MAX);
        let person = finder.asks_a_person();
        let plan = Plan { until: Goal::Login, route, max_tries: 1, patience, person, again };
        let mut journey = Journey::new(plan, applicant.facts.clone(), gateway.principal.known.clone())
            .with_apply_sms(applicant.profile.apply_sms_method());
        let keep = PictureKeep::new(applicant.file.location());
        journey.know_passwords(standing);
        let channel = Channel { gateway: &gateway.client, principal: &gateway.principal, clock: &SystemClock, budget };
        Self {
            gateway,
            applicant,
            driver: Driver::new(journey, channel, budget.key().clone(), keep, finder, judge),
            promise,
            route,
        }
    }

    /// Goes the way; `form` is the reply with the login's form. Returns what came of it.
    pub fn go(mut self, form: &Reply, context: &Context) -> Judge<'a> {
        self.driver.journey.heard_before(Method::GetLoginInfo, form, SystemClock.now());
        let _ = self.drive(context)
            && self.may_keep_its_promise()
            && self.read_offers(context)
            && self.has_values(context)
            && self.goes_on_to_its_promise(context);
        // Whatever the reason, a level that was not reached has not passed.
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

    /// Drives the journey as far as it is planned. True if it got there.
    fn drive(&mut self, context: &Context) -> GoesOn {
        let drove = self.gateway.runtime.block_on(self.driver.run());
        self.drove(drove.map(Some), context)
    }

    fn drove(&mut self, drove: Result<Option<Drove>, Error>, context: &Context) -> GoesOn {
        let login = Step::Call(Method::Login);
        match drove {
            Ok(None | Some(Drove::Ended(End::Reached(Reached::Login)))) => true,
            Ok(Some(Drove::Ended(End::Stopped(stop)))) => self.stop(&stop, context),
            // The judge has broken off, or what was reached is judged already.
            Ok(Some(Drove::Ended(End::Reached(_) | End::Unreported(_)) | Drove::BrokenOff | Drove::Until(_))) => false,
            Ok(Some(Drove::Parked(_) | Drove::Undecided(_))) => false,
            Err(DriveError::Answer(error)) => {
                self.unanswered(&inquiry::could_not_find(&error, self.applicant, context))
            }
            Err(DriveError::Unusable(value)) => {
                self.unanswered(&failure::input(&value.key, value.problem, &value.method, context.lang()))
            }
            Err(DriveError::Keep(_) | DriveError::NoPicture(_)) => {
                self.fail(Step::Call(Method::GetPicCode), Fault::NoPicture)
            }
            Err(DriveError::Exchange(ExchangeError::Budget(error))) => {
                self.unanswered(&failure::passwords(&error, context.lang()))
            }
            Err(DriveError::Exchange(_)) => self.fail(login, Fault::NoWay),
        }
    }

    /// Whether the way of an applicant who has logged in leads to what the level promises.
    fn may_keep_its_promise(&mut self) -> GoesOn {
        let login = self.driver.journey.facts().login.as_ref();
        let barred = login.and_then(|login| self.promise.barred(login.status()?, login.unionpay_auth));
        match barred {
            Some((check, why)) => self.unreached(check, why),
            None => true,
        }
    }

    /// The verification methods and the questions, for an applicant who is to be verified.
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
        // Only looked at: the guide takes the route that is wished for, and fetches the questions itself if it is theirs.
        let call = CheckedCall::Step(Step::Call(Method::GetQuestion));
        let judge = &mut self.driver.observe;
        match judge.make(call, &call.request(), self.gateway) {
            Err(Fault::Refused { code: Some(code), class: Class::Route, msg }) => {
                self.no_questions(Unreached::QuestionsClosed(code, msg), Skipped::QuestionsClosed(code))
            }
            _ => judge.results.failed().is_none(),
        }
    }

    /// The applicant gets no questions, which is no fault of the gateway's (protocol.md, 3.2): there is another way to an
    /// application, but not to what `login` promises.
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

    /// Whether the values of the way that lies ahead are there: nothing is begun that cannot be ended.
    fn has_values(&mut self, context: &Context) -> GoesOn {
        if self.promise == Promise::Offers {
            return false; // the way ends here
        }
        let facts = self.driver.journey.facts();
        let apply_sms = self.applicant.profile.apply_sms_method();
        match values::ahead(self.route, &self.driver.answers, facts, apply_sms.as_ref(), SystemClock.now()) {
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
            Stop::UnknownStatus(status) => self.fail(login, Fault::UserStatus(*status)),
            Stop::Guard(why @ (Withheld::PasswordsRefused { .. } | Withheld::Unreported { .. })) => {
                let failure = failure::refusal(why, &MethodName::from(Method::Login), context.lang());
                self.fail(login, Fault::HeldBack(failure.class, failure.msg))
            }
            Stop::Refused | Stop::Lost | Stop::Guard(_) | Stop::NoWay => self.fail(login, Fault::NoWay),
        }
    }

    /// A step cannot be taken. Of a refresh the form beside whose field it stands is what cannot be filled in.
    fn fail(&mut self, step: Step, fault: Fault) -> GoesOn {
        let step = step.of_form(self.driver.journey.facts());
        self.driver.observe.results.fail(step, fault.hidden(self.driver.journey.known()));
        false
    }

    /// A value of the step at hand could not be found.
    fn unanswered(&mut self, failure: &Failure) -> GoesOn {
        // Where no step is at hand a route was asked for, and UnionPay comes first.
        let step = self.driver.journey.step_at_hand().unwrap_or(Step::Call(Method::OnlineValidateCard));
        self.fail(step, Fault::Unanswered(failure.class, failure.msg.clone()))
    }
}

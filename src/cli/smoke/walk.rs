//! The way of an applicant, as far as the level goes: a driver of [`Guide`] that ends at the first thing that is not as
//! documented. What it learns it keeps in memory.

use super::caller::Caller;
use super::values;
use crate::cli::applicant::Applicant;
use crate::cli::context::Context;
use crate::cli::picture;
use crate::cli::run::desk::Desk;
use crate::flow::{Action, Fields, Goal, Guide, Plan, Route, Step, Stop};
use crate::output::Failure;
use crate::protocol::{Class, Method, Reply, Request};
use crate::smoke::{Call, Check, Fault, Promise, Skipped, Status, Unreached};

/// An applicant on the way.
pub struct Walk<'a> {
    caller: &'a mut Caller,
    applicant: &'a mut Applicant,
    desk: Desk,
    guide: Guide,
    promise: Promise,
    route: Option<Route>,
}

/// Whether the way goes on.
type GoesOn = bool;

impl<'a> Walk<'a> {
    /// An applicant before the login.
    pub fn new(
        promise: Promise,
        route: Option<Route>,
        desk: Desk,
        applicant: &'a mut Applicant,
        caller: &'a mut Caller,
    ) -> Self {
        let until = match promise {
            Promise::Nobody | Promise::Offers => Goal::Login,
            Promise::Application => Goal::Applied,
            Promise::Report => Goal::Report,
        };
        let patience = i64::try_from(applicant.profile.timeout.as_secs()).unwrap_or(i64::MAX);
        let plan = Plan { until, route, max_tries: 1, patience, person: desk.person() };
        Self { caller, applicant, desk, guide: Guide::new(plan), promise, route }
    }

    /// Goes the way. `form` is the reply with the login's form.
    pub fn go(mut self, form: &Reply, context: &mut Context) {
        let step = Step::Call(Method::GetLoginInfo);
        self.applicant.facts.absorb(step, &Request::new(Method::GetLoginInfo), form, context.now());
        while self.goes_on(context) {}
        // Whatever the reason, a level that was not reached has not passed.
        if let Some(check) = self.caller.results.unkept(self.promise) {
            self.caller.results.set(check, Status::Failed(Fault::NoWay));
        }
    }

    fn goes_on(&mut self, context: &mut Context) -> GoesOn {
        let now = context.now();
        self.applicant.facts.expire(now);
        self.applicant.forget_lost_picture();
        match self.guide.next(&self.applicant.facts, now) {
            Action::Call(step) => self.call(step, context),
            Action::Ask(fields) => self.ask(&fields, context),
            Action::Choose(offered) => self.choose(&offered, context),
            Action::Stop(stop) => self.stop(&stop),
            // A refusal or a lost reply has ended the way before anything could be waited for.
            Action::Done(_) | Action::Wait(_) => false,
        }
    }

    fn call(&mut self, step: Step, context: &mut Context) -> GoesOn {
        let Some(reply) = self.make(step, context) else { return false };
        if step == Step::Call(Method::GetPicCode)
            && picture::keep(&reply, &self.applicant.file.location().picture, context.lang()).is_err()
        {
            return self.fail(step, Fault::NoPicture);
        }
        self.guide.accepted(step);
        match step {
            _ if self.caller.results.failed().is_some() => false,
            Step::Call(Method::Login) => {
                self.may_keep_its_promise() && self.read_offers(context) && self.has_values(context)
            }
            _ => true,
        }
    }

    /// Makes the call of a step and takes its reply in.
    fn make(&mut self, step: Step, context: &mut Context) -> Option<Reply> {
        let needs = self.applicant.needs(step);
        let request = match self.desk.request(&needs, self.applicant, context.lang()) {
            Ok(request) => request,
            Err(failure) => {
                self.unanswered(step, &failure);
                return None;
            }
        };
        let made = self.caller.make(Call::Step(step), &request, context);
        self.desk.was_sent(step, &request, false);
        match made {
            Ok(reply) => {
                self.applicant.facts.absorb(step, &request, &reply, context.now());
                self.applicant.facts.clean(&self.caller.known);
                Some(reply)
            }
            Err(_) => None, // the results hold it already
        }
    }

    /// Whether the way of somebody who has logged in leads to what the level promises.
    fn may_keep_its_promise(&mut self) -> GoesOn {
        let login = self.applicant.facts.login.as_ref();
        let barred = login.and_then(|login| self.promise.barred(login.status()?, login.unionpay_auth));
        match barred {
            Some((check, why)) => self.unreached(check, why),
            None => true,
        }
    }

    /// The verification methods and the questions, for an applicant who is to be verified.
    fn read_offers(&mut self, context: &mut Context) -> GoesOn {
        let verified = self.applicant.facts.login.as_ref().is_some_and(|login| login.unionpay_auth);
        if verified || self.promise == Promise::Report {
            return true;
        }
        let rules = Step::Call(Method::GetVerifyMethod);
        if self.make(rules, context).is_none() || self.caller.results.failed().is_some() {
            return false;
        }
        self.guide.accepted(rules);
        if self.applicant.facts.form(Method::GetQuestion).is_none() {
            return self.no_questions(Unreached::NoQuestions, Skipped::NoQuestions);
        }
        // Only looked at: the guide takes the route that is wished for, and fetches them itself if it is theirs.
        let call = Call::Step(Step::Call(Method::GetQuestion));
        match self.caller.make(call, &call.request(), context) {
            Err(Fault::Refused { code: Some(code), class: Class::Route, msg }) => {
                self.no_questions(Unreached::QuestionsClosed(code, msg), Skipped::QuestionsClosed(code))
            }
            _ => self.caller.results.failed().is_none(),
        }
    }

    /// The applicant gets no questions, which is no fault of the gateway's (protocol.md, 3.2): there is another way to an
    /// application, but not to what `login` promises.
    fn no_questions(&mut self, why: Unreached, skipped: Skipped) -> GoesOn {
        if self.promise == Promise::Offers {
            return self.unreached(Check::Questions, why);
        }
        self.caller.results.set(Check::Questions, Status::Skipped(skipped));
        true
    }

    fn unreached(&mut self, check: Check, why: Unreached) -> GoesOn {
        self.caller.results.set(check, Status::Failed(Fault::Unreached(why)));
        false
    }

    /// Whether the values of the way that lies ahead are there: nothing is begun that cannot be ended.
    fn has_values(&mut self, context: &mut Context) -> GoesOn {
        if self.promise == Promise::Offers {
            return false; // the way ends here
        }
        match values::ahead(self.route, &mut self.desk, self.applicant, context) {
            Ok(None) => true,
            Ok(Some((step, keys))) => self.fail(step, Fault::Missing(keys)),
            Err(failure) => self.unanswered(Step::Call(Method::Login), &failure),
        }
    }

    fn ask(&mut self, fields: &Fields, context: &mut Context) -> GoesOn {
        match self.desk.answer(fields, self.applicant, context) {
            Ok(told) if told.missing.is_empty() => {
                self.guide.told(fields, &told);
                true
            }
            Ok(told) => self.fail(fields.step, Fault::Missing(told.missing)),
            Err(failure) => self.unanswered(fields.step, &failure),
        }
    }

    fn choose(&mut self, offered: &[Route], context: &mut Context) -> GoesOn {
        match self.desk.route(offered, self.applicant, context) {
            Ok(route) => {
                self.guide.choose(route);
                true
            }
            Err(failure) => self.unanswered(Step::Call(Method::OnlineValidateCard), &failure),
        }
    }

    fn stop(&mut self, stop: &Stop) -> GoesOn {
        let login = Step::Call(Method::Login);
        match stop {
            Stop::Missing { step, keys } => self.fail(*step, Fault::Missing(keys.clone())),
            Stop::NotOffered(route) => self.fail(Step::Call(route.method()), Fault::NotOffered(*route)),
            Stop::Circle(step) => self.fail(*step, Fault::Circle(*step)),
            Stop::UnknownStatus(status) => self.fail(login, Fault::UserStatus(*status)),
            Stop::Refused | Stop::Lost | Stop::Guard(_) | Stop::NoWay => self.fail(login, Fault::NoWay),
        }
    }

    /// A step cannot be taken. Of a refresh the form beside whose field it stands is what cannot be filled in.
    fn fail(&mut self, step: Step, fault: Fault) -> GoesOn {
        self.caller.results.fail(step.of_form(&self.applicant.facts), fault.hidden(&self.caller.known));
        false
    }

    fn unanswered(&mut self, step: Step, failure: &Failure) -> GoesOn {
        self.fail(step, Fault::Unanswered(failure.class, failure.msg.clone()))
    }
}

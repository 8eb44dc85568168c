//! The guide's next target, from the facts alone: the states and routes of protocol.md, section 4, and the
//! contract's rules on open submissions and on one application in 24 hours.

use jiff::Timestamp;

use super::Facts;
use super::action::{Action, Goal, Reached, Route, Stop, Wait, Why};
use super::guard::Withheld;
use super::guide::{Guide, LOGIN};
use super::step::Step;
use crate::protocol::{Method, UserStatus};

impl Guide {
    /// The next step, or the end.
    pub(super) fn target(&mut self, facts: &Facts, now: Timestamp) -> Result<Step, Box<Action>> {
        let end = |action| Err(Box::new(action));
        self.looking = false;
        if self.fetched {
            return end(Action::Done(Reached::Report));
        }
        if let Some(withheld) = facts.open_submission(now).filter(|_| !self.plan.again) {
            return self.until_settled(withheld, facts, now);
        }
        if facts.application_left(now).is_some() {
            return match self.plan.until {
                Goal::Applied => end(Action::Done(Reached::Applied)),
                Goal::Login if self.asked_gateway => end(Action::Done(Reached::Login)),
                Goal::Login if !self.plan.look && facts.is_logged_in(now) => end(Action::Done(Reached::Login)),
                Goal::Report if self.asked_gateway => end(Action::Done(Reached::Waiting(Vec::new()))),
                Goal::Login | Goal::Report if !self.plan.look => end(Action::Done(Reached::Waiting(Vec::new()))),
                Goal::Login | Goal::Report => {
                    self.looking = true;
                    Ok(LOGIN)
                }
            };
        }
        let Some(login) = facts.login.as_ref().filter(|_| facts.is_logged_in(now)) else { return Ok(LOGIN) };
        if self.plan.until == Goal::Login {
            return end(Action::Done(Reached::Login));
        }
        if facts.is_result_due(now) {
            return Ok(LOGIN); // the login that holds is from before the result was due
        }
        let status = login.status();
        let has_report = status.is_some_and(UserStatus::has_report);
        if has_report && self.plan.until == Goal::Applied {
            return end(Action::Done(Reached::Applied));
        }
        if status.is_none() && self.plan.route.is_none() {
            return end(Action::Stop(Stop::UnknownStatus(login.user_status)));
        }
        if facts.recovers {
            let on_its_way =
                facts.next.filter(|next| matches!(next, Step::Call(Method::GetViewReportInfo | Method::ViewReport)));
            let report = on_its_way.unwrap_or(Step::Call(Method::GetViewReportInfo));
            return if has_report { Ok(report) } else { end(Action::Stop(Stop::Recovers)) };
        }
        if let Some(step) = self.leads_back(facts) {
            return end(Action::Stop(Stop::Circle(step)));
        }
        match self.detour.or(facts.next).map(|step| step.of_form(facts)) {
            Some(step @ Step::Call(Method::OnlineValidateCard | Method::GetQuestion)) => self.on_a_route(step, facts),
            // The user has switched the route in the middle of the other one.
            Some(step) if self.plan.route.is_some_and(|named| Route::of(step).is_some_and(|route| route != named)) => {
                self.on_a_route(step, facts)
            }
            Some(step) => Ok(step),
            None if has_report => Ok(Step::Call(Method::GetViewReportInfo)),
            // The status is unknown, but the user has named the route.
            None if status.is_none() && login.unionpay_auth => Ok(Step::Call(Method::GetOnlineAuthedInfo)),
            None if status.is_none() && facts.forms.is_empty() => Ok(Step::Call(Method::GetVerifyMethod)),
            None => end(Action::Stop(Stop::NoWay)),
        }
    }

    /// A submission's outcome is not known: from `due_at` on a login tells, unless one has told already that it cannot.
    fn until_settled(&mut self, withheld: Withheld, facts: &Facts, now: Timestamp) -> Result<Step, Box<Action>> {
        let end = |action| Err(Box::new(action));
        let due_at = facts.due_at().unwrap_or(now);
        if now >= due_at {
            return if self.asked_gateway { end(Action::Stop(Stop::Guard(withheld))) } else { Ok(LOGIN) };
        }
        self.asked_gateway = false; // a login before then has told nothing
        match withheld.due_at().filter(|_| self.plan.person) {
            Some(until) => end(Action::Wait(Wait { until, why: Why::Outcome })),
            None => end(Action::Stop(Stop::Guard(withheld))),
        }
    }

    /// The accepted submission that a form leads back to.
    fn leads_back(&self, facts: &Facts) -> Option<Step> {
        let step = self.detour.or(facts.next)?.of_form(facts);
        facts.accepted.contains(&step).then_some(step)
    }

    /// The first step of the route: as was named, else as is offered, else as somebody says.
    fn on_a_route(&mut self, step: Step, facts: &Facts) -> Result<Step, Box<Action>> {
        let offered: Vec<Route> = Route::ALL.into_iter().filter(|route| facts.form(route.method()).is_some()).collect();
        let begun = facts.card_at.map(|_| Route::Unionpay);
        let wished = self.plan.route.or(self.chosen).or(begun).filter(|route| offered.contains(route));
        match (wished, self.plan.route, offered.as_slice()) {
            (Some(route), ..) => Ok(Step::Call(route.method())),
            (None, _, []) => Ok(step), // the gateway's own word, without a choice
            (None, Some(named), _) => Err(Box::new(Action::Stop(Stop::NotOffered(named)))),
            (None, None, [only]) => Ok(Step::Call(only.method())),
            (None, None, _) => Err(Box::new(Action::Choose(offered))),
        }
    }
}

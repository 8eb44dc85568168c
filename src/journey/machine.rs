//! The state machine of a journey: what comes next, and what came of it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::ask::{About, Answered, Ask, Choice};
use super::filling::Filling;
use super::finding::Finding;
use super::fingerprint::{FingerprintKey, keys_of};
use super::values::Values;
use crate::flow::{Action, Facts, Fields, Goal, Guide, Login, Needs, Plan, Reached, Route, Step, Stop, Told, Wait};
use crate::protocol::check::Problem;
use crate::protocol::{
    Arrived, CodeEntry, Effect, Key, KnownValues, LOGIN_SECONDS, Method, MethodName, Outcome, Recovery, Reply, Request,
    UserStatus,
};

/// The next thing to do.
#[derive(Debug)]
pub enum Next {
    /// Find this value, and say what was found ([`Journey::found`]).
    Find(Ask),
    /// Nothing: all values of a step were looked for, and this is what came of it.
    Told(Fields, Told),
    /// Find out which route is wished for ([`Journey::chose`]).
    Choose(Choice),
    /// Make this call ([`Journey::heard`]).
    Send(Call),
    /// Do nothing until then.
    Wait(Wait),
    /// There is nothing left to do.
    End(End),
}

/// A call to be made.
#[derive(Clone, Debug)]
pub struct Call {
    /// What it needs, with the form that it fills in.
    pub needs: Arc<Needs>,
    /// The request, complete.
    pub request: Request,
}

impl Call {
    /// The step that it is.
    pub fn step(&self) -> Step {
        self.needs.step
    }
}

/// How a journey ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// The goal, or what can be reached of it today.
    Reached(Reached),
    /// Something is in the way.
    Stopped(Stop),
}

/// A value that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// Its key.
    pub key: Key,
    /// What is wrong with it.
    pub problem: Problem,
    /// The method that it is for.
    pub method: MethodName,
}

/// How safely the facts must be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Durability {
    /// They may be stored together with what the next call brings: losing them costs a repeated read.
    Later,
    /// They must outlast the end of this process.
    Process,
    /// They must outlast a crash of the machine.
    Machine,
}

/// One applicant's journey.
#[derive(Debug)]
pub struct Journey {
    guide: Guide,
    facts: Facts,
    values: Values,
    known: KnownValues,
    apply_sms: Option<MethodName>,
    /// True if card, identity and mobile numbers are checked.
    verifies_numbers: bool,
    /// The key of the fingerprints of applications.
    fingerprints: Option<FingerprintKey>,
    stage: Stage,
    /// A try left something behind that is not stored yet.
    acted: bool,
}

/// What a journey is about to do.
#[derive(Debug, Default)]
enum Stage {
    /// The guide decides.
    #[default]
    Deciding,
    /// The values of a step are being found.
    Finding(Box<Finding>),
    /// A request is being filled in.
    Filling(Box<Filling>),
}

impl Journey {
    /// The journey of an applicant of whom `facts` are known. Every value that is said is added to `known`.
    pub fn new(plan: Plan, mut facts: Facts, known: KnownValues) -> Self {
        facts.wait_as(plan.patience);
        let (values, stage) = (Values::default(), Stage::default());
        let (apply_sms, verifies_numbers, fingerprints, acted) = (None, true, None, false);
        let guide = Guide::new(plan);
        Self { guide, facts, values, known, apply_sms, verifies_numbers, fingerprints, stage, acted }
    }

    /// The same where an application that the gateway has refused is not made again with the same given values.
    #[must_use]
    pub fn with_fingerprints(self, key: Option<FingerprintKey>) -> Self {
        Self { fingerprints: key, ..self }
    }

    /// The same where the application's SMS is sent by this method, whatever the form says (§1.2.2).
    #[must_use]
    pub fn with_apply_sms(self, method: Option<MethodName>) -> Self {
        Self { apply_sms: method, ..self }
    }

    /// The same without the checks of card, identity and mobile numbers.
    #[must_use]
    pub fn verifying_numbers(self, verifies_numbers: bool) -> Self {
        Self { verifies_numbers, ..self }
    }

    /// What is known of the applicant.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The guide, which can be put down and picked up ([`Journey::pick_up`]).
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// Goes on with a guide that was put down.
    pub fn pick_up(&mut self, guide: Guide) {
        self.guide = guide;
        self.stage = Stage::Deciding;
    }

    /// Goes further than was planned first.
    pub fn go_on_to(&mut self, goal: Goal) {
        self.guide.go_on_to(goal);
    }

    /// Every value that is known.
    pub fn known(&self) -> &KnownValues {
        &self.known
    }

    /// What a call of `step` needs.
    pub fn needs(&self, step: Step) -> Needs {
        Needs::of(step, &self.facts, self.apply_sms.clone())
    }

    /// True if the guide decides next: no value of a step is being found.
    pub fn is_deciding(&self) -> bool {
        matches!(self.stage, Stage::Deciding)
    }

    /// The step whose values are being found, or whose call is being filled in.
    pub fn step_at_hand(&self) -> Option<Step> {
        match &self.stage {
            Stage::Deciding => None,
            Stage::Finding(finding) => Some(finding.step()),
            Stage::Filling(filling) => Some(filling.step()),
        }
    }

    /// The facts, for a call that changes them.
    pub fn facts_mut(&mut self) -> &mut Facts {
        &mut self.facts
    }

    /// True if a captcha picture waits for its answer.
    pub fn awaits_picture(&self) -> bool {
        self.facts.opened.picture.is_some()
    }

    /// The picture is lost: another one has to be fetched.
    pub fn forget_picture(&mut self) {
        self.facts.opened.picture = None;
    }

    /// What to do at `now`. `can_find` tells whether a value could be found at all, given or asked for, without asking
    /// anybody.
    pub fn next(&mut self, now: Timestamp, can_find: &dyn Fn(&Ask) -> bool) -> Next {
        loop {
            match std::mem::take(&mut self.stage) {
                Stage::Deciding => match self.decide(now) {
                    Ok(stage) => self.stage = stage,
                    Err(next) => return *next,
                },
                Stage::Finding(mut finding) => match finding.next(&mut self.values) {
                    Some(ask) => {
                        self.stage = Stage::Finding(finding);
                        return Next::Find(ask);
                    }
                    None => {
                        let (fields, told) = finding.end(can_find, &mut self.values);
                        self.guide.told(&fields, &told);
                        let complete = told.missing.is_empty() && told.refresh.is_none();
                        if complete && self.is_refused_application(fields.step) {
                            self.guide.rejected(fields.step);
                        }
                        return Next::Told(fields, told);
                    }
                },
                Stage::Filling(mut filling) => match filling.next(&self.values) {
                    Some(ask) => {
                        self.stage = Stage::Filling(filling);
                        return Next::Find(ask);
                    }
                    None => {
                        let (needs, request) = filling.end();
                        if !self.values.were_refused(needs.step, &request) {
                            return Next::Send(Call { needs, request });
                        }
                        self.guide.repeats(needs.step);
                    }
                },
            }
        }
    }

    /// True if the gateway has refused the last application, and the values of `step` would make the same one: none of
    /// them was asked for.
    fn is_refused_application(&self, step: Step) -> bool {
        let status = self.facts.login.as_ref().and_then(Login::status);
        let values = self.values.current();
        let was_given = |key: &Key| !self.values.was_said(key);
        let of_values = || self.fingerprints.as_ref()?.of_values(step, values);
        status == Some(UserStatus::VerificationRefused)
            && !self.guide.plan().again
            && keys_of(step, values).iter().all(was_given)
            && of_values().is_some_and(|print| self.facts.applied_with.as_ref() == Some(&print))
    }

    /// The key of the fingerprints of applications.
    pub fn fingerprints(&self) -> Option<&FingerprintKey> {
        self.fingerprints.as_ref()
    }

    /// Dates now what a clock that was set back has left in the future. True if anything was.
    pub fn redate(&mut self, now: Timestamp) -> bool {
        self.facts.redate(now)
    }

    fn decide(&mut self, now: Timestamp) -> Result<Stage, Box<Next>> {
        self.facts.expire(now);
        match self.guide.next(&self.facts, now) {
            Action::Call(step) => Ok(self.filling(step, now)),
            Action::Ask(fields) => {
                let (needs, about) = (self.needs(fields.step), self.about(now));
                Ok(Stage::Finding(Box::new(Finding::new(fields, needs, about, &mut self.values))))
            }
            Action::Choose(offered) => Err(Box::new(Next::Choose(Choice { offered, about: self.about(now) }))),
            Action::Wait(wait) => Err(Box::new(Next::Wait(wait))),
            Action::Done(reached) => Err(Box::new(Next::End(End::Reached(reached)))),
            Action::Stop(stop) => Err(Box::new(Next::End(End::Stopped(stop)))),
        }
    }

    fn filling(&self, step: Step, now: Timestamp) -> Stage {
        Stage::Filling(Box::new(Filling::new(self.needs(step), self.about(now), &self.values)))
    }

    /// Makes a call of `step` the next thing to do, whatever the guide would say.
    pub fn detour(&mut self, step: Step, now: Timestamp) {
        self.stage = self.filling(step, now);
    }

    /// What is known of the applicant, for those who are asked.
    fn about(&self, now: Timestamp) -> About {
        let login = self.facts.login.as_ref();
        About {
            login_name: self.values.login_name(),
            remembered: Arc::new(self.facts.all_remembered()),
            login_ends: login.and_then(|login| login.at.checked_add(SignedDuration::from_secs(LOGIN_SECONDS)).ok()),
            seconds_left: self.facts.seconds_left(now),
        }
    }

    /// What was found of the value asked for last. Somebody who said a value that cannot be right is asked again, within
    /// bounds, and the value is returned; a given one is an error.
    pub fn found(&mut self, answered: Answered) -> Result<Option<Unusable>, Unusable> {
        let numbers = self.verifies_numbers;
        match &mut self.stage {
            Stage::Deciding => Ok(None),
            Stage::Filling(filling) => {
                filling.take(match answered {
                    Answered::Given(value) | Answered::Said(value) => Some(value),
                    Answered::Refresh | Answered::Nobody => None,
                });
                Ok(None)
            }
            Stage::Finding(finding) => {
                let Some(key) = finding.key().cloned() else { return Ok(None) };
                let method = finding.method().clone();
                let unusable = |problem| Unusable { key: key.clone(), problem, method };
                match answered {
                    Answered::Given(value) => finding.given(value, numbers, &mut self.values).map_err(unusable)?,
                    Answered::Said(value) => {
                        self.known.learn(&key, value.expose());
                        let most = self.guide.plan().max_tries;
                        return Ok(finding.said(value, numbers, most, &mut self.values).map(unusable));
                    }
                    Answered::Nobody => finding.unanswered(&mut self.values),
                    Answered::Refresh => finding.refresh(&mut self.values),
                }
                Ok(None)
            }
        }
    }

    /// A route was chosen.
    pub fn chose(&mut self, route: Route) {
        self.guide.choose(route);
    }

    /// How safely what earlier calls brought must be stored before a call of `request` leaves: a submission stores it
    /// together with its own record.
    pub fn owes(&mut self, request: &Request) -> Durability {
        let acted = std::mem::take(&mut self.acted);
        if acted && request.effect() != Effect::Submits { Durability::Process } else { Durability::Later }
    }

    /// A call was made, and its reply was taken into the facts; or it has none, and may or may not have arrived.
    pub fn heard(&mut self, call: &Call, outcome: Result<&Reply, Arrived>, now: Timestamp) {
        let (step, request) = (call.step(), &call.request);
        let refused = match outcome.map(Reply::outcome) {
            Ok(Outcome::Refused(entry)) => Some(entry),
            Ok(Outcome::Success | Outcome::Unknown(_)) | Err(_) => None,
        };
        self.values.was_sent(step, request, refused.is_some_and(code_holds));
        if let Some(entry) = refused {
            self.values.was_refused(step, entry, request);
        }
        self.guide.heard(step, outcome, &self.facts, now);
        self.acted = outcome.is_ok() && request.effect() == Effect::Tries;
    }

    /// A reply that came outside of this journey, such as a form that was fetched before it began.
    pub fn heard_before(&mut self, method: Method, reply: &Reply, now: Timestamp) {
        self.facts.absorb(Step::Call(method), &Request::new(method), reply, now);
    }
}

/// True if a call was refused for something else than the code that an SMS brought.
fn code_holds(entry: &CodeEntry) -> bool {
    entry.recovery == Recovery::NewInput && !entry.fields.contains(&Key::MessageCode)
}

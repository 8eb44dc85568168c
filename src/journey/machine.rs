//! The state machine of a journey: what comes next, and what came of it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::ask::{About, Answered, Ask, Choice};
use super::call::Call;
use super::filling::Filling;
use super::finding::Finding;
use super::snapshot::{Interrupted, Refusal, RefusedSecret, Snapshot};
use super::values::Values;
use crate::fingerprint::FingerprintKey;
use crate::flow::{
    Action, Facts, Fields, Goal, Guide, Needs, Plan, Reached, Route, Standing, Step, Stop, Told, Wait, Withheld,
};
use crate::protocol::check::Problem;
use crate::protocol::{
    Arrived, CodeEntry, Effect, Key, KnownValues, LOGIN_SECONDS, Method, MethodName, Outcome, Recovery, Reply, Request,
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

/// How a journey ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// The goal, or what can be reached of it today.
    Reached(Reached),
    /// Something is in the way.
    Stopped(Stop),
    /// A secret or code was refused, and the process that heard of it was interrupted before it could say so. Nothing is
    /// sent before that is told.
    Unreported(Box<RefusedSecret>),
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
    stage: Stage,
    /// A try left something behind that is not stored yet.
    acted: bool,
    /// An interrupted journey whose refused secret or code is told instead of going on.
    unreported: Option<Box<Interrupted>>,
    /// The goal is reached: what was refused on the way no longer matters to anybody.
    is_there: bool,
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
    pub fn new(plan: Plan, facts: Facts, known: KnownValues) -> Self {
        let (values, stage) = (Values::default(), Stage::default());
        let (apply_sms, verifies_numbers, acted, unreported, is_there) = (None, true, false, None, false);
        let guide = Guide::new(plan);
        Self { guide, facts, values, known, apply_sms, verifies_numbers, stage, acted, unreported, is_there }
    }

    /// The same, going on where another process was interrupted. `key` is the one by which that process took the
    /// fingerprints of what was refused.
    #[must_use]
    pub fn resuming(self, way: Interrupted, key: &FingerprintKey) -> Self {
        let unreported = way.unreported().is_some().then(|| Box::new(way.clone()));
        let (values, guide) = Values::picked_up(way, key);
        let plan = self.guide.plan().clone();
        Self { guide: guide.picked_up(plan, values.last_refusal().is_some()), values, unreported, ..self }
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

    /// What is stored of the journey. `key` makes the fingerprints of what was refused.
    pub fn snapshot(&self, key: &FingerprintKey) -> Snapshot {
        let guide = self.guide.put_down().filter(|_| !self.is_there);
        let way = match &self.unreported {
            Some(way) => Some((**way).clone()),
            None => guide.map(|guide| self.values.put_down(guide, key)),
        };
        Snapshot { facts: self.facts.clone(), way }
    }

    /// True if a secret or code was refused, and nothing else came of its step since.
    pub fn holds_refused_secret(&self) -> bool {
        self.values.holds_refused_secret()
    }

    /// The last refusal by a code of the table, in this process or in the interrupted one before it.
    pub fn last_refusal(&self) -> Option<Refusal> {
        self.values.last_refusal()
    }

    /// How the login name stands whose password would be sent.
    pub fn know_passwords(&mut self, standing: Standing) {
        self.guide.know_passwords(standing);
    }

    /// A login was held back: it is not sent.
    pub fn hold_back(&mut self, why: Withheld) {
        self.guide.hold_back(why);
        self.stage = Stage::Deciding;
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
        if let Some(unreported) = self.unreported.as_ref().and_then(|way| way.unreported()) {
            return Next::End(End::Unreported(Box::new(unreported.clone())));
        }
        loop {
            match std::mem::take(&mut self.stage) {
                Stage::Deciding => match self.decide(now) {
                    Ok(stage) => self.stage = stage,
                    Err(next) => return next,
                },
                Stage::Finding(mut finding) => match finding.next(&mut self.values) {
                    Some(ask) => {
                        self.stage = Stage::Finding(finding);
                        return Next::Find(ask);
                    }
                    None => {
                        let (fields, told) = finding.end(can_find, &mut self.values);
                        self.guide.told(&fields, &told);
                        return Next::Told(fields, told);
                    }
                },
                Stage::Filling(mut filling) => match filling.next(&self.values) {
                    Some(ask) => {
                        self.stage = Stage::Filling(filling);
                        return Next::Find(ask);
                    }
                    None => {
                        let call = filling.end(&self.values);
                        if !self.values.were_refused(call.step(), &call.request) {
                            return Next::Send(call);
                        }
                        self.guide.repeats(call.step());
                    }
                },
            }
        }
    }

    fn decide(&mut self, now: Timestamp) -> Result<Stage, Next> {
        self.facts.expire(now);
        match self.guide.next(&self.facts, now) {
            Action::Call(step) => Ok(self.filling(step, now)),
            Action::Ask(fields) => {
                let (needs, about) = (self.needs(fields.step), self.about(now));
                Ok(Stage::Finding(Box::new(Finding::new(fields, needs, about, &mut self.values))))
            }
            Action::Choose(offered) => Err(Next::Choose(Choice { offered, about: self.about(now) })),
            Action::Wait(wait) => Err(Next::Wait(wait)),
            Action::Done(reached) => {
                self.is_there = true;
                Err(Next::End(End::Reached(reached)))
            }
            Action::Stop(stop) => Err(Next::End(End::Stopped(stop))),
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
                    Answered::Given(value) | Answered::Said(value) | Answered::Typed(value) => Some(value),
                    Answered::Refresh | Answered::Nobody => None,
                });
                Ok(None)
            }
            Stage::Finding(finding) => {
                let Some(key) = finding.key().cloned() else { return Ok(None) };
                let method = finding.method().clone();
                let unusable = |problem| Unusable { key: key.clone(), problem, method };
                if let Answered::Typed(value) = &answered {
                    self.values.was_typed(&key, value);
                }
                match answered {
                    Answered::Given(value) => finding.given(value, numbers, &mut self.values).map_err(unusable)?,
                    Answered::Said(value) | Answered::Typed(value) => {
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
        if matches!(outcome.map(Reply::outcome), Ok(Outcome::Unknown(_))) {
            self.values.forget_last_refusal(); // the run ends in another one, which nobody understands
        }
        self.values.was_sent(step, request, refused.is_some_and(code_holds));
        if let Some(entry) = refused {
            self.values.was_refused(step, entry, request, now);
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

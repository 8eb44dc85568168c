//! The state machine of a journey: it returns the next thing to do and takes in the result.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::ask::{About, Answered, Ask, Choice};
use super::filling::Filling;
use super::finding::Finding;
use super::fingerprint::{identifying_keys, of_values};
use super::next::{Call, Durability, End, Next, Unusable};
use super::permits::Permits;
use super::snapshot::{Interrupted, RecordedRefusal, Snapshot};
use super::values::Values;
use crate::fingerprint::FingerprintKey;
use crate::flow::{
    self, Action, Facts, Goal, Guide, Login, Needs, PasswordStanding, Plan, Readings, Route, Step, Unlisted, Withheld,
};
use crate::protocol::{
    Arrived, CodeEntry, Effect, Key, KnownValues, LOGIN_SECONDS, Method, Outcome, Recovery, Reply, Request, UserStatus,
};

/// One applicant's journey.
#[derive(Debug)]
pub struct Journey {
    guide: Guide,
    facts: Facts,
    values: Values,
    known: KnownValues,
    readings: Readings,
    /// True if card, identity and mobile numbers are checked.
    verifies_numbers: bool,
    /// The key of the fingerprints of applications and of refused values.
    fingerprints: Option<FingerprintKey>,
    stage: Stage,
    permits: Permits,
    /// The guide's action, held back until a person permits or refuses it.
    pending: Option<Action>,
    /// The step whose form passed the check; reset when facts may have changed.
    passed: Option<Step>,
    /// True if a call with an effect has results that are not stored yet.
    acted: bool,
    /// An interrupted journey whose refused secret or code must be reported before anything is sent.
    unreported: Option<Box<Interrupted>>,
    /// True if the goal is reached, so that earlier refusals no longer matter.
    is_there: bool,
}

/// The current stage.
#[derive(Debug, Default)]
enum Stage {
    /// The guide decides what comes next.
    #[default]
    Deciding,
    /// A step's values are being found.
    Finding(Box<Finding>),
    /// A request is being filled in.
    Filling(Box<Filling>),
}

impl Journey {
    /// The journey of an applicant with these `facts`. Every answer is added to `known`.
    pub fn new(plan: Plan, mut facts: Facts, known: KnownValues) -> Self {
        facts.wait_as(plan.patience);
        let (values, stage) = (Values::default(), Stage::default());
        let (readings, verifies_numbers, fingerprints, acted) = (Readings::default(), true, None, false);
        let (guide, permits, pending, passed) = (Guide::new(plan), Permits::default(), None, None);
        let (unreported, is_there) = (None, false);
        Self {
            guide,
            facts,
            values,
            known,
            readings,
            verifies_numbers,
            fingerprints,
            stage,
            permits,
            pending,
            passed,
            acted,
            unreported,
            is_there,
        }
    }

    /// Allows these keys to be sent to methods that do not list them. A secret among them is still not sent.
    #[must_use]
    pub fn with_extra_fields(self, keys: Vec<Key>) -> Self {
        Self { permits: Permits::of_profile(keys), ..self }
    }

    /// The same, resuming an interrupted journey. [`with_fingerprints`](Self::with_fingerprints) must be called
    /// before, because refused values are recognised by its key.
    #[must_use]
    pub fn resuming(self, interrupted: Interrupted) -> Self {
        let unreported = interrupted.unreported().is_some().then(|| Box::new(interrupted.clone()));
        let (values, guide) = Values::resumed(interrupted, self.fingerprints.as_ref());
        let plan = self.guide.plan().clone();
        Self { guide: guide.resumed(plan, values.last_refusal().is_some()), values, unreported, ..self }
    }

    /// Sets the key of the fingerprints. They keep the journey from repeating a refused application with unchanged
    /// given values, and recognise refused values after an interruption.
    #[must_use]
    pub fn with_fingerprints(self, key: Option<FingerprintKey>) -> Self {
        Self { fingerprints: key, ..self }
    }

    /// Sets how the profile interprets what the document leaves open.
    #[must_use]
    pub fn with_readings(self, readings: Readings) -> Self {
        Self { readings, ..self }
    }

    /// Turns the checks of card, identity and mobile numbers on or off.
    #[must_use]
    pub fn verifying_numbers(self, verifies_numbers: bool) -> Self {
        Self { verifies_numbers, ..self }
    }

    /// The applicant's facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The part of the journey that is stored, so that another process can resume it.
    pub fn snapshot(&self) -> Snapshot {
        let guide = self.guide.stored().filter(|_| !self.is_there);
        let interrupted = match &self.unreported {
            Some(interrupted) => Some((**interrupted).clone()),
            None => guide.map(|guide| self.values.stored(guide, self.fingerprints.as_ref())),
        };
        Snapshot { facts: self.facts.clone(), interrupted }
    }

    /// True if a secret or code was refused, and its step had no other outcome since.
    pub fn holds_refused_secret(&self) -> bool {
        self.values.holds_refused_secret()
    }

    /// The last refusal by a code of the table, in this process or in the interrupted one before it.
    pub fn last_refusal(&self) -> Option<RecordedRefusal> {
        self.values.last_refusal()
    }

    /// Records how many refused passwords of the login name count.
    pub fn know_passwords(&mut self, standing: PasswordStanding) {
        self.guide.know_passwords(standing);
    }

    /// Records that a login was withheld.
    pub fn hold_back(&mut self, why: Withheld) {
        self.guide.hold_back(why);
        self.stage = Stage::Deciding;
    }

    /// The guide, which can be stored and resumed with [`Journey::pick_up`].
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// Resumes with a stored guide.
    pub fn pick_up(&mut self, guide: Guide) {
        self.guide = guide;
        (self.stage, self.pending, self.passed) = (Stage::Deciding, None, None);
    }

    /// Extends the plan to another goal.
    pub fn go_on_to(&mut self, goal: Goal) {
        self.guide.go_on_to(goal);
    }

    /// All known values.
    pub fn known(&self) -> &KnownValues {
        &self.known
    }

    /// The needs of a call of `step`.
    pub fn needs(&self, step: Step) -> Needs {
        match self.guide.heading_for().filter(|_| step == Step::Call(Method::GetPicCode)) {
            Some(taker) => Needs::of_picture(taker, &self.facts),
            None => Needs::of(step, &self.facts, &self.readings),
        }
    }

    /// True if the guide decides next, and no step's values are being found.
    pub fn is_deciding(&self) -> bool {
        matches!(self.stage, Stage::Deciding)
    }

    /// The step whose values are being found or filled in.
    pub fn step_at_hand(&self) -> Option<Step> {
        match &self.stage {
            Stage::Deciding => None,
            Stage::Finding(finding) => Some(finding.step()),
            Stage::Filling(filling) => Some(filling.step()),
        }
    }

    /// Mutable facts, for a call that changes them.
    pub fn facts_mut(&mut self) -> &mut Facts {
        self.passed = None; // another process may have fetched another form
        &mut self.facts
    }

    /// True if a captcha picture waits for its answer.
    pub fn awaits_picture(&self) -> bool {
        self.facts.opened.picture.is_some()
    }

    /// Records that the picture is lost, so that a new one is fetched.
    pub fn forget_picture(&mut self) {
        self.facts.opened.close_picture();
    }

    /// Returns what to do at `now`. `can_find` tells whether a value could be found at all, given or by a
    /// question, without asking it.
    pub fn next(&mut self, now: Timestamp, can_find: &dyn Fn(&Ask) -> bool) -> Next {
        if let Some(unreported) = self.unreported.as_ref().and_then(|interrupted| interrupted.unreported()) {
            return Next::End(End::Unreported(Box::new(unreported.clone())));
        }
        loop {
            match std::mem::take(&mut self.stage) {
                Stage::Deciding => {
                    if let Some(next) = self.decide(now) {
                        return next;
                    }
                }
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
                        let call = filling.end(&self.values);
                        // A detour was not checked before.
                        if self.passed != Some(call.step())
                            && let Some(stop) = self.permits.stop(&self.unlisted(call.step()))
                        {
                            return Next::End(End::Stopped(stop));
                        }
                        if !self.values.were_refused(call.step(), &call.request) {
                            return Next::Send(call);
                        }
                        self.guide.repeats(call.step());
                    }
                },
            }
        }
    }

    /// True if the gateway refused the last application, and a call of `step` would repeat that or an earlier refused
    /// application. That is so unless one of its values was asked for.
    fn is_refused_application(&self, step: Step) -> bool {
        let status = self.facts.login.as_ref().and_then(Login::status);
        let values = self.values.current();
        let was_given = |key: &Key| !self.values.was_said(key);
        let of_values = || of_values(self.fingerprints.as_ref()?, step, values);
        status == Some(UserStatus::VerificationRefused)
            && !self.guide.plan().again
            && identifying_keys(step, values.keys()).iter().all(was_given)
            && of_values().is_some_and(|print| self.facts.refused_with.contains(&print))
    }

    /// The key of the fingerprints of applications and of refused values.
    pub fn fingerprints(&self) -> Option<&FingerprintKey> {
        self.fingerprints.as_ref()
    }

    /// Resets timestamps in the future (the clock was set back) to `now`. Returns true if any changed.
    pub fn redate(&mut self, now: Timestamp) -> bool {
        self.facts.redate(now)
    }

    /// Carries out the guide's next action. Returns `None` if that only starts a new stage (finding values, or filling
    /// in a request); the caller then continues with that stage.
    fn decide(&mut self, now: Timestamp) -> Option<Next> {
        self.facts.expire(now);
        let action = self.pending.take().unwrap_or_else(|| self.guide.next(&self.facts, now));
        if let Some(step) = action.step().filter(|step| self.passed != Some(*step)) {
            let judged = self.judged(step);
            let asks = self.permits.asks(&judged);
            if !asks.is_empty() {
                self.pending = Some(action);
                return Some(Next::Permit(asks));
            }
            if let Some(stop) = self.permits.stop(&judged) {
                return Some(Next::End(End::Stopped(stop)));
            }
            self.passed = Some(step);
        }
        match action {
            Action::Call(step) => {
                self.stage = self.filling(step, now);
                None
            }
            Action::Ask(fields) => {
                let (needs, about) = (self.needs(fields.step), self.about(now));
                self.stage = Stage::Finding(Box::new(Finding::new(fields, needs, about, &mut self.values)));
                None
            }
            Action::Choose(offered) => Some(Next::Choose(Choice { offered, about: self.about(now) })),
            Action::Wait(wait) => Some(Next::Wait(wait)),
            Action::Done(reached) => {
                self.is_there = true;
                Some(Next::End(End::Reached(reached)))
            }
            Action::Stop(stop) => Some(Next::End(End::Stopped(stop))),
        }
    }

    fn unlisted(&self, step: Step) -> Vec<Unlisted> {
        flow::unlisted(step, &self.facts, &self.readings)
    }

    /// The undocumented fields of the step's form, and of the SMS that it needs first. A picture is judged with its form.
    fn judged(&self, step: Step) -> Vec<Unlisted> {
        let step = self.guide.heading_for().filter(|_| step == Step::Call(Method::GetPicCode)).unwrap_or(step);
        self.unlisted(step.sms().unwrap_or(step))
    }

    /// Records whether a person allows the values of [`Next::Permit`] to be sent.
    pub fn permit(&mut self, asked: &[Unlisted], may: bool) {
        self.permits.answer(asked, may);
    }

    fn filling(&self, step: Step, now: Timestamp) -> Stage {
        Stage::Filling(Box::new(Filling::new(self.needs(step), self.about(now), &self.values)))
    }

    /// Makes a call of `step` the next thing to do, bypassing the guide.
    pub fn detour(&mut self, step: Step, now: Timestamp) {
        self.stage = self.filling(step, now);
    }

    /// The facts that accompany a question.
    fn about(&self, now: Timestamp) -> About {
        let login = self.facts.login.as_ref();
        About {
            login_name: self.values.login_name(),
            remembered: Arc::new(self.facts.all_remembered()),
            login_ends: login.and_then(|login| login.at.checked_add(SignedDuration::from_secs(LOGIN_SECONDS)).ok()),
            seconds_left: self.facts.seconds_left(now),
        }
    }

    /// Takes the result for the value that was requested last. Returns an invalid answer, whose question is repeated
    /// up to a limit. An invalid given value is an error.
    pub fn found(&mut self, answered: Answered) -> Result<Option<Unusable>, Unusable> {
        let numbers = self.verifies_numbers;
        match &mut self.stage {
            Stage::Deciding => Ok(None),
            Stage::Filling(filling) => {
                match answered {
                    Answered::Given(value) | Answered::Said(value) | Answered::Typed(value) => filling.given(&value),
                    Answered::Refresh | Answered::Nobody => filling.take(None),
                }
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

    /// Takes in the chosen route.
    pub fn chose(&mut self, route: Route) {
        self.guide.choose(route);
    }

    /// How durably the results of earlier calls must be stored before `request` is sent. A submission stores them
    /// together with its own record.
    pub fn owes(&self, request: &Request) -> Durability {
        if self.acted && request.effect() != Effect::Submits { Durability::Process } else { Durability::Later }
    }

    /// Takes in the outcome of a call. The facts already include its reply. A call without a reply may have
    /// arrived or not.
    pub fn heard(&mut self, call: &Call, outcome: Result<&Reply, Arrived>, now: Timestamp) {
        let (step, request) = (call.step(), &call.request);
        let refused = match outcome.map(Reply::outcome) {
            Ok(Outcome::Refused(entry)) => Some(entry),
            Ok(Outcome::Success | Outcome::Unknown(_)) | Err(_) => None,
        };
        if matches!(outcome.map(Reply::outcome), Ok(Outcome::Unknown(_))) {
            self.values.forget_last_refusal(); // the run ends with this refusal, whose code is unknown
        }
        self.values.was_sent(step, request, refused.is_some_and(code_holds));
        if matches!(outcome.map(Reply::outcome), Ok(Outcome::Success)) {
            self.values.was_accepted(step);
        }
        if let Some(entry) = refused {
            let refusal = RecordedRefusal { step, code: entry.code, at: now };
            let keys = flow::refused_keys(step, entry, &self.facts);
            self.values.was_refused(refusal, &keys, request);
            // With a new picture or SMS, the text that was refused may be right.
            if matches!(entry.recovery, Recovery::NewInput | Recovery::RestartStep) {
                self.values.refuse(step, &keys, request);
            }
        }
        self.guide.heard(step, outcome, &self.facts, now);
        self.acted = outcome.is_ok() && request.effect() == Effect::Tries;
    }

    /// Takes in a reply from before this journey, such as a form fetched earlier.
    pub fn heard_before(&mut self, method: Method, reply: &Reply, now: Timestamp) {
        self.facts.absorb(Step::Call(method), &Request::new(method), reply, now);
        self.passed = None;
    }
}

/// True if a refusal concerns something other than the code from the SMS.
fn code_holds(entry: &CodeEntry) -> bool {
    entry.recovery == Recovery::NewInput && !entry.fields.contains(&Key::MessageCode)
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;

//! The guided way: what to do next, and never anything twice that must not be.
//!
//! In: the facts, the time, what was told and what came of each call. Out: one [`Action`] after the other until one of them
//! is an end. The guide itself knows neither values nor replies; what the gateway said is in the facts, so that another
//! guide, in another process on another day, goes on where this one was. What it keeps is of one run: how often a step was
//! refused, what has to be asked anew, which route was chosen. A run that is interrupted leaves that to the next one
//! ([`Guide::put_down`]).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Facts;
use super::action::{Action, Fields, Goal, Plan, Reached, Route, Stop, Told, Wait};
use super::guard::Withheld;
use super::needs::{Need, Needs};
use super::passwords::Standing;
use super::recognisable::is_recognisable;
use super::step::Step;
use crate::protocol::{Arrived, CardType, Effect, Form, Key, Method, Outcome, Reply};

pub(super) const LOGIN: Step = Step::Call(Method::Login);
const PICTURE: Step = Step::Call(Method::GetPicCode);
/// A step may be made this often for each try that the plan allows; a gateway that wants more leads in a circle. What
/// leaves nothing behind may be made more often.
const ROUNDS: u32 = 2;
const ROUNDS_OF_READS: u32 = 8;

/// One applicant's guide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    pub(super) plan: Plan,
    /// The step whose values are being found, and how far that is.
    at: Option<Step>,
    pub(super) filled: Filled,
    /// What has to be asked anew, by refusal.
    pub(super) anew: Vec<Anew>,
    /// Everything of that kind that another process can recognise: what was said since dies with this one.
    #[serde(default)]
    refused_values: Vec<Anew>,
    pub(super) refused: Counts,
    made: Counts,
    pub(super) renew_picture: bool,
    pub(super) renew_sms: bool,
    pub(super) pause: Option<Wait>,
    pub(super) end: Option<Stop>,
    /// A login or an application was accepted in this run, and no outcome is open since.
    pub(super) asked_gateway: bool,
    /// The login is only for looking whether the report has come.
    pub(super) looking: bool,
    missing_to_look: Option<Vec<Key>>,
    pub(super) fetched: bool,
    pub(super) login_form: bool,
    card: Option<CardType>,
    pub(super) chosen: Option<Route>,
    /// A step to go to whatever the facts say comes next.
    pub(super) detour: Option<Step>,
    /// 508113: UnionPay is the way if getOnlineAuthedInfo is refused.
    pub(super) high_level: bool,
    /// How the login name stands, as far as it is known.
    #[serde(default)]
    passwords: Standing,
}

/// How much of a step's values is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Filled {
    Nothing,
    /// All but the code that an SMS brings.
    Values,
    All,
}

/// Values to be asked anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Anew {
    /// The step that takes them.
    pub(super) step: Step,
    /// One of these has to be new.
    pub(super) refused: Vec<Key>,
    /// These must not be taken from where they came from.
    pub(super) used: Vec<Key>,
}

impl Anew {
    /// The same with the values alone that another process recognises.
    fn recognisable(&self) -> Option<Self> {
        let refused: Vec<Key> = self.refused.iter().filter(|key| is_recognisable(key)).cloned().collect();
        (!refused.is_empty()).then(|| Self { step: self.step, refused, used: Vec::new() })
    }
}

/// How often, by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts(Vec<(Step, u32)>);

impl Counts {
    /// Counts one more; returns how many there are now.
    pub(super) fn add(&mut self, step: Step) -> u32 {
        match self.0.iter_mut().find(|(known, _)| *known == step) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.0.push((step, 1));
                1
            }
        }
    }
}

impl Guide {
    /// A guide for this plan.
    pub fn new(plan: Plan) -> Self {
        Self {
            plan,
            at: None,
            filled: Filled::Nothing,
            anew: Vec::new(),
            refused_values: Vec::new(),
            refused: Counts::default(),
            made: Counts::default(),
            renew_picture: false,
            renew_sms: false,
            pause: None,
            end: None,
            asked_gateway: false,
            looking: false,
            missing_to_look: None,
            fetched: false,
            login_form: false,
            card: None,
            chosen: None,
            detour: None,
            high_level: false,
            passwords: Standing::default(),
        }
    }

    /// What an interrupted run leaves to the next one: how often a step was refused, what has to be asked anew, the route
    /// that was chosen, a pause that was begun, and an end that was not told yet. None if there is nothing of that kind.
    pub fn put_down(&self) -> Option<Self> {
        let nothing = Self::new(self.plan.clone());
        let left = Self {
            anew: self
                .anew
                .iter()
                .chain(self.refused_values.iter().filter(|old| !self.anew.contains(old)))
                .cloned()
                .collect(),
            refused: self.refused.clone(),
            renew_picture: self.renew_picture,
            renew_sms: self.renew_sms,
            pause: self.pause.clone(),
            end: self.end.clone().filter(|end| *end == Stop::Refused),
            chosen: self.chosen,
            detour: self.detour,
            high_level: self.high_level,
            // Values that were found are gone with their process. What bounds a circle bounds one run.
            ..nothing.clone()
        };
        (left != nothing).then_some(left)
    }

    /// Goes on where an interrupted run was, by this plan. `tells`: the refusal in which that run ended can still be told.
    #[must_use]
    pub fn picked_up(self, plan: Plan, tells: bool) -> Self {
        let refused_values = self.anew.iter().filter_map(Anew::recognisable).collect();
        Self { plan, end: self.end.filter(|_| tells), refused_values, ..self }
    }

    /// How the login name stands whose password would be sent.
    pub fn know_passwords(&mut self, standing: Standing) {
        self.passwords = standing;
    }

    /// A login was held back. A run whose own password was refused ends in that refusal; one that has sent none is told why.
    pub fn hold_back(&mut self, why: Withheld) {
        self.end = Some(self.held_back(why));
    }

    fn held_back(&self, why: Withheld) -> Stop {
        match self.anew.iter().any(|anew| anew.refused.contains(&Key::Password)) {
            true => Stop::Refused,
            false => Stop::Guard(why),
        }
    }

    /// What to do now.
    pub fn next(&mut self, facts: &Facts, now: Timestamp) -> Action {
        if let Some(stop) = &self.end {
            return Action::Stop(stop.clone());
        }
        if let Some(keys) = &self.missing_to_look {
            return Action::Done(Reached::Waiting(keys.clone()));
        }
        match &self.pause {
            Some(wait) if now < wait.until => return Action::Wait(wait.clone()),
            _ => self.pause = None,
        }
        match self.target(facts, now) {
            Ok(step) => self.toward(step, facts),
            Err(end) => *end,
        }
    }

    /// The values of a step were looked for.
    pub fn told(&mut self, fields: &Fields, told: &Told) {
        let card_is_news = self.card.is_none() && told.card.is_some();
        self.card = told.card.or(self.card);
        match &told.refresh {
            Some(Key::MessageCode) => self.renew_sms = true,
            Some(_) => self.renew_picture = true,
            None if self.is_stuck(fields, told) => self.end = Some(Stop::Refused),
            None if told.missing.is_empty() => {
                self.filled = if fields.later.is_empty() { Filled::All } else { Filled::Values };
                if card_is_news && fields.keys == [Key::CardType] {
                    self.filled = Filled::Nothing; // it was asked for alone: now the others
                }
                self.forget_anew(fields);
                // Another telephone has not got the SMS.
                self.renew_sms |= told.renewed.contains(&Key::Cellphone);
            }
            None if self.looking => {
                self.missing_to_look = Some(told.missing.clone());
            }
            None => self.end = Some(Stop::Missing { step: fields.step, keys: told.missing.clone() }),
        }
    }

    /// A call would go out as it was refused: the gateway leads in a circle.
    pub fn repeats(&mut self, step: Step) {
        self.end = Some(Stop::Circle(step));
    }

    /// A call has a reply, or has none and may or may not have arrived; `facts` are those after it.
    pub fn heard(&mut self, step: Step, outcome: Result<&Reply, Arrived>, facts: &Facts, now: Timestamp) {
        match outcome.map(Reply::outcome) {
            Ok(Outcome::Success) => self.accepted(step),
            Ok(Outcome::Refused(entry)) => self.refused(step, entry, facts, now),
            Ok(Outcome::Unknown(_)) => self.not_understood(),
            Err(arrived) => self.lost(step, arrived == Arrived::Maybe),
        }
    }

    /// Goes further than was planned first.
    pub fn go_on_to(&mut self, goal: Goal) {
        self.plan.until = goal;
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// This has to be asked anew, because it was refused or is used up.
    pub(super) fn ask_anew(&mut self, anew: Anew) {
        self.refused_values.extend(anew.recognisable().filter(|anew| !self.refused_values.contains(anew)));
        self.anew.push(anew);
    }

    /// A route was chosen.
    pub fn choose(&mut self, route: Route) {
        self.chosen = Some(route);
    }

    /// The gateway accepted a call.
    pub(super) fn accepted(&mut self, step: Step) {
        match step {
            PICTURE => return self.renew_picture = false,
            Step::ApplySms | Step::Call(Method::GetOnlineMessageCode) => return self.renew_sms = false,
            Step::Call(Method::GetLoginInfo) => return self.login_form = true,
            LOGIN => {
                self.login_form = false;
                self.asked_gateway = true;
            }
            Step::Call(Method::SubmitQuestion | Method::SubmitApplyMessageCode) => self.asked_gateway = true,
            Step::Call(Method::ViewReport) => self.fetched = true,
            Step::Call(_) => {}
        }
        self.at = None;
        self.filled = Filled::Nothing;
        self.anew.retain(|anew| anew.step != step);
        self.detour = self.detour.filter(|detour| *detour != step);
    }

    /// True if a refusal stands: nothing new was said, or what has to be said anew was not.
    fn is_stuck(&self, fields: &Fields, told: &Told) -> bool {
        let mut of_step = self.anew.iter().filter(|anew| anew.step == fields.step).peekable();
        let is_anew = of_step.peek().is_some();
        let nothing_new = |anew: &Anew| {
            let mut asked = anew.refused.iter().filter(|key| fields.keys.contains(key)).peekable();
            asked.peek().is_some() && !asked.any(|key| told.renewed.contains(key))
        };
        is_anew && (!told.missing.is_empty() || of_step.any(nothing_new))
    }

    fn forget_anew(&mut self, fields: &Fields) {
        for anew in self.anew.iter_mut().filter(|anew| anew.step == fields.step) {
            anew.refused.retain(|key| !fields.keys.contains(key));
            anew.used.retain(|key| !fields.keys.contains(key));
        }
        self.anew.retain(|anew| !(anew.refused.is_empty() && anew.used.is_empty()));
    }

    /// The next thing to do for a step: its picture, its values, its SMS, its code, the call.
    fn toward(&mut self, step: Step, facts: &Facts) -> Action {
        if step == LOGIN {
            // A person may still type one.
            if let Err(why) = self.passwords.check(self.plan.person || self.plan.again) {
                return Action::Stop(self.held_back(why));
            }
            if !self.login_form && facts.form(Method::Login).is_none() {
                return self.call(Step::Call(Method::GetLoginInfo));
            }
        }
        if self.at != Some(step) {
            self.at = Some(step);
            self.filled = Filled::Nothing;
        }
        let needs = Needs::of(step, facts, None);
        let card = needs.card(facts).or(self.card);
        if needs.depends_on_card() && card.is_none() {
            return self.ask(step, vec![Key::CardType], Vec::new());
        }
        let wants = needs.wants(card).into_iter().filter(|want| want.need != Need::WhenKnown);
        let mut keys: Vec<Key> = wants.map(|want| want.key).collect();
        // A person reads the form from its top.
        let order = needs.form.as_ref().map(Form::asks).unwrap_or_default();
        keys.sort_by_key(|key| order.iter().position(|asked| asked == key).unwrap_or(usize::MAX));
        let picture = keys.iter().any(|key| needs.is_captcha(key));
        if picture && (facts.opened.picture.is_none() || self.renew_picture) {
            return self.call(PICTURE);
        }
        let sms = needs.sms();
        let later: Vec<Key> = sms.iter().map(|(key, _)| key.clone()).collect();
        keys.retain(|key| !later.contains(key));
        match (self.filled, sms) {
            (Filled::Nothing, _) if !keys.is_empty() => self.ask(step, keys, later),
            (Filled::Nothing | Filled::Values, Some((_, send)))
                if self.renew_sms || !facts.opened.has_sms_for(step) =>
            {
                self.call(send)
            }
            (Filled::Nothing | Filled::Values, Some((key, _))) => self.ask(step, vec![key], Vec::new()),
            _ => self.call(step),
        }
    }

    fn ask(&self, step: Step, keys: Vec<Key>, later: Vec<Key>) -> Action {
        let of_step = || self.anew.iter().filter(|anew| anew.step == step);
        let must_be_typed = step == LOGIN && self.passwords.is_used_up() && !self.plan.again;
        let is_anew = |key: &&Key| {
            of_step().any(|anew| anew.refused.contains(key) || anew.used.contains(key))
                || must_be_typed && **key == Key::Password
        };
        let anew = keys.iter().filter(is_anew).cloned().collect();
        Action::Ask(Fields { step, keys, anew, later })
    }

    fn call(&mut self, step: Step) -> Action {
        let rounds = if step.effect() == Effect::Reads { ROUNDS_OF_READS } else { ROUNDS };
        if self.made.add(step) > rounds * self.plan.max_tries.max(1) {
            self.end = Some(Stop::Circle(step));
            return Action::Stop(Stop::Circle(step));
        }
        Action::Call(step)
    }
}

#[cfg(test)]
#[path = "guide_tests.rs"]
mod tests;

//! The guide: decides what to do next, and never repeats a call that must not be repeated.
//!
//! In: the facts, the time, what was found, and the outcome of each call. Out: one [`Action`] after the other, until
//! an action ends the journey. The guide sees neither values nor replies. Everything that the gateway said is in the
//! facts, so another guide can resume the journey in another process on another day. The guide's own state lasts for
//! one run: how often each step was refused, which values must be asked for again, and which route was chosen. An
//! interrupted run leaves that state to the next one ([`Guide::stored`]).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Facts;
use super::action::{Action, Fields, Goal, Plan, Reached, Route, Stop, Told, Wait};
use super::clock::is_ahead;
use super::guard::Withheld;
use super::needs::{Need, Needs};
use super::passwords::PasswordStanding;
use super::readings::Readings;
use super::recognisable::is_recognisable;
use super::refresh::BadRefresh;
use super::step::Step;
use crate::protocol::{Arrived, CardType, Effect, Form, Key, Method, Outcome, Reply};

pub(super) const LOGIN: Step = Step::Call(Method::Login);
const PICTURE: Step = Step::Call(Method::GetPicCode);
/// How often a step may run for each try that the plan allows. If the gateway asks for more, it leads in a circle.
/// Steps that only read may run more often.
const ROUNDS: u32 = 2;
const ROUNDS_OF_READS: u32 = 8;

/// One applicant's guide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    pub(super) plan: Plan,
    /// The step whose values are being found, and the progress so far.
    at: Option<Step>,
    pub(super) filled: Filled,
    /// The values to ask for again, one entry per refusal. The session file has them by an older name.
    #[serde(rename = "anew")]
    pub(super) ask_again: Vec<AskAgain>,
    /// All such entries of this run whose values another process can recognise. New answers are lost if this process
    /// ends, so the next one must ask for these values again.
    #[serde(default)]
    refused_values: Vec<AskAgain>,
    pub(super) refused: Counts,
    made: Counts,
    pub(super) renew_picture: bool,
    pub(super) renew_sms: bool,
    pub(super) pause: Option<Wait>,
    /// When that pause began.
    pub(super) paused_at: Option<Timestamp>,
    pub(super) end: Option<Stop>,
    /// True if a login or an application was accepted in this run and no outcome is open since.
    pub(super) asked_gateway: bool,
    /// True if the login only serves to check whether the report is ready.
    pub(super) looking: bool,
    missing_to_look: Option<Vec<Key>>,
    pub(super) fetched: bool,
    pub(super) login_form: bool,
    card: Option<CardType>,
    pub(super) chosen: Option<Route>,
    /// A step to take next, regardless of what the facts say.
    pub(super) detour: Option<Step>,
    /// After 508113: fall back to UnionPay if getOnlineAuthedInfo is refused.
    pub(super) high_level: bool,
    /// How many refused passwords of the login name count, if known.
    #[serde(default)]
    passwords: PasswordStanding,
}

/// How many of a step's values have been found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Filled {
    Nothing,
    /// All except the code of an SMS.
    Values,
    All,
}

/// Values to ask for again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskAgain {
    /// The step that takes them.
    pub(super) step: Step,
    /// At least one of these must have a new value.
    pub(super) refused: Vec<Key>,
    /// These were used up, so their old source is no longer accepted.
    pub(super) used: Vec<Key>,
}

impl AskAgain {
    /// The same, reduced to values that another process can recognise.
    fn recognisable(&self) -> Option<Self> {
        let refused: Vec<Key> = self.refused.iter().filter(|key| is_recognisable(key)).cloned().collect();
        (!refused.is_empty()).then(|| Self { step: self.step, refused, used: Vec::new() })
    }
}

/// Counts by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts(Vec<(Step, u32)>);

impl Counts {
    /// Adds one and returns the new count.
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
    /// Creates a guide for this plan.
    pub fn new(plan: Plan) -> Self {
        Self {
            plan,
            at: None,
            filled: Filled::Nothing,
            ask_again: Vec::new(),
            refused_values: Vec::new(),
            refused: Counts::default(),
            made: Counts::default(),
            renew_picture: false,
            renew_sms: false,
            pause: None,
            paused_at: None,
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
            passwords: PasswordStanding::default(),
        }
    }

    /// The state that an interrupted run leaves to the next one: how often each step was refused, the values to ask
    /// for again, the chosen route, a pause, and an end that was not reported yet. If there is only a chosen route,
    /// nothing is left, so that a person may choose another one.
    pub fn stored(&self) -> Option<Self> {
        let nothing = Self { chosen: self.chosen, ..Self::new(self.plan.clone()) };
        let left = Self {
            ask_again: self
                .ask_again
                .iter()
                .chain(self.refused_values.iter().filter(|old| !self.ask_again.contains(old)))
                .cloned()
                .collect(),
            refused: self.refused.clone(),
            renew_picture: self.renew_picture,
            renew_sms: self.renew_sms,
            pause: self.pause.clone(),
            paused_at: self.paused_at,
            end: self.end.clone().filter(|end| *end == Stop::Refused),
            detour: self.detour,
            high_level: self.high_level,
            // Found values are lost with their process. The limit on rounds holds for one run.
            ..nothing.clone()
        };
        (left != nothing).then_some(left)
    }

    /// The same state, resumed with another plan. `tells`: the refusal that interrupted the run can still be
    /// reported.
    #[must_use]
    pub fn resumed(self, plan: Plan, tells: bool) -> Self {
        let refused_values = self.ask_again.iter().filter_map(AskAgain::recognisable).collect();
        Self { plan, end: self.end.filter(|_| tells), refused_values, ..self }
    }

    /// Gives each step all its tries again, because the run has ended and another one begins. Refused values are
    /// still not sent again.
    pub fn forget_tries(&mut self) {
        (self.refused, self.end) = (Counts::default(), None);
    }

    /// Records how many refused passwords of the login name count.
    pub fn know_passwords(&mut self, standing: PasswordStanding) {
        self.passwords = standing;
    }

    /// Records that a login was withheld. If this run sent the refused password, the run ends with that refusal.
    /// Otherwise it ends with the reason why the login is withheld.
    pub fn hold_back(&mut self, why: Withheld) {
        self.end = Some(self.held_back(why));
    }

    fn held_back(&self, why: Withheld) -> Stop {
        match self.ask_again.iter().any(|entry| entry.refused.contains(&Key::Password)) {
            true => Stop::Refused,
            false => Stop::Guard(why),
        }
    }

    /// Decides what to do now.
    pub fn next(&mut self, facts: &Facts, now: Timestamp) -> Action {
        if let Some(stop) = &self.end {
            return Action::Stop(stop.clone());
        }
        if let Some(keys) = &self.missing_to_look {
            return Action::Done(Reached::Waiting(keys.clone()));
        }
        match &self.pause {
            // If the clock was set back, the rest of the pause is unknown, so the pause ends.
            Some(wait) if now < wait.until && !self.paused_at.is_some_and(|since| is_ahead(since, now)) => {
                return Action::Wait(wait.clone());
            }
            _ => self.pause = None,
        }
        match self.target(facts, now) {
            Ok(step) => self.toward(step, facts),
            Err(end) => *end,
        }
    }

    /// Takes in the result of finding a step's values.
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
                    self.filled = Filled::Nothing; // only the card's type was asked for; the rest follows
                }
                self.forget_asked(fields);
                // A new phone number has not received the SMS.
                self.renew_sms |= told.renewed.contains(&Key::Cellphone);
            }
            None if self.looking => {
                self.missing_to_look = Some(told.missing.clone());
            }
            None => self.end = Some(Stop::Missing { step: fields.step, keys: told.missing.clone() }),
        }
    }

    /// Records that the next call would equal a refused one, because the gateway leads in a circle.
    pub fn repeats(&mut self, step: Step) {
        self.end = Some(Stop::Circle(step));
    }

    /// Records that the gateway has refused an application with the values given for `step`.
    pub fn rejected(&mut self, step: Step) {
        self.end = Some(Stop::Rejected(step));
    }

    /// Records the outcome of a call: a reply, or whether it may have arrived without one. `facts` already include
    /// it.
    pub fn heard(&mut self, step: Step, outcome: Result<&Reply, Arrived>, facts: &Facts, now: Timestamp) {
        match outcome.map(Reply::outcome) {
            Ok(Outcome::Success) => self.accepted(step),
            Ok(Outcome::Refused(entry)) => self.refused(step, entry, facts, now),
            Ok(Outcome::Unknown(_)) => self.not_understood(),
            Err(arrived) => self.lost(step, arrived == Arrived::Maybe),
        }
    }

    /// Extends the plan to another goal.
    pub fn go_on_to(&mut self, goal: Goal) {
        self.plan.until = goal;
    }

    /// The current plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The step whose form is being filled in.
    pub fn heading_for(&self) -> Option<Step> {
        self.at
    }

    /// Adds values to ask for again, because they were refused or used up.
    pub(super) fn must_ask_again(&mut self, values: AskAgain) {
        self.refused_values.extend(values.recognisable().filter(|values| !self.refused_values.contains(values)));
        self.ask_again.push(values);
    }

    /// Takes in the chosen route.
    pub fn choose(&mut self, route: Route) {
        self.chosen = Some(route);
    }

    /// The gateway accepted a call.
    pub(super) fn accepted(&mut self, step: Step) {
        match step {
            PICTURE => {
                self.renew_picture = false;
                self.filled = Filled::Nothing; // more values than those for the picture are needed
                return;
            }
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
        self.ask_again.retain(|entry| entry.step != step);
        self.detour = self.detour.filter(|detour| *detour != step);
    }

    /// True if the refusal is final: no value is new, or one that must be new is not.
    fn is_stuck(&self, fields: &Fields, told: &Told) -> bool {
        let mut of_step = self.ask_again.iter().filter(|entry| entry.step == fields.step).peekable();
        let asks_again = of_step.peek().is_some();
        let nothing_new = |entry: &AskAgain| {
            let mut asked = entry.refused.iter().filter(|key| fields.keys.contains(key)).peekable();
            asked.peek().is_some() && !asked.any(|key| told.renewed.contains(key))
        };
        asks_again && (!told.missing.is_empty() || of_step.any(nothing_new))
    }

    fn forget_asked(&mut self, fields: &Fields) {
        for entry in self.ask_again.iter_mut().filter(|entry| entry.step == fields.step) {
            entry.refused.retain(|key| !fields.keys.contains(key));
            entry.used.retain(|key| !fields.keys.contains(key));
        }
        self.ask_again.retain(|entry| !(entry.refused.is_empty() && entry.used.is_empty()));
    }

    /// The next action for a step, in this order: its picture, its values, its SMS, its code, the call.
    fn toward(&mut self, step: Step, facts: &Facts) -> Action {
        if step == LOGIN {
            // A person may still type a password.
            if let Err(why) = self.passwords.check(self.plan.person || self.plan.again) {
                return Action::Stop(self.held_back(why));
            }
            if !self.login_form && facts.form(Method::Login).is_none() {
                return self.call(Step::Call(Method::GetLoginInfo), facts);
            }
        }
        if self.at != Some(step) {
            self.at = Some(step);
            self.filled = Filled::Nothing;
        }
        let needs = Needs::of(step, facts, &Readings::default());
        if let Some(bad) = BadRefresh::of(&needs) {
            return Action::Stop(Stop::Refresh(bad));
        }
        let card = needs.card(facts).or(self.card);
        if needs.depends_on_card() && card.is_none() {
            return self.ask(step, vec![Key::CardType], Vec::new());
        }
        let wants = needs.wants(card).into_iter().filter(|want| want.need != Need::WhenKnown);
        let mut keys: Vec<Key> = wants.map(|want| want.key).collect();
        // A person reads the form from top to bottom.
        let order = needs.form.as_deref().map(Form::asks).unwrap_or_default();
        keys.sort_by_key(|key| order.iter().position(|asked| asked == key).unwrap_or(usize::MAX));
        let picture = keys.iter().any(|key| needs.is_captcha(key));
        if picture && (facts.opened.picture.is_none() || self.renew_picture) {
            // The values that the form sends with the request for its picture are found first.
            let with_it = Needs::of_picture(step, facts).wants(None).into_iter().map(|want| want.key);
            let first: Vec<Key> = with_it.filter(|key| keys.contains(key)).collect();
            return match self.filled {
                Filled::Nothing if !first.is_empty() => self.ask(step, first, Vec::new()),
                Filled::Nothing | Filled::Values | Filled::All => self.call(PICTURE, facts),
            };
        }
        let sms = needs.sms();
        let later: Vec<Key> = sms.iter().map(|(key, _)| key.clone()).collect();
        keys.retain(|key| !later.contains(key));
        match (self.filled, sms) {
            (Filled::Nothing, _) if !keys.is_empty() => self.ask(step, keys, later),
            (Filled::Nothing | Filled::Values, Some((_, send)))
                if self.renew_sms || !facts.opened.has_sms_for(step) =>
            {
                self.call(send, facts)
            }
            (Filled::Nothing | Filled::Values, Some((key, _))) => self.ask(step, vec![key], Vec::new()),
            _ => self.call(step, facts),
        }
    }

    fn ask(&self, step: Step, keys: Vec<Key>, later: Vec<Key>) -> Action {
        let of_step = || self.ask_again.iter().filter(|entry| entry.step == step);
        let must_be_typed = step == LOGIN && self.passwords.is_used_up() && !self.plan.again;
        let asks_again = |key: &&Key| {
            of_step().any(|entry| entry.refused.contains(key) || entry.used.contains(key))
                || must_be_typed && **key == Key::Password
        };
        let ask_again = keys.iter().filter(asks_again).cloned().collect();
        Action::Ask(Fields { step, keys, ask_again, later })
    }

    fn call(&mut self, step: Step, facts: &Facts) -> Action {
        if let Some(bad) = BadRefresh::of(&Needs::of(step, facts, &Readings::default())) {
            return Action::Stop(Stop::Refresh(bad));
        }
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

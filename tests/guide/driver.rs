//! A driver without a socket, a file or a terminal: it does what the guide says.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use zhengxin::flow::{Action, Facts, Fields, Guide, Needs, Plan, RefusedValues, Step, Told};
use zhengxin::protocol::{CardType, Key, Method, Outcome, ParamValue, Reply, Request, Secret, Sensitivity};

use super::gateways::Answer;
use super::watch::{Watch, values};

/// What a person does when asked.
#[derive(Clone, Copy, Debug)]
pub enum Habit {
    /// Gives another value than before.
    Another,
    /// Gives the same value as before.
    Same,
    /// Says nothing.
    Silent,
    /// Wishes for another picture or SMS where there is one, and gives another value elsewhere.
    Refreshes,
}

/// An applicant's way, and all that happens around it.
pub struct Driver {
    pub facts: Facts,
    pub now: Timestamp,
    /// The latest time that was ever seen: clocks go back, too.
    latest: Timestamp,
    answers: Vec<Answer>,
    habits: Vec<Habit>,
    /// Seconds that pass between actions, over and over.
    ticks: Vec<i64>,
    /// Jumps of the clock, each once.
    jumps: Vec<i64>,
    turn: usize,
    said: BTreeMap<Key, String>,
    sent: BTreeMap<Key, String>,
    current: BTreeMap<Key, String>,
    card: Option<CardType>,
    refreshed: Vec<Key>,
    refused: RefusedValues,
    count: u32,
    watch: Watch,
    pub calls: Vec<Step>,
    plan: Plan,
}

/// The longest that a table's code lets wait, in seconds, beside the patience of the plan.
const LONGEST_PAUSE: i64 = 60;
/// Names and passwords come from a small pool, so that a refused pair comes back.
const POOL: u32 = 3;

impl Driver {
    pub fn new(plan: &Plan, answers: Vec<Answer>, habits: Vec<Habit>, ticks: Vec<i64>, jumps: Vec<i64>) -> Self {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        Self {
            facts: Facts::default(),
            now,
            latest: now,
            answers,
            habits,
            ticks,
            jumps,
            turn: 0,
            said: BTreeMap::new(),
            sent: BTreeMap::new(),
            current: BTreeMap::new(),
            card: None,
            refreshed: Vec::new(),
            refused: RefusedValues::default(),
            count: 0,
            watch: Watch::default(),
            calls: Vec::new(),
            plan: plan.clone(),
        }
    }

    /// The next run is another one.
    pub fn goes_by(&mut self, plan: Plan) {
        self.plan = plan;
    }

    /// Goes on until the guide says that it ends. At every step the guide is put down and picked up.
    pub fn run(&mut self) -> Action {
        let mut guide = Guide::new(self.plan.clone());
        self.said.clear();
        self.sent.clear();
        self.refused = RefusedValues::default();
        self.watch.begins();
        self.calls.clear();
        for _ in 0..bound(self.plan.max_tries) {
            self.facts.expire(self.now);
            let mut picked_up: Guide = serde_json::from_str(&serde_json::to_string(&guide).unwrap()).unwrap();
            let facts: Facts = serde_json::from_str(&serde_json::to_string(&self.facts).unwrap()).unwrap();
            assert_eq!(facts, self.facts);
            let action = guide.next(&self.facts, self.now);
            assert_eq!(picked_up.next(&facts, self.now), action, "put down and picked up");
            guide = picked_up;
            match &action {
                Action::Call(step) => self.call(*step, &mut guide),
                Action::Ask(fields) => {
                    let told = self.answer(fields);
                    guide.told(fields, &told);
                }
                Action::Choose(offered) => guide.choose(offered[self.turn % offered.len()]),
                Action::Wait(wait) => {
                    assert!(wait.until > self.now, "a wait for what is past");
                    let longest = SignedDuration::from_secs(LONGEST_PAUSE.max(self.plan.patience));
                    assert!(wait.until <= self.latest + longest, "a wait without bound: {wait:?} at {}", self.now);
                    self.now = wait.until;
                }
                Action::Done(_) | Action::Stop(_) => return action,
            }
            self.tick();
        }
        panic!("no end after {} actions: {:?}", bound(self.plan.max_tries), self.calls);
    }

    fn tick(&mut self) {
        self.turn += 1;
        let jump = if self.turn.is_multiple_of(7) { self.jumps.pop().unwrap_or_default() } else { 0 };
        let seconds = self.ticks[self.turn % self.ticks.len()] + jump;
        self.now += SignedDuration::from_secs(seconds);
        self.latest = self.latest.max(self.now);
    }

    fn answer(&mut self, fields: &Fields) -> Told {
        assert!(!fields.keys.is_empty(), "nothing to ask");
        let needs = Needs::of(fields.step, &self.facts, None);
        let mut told = Told::default();
        for key in &fields.keys {
            let anew = fields.anew.contains(key);
            let habit = self.habits[(self.turn + self.count as usize) % self.habits.len()];
            let is_refreshed = needs.is_captcha(key) || needs.sms().is_some_and(|(code, _)| code == *key);
            let one_time = key.sensitivity() == Sensitivity::OneTime;
            if !anew
                && !one_time
                && let Some(said) = self.said.get(key)
            {
                self.current.insert(key.clone(), said.clone());
                continue;
            }
            let value = match habit {
                Habit::Refreshes if is_refreshed => return Told { refresh: Some(key.clone()), ..Told::default() },
                Habit::Same if self.sent.contains_key(key) => self.sent[key].clone(),
                Habit::Silent
                    if anew && !one_time && key.sensitivity() != Sensitivity::Secret && self.sent.contains_key(key) =>
                {
                    self.sent[key].clone()
                }
                Habit::Silent => {
                    told.missing.push(key.clone());
                    continue;
                }
                Habit::Another | Habit::Same | Habit::Refreshes => self.invent(key),
            };
            if anew && (self.refreshed.contains(key) || self.sent.get(key) != Some(&value)) {
                told.renewed.push(key.clone());
            }
            if *key == Key::CardType {
                self.card = CardType::from_wire(&value);
                told.card = self.card;
            }
            self.said.insert(key.clone(), value.clone());
            self.current.insert(key.clone(), value);
        }
        self.refused.keep_new(&secrets(&self.current), &mut told.renewed);
        told
    }

    fn invent(&mut self, key: &Key) -> String {
        self.count += 1;
        match key {
            Key::LoginName | Key::Password => (self.count % POOL).to_string(),
            Key::CardType => (self.count % 2 + 1).to_string(),
            _ => self.count.to_string(),
        }
    }

    fn request(&self, step: Step) -> Request {
        let needs = Needs::of(step, &self.facts, None);
        let known = self.facts.card_type.as_deref().and_then(CardType::from_wire);
        let mut request = Request::new(needs.method.clone());
        for want in needs.wants(known.or(needs.card_of_form()).or(self.card)) {
            if let Some(value) = self.current.get(&want.key).or(self.said.get(&want.key)) {
                request.set(want.key, ParamValue::Text(value.as_str().into()));
            }
        }
        request
    }

    fn call(&mut self, step: Step, guide: &mut Guide) {
        let request = self.request(step);
        if self.refused.holds(step, &request) {
            return guide.repeats(step);
        }
        self.watch.before(step, &request, &self.facts, self.now, &self.calls);
        self.calls.push(step);
        let opened = self.facts.opened.clone();
        self.facts.record_answered(step);
        self.facts.record_sent(&request, self.now);
        let answer = self.answers[self.calls.len() % self.answers.len()].clone();
        let reply = answer.to(request.method().known());
        let reply = reply.and_then(|json| Reply::from_json(request.method(), json).ok());
        let arrived = !matches!(answer, Answer::Silence(false));
        match &reply {
            Some(reply) => {
                self.facts.absorb(step, &request, reply, self.now);
            }
            None if arrived => {}
            None => {
                self.facts.record_settled(&request);
                self.facts.opened = opened;
            }
        }
        self.was_sent(step, &request);
        match &reply {
            Some(reply) => match reply.outcome() {
                Outcome::Success => guide.accepted(step),
                Outcome::Refused(entry) => {
                    self.refused.add(step, entry, &request, &secrets(&self.sent));
                    guide.refused(step, entry, &self.facts, self.now);
                }
                Outcome::Unknown(_) => guide.not_understood(),
            },
            None => guide.lost(step, arrived),
        }
        if let Some(reply) = &reply {
            self.watch.after(step, &request, reply, self.now);
        }
    }

    fn was_sent(&mut self, step: Step, request: &Request) {
        self.sent.extend(values(request));
        match step {
            Step::Call(Method::GetPicCode) => return self.refreshed.push(Key::PicCode),
            Step::ApplySms | Step::Call(Method::GetOnlineMessageCode) => {
                self.refused.forget(&Key::MessageCode);
                return self.refreshed.push(Key::MessageCode);
            }
            Step::Call(_) => {}
        }
        self.refreshed.clear();
        self.current.clear();
    }
}

/// How many actions a run may take: a step is made at most eight times for each try, every call may be preceded by its
/// card's type, its values, its code, a choice and two pauses, and there are fifteen steps.
pub fn bound(max_tries: u32) -> u32 {
    15 * 8 * max_tries * 7
}

fn secrets(values: &BTreeMap<Key, String>) -> BTreeMap<Key, Secret> {
    values.iter().map(|(key, value)| (key.clone(), Secret::from(value.as_str()))).collect()
}

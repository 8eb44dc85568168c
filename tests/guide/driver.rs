//! The production loop with generated parts: a gateway that replies anything, people who answer anything, a clock that
//! jumps.
//!
//! Most properties make the loop's steps one at a time, which `Driver::run` does not allow: between two steps the
//! process is killed, the guide is stored and resumed, or time passes. One property calls `Driver::run` itself.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::poll_fn;
use std::ops::ControlFlow;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::Poll;

use jiff::{SignedDuration, Timestamp};
use zhengxin::drive::{
    Answerer, Barred, Clock, DriveError, Driver as Drive, Drove, Event, ExchangeError, InMemoryBudget, Observe,
};
use zhengxin::fingerprint::FingerprintKey;
use zhengxin::flow::{Facts, Guide, Patience, Plan, Route, Step};
use zhengxin::gateway::{Audited, CallError, ConnectReason, Gateway, Outgoing, Principal};
use zhengxin::journey::{Answered, Ask, Choice, End, Journey, Origin, Snapshot};
use zhengxin::protocol::{Key, KnownValues, Merchant, Reply, Secret};

use super::disk::Disk;
use super::gateways::Answer;
use super::watch::{Watch, values};

/// How a person reacts to a question.
#[derive(Clone, Copy, Debug)]
pub enum Habit {
    /// Gives another value than before.
    Another,
    /// Gives the same value as before.
    Same,
    /// Gives no answer.
    Silent,
    /// Requests another picture or SMS if possible, and otherwise gives another value.
    Refreshes,
}

/// The longest wait in seconds that a code of the table requires, besides the plan's patience.
const LONGEST_PAUSE: i64 = 60;
/// A clock may be set back by this many seconds without counting as set back.
pub const ADJUSTED: i64 = 5;
/// Names and passwords come from a small pool, so that a refused pair comes back.
const POOL: u32 = 3;

/// The state that the generated parts of a journey share.
struct World {
    now: Timestamp,
    answers: Vec<Answer>,
    habits: Vec<Habit>,
    /// The seconds between actions, in a cycle.
    ticks: Vec<i64>,
    /// Jumps of the clock, each used once.
    jumps: Vec<i64>,
    turn: usize,
    sent: BTreeMap<Key, String>,
    count: u32,
    watch: Watch,
    calls: Vec<Step>,
    /// The facts before the call in flight.
    facts: Facts,
    plan: Plan,
    /// When the current pause ends.
    pause: Option<Timestamp>,
    /// True if a person types the values instead of a program.
    person: bool,
    /// The password that a person typed last.
    typed: Option<String>,
    /// True if the process dies during the next call.
    dies: bool,
    /// The number of further steps allowed in one go. `None` if the loop is driven step by step from here.
    left: Option<u32>,
}

/// When a process is killed.
#[derive(Clone, Copy, Debug)]
pub struct Kill {
    /// After this many steps of the loop.
    pub steps: usize,
    /// True to kill it during the next call.
    pub in_call: bool,
}

#[derive(Clone)]
struct Shared {
    world: Arc<Mutex<World>>,
    disk: Disk,
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }
}

/// An applicant's journeys, one after the other.
pub struct Driver {
    shared: Shared,
    /// The parts that outlast a process: the session and the picture next to it.
    disk: Disk,
    /// And the counts of refused passwords.
    budget: InMemoryBudget,
    kills: Vec<Kill>,
    plan: Plan,
    pub calls: Vec<Step>,
}

impl Driver {
    pub fn new(plan: &Plan, answers: Vec<Answer>, habits: Vec<Habit>, ticks: Vec<i64>, jumps: Vec<i64>) -> Self {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let world = World {
            now,
            answers,
            habits,
            ticks,
            jumps,
            turn: 0,
            sent: BTreeMap::new(),
            count: 0,
            watch: Watch::default(),
            calls: Vec::new(),
            facts: Facts::default(),
            plan: plan.clone(),
            pause: None,
            person: plan.person,
            typed: None,
            dies: false,
            left: None,
        };
        let disk = Disk::default();
        let shared = Shared { world: Arc::new(Mutex::new(world)), disk: disk.clone() };
        let (budget, kills, calls) = (InMemoryBudget::default(), Vec::new(), Vec::new());
        Self { shared, disk, budget, kills, plan: plan.clone(), calls }
    }

    /// The same, killed at each of these times once, starting with the last one in the list.
    pub fn killed(self, kills: Vec<Kill>) -> Self {
        Self { kills, ..self }
    }

    /// Sets the plan of the next run.
    pub fn goes_by(&mut self, plan: Plan) {
        self.plan = plan;
    }

    /// Drives until the guide ends, in as many processes as needed. The guide is stored and resumed at every decision.
    /// After a journey has ended by itself and reported its end, the next run does not report it again.
    pub fn run(&mut self) -> Result<End, Option<Drove>> {
        {
            let mut world = self.shared.world();
            world.sent.clear();
            world.calls.clear();
            world.watch.begins(&self.plan);
            (world.plan, world.person) = (self.plan.clone(), self.plan.person);
        }
        let end = loop {
            let must_report = self.shared.world().watch.must_report();
            let calls = self.shared.world().calls.len();
            match self.process() {
                None => {
                    self.shared.world().watch.is_killed();
                    self.disk.is_let_go();
                }
                Some(end) => {
                    let reports = matches!(end, Ok(End::Unreported(_)));
                    assert_eq!(reports, must_report, "{end:?} after a kill, {:?}", self.shared.world().calls);
                    assert!(!reports || self.shared.world().calls.len() == calls, "a call before the report");
                    break end;
                }
            }
        };
        self.disk.end_is_told();
        self.calls = self.shared.world().calls.clone();
        end
    }

    /// Drives to the end with the loop's own [`Drive::run`], without interruption. Afterwards all facts must be stored
    /// and the session released.
    pub fn run_in_one_go(&mut self) {
        {
            let mut world = self.shared.world();
            world.watch.begins(&self.plan);
            world.left = Some(bound(self.plan.max_tries));
        }
        let (principal, gateway) = (principal(), Audited::unlogged(self.shared.clone()));
        let (clock, people, watcher) = (self.shared.clone(), self.shared.clone(), self.shared.clone());
        let channel = (&gateway, &principal, &clock, &self.budget);
        let mut drive = Drive::new(self.journey(&principal), channel, self.disk.clone(), people, watcher);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let _ = runtime.block_on(drive.run());
        assert_eq!(self.disk.read().facts, self.disk.latest(), "facts are not stored");
        assert!(!self.disk.is_held(), "the session stays locked");
    }

    /// The journey of a new process.
    fn journey(&self, principal: &Principal) -> Journey {
        let Snapshot { facts, interrupted } = self.disk.read();
        let journey = Journey::new(self.plan.clone(), facts, principal.known.clone())
            .verifying_numbers(false)
            .with_fingerprints(Some(FingerprintKey::new(&[1; 32])));
        match interrupted {
            Some(interrupted) => journey.resuming(interrupted),
            None => journey,
        }
    }

    /// Drives in one process. `None` if it was killed.
    fn process(&mut self) -> Option<Result<End, Option<Drove>>> {
        let kill = self.kills.pop();
        let principal = principal();
        let gateway = Audited::unlogged(self.shared.clone());
        let journey = self.journey(&principal);
        let clock = self.shared.clone();
        let (people, watcher) = (self.shared.clone(), self.shared.clone());
        let channel = (&gateway, &principal, &clock, &self.budget);
        let mut drive = Drive::new(journey, channel, self.disk.clone(), people, watcher);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            for steps in 0..bound(self.plan.max_tries) {
                if let Some(kill) = kill.filter(|kill| kill.steps == steps as usize) {
                    if !kill.in_call {
                        return None;
                    }
                    self.shared.world().dies = true;
                }
                if drive.journey.is_deciding() {
                    put_down_and_pick_up(&mut drive.journey, self.shared.world().now);
                }
                self.shared.world().facts = drive.journey.facts().clone();
                let stepped = {
                    let mut step = pin!(drive.step());
                    // Every value is available at once here, so a step that is pending would wait forever.
                    poll_fn(|context| Poll::Ready(step.as_mut().poll(context))).await
                };
                let Poll::Ready(stepped) = stepped else { return None };
                match stepped {
                    Ok(None) => {}
                    Ok(Some(Drove::Ended(end))) => return Some(Ok(end)),
                    Ok(other) => return Some(Err(other)),
                    // The reply has no picture, a remembered value is not among the form's options, or a
                    // person entered another applicant's login name.
                    Err(DriveError::NoPicture(..) | DriveError::Unusable(_)) => return Some(Err(None)),
                    Err(DriveError::Exchange(ExchangeError::Barred(_, Barred::OtherLoginName))) => {
                        return Some(Err(None));
                    }
                    Err(error) => panic!("{error:?}"),
                }
                if drive.journey.is_deciding() {
                    self.shared.world().tick();
                }
            }
            panic!("no end after {} steps: {:?}", bound(self.plan.max_tries), self.shared.world().calls);
        })
    }
}

fn principal() -> Principal {
    Principal {
        merchant: Merchant { user_id: "applicant".into(), ..Merchant::default() },
        known: KnownValues::default(),
        authorization: None,
    }
}

/// Asserts that a stored and resumed guide decides like the original.
fn put_down_and_pick_up(journey: &mut Journey, now: Timestamp) {
    let text = serde_json::to_string(journey.guide()).unwrap();
    let (picked_up, mut one): (Guide, Guide) = (serde_json::from_str(&text).unwrap(), journey.guide().clone());
    let mut facts: Facts = serde_json::from_str(&serde_json::to_string(journey.facts()).unwrap()).unwrap();
    assert_eq!(&facts, journey.facts());
    facts.expire(now);
    assert_eq!(picked_up.clone().next(&facts, now), one.next(&facts, now), "put down and picked up");
    journey.pick_up(picked_up);
}

impl World {
    /// Time passes between two steps.
    fn tick(&mut self) {
        self.turn += 1;
        let jump = if self.turn.is_multiple_of(7) { self.jumps.pop().unwrap_or_default() } else { 0 };
        let seconds = self.ticks[self.turn % self.ticks.len()] + jump;
        self.now += SignedDuration::from_secs(seconds);
        self.watch.clock_shows(self.now);
    }

    fn answer(&mut self, ask: &Ask) -> Answered {
        // The only given value is the session's login name.
        if let (Origin::Anywhere, Some(own)) =
            (ask.from, ask.about.remembered.get(&ask.key).filter(|_| ask.key == Key::LoginName))
        {
            return Answered::Given(own.clone());
        }
        if ask.from == Origin::Given {
            return ask.default.clone().map_or(Answered::Nobody, Answered::Given);
        }
        let habit = self.habits[(self.turn + self.count as usize) % self.habits.len()];
        let is_refreshed = ask.needs.is_captcha(&ask.key) || ask.needs.sms().is_some_and(|(code, _)| code == ask.key);
        match habit {
            Habit::Refreshes if is_refreshed => Answered::Refresh,
            Habit::Same if self.sent.contains_key(&ask.key) => {
                let same = self.sent[&ask.key].as_str().into();
                self.says(&ask.key, same)
            }
            Habit::Silent => Answered::Nobody,
            Habit::Another | Habit::Same | Habit::Refreshes => {
                let other = self.invent(ask);
                self.says(&ask.key, other)
            }
        }
    }

    fn says(&mut self, key: &Key, value: Secret) -> Answered {
        if !self.person {
            return Answered::Said(value);
        }
        if *key == Key::Password {
            self.typed = Some(value.expose().to_owned());
        }
        Answered::Typed(value)
    }

    fn invent(&mut self, ask: &Ask) -> Secret {
        self.count += 1;
        let options = ask.needs.field(&ask.key).map(|field| field.options.as_slice()).unwrap_or_default();
        let text = match &ask.key {
            _ if !options.is_empty() => options[self.count as usize % options.len()].value.clone(),
            Key::LoginName | Key::Password => (self.count % POOL).to_string(),
            Key::CardType => (self.count % 2 + 1).to_string(),
            Key::Question(_) => (self.count % 5 + 1).to_string(),
            Key::Month => format!("{:02}", self.count % 12 + 1),
            Key::Year => format!("{:02}", self.count % 100),
            Key::LastThree => format!("{:03}", self.count % 1000),
            Key::MessageCode => format!("{:06}", self.count),
            Key::CardPassword => format!("{:06}", self.count % 1_000_000),
            _ => self.count.to_string(),
        };
        text.as_str().into()
    }
}

impl Gateway for Shared {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        if std::mem::take(&mut self.world().dies) {
            std::future::pending::<()>().await;
        }
        let (world, request) = (self.world(), call.request());
        let answer = world.answers[world.calls.len() % world.answers.len()].clone();
        if matches!(answer, Answer::Silence(false)) {
            return Err(CallError::Connect { origin: "https://g.example".into(), reason: ConnectReason::Refused });
        }
        let reply = answer.to(request.method().known());
        let reply = reply.and_then(|json| Reply::from_json(request.method(), json).ok());
        reply.ok_or(CallError::Interrupted)
    }
}

impl Answerer for Shared {
    type Error = Infallible;

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, Infallible> {
        Ok(Some(self.world().answer(ask)))
    }

    async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, Infallible> {
        Ok(Some(choice.offered[self.world().turn % choice.offered.len()]))
    }

    fn is_at_hand(&self, _: &Ask) -> bool {
        false
    }

    fn can_find(&self, _: &Ask) -> bool {
        true
    }

    fn asks_for_the_route(&self) -> bool {
        true
    }
}

impl Clock for Shared {
    fn now(&self) -> Timestamp {
        self.world().now
    }

    async fn until(&self, time: Timestamp) {
        let mut world = self.world();
        world.now = world.pause.take().unwrap_or(time);
    }
}

impl Observe for Shared {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        let world = &mut *self.world();
        if let Some(left) = world.left {
            // In one go, no other code runs between the loop's steps, so count them here.
            world.left = left.checked_sub(1);
            assert!(world.left.is_some(), "no end: {:?}", world.calls);
            world.facts = self.disk.latest();
        }
        match event {
            Event::Leaving(step, request) => {
                let is_meant = world.plan.again || world.typed.as_deref() == request.text(&Key::Password);
                let World { watch, facts, now, calls, .. } = &mut *world;
                watch.before(*step, request, is_meant, facts, *now, calls);
                world.calls.push(*step);
                world.sent.extend(values(request));
            }
            Event::Heard(exchange) => {
                let (step, now) = (exchange.call.step(), world.now);
                match exchange.heard() {
                    Ok(reply) => world.watch.after(step, &exchange.call.request, reply, now),
                    Err(arrived) => world.watch.lost(step, &exchange.call.request, arrived),
                }
            }
            Event::Waiting(wait, _) => {
                assert!(wait.until > world.now, "a wait for a time that is past");
                let Patience { timeout, settle_after } = world.plan.patience;
                // A submission of an earlier plan may have had another timeout.
                let recorded = world.facts.sent.iter().map(|sent| sent.timeout).max().unwrap_or_default();
                let longest = LONGEST_PAUSE.max(settle_after).max(timeout).max(recorded) + ADJUSTED;
                let longest = SignedDuration::from_secs(longest);
                assert!(wait.until <= world.now + longest, "a wait without bound: {wait:?} at {}", world.now);
                world.pause = Some(wait.until);
            }
            Event::Told(fields, _) => assert!(!fields.keys.is_empty(), "nothing to ask"),
            Event::Wrong(_) | Event::Redated => {}
        }
        if world.left.is_some() && matches!(event, Event::Heard(_) | Event::Told(..)) {
            world.tick();
        }
        ControlFlow::Continue(())
    }
}

/// The limit of steps in a run. There are fifteen calls, each made at most eight times per try. Before a call
/// there may be its card's type, its values one at a time, its code, a choice and two pauses.
pub fn bound(max_tries: u32) -> u32 {
    15 * 8 * max_tries * 7 * 20
}

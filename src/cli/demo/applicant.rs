//! The demo's applicant: a person of the sandbox with their answers, and the two days of their journey.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tokio::runtime::Runtime;

use super::DemoRoute;
use crate::drive::{Answerer, Clock, DriveError, Driver, Drove, Exchange, InMemory, InMemoryBudget, Observe};
use crate::flow::{Facts, Goal, Patience, Plan, Route, Step};
use crate::gateway::{Audited, MemorySandbox, Principal};
use crate::journey::{Answered, Ask, Choice, End, Journey, Origin};
use crate::protocol::{Key, KnownValues, Merchant, Method, Notation, QUESTIONS, Reply, Secret};
use crate::sandbox::{World, rows};

/// The user_id.
const USER_ID: &str = "demo";
/// The time an application takes.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// A clock that advances only when told to.
#[derive(Clone, Debug)]
pub struct StoppedClock(Arc<Mutex<Timestamp>>);

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn until(&self, time: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = time;
    }
}

/// A sandbox in memory with the applicant of the demo.
#[derive(Debug)]
pub struct DemoApplicant {
    sandbox: Audited<MemorySandbox>,
    principal: Principal,
    clock: StoppedClock,
    answers: Value,
    route: Route,
    facts: Facts,
    /// The reply with the login form, which is the same every day.
    login_form: Option<Reply>,
}

/// The result of one of the applicant's days.
pub type Day = Result<(Drove, Option<Exchange>), DriveError<Infallible, Infallible, Infallible>>;

impl DemoApplicant {
    /// Creates a sandbox and picks one of its people for this route. `None` if there is no such person.
    pub fn new(route: DemoRoute) -> Option<Self> {
        let (name, route) = match route {
            DemoRoute::Unionpay => ("apply-credit-01", Route::Unionpay),
            DemoRoute::Questions => ("apply-questions-01", Route::Questions),
        };
        let is_it = |answers: &Value| answers.get("login_name").and_then(Value::as_str) == Some(name);
        let answers = rows().into_iter().map(|row| row.answers).find(is_it)?;
        let clock = StoppedClock(Arc::new(Mutex::new(Timestamp::now())));
        let of_the_world = clock.clone();
        let sandbox = Audited::unlogged(MemorySandbox::new(World::new(0), move || of_the_world.now()));
        let principal = Principal { merchant: merchant(), known: KnownValues::default(), authorization: None };
        Some(Self { sandbox, principal, clock, answers, route, facts: Facts::default(), login_form: None })
    }

    /// The applicant's login name.
    pub fn login_name(&self) -> &str {
        self.answers.get("login_name").and_then(Value::as_str).unwrap_or_default()
    }

    /// The sandbox.
    #[cfg(test)]
    pub fn sandbox(&self) -> &MemorySandbox {
        self.sandbox.gateway()
    }

    /// The first day: from login to application.
    pub fn first_day(&mut self, runtime: &Runtime, observe: impl Observe) -> Day {
        self.day(runtime, observe)
    }

    /// The next day: the report.
    pub fn next_day(&mut self, runtime: &Runtime, observe: impl Observe) -> Day {
        let tomorrow = self.clock.now().saturating_add(A_DAY);
        runtime.block_on(self.clock.until(tomorrow.unwrap_or_default()));
        self.day(runtime, observe)
    }

    /// Drives the journey as far as it gets that day.
    fn day(&mut self, runtime: &Runtime, observe: impl Observe) -> Day {
        let plan = Plan {
            until: Goal::Report,
            route: Some(self.route),
            max_tries: 1,
            patience: Patience::default(),
            person: false,
            again: false,
            look: false,
        };
        let mut journey = Journey::new(plan, self.facts.clone(), self.principal.known.clone());
        if let Some(form) = &self.login_form {
            journey.heard_before(Method::GetLoginInfo, form, self.clock.now());
        }
        let answers = Person { answers: &self.answers, sandbox: self.sandbox.gateway(), clock: &self.clock };
        let observe = KeepsLoginForm { observe, form: &mut self.login_form };
        let budget = InMemoryBudget::default();
        let channel = (&self.sandbox, &self.principal, &self.clock, &budget);
        let mut driver = Driver::new(journey, channel, InMemory::default(), answers, observe);
        let drove = runtime.block_on(async {
            // The document starts with the picture.
            match driver.detour(Step::Call(Method::GetPicCode)).await? {
                Some(drove) => Ok(drove),
                None => driver.run().await,
            }
        });
        let (facts, last) = (driver.journey.facts().clone(), driver.last);
        self.facts = facts;
        Ok((drove?, last))
    }
}

/// True if a day went as far as it can: to the application or to the report.
pub fn is_well(drove: &Drove) -> bool {
    matches!(drove, Drove::Ended(End::Reached(_)))
}

fn merchant() -> Merchant {
    let text = |text: &str| text.to_owned();
    Merchant {
        merchant_id: text("sandbox"),
        app_name: text("zhengxin"),
        app_version: text("1.0.0"),
        platform: text("web"),
        notice_url: text("https://merchant.example/notice"),
        user_id: text(USER_ID),
        notation: Notation::default(),
    }
}

/// Answers for the person, with their own values and the sandbox's inbox.
struct Person<'a> {
    answers: &'a Value,
    sandbox: &'a MemorySandbox,
    clock: &'a StoppedClock,
}

impl Person<'_> {
    fn value(&self, ask: &Ask) -> Option<Secret> {
        let inbox = self.sandbox.world().inbox(USER_ID, self.clock.now());
        let answer = |name: &str| self.answers.get(name).and_then(Value::as_str).map(str::to_owned);
        let text = match &ask.key {
            Key::PicCode => inbox.captcha,
            Key::MessageCode => {
                let method = ask.needs.method.short();
                inbox.sms.into_iter().rev().find(|sms| sms.method == method).map(|sms| sms.code)
            }
            Key::Question(n) if *n < QUESTIONS => {
                answer("question_answers")?.split(',').nth(usize::from(*n)).map(|answer| answer.trim().to_owned())
            }
            key => answer(key.name()).or_else(|| ask.prefilled().map(str::to_owned)),
        };
        let remembered = || ask.about.remembered.get(&ask.key).cloned();
        text.map(Secret::from).or_else(remembered).or_else(|| ask.default.clone())
    }
}

impl Answerer for Person<'_> {
    type Error = Infallible;

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, Infallible> {
        Ok(Some(match self.value(ask) {
            Some(value) if ask.from == Origin::Asked => Answered::Said(value),
            Some(value) => Answered::Given(value),
            None => Answered::Nobody,
        }))
    }

    async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, Infallible> {
        Ok(choice.offered.first().copied())
    }

    fn is_at_hand(&self, _: &Ask) -> bool {
        true
    }

    fn can_find(&self, ask: &Ask) -> bool {
        self.value(ask).is_some()
    }

    fn asks_for_the_route(&self) -> bool {
        false
    }
}

/// Captures the reply with the login form.
struct KeepsLoginForm<'a, O> {
    observe: O,
    form: &'a mut Option<Reply>,
}

impl<O: Observe> Observe for KeepsLoginForm<'_, O> {
    fn event(&mut self, event: &crate::drive::Event<'_>) -> std::ops::ControlFlow<()> {
        if let crate::drive::Event::Heard(exchange) = event
            && exchange.call.step() == Step::Call(Method::GetLoginInfo)
        {
            *self.form = exchange.accepted().cloned();
        }
        self.observe.event(event)
    }
}

//! The network and the gateway, which is the sandbox's world and acts at the true time. A plan decides which calls
//! and replies are lost, late or doubled. A call that was sent arrives even if its sender dies.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use zhengxin::gateway::{CallError, ConnectReason, Gateway, Outgoing};
use zhengxin::ledger::{Intent, IntentOutcome, State};
use zhengxin::protocol::{Effect, Method, Reply, codes};
use zhengxin::sandbox::{Inbox, World};

use super::clockwork::Clockwork;
use super::copied::Copied;
use super::handle::Shared;
use super::watch::Watch;

/// How many seconds a call waits for its reply.
const TIMEOUT: i64 = 30;
/// A gateway acts at most this many seconds after a call was sent.
const ACTS_WITHIN: i64 = 590;

/// A fault of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallFault {
    /// There is no connection.
    NeverLeaves,
    /// It never arrives, and the sender cannot know.
    CallLost,
    /// It acts, and the connection breaks.
    ReplyLost,
    /// It acts, and its reply comes after the sender has stopped waiting.
    ReplyLate,
    /// It acts after the sender has stopped waiting.
    ActsLate,
    /// The gateway says that it is busy, and may have acted all the same.
    Busy { acted: bool },
}

const FAULTS: [CallFault; 7] = [
    CallFault::NeverLeaves,
    CallFault::CallLost,
    CallFault::ReplyLost,
    CallFault::ReplyLate,
    CallFault::ActsLate,
    CallFault::Busy { acted: false },
    CallFault::Busy { acted: true },
];

/// Where the reply goes.
#[derive(Debug, Default)]
struct Slot {
    reply: Option<Result<Value, CallError>>,
    waker: Option<Waker>,
}

type Mailbox = Arc<Mutex<Slot>>;

#[derive(Debug)]
enum Event {
    /// A call reaches the gateway. The reply goes back if the sender is to get one.
    Arrives {
        json: Value,
        user_id: String,
        mailbox: Option<Mailbox>,
        busy: bool,
    },
    Replied(Mailbox, Value),
    Fails(Mailbox, CallError),
}

#[derive(Debug)]
pub struct Traffic {
    pub world: World,
    events: Vec<(Timestamp, u64, Event)>,
    dice: fastrand::Rng,
    /// How many of 1000 calls fail.
    pub rate: u32,
    /// How many calls may still fail.
    pub left: u32,
    number: u64,
}

/// The network and the gateway.
pub struct Network<S: Copied> {
    state: Mutex<Traffic>,
    clock: Clockwork,
    watch: Watch,
    ledger: Shared<S>,
}

/// A process's connection to the gateway.
pub struct Line<S: Copied>(pub Arc<Network<S>>);

impl<S: Copied> Network<S> {
    pub fn new(
        world: World,
        dice: fastrand::Rng,
        (rate, left): (u32, u32),
        (clock, watch): (Clockwork, Watch),
        ledger: Shared<S>,
    ) -> Self {
        let state = Traffic { world, events: Vec::new(), dice, rate, left, number: 0 };
        Self { state: Mutex::new(state), clock, watch, ledger }
    }

    pub fn state(&self) -> MutexGuard<'_, Traffic> {
        self.state.lock().unwrap()
    }

    /// The pictures and SMS that the applicant sees on the screen and the telephone.
    pub fn inbox(&self, user_id: &str) -> Inbox {
        self.state().world.inbox(user_id, self.clock.truth())
    }

    pub fn next(&self) -> Option<Timestamp> {
        self.state().events.iter().map(|(at, ..)| *at).min()
    }

    /// Keeps a call from acting later than the machine's clock allows, because the clock has jumped ahead.
    pub fn jumped(&self, by: SignedDuration) {
        let now = self.clock.truth();
        let mut state = self.state();
        for (at, ..) in &mut state.events {
            *at = at.saturating_sub(by).unwrap_or(now).max(now);
        }
    }

    /// Delivers everything that is due.
    pub fn deliver(&self) {
        let now = self.clock.truth();
        loop {
            let mut state = self.state();
            let due = state.events.iter().enumerate().filter(|(_, (at, ..))| *at <= now);
            let Some(place) = due.min_by_key(|(_, (at, number, _))| (*at, *number)).map(|(place, _)| place) else {
                return;
            };
            let (_, _, event) = state.events.remove(place);
            match event {
                Event::Arrives { json, user_id, mailbox, busy } => {
                    let reply = self.acts(&mut state, &json, &user_id, now);
                    let reply = if busy { busy_reply() } else { reply };
                    if let Some(mailbox) = mailbox {
                        let at = now + state.latency();
                        state.add(at, Event::Replied(mailbox, reply));
                    }
                }
                Event::Replied(mailbox, reply) => fill(&mailbox, Ok(reply)),
                Event::Fails(mailbox, error) => fill(&mailbox, Err(error)),
            }
        }
    }

    fn acts(&self, state: &mut Traffic, json: &Value, user_id: &str, now: Timestamp) -> Value {
        let mut seen = self.watch.seen();
        seen.calls += 1;
        if let Some(code) = json["biz_data"]["pic_code"].as_str() {
            seen.code(user_id, "pic_code", code);
        }
        let reply = state.world.answer(json, now);
        if let Some(entry) = state.world.journal().last() {
            seen.deed(user_id, entry.effect, now);
        }
        reply
    }

    /// Checks that the ledger has recorded a call that is being sent.
    fn look_for_record(&self, user_id: &str, method: Method, effect: Effect) {
        if effect == Effect::Reads {
            return;
        }
        let mut ledger = self.ledger.lock().unwrap();
        let store = &mut ledger.store_mut().inner;
        let Ok(Some(record)) = store.record_of(user_id) else { return };
        let last = store.last_intent(record.id).unwrap();
        // A worker that is taken for dead in this moment may still send what it has recorded.
        let is_of_this_call =
            |last: &Intent| matches!(last.outcome, None | Some(IntentOutcome::Died)) && last.method == method.name();
        if !last.as_ref().is_some_and(is_of_this_call) {
            self.watch.violated(format!("without a record: {user_id}: {method:?} leaves"));
        }
        if record.state == State::Withdrawn {
            self.watch.violated(format!("withdrawn: {user_id}: {method:?} leaves"));
        }
    }
}

impl Traffic {
    fn add(&mut self, at: Timestamp, event: Event) {
        self.number += 1;
        let number = self.number;
        self.events.push((at, number, event));
    }

    fn latency(&mut self) -> SignedDuration {
        SignedDuration::from_millis(self.dice.i64(5..800))
    }

    fn fault(&mut self) -> Option<CallFault> {
        if self.left == 0 || self.dice.u32(0..1000) >= self.rate {
            return None;
        }
        self.left -= 1;
        Some(FAULTS[self.dice.usize(0..FAULTS.len())])
    }
}

fn busy_reply() -> Value {
    json!({"code": codes::BUSY, "msg": "busy", "data": {}})
}

fn fill(mailbox: &Mailbox, reply: Result<Value, CallError>) {
    let mut slot = mailbox.lock().unwrap();
    slot.reply.get_or_insert(reply);
    if let Some(waker) = slot.waker.take() {
        waker.wake();
    }
}

fn timeout() -> CallError {
    CallError::Timeout { limit: Duration::from_secs(TIMEOUT.unsigned_abs()) }
}

impl<S: Copied> Gateway for Line<S> {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let network = &self.0;
        let (request, left) = (call.request(), network.clock.truth());
        let (method, effect) = (request.method().known().unwrap(), request.effect());
        let json = request.json(&call.principal().merchant);
        let user_id = call.principal().merchant.user_id.clone();
        network.watch.tell(|| format!("{left} leaves {user_id} {method:?}"));
        network.look_for_record(&user_id, method, effect);
        let mailbox = Mailbox::default();
        let mut leaves = effect == Effect::Submits;
        let is_lost = {
            let mut state = network.state();
            // A busy gateway that counts a password all the same is not simulated: "busy" means not counted.
            let fault = state.fault().map(|fault| match fault {
                CallFault::Busy { .. } if effect != Effect::Submits => CallFault::Busy { acted: false },
                fault => fault,
            });
            leaves &= fault != Some(CallFault::NeverLeaves);
            if leaves {
                network.watch.seen().submission(&user_id, method, left);
            }
            if fault == Some(CallFault::NeverLeaves) {
                let origin = "https://g.example".into();
                return Err(CallError::Connect { origin, reason: ConnectReason::Refused });
            }
            let arrives = |mailbox: Option<&Mailbox>, busy: bool| Event::Arrives {
                json: json.clone(),
                user_id: user_id.clone(),
                mailbox: mailbox.cloned(),
                busy,
            };
            let at = left + state.latency();
            let out = left + SignedDuration::from_secs(TIMEOUT);
            match fault {
                None => state.add(at, arrives(Some(&mailbox), false)),
                Some(CallFault::Busy { acted: true }) => state.add(at, arrives(Some(&mailbox), true)),
                Some(CallFault::Busy { acted: false }) => {
                    state.add(at, Event::Replied(mailbox.clone(), busy_reply()));
                }
                Some(CallFault::CallLost | CallFault::NeverLeaves) => {}
                Some(CallFault::ReplyLost) => {
                    state.add(at, arrives(None, false));
                    state.add(at + SignedDuration::from_secs(1), Event::Fails(mailbox.clone(), CallError::Interrupted));
                }
                Some(CallFault::ReplyLate) => state.add(at, arrives(None, false)),
                Some(CallFault::ActsLate) => {
                    let late = state.dice.i64(TIMEOUT..ACTS_WITHIN);
                    state.add(left + SignedDuration::from_secs(late), arrives(None, false));
                }
            }
            state.add(out, Event::Fails(mailbox.clone(), timeout()));
            fault.is_some()
        };
        let reply = poll_fn(|context| {
            let mut slot = mailbox.lock().unwrap();
            match slot.reply.take() {
                Some(reply) => Poll::Ready(reply),
                None => {
                    slot.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await;
        // A jump of the clock ends a call without a fault.
        if is_lost || reply.is_err() {
            network.watch.seen().of(&user_id).lost += 1;
        }
        let reply = reply?;
        network.watch.tell(|| format!("{} heard {user_id} {method:?} {}", network.clock.truth(), reply["code"]));
        let reply = Reply::from_json(request.method(), reply)?;
        network.watch.seen().told(&user_id, method, &reply, left);
        Ok(reply)
    }
}

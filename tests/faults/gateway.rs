//! A simulated gateway behind the production trait. It answers like the sandbox's world. A case may lose a call or its
//! reply, let it act late or twice, or stop the caller while the call is in flight.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use zhengxin::drive::Clock;
use zhengxin::gateway::{CallError, Gateway, Outgoing};
use zhengxin::protocol::{Effect, Method, Reply, codes};
use zhengxin::sandbox::{Deed, Inbox, World};

use super::clock::Hands;
use super::disk::{Death, FaultyDisk};
use super::image::Cut;
use super::watch::Watch;

/// The time limit of a call in seconds.
pub const TIMEOUT: i64 = 30;

/// The fault of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyFault {
    /// The call never arrives, and the caller cannot know that.
    CallLost,
    /// The call acts, and the connection breaks.
    ReplyLost,
    /// The call acts, and its reply comes after the caller has stopped waiting.
    ReplyLate,
    /// The call acts this many seconds after it left, when the caller has stopped waiting.
    ActsLate(i64),
    /// The call arrives twice; the caller gets the first reply.
    TwiceFirst,
    /// The call arrives twice; the caller gets the second reply.
    TwiceSecond,
    /// The gateway is busy, but may have acted nevertheless.
    Busy { acted: bool },
    /// The caller is stopped while the call is in flight, before it acts or after.
    CallerDies { acted: bool, death: Death },
}

/// Every fault of a reply that involves no chance. A submission may act late, up to shortly before a login counts as
/// evidence against it.
pub const REPLY_FAULTS: [ReplyFault; 14] = [
    ReplyFault::CallLost,
    ReplyFault::ReplyLost,
    ReplyFault::ReplyLate,
    ReplyFault::ActsLate(45),
    ReplyFault::ActsLate(300),
    ReplyFault::ActsLate(590),
    ReplyFault::TwiceFirst,
    ReplyFault::TwiceSecond,
    ReplyFault::Busy { acted: false },
    ReplyFault::Busy { acted: true },
    ReplyFault::CallerDies { acted: false, death: Death::Killed },
    ReplyFault::CallerDies { acted: true, death: Death::Killed },
    ReplyFault::CallerDies { acted: false, death: Death::PowerCut(Cut::Nothing) },
    ReplyFault::CallerDies { acted: true, death: Death::PowerCut(Cut::Nothing) },
];

/// A call that arrived.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    pub effect: Effect,
    /// How many disk operations there had been by then.
    pub operations: u64,
}

#[derive(Debug)]
struct State {
    world: World,
    faults: BTreeMap<u64, ReplyFault>,
    injected: u64,
    calls: Vec<Arrival>,
    /// Calls that will act at these times.
    late: Vec<(Timestamp, Value)>,
    /// The number of calls by method that the audit log must contain.
    acting: BTreeMap<&'static str, usize>,
    watch: Watch,
}

/// The records that must exist before a submission, or any call that acts, arrives.
#[derive(Clone, Debug)]
pub struct Records {
    pub session: PathBuf,
    pub log: Option<PathBuf>,
}

/// The gateway of one applicant.
#[derive(Debug)]
pub struct FaultyGateway {
    state: Mutex<State>,
    clock: Hands,
    disk: Arc<FaultyDisk>,
    records: Records,
}

/// A process's connection to the gateway.
#[derive(Clone, Debug)]
pub struct Line(pub Arc<FaultyGateway>);

impl FaultyGateway {
    pub fn new(faults: BTreeMap<u64, ReplyFault>, clock: Hands, disk: Arc<FaultyDisk>, records: Records) -> Self {
        let (late, acting, watch) = (Vec::new(), BTreeMap::new(), Watch::default());
        let world = World::new(0);
        let state = State { world, faults, injected: 0, calls: Vec::new(), late, acting, watch };
        Self { state: Mutex::new(state), clock, disk, records }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// The codes that the applicant sees on the screen and on the telephone.
    pub fn inbox(&self, user_id: &str) -> Inbox {
        self.state().world.inbox(user_id, self.clock.now())
    }

    /// The calls so far, and the number of faults that they met.
    pub fn calls(&self) -> (Vec<Arrival>, u64) {
        let state = self.state();
        (state.calls.clone(), state.injected)
    }

    pub fn watch<T>(&self, look: impl FnOnce(&mut Watch) -> T) -> T {
        look(&mut self.state().watch)
    }

    fn hear(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        if self.disk.is_dead() {
            return Err(CallError::Interrupted);
        }
        let left = self.clock.now();
        self.clock.pass(1);
        let mut state = self.state();
        state.act_late(self.clock.now());
        let (request, method) = (call.request(), call.request().method().known().unwrap());
        let json = request.json(&call.principal().merchant);
        let place = state.calls.len() as u64;
        state.calls.push(Arrival { effect: request.effect(), operations: self.disk.counts().0 });
        self.look_for_records(&mut state, method, request.effect(), left);
        let fault = state.faults.get(&place).copied();
        state.injected += u64::from(fault.is_some());
        let waits = |state: &mut State| {
            self.clock.pass(TIMEOUT);
            state.act_late(self.clock.now());
            Err(CallError::Timeout { limit: Duration::from_secs(TIMEOUT.unsigned_abs()) })
        };
        let reply = match fault {
            None => state.act(&json, self.clock.now()),
            Some(ReplyFault::CallLost) => return waits(&mut state),
            Some(ReplyFault::ReplyLost) => {
                state.act(&json, self.clock.now());
                return Err(CallError::Interrupted);
            }
            Some(ReplyFault::ReplyLate) => {
                state.act(&json, self.clock.now());
                return waits(&mut state);
            }
            Some(ReplyFault::ActsLate(seconds)) => {
                state.late.push((left + SignedDuration::from_secs(seconds), json));
                return waits(&mut state);
            }
            Some(ReplyFault::TwiceFirst) => {
                let first = state.act(&json, self.clock.now());
                state.act(&json, self.clock.now());
                first
            }
            Some(ReplyFault::TwiceSecond) => {
                state.act(&json, self.clock.now());
                state.act(&json, self.clock.now())
            }
            Some(ReplyFault::Busy { acted }) => {
                if acted {
                    state.act(&json, self.clock.now());
                }
                json!({"code": codes::BUSY, "msg": "busy", "data": {}})
            }
            Some(ReplyFault::CallerDies { acted, death }) => {
                if acted {
                    state.act(&json, self.clock.now());
                }
                self.disk.die(death);
                return Err(CallError::Interrupted);
            }
        };
        let reply = Reply::from_json(request.method(), reply)?;
        state.watch.told(method, &reply, left);
        Ok(reply)
    }

    /// Checks, when a submission arrives, that its record would survive any fault of the computer.
    fn look_for_records(&self, state: &mut State, method: Method, effect: Effect, left: Timestamp) {
        if effect == Effect::Submits {
            state.watch.submission(method, left);
            if !self.disk.surely(&self.records.session, |content| has_record(content, method, left)) {
                state.watch.violated(format!("{method:?} at {left} without its record on the disk"));
            }
        }
        if let Some(log) = self.records.log.as_ref().filter(|_| effect != Effect::Reads) {
            let arrived = state.acting.entry(method.name()).or_default();
            *arrived += 1;
            let expected = *arrived;
            if !self.disk.surely(log, |content| sent_lines(content, method) >= expected) {
                state.watch.violated(format!("{method:?} at {left} without its line in the audit log"));
            }
        }
    }
}

impl State {
    fn act(&mut self, json: &Value, at: Timestamp) -> Value {
        let reply = self.world.answer(json, at);
        if self.world.journal().last().is_some_and(|entry| entry.effect == Deed::Applied) {
            self.watch.applies(at);
        }
        reply
    }

    fn act_late(&mut self, now: Timestamp) {
        let (due, later) = std::mem::take(&mut self.late).into_iter().partition(|(at, _)| *at <= now);
        self.late = later;
        let due: Vec<(Timestamp, Value)> = due;
        due.iter().for_each(|(at, json)| drop(self.act(json, *at)));
    }
}

/// True if a session contains the record of a submission that left at that time.
fn has_record(content: Option<&[u8]>, method: Method, left: Timestamp) -> bool {
    let session = content.and_then(|content| serde_json::from_slice::<Value>(content).ok()).unwrap_or_default();
    let sent = session["facts"]["sent"].as_array().cloned().unwrap_or_default();
    sent.iter().any(|sent| sent["method"] == method.name() && sent["at"] == json!(left))
}

fn sent_lines(content: Option<&[u8]>, method: Method) -> usize {
    let text = String::from_utf8_lossy(content.unwrap_or_default()).into_owned();
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines.filter(|line| line["event"] == "sent" && line["method"] == method.name()).count()
}

impl Gateway for Line {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        self.0.hear(call)
    }
}

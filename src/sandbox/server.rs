//! The world over HTTP: every path outside `/_sandbox/` is the gateway, in the configured envelope.
//!
//! One world in memory behind a mutex that is never held across an await. It runs on any tokio runtime,
//! including the current-thread one, and accepts any number of connections.

use std::future::{Future, poll_fn};
use std::io;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use hyper::body::Incoming;
use hyper::header::{ALLOW, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use jiff::Timestamp;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::control::{self, Control};
use super::delivery::{Cut, deliver, reply, with_problem};
use super::door::Door;
use super::faults::{Fault, Schedule};
use super::pieces::Pieces;
use super::replay::Replay;
use super::wire::{Ending, Wire};
use super::{AcceptedEnvelope, Dialect, call, world::World};
use crate::protocol::MethodName;
use crate::recording::Recording;
use crate::serving::{self, ACCEPT_PAUSE, BODY_TIME, BodyError, Crowd, Seat, SelfSigned, is_foreign, read_body};

/// The configuration of a server.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The world's seed.
    pub seed: u64,
    /// How many people of the trial are listed besides the table's.
    pub people: usize,
    /// The faults.
    pub faults: Vec<Fault>,
    /// The envelope of calls and replies.
    pub envelope: AcceptedEnvelope,
    /// How strictly calls are read, and how literally replies follow the document.
    pub dialect: Dialect,
    /// A recording that answers instead of the world.
    pub replay: Option<Recording>,
    /// The TLS certificate; `None` for plain HTTP.
    pub tls: Option<SelfSigned>,
    /// The wall clock.
    pub clock: fn() -> Timestamp,
    /// The most connections at the same time. By default as many as the process may have files open, but at most
    /// 2,048.
    pub connections: Option<usize>,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            seed: 0,
            people: 0,
            faults: Vec::new(),
            envelope: AcceptedEnvelope::Plain,
            dialect: Dialect::default(),
            replay: None,
            tls: None,
            clock: Timestamp::now,
            connections: None,
        }
    }
}

/// The state shared by all connections.
struct Shared {
    world: Mutex<World>,
    replay: Option<Replay>,
    schedule: Mutex<Schedule>,
    door: Door,
    /// The number of answered calls.
    calls: AtomicU64,
    envelope: AcceptedEnvelope,
    dialect: Dialect,
    tls: Option<SelfSigned>,
    clock: fn() -> Timestamp,
    crowd: Arc<Crowd>,
}

impl Shared {
    /// The world. Ignores poisoning, because a panic elsewhere does not damage it.
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The faults. Ignores poisoning too.
    fn schedule(&self) -> MutexGuard<'_, Schedule> {
        self.schedule.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves until `shutdown` completes, and then closes open connections.
pub async fn serve(listener: TcpListener, options: ServeOptions, shutdown: impl Future) {
    let door = Door::default();
    if let Some(pause) = options.faults.iter().filter_map(Fault::refusal).max() {
        door.shut(pause);
    }
    let shared = Arc::new(Shared {
        world: Mutex::new(World::new(options.seed).with_people(options.people)),
        schedule: Mutex::new(Schedule::new(options.seed, options.faults)),
        replay: options.replay.map(Replay::new),
        door,
        calls: AtomicU64::new(0),
        envelope: options.envelope,
        dialect: options.dialect,
        tls: options.tls,
        clock: options.clock,
        crowd: Arc::new(Crowd::new(options.connections.unwrap_or_else(serving::most))),
    });
    let (mut shutdown, mut accepting) = (pin!(shutdown), pin!(accept(listener, shared)));
    poll_fn(|context| match shutdown.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(()),
        Poll::Pending => accepting.as_mut().poll(context).map(drop),
    })
    .await;
}

/// Accepts connections as long as there is a port to listen on.
async fn accept(mut listener: TcpListener, shared: Arc<Shared>) -> io::Result<()> {
    let mut connections = JoinSet::new();
    loop {
        let (mut slammed, mut room) = (pin!(shared.door.slammed()), pin!(shared.crowd.room()));
        let mut has_room = false;
        let accepted = poll_fn(|context| match slammed.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => {
                has_room = has_room || room.as_mut().poll(context).is_ready();
                if has_room { listener.poll_accept(context).map(Some) } else { Poll::Pending }
            }
        });
        match accepted.await {
            None => listener = shared.door.reopened(listener).await?,
            Some(Ok((stream, _))) => {
                let seat = shared.crowd.enter();
                let number = seat.number();
                let task = connections.spawn(connection(stream, Arc::clone(&shared), seat));
                shared.crowd.served_by(number, task);
            }
            Some(Err(_)) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
        while connections.try_join_next().is_some() {} // forget those that have ended
    }
}

/// What identifies a connection.
struct Peer {
    ending: Ending,
    seat: Seat,
    /// The address of this machine to which the client connected.
    own: Option<IpAddr>,
}

async fn connection(stream: TcpStream, shared: Arc<Shared>, seat: Seat) {
    let own = stream.local_addr().ok().map(|address| address.ip().to_canonical());
    let ending = Ending::default();
    let wire = Wire::new(stream, ending.clone());
    let peer = Arc::new(Peer { ending, seat, own });
    let Some(tls) = &shared.tls else { return speak(wire, shared, peer).await };
    // A failed handshake concerns only the client, so it is not an error of the server.
    if let Ok(Ok(stream)) = tokio::time::timeout(BODY_TIME, tls.accept(wire)).await {
        speak(stream, Arc::clone(&shared), peer).await;
    }
}

async fn speak(stream: impl AsyncRead + AsyncWrite + Unpin, shared: Arc<Shared>, peer: Arc<Peer>) {
    let answer = move |request| {
        let (shared, peer) = (Arc::clone(&shared), Arc::clone(&peer));
        async move { respond(request, &shared, &peer).await }
    };
    serving::speak(stream, answer).await;
}

async fn respond(request: Request<Incoming>, shared: &Shared, peer: &Peer) -> Result<Response<Pieces>, Cut> {
    let (head, body) = request.into_parts();
    let body = match read_body(body).await {
        Ok(body) => body,
        Err(error) => {
            let status = match error {
                BodyError::Unreadable => StatusCode::PAYLOAD_TOO_LARGE,
                BodyError::Slow => StatusCode::REQUEST_TIMEOUT,
            };
            return Ok(reply(status, &json!({"error": error.to_string()})));
        }
    };
    let _answering = peer.seat.answering();
    let wall = (shared.clock)();
    if let Some(path) = head.uri.path().strip_prefix(control::PREFIX) {
        if is_foreign(&head.uri, &head.headers, peer.own) {
            let refused = json!({"error": "only this machine, by its own name, and no page of another origin"});
            return Ok(reply(StatusCode::FORBIDDEN, &refused));
        }
        let query = head.uri.query().unwrap_or_default();
        let control = Control { method: &head.method, path, query, body: &body };
        let replayed = shared.replay.as_ref().and_then(|replay| replay.control(&control, wall));
        let (status, value) = replayed.unwrap_or_else(|| {
            control::answer(&mut shared.world(), &mut shared.schedule(), &shared.door, &control, wall)
        });
        shared.door.settled().await; // reply to the request to shut it only once it is shut
        return Ok(reply(status, &value));
    }
    if head.method != Method::POST {
        let mut refused = reply(StatusCode::METHOD_NOT_ALLOWED, &json!({"error": "the gateway takes POST only"}));
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
        return Ok(refused);
    }
    if shared.door.shut_for().is_some() {
        peer.ending.reset();
        return Err(Cut);
    }
    gateway(&body, wall, shared, &peer.ending).await
}

/// Handles a call to the gateway.
async fn gateway(body: &[u8], wall: Timestamp, shared: &Shared, ending: &Ending) -> Result<Response<Pieces>, Cut> {
    let request = match shared.envelope.open(body, wall, shared.dialect) {
        Ok(request) => request,
        Err(refused) => {
            return Ok(with_problem(reply(refused.status, &refused.reply), refused.problem.as_deref()));
        }
    };
    let method = call::method_name(&request).and_then(MethodName::parse).and_then(|name| name.known());
    let met = shared.schedule().meet(method);
    let said = match &shared.replay {
        Some(replay) => met.acts.then(|| replay.answer(&request)),
        None => shared.world().say_under(&request, wall, shared.dialect, &met),
    };
    let number = 1 + shared.calls.fetch_add(1, Ordering::Relaxed);
    let close = |told| shared.envelope.close(&request, told, number);
    deliver((&met, shared.dialect), method, said, close, ending).await
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;

//! The world over HTTP: every path outside `/_sandbox/` is the gateway, in the configured envelope.
//!
//! One world in memory behind a mutex that is never held across an await. It runs on any tokio runtime,
//! including the current-thread one, and accepts any number of connections.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{ALLOW, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::control::{self, Control};
use super::delivery::{Cut, deliver, reply};
use super::door::Door;
use super::faults::{Fault, Schedule};
use super::pieces::Pieces;
use super::replay::Replay;
use super::wire::{Ending, Wire};
use super::{AcceptedEnvelope, SelfSigned, call, world::World};
use crate::protocol::MethodName;
use crate::recording::Recording;

/// The size limit of a request's body, in bytes.
pub const LONGEST_BODY: usize = 1024 * 1024;
/// The pause after a failed accept (too many open files).
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The configuration of a server.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The world's seed.
    pub seed: u64,
    /// The faults.
    pub faults: Vec<Fault>,
    /// The envelope of calls and replies.
    pub envelope: AcceptedEnvelope,
    /// A recording that answers instead of the world.
    pub replay: Option<Recording>,
    /// The TLS certificate; `None` for plain HTTP.
    pub tls: Option<SelfSigned>,
    /// The wall clock.
    pub clock: fn() -> Timestamp,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            seed: 0,
            faults: Vec::new(),
            envelope: AcceptedEnvelope::Plain,
            replay: None,
            tls: None,
            clock: Timestamp::now,
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
    tls: Option<SelfSigned>,
    clock: fn() -> Timestamp,
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
        world: Mutex::new(World::new(options.seed)),
        schedule: Mutex::new(Schedule::new(options.seed, options.faults)),
        replay: options.replay.map(Replay::new),
        door,
        calls: AtomicU64::new(0),
        envelope: options.envelope,
        tls: options.tls,
        clock: options.clock,
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
        let mut slammed = pin!(shared.door.slammed());
        let accepted = poll_fn(|context| match slammed.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => listener.poll_accept(context).map(Some),
        });
        match accepted.await {
            None => listener = shared.door.reopened(listener).await?,
            Some(Ok((stream, _))) => drop(connections.spawn(connection(stream, Arc::clone(&shared)))),
            Some(Err(_)) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
        while connections.try_join_next().is_some() {} // forget those that have ended
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    let ending = Ending::default();
    let wire = Wire::new(stream, ending.clone());
    let Some(tls) = &shared.tls else { return speak(wire, shared, ending).await };
    // A failed handshake only affects its client.
    if let Ok(stream) = tls.acceptor.accept(wire).await {
        speak(stream, Arc::clone(&shared), ending).await;
    }
}

async fn speak(stream: impl AsyncRead + AsyncWrite + Unpin, shared: Arc<Shared>, ending: Ending) {
    let service = hyper::service::service_fn(move |request| {
        let (shared, ending) = (Arc::clone(&shared), ending.clone());
        async move { respond(request, &shared, &ending).await }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    // No timer, so silent connections have no time limit: an applicant may take minutes for a captcha.
    http.pipeline_flush(true);
    // A broken connection only affects its client.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

async fn respond(request: Request<Incoming>, shared: &Shared, ending: &Ending) -> Result<Response<Pieces>, Cut> {
    let (head, body) = request.into_parts();
    let Some(body) = read_body(body).await else {
        return Ok(reply(
            StatusCode::PAYLOAD_TOO_LARGE,
            &json!({"error": "the body is longer than 1 MiB, or broke off"}),
        ));
    };
    let wall = (shared.clock)();
    if let Some(path) = head.uri.path().strip_prefix(control::PREFIX) {
        let query = head.uri.query().unwrap_or_default();
        let control = Control { method: &head.method, path, query, body: &body };
        let replayed = shared.replay.as_ref().and_then(|replay| replay.control(&control, wall));
        let (status, value) = replayed.unwrap_or_else(|| {
            control::answer(&mut shared.world(), &mut shared.schedule(), &shared.door, &control, wall)
        });
        shared.door.settled().await; // whoever has shut it is told when it is shut
        return Ok(reply(status, &value));
    }
    if head.method != Method::POST {
        let mut refused = reply(StatusCode::METHOD_NOT_ALLOWED, &json!({"error": "the gateway takes POST only"}));
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
        return Ok(refused);
    }
    if shared.door.shut_for().is_some() {
        ending.reset();
        return Err(Cut);
    }
    gateway(&body, wall, shared, ending).await
}

/// Handles a call to the gateway.
async fn gateway(body: &[u8], wall: Timestamp, shared: &Shared, ending: &Ending) -> Result<Response<Pieces>, Cut> {
    let request = match shared.envelope.open(body, wall) {
        Ok(request) => request,
        Err(refused) => return Ok(reply(refused.status, &refused.reply)),
    };
    let method = call::method_name(&request).and_then(MethodName::parse).and_then(|name| name.known());
    let met = shared.schedule().meet(method);
    let answer = match &shared.replay {
        Some(replay) => met.acts.then(|| replay.answer(&request)),
        None => shared.world().answer_under(&request, wall, &met),
    };
    let number = 1 + shared.calls.fetch_add(1, Ordering::Relaxed);
    let close = |told| shared.envelope.close(&request, told, number);
    deliver(&met, method, answer, close, ending).await
}

/// Reads the body. `None` if it is too long or incomplete. A body announced as too long is not read at all.
async fn read_body(body: Incoming) -> Option<Bytes> {
    if body.size_hint().lower() > LONGEST_BODY as u64 {
        return None;
    }
    Some(Limited::new(body, LONGEST_BODY).collect().await.ok()?.to_bytes())
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;

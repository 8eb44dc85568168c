//! The world over HTTP: every path outside `/_sandbox/` is the gateway, in the envelope it was given.
//!
//! One world in memory behind a mutex that is never held across a wait. Runs on any tokio runtime, the current-thread one
//! included, with as many connections as come.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_TYPE};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::control::{self, Control};
use super::faults::{self, Fault};
use super::replay::Replay;
use super::{Envelope, call, world::World};
use crate::protocol::MethodName;
use crate::recording::Recording;

/// Bytes a request's body may have.
pub const LONGEST_BODY: usize = 1024 * 1024;
/// How long is waited after an accept that failed (too many open files).
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// How a server behaves.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The world's seed.
    pub seed: u64,
    /// What goes wrong on the way.
    pub faults: Vec<Fault>,
    /// How calls come and answers leave.
    pub envelope: Envelope,
    /// What answers in the world's place, if anything.
    pub replay: Option<Recording>,
    /// The wall clock.
    pub clock: fn() -> Timestamp,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self { seed: 0, faults: Vec::new(), envelope: Envelope::Plain, replay: None, clock: Timestamp::now }
    }
}

/// What the connections share.
struct Shared {
    world: Mutex<World>,
    replay: Option<Replay>,
    /// Calls that reached the world.
    calls: AtomicU64,
    options: ServeOptions,
}

impl Shared {
    /// The world. A panic elsewhere leaves it as usable as any call does.
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves until `shutdown` is ready; open connections are then cut.
pub async fn serve(listener: TcpListener, mut options: ServeOptions, shutdown: impl Future) {
    let replay = options.replay.take().map(Replay::new);
    let world = Mutex::new(World::new(options.seed));
    let shared = Arc::new(Shared { world, replay, calls: AtomicU64::new(0), options });
    let mut shutdown = pin!(shutdown);
    let mut connections = JoinSet::new();
    loop {
        let accepted = poll_fn(|context| match shutdown.as_mut().poll(context) {
            Poll::Ready(_) => Poll::Ready(None),
            Poll::Pending => listener.poll_accept(context).map(Some),
        });
        match accepted.await {
            None => return,
            Some(Ok((stream, _))) => drop(connections.spawn(connection(stream, Arc::clone(&shared)))),
            Some(Err(_)) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
        while connections.try_join_next().is_some() {} // forget those that have ended
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    // Without it small replies wait for the peer's acknowledgement; a socket that refuses it still serves.
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request| {
        let shared = Arc::clone(&shared);
        async move { Ok::<_, std::convert::Infallible>(respond(request, &shared).await) }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    // No timer, so no time limit on a silent connection: an applicant may think about a captcha for minutes.
    http.pipeline_flush(true);
    // A connection that breaks concerns nobody but its peer.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

async fn respond(request: Request<Incoming>, shared: &Shared) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let Some(body) = read_body(body).await else {
        return reply(StatusCode::PAYLOAD_TOO_LARGE, &json!({"error": "the body is longer than 1 MiB, or broke off"}));
    };
    let wall = (shared.options.clock)();
    if let Some(path) = head.uri.path().strip_prefix(control::PREFIX) {
        let query = head.uri.query().unwrap_or_default();
        let control = Control { method: &head.method, path, query, body: &body };
        let replayed = shared.replay.as_ref().and_then(|replay| replay.control(&control, wall));
        let (status, value) = replayed.unwrap_or_else(|| control::answer(&mut shared.world(), &control, wall));
        return reply(status, &value);
    }
    if head.method != Method::POST {
        let mut refused = reply(StatusCode::METHOD_NOT_ALLOWED, &json!({"error": "the gateway takes POST only"}));
        refused.headers_mut().insert(ALLOW, hyper::header::HeaderValue::from_static("POST"));
        return refused;
    }
    let envelope = &shared.options.envelope;
    let request = match envelope.open(&body, wall) {
        Ok(request) => request,
        Err(refused) => return reply(refused.status, &refused.reply),
    };
    let answer = match &shared.replay {
        Some(replay) => replay.answer(&request),
        None => shared.world().answer(&request, wall),
    };
    let answer = envelope.close(&request, answer, 1 + shared.calls.fetch_add(1, Ordering::Relaxed));
    deliver(&request, answer, shared).await
}

/// The body, unless it is too long or breaks off. One announced as too long is not waited for.
async fn read_body(body: Incoming) -> Option<Bytes> {
    if body.size_hint().lower() > LONGEST_BODY as u64 {
        return None;
    }
    Some(Limited::new(body, LONGEST_BODY).collect().await.ok()?.to_bytes())
}

/// The one place where faults come between the world and its caller.
async fn deliver(request: &Value, answer: Value, shared: &Shared) -> Response<Full<Bytes>> {
    let method = call::method_name(request).and_then(MethodName::parse).and_then(|name| name.known());
    let delay = faults::delay(&shared.options.faults, method);
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    reply(StatusCode::OK, &answer)
}

fn reply(status: StatusCode, value: &Value) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(value.to_string())));
    *response.status_mut() = status;
    let json = hyper::header::HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;

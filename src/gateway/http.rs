//! The gateway over HTTP.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Instant, SystemTime};

use hyper::body::Bytes;
use jiff::Timestamp;
use reqwest::Response;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderName, LOCATION, RETRY_AFTER};
use url::Url;

use super::connections::Connections;
use super::{CallError, CallEvent, Gateway, HttpSettings, Observer, Outgoing, Pace, Retries, SettingsError};
use super::{body, ca_file, cause, plain_to_tls};
use crate::protocol::{KnownValues, Outcome, Reply, Request, mask};

/// How much of a body that is no reply is kept, as a shape.
const EXCERPT: usize = 40;

/// A gateway at a URL, for any number of applicants. Its calls share connections; it must be called inside a tokio runtime
/// with I/O and time.
pub struct HttpGateway {
    settings: HttpSettings,
    connections: Connections,
    retries: Retries,
    /// True once a reply was read: the port speaks what is spoken to it.
    understood: AtomicBool,
}

impl HttpGateway {
    /// Checks the settings and reads `ca_file`. Nothing is connected; the client itself is built by the first call.
    pub fn new(settings: HttpSettings) -> Result<Self, SettingsError> {
        settings.check()?;
        let extra_roots = settings.ca_file.as_deref().map(ca_file::read).transpose()?.unwrap_or_default();
        let (count, leaves_busy) = (settings.retries, settings.leaves_busy);
        let retries = Retries { count, leaves_busy, ..Retries::default() };
        let (connections, understood) = (Connections::new(extra_roots), AtomicBool::new(false));
        Ok(Self { settings, connections, retries, understood })
    }

    /// The same, telling `observer` what happens.
    #[must_use]
    pub fn observed(mut self, observer: Observer) -> Self {
        self.retries.observer = Some(observer);
        self
    }

    /// The same with other pauses.
    #[must_use]
    pub fn paced(mut self, pace: Pace) -> Self {
        self.retries.pace = pace;
        self
    }

    /// One attempt.
    async fn exchange(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let limit = self.settings.timeout;
        let answered = tokio::time::timeout(limit, self.send_and_read(call)).await;
        match answered.unwrap_or(Err(CallError::Timeout { limit })) {
            Err(error) if !self.understood.load(Ordering::Relaxed) => {
                Err(plain_to_tls::explained(error, &self.settings, !call.request().may_be_repeated()).await)
            }
            answered => {
                self.understood.fetch_or(answered.is_ok(), Ordering::Relaxed);
                answered
            }
        }
    }

    async fn send_and_read(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let started = Instant::now();
        let (request, known) = (call.request(), &call.principal().known);
        let wrapped = self.settings.envelope.wrap_now(request, &call.principal().merchant).await?;
        let mut way = self.connections.way(request, &self.settings).await?;
        // Zeroed once the client lets it go; what it has copied meanwhile, for TLS or into its own buffer, is not ours.
        let body = Bytes::from_owner(wrapped.body);
        let sending =
            way.client().post(self.settings.url.clone()).header(CONTENT_TYPE, wrapped.content_type).body(body).send();
        let mut response = sending.await.map_err(|error| cause::of_sending(&error, &self.settings))?;
        let status = response.status();
        let body = body::read(&mut response).await;
        if body.is_ok() {
            way.answered(&response);
        }
        drop(way);
        let bytes = body.as_ref().map_or(0, Vec::len);
        self.retries.tell(&CallEvent::Answered { status: status.as_u16(), bytes, elapsed: started.elapsed() });
        let date = date(&response);
        let dated = |reply: Reply| Reply { date, ..reply };
        if status.is_success() {
            return self.read(request, known, &body?).map(dated);
        }
        // A status that says "no" is the more telling half of a reply whose body could not be read.
        let body = body.unwrap_or_default();
        let without = unanswered(&response, known, &body);
        match self.read(request, known, &body) {
            // A success contradicts the status: only an error code counts.
            Ok(reply) if !matches!(reply.outcome(), Outcome::Success) => Ok(dated(reply)),
            Err(CallError::Refused(refusal)) => Err(without.beside(refusal)),
            Ok(_) | Err(_) => Err(without),
        }
    }

    /// Reads a body. What the gateway itself says against the call is kept without anything that is known.
    fn read(&self, request: &Request, known: &KnownValues, body: &[u8]) -> Result<Reply, CallError> {
        self.settings.envelope.read(request.method(), body, &|text: &str| known.hide(text))
    }
}

impl Gateway for HttpGateway {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        // Its query may hold tokens.
        call.principal().known.learn_query(&self.settings.url);
        self.retries.call(call.request(), &call.principal().known, || self.exchange(call)).await
    }
}

impl fmt::Debug for HttpGateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpGateway").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The error of a status other than 2xx.
fn unanswered(response: &Response, known: &KnownValues, body: &[u8]) -> CallError {
    let status = response.status();
    if status.is_redirection() {
        let host = redirected_to(response).map(|host| known.hide(&host));
        return CallError::Redirected { status: status.as_u16(), host };
    }
    let retry_after = retry_after(response);
    let text = String::from_utf8_lossy(body.get(..4 * EXCERPT).unwrap_or(body));
    CallError::Status { status: status.as_u16(), excerpt: mask::shape(text.trim(), EXCERPT), retry_after }
}

/// The gateway's own time.
fn date(response: &Response) -> Option<Timestamp> {
    let text = response.headers().get(DATE)?.to_str().ok()?;
    Timestamp::try_from(httpdate::parse_http_date(text.trim()).ok()?).ok()
}

/// The seconds that `Retry-After` asks to wait; a date counts from the gateway's own clock if it tells it.
fn retry_after(response: &Response) -> Option<u64> {
    let header = |name: HeaderName| response.headers().get(name)?.to_str().ok().map(str::trim);
    let text = header(RETRY_AFTER)?;
    text.parse().ok().or_else(|| {
        let until = httpdate::parse_http_date(text).ok()?;
        let now = header(DATE).and_then(|date| httpdate::parse_http_date(date).ok());
        let left = until.duration_since(now.unwrap_or_else(SystemTime::now)).unwrap_or_default();
        Some(left.as_secs())
    })
}

/// The host of `Location`; the rest of it may hold values of the applicant.
fn redirected_to(response: &Response) -> Option<String> {
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let target: Url = response.url().join(location).ok()?;
    target.host_str().map(str::to_owned)
}

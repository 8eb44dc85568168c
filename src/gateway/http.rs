//! The gateway over HTTP.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Instant, SystemTime};

use hyper::body::Bytes;
use jiff::Timestamp;
use reqwest::Response;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE, DATE, HeaderName, LOCATION, RETRY_AFTER};
use url::Url;

use super::body::{self, Deadline};
use super::connections::{Connections, Way};
use super::head::Head;
use super::{
    CallError, CallEvent, Gateway, HttpSettings, Observer, Outgoing, Pace, ProxyReason, Retries, SettingsError,
};
use super::{ca_file, cause, plain_to_tls};
use crate::off_thread::off_thread;
use crate::protocol::{KnownValues, Method, Outcome, Reply, Request, decode, longest_reply, mask};

/// The maximum length of an excerpt of an invalid reply.
const EXCERPT: usize = 40;
/// The most bytes of a body that are read on the same thread. Reading them takes less time than waking another
/// thread.
const READ_AT_ONCE: usize = 32 * 1024;

/// A gateway at a URL, for any number of applicants. Calls share connections. It must be called inside a
/// tokio runtime with I/O and time enabled.
pub struct HttpGateway {
    settings: HttpSettings,
    connections: Connections,
    retries: Retries,
    /// True once a reply was read, which proves that the port speaks our protocol.
    understood: AtomicBool,
}

impl HttpGateway {
    /// Checks the settings and reads `ca_file`. It makes no connection; the first call builds the client.
    pub fn new(settings: HttpSettings) -> Result<Self, SettingsError> {
        settings.check()?;
        let extra_roots = settings.ca_file.as_deref().map(ca_file::read).transpose()?.unwrap_or_default();
        let (count, leaves_busy) = (settings.retries, settings.leaves_busy);
        let retries = Retries { count, leaves_busy, ..Retries::default() };
        let (connections, understood) = (Connections::new(extra_roots), AtomicBool::new(false));
        Ok(Self { settings, connections, retries, understood })
    }

    /// Sets the observer.
    #[must_use]
    pub fn observed(mut self, observer: Observer) -> Self {
        self.retries.observer = Some(observer);
        self
    }

    /// Sets the lengths of the pauses.
    #[must_use]
    pub fn paced(mut self, pace: Pace) -> Self {
        self.retries.pace = pace;
        self
    }

    /// Makes one attempt.
    async fn exchange(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let limit = self.settings.timeout;
        let deadline = Deadline { at: tokio::time::Instant::now() + limit, limit };
        match self.send_and_read(call, deadline).await {
            Err(error) if !self.understood.load(Ordering::Relaxed) => {
                Err(plain_to_tls::explained(error, &self.settings, !call.request().may_be_repeated()).await)
            }
            answered => {
                self.understood.fetch_or(answered.is_ok(), Ordering::Relaxed);
                answered
            }
        }
    }

    /// Sends the call. Returns the connection and what has arrived up to the end of the head.
    async fn send(&self, call: Outgoing<'_>) -> Result<(Way<'_>, Response), CallError> {
        let request = call.request();
        let wrapped = self.settings.envelope.wrap_now(request, &call.principal().merchant).await?;
        let way = self.connections.way(request, &self.settings).await?;
        // Zeroed when the client drops it. The client's own copies, for TLS and buffering, are out of our
        // control.
        let body = Bytes::from_owner(wrapped.body);
        let post = way.client().post(self.settings.url.clone());
        let post = post.header(CONTENT_TYPE, wrapped.content_type).header(ACCEPT_ENCODING, "gzip");
        let sent = post.body(body).send().await;
        Ok((way, sent.map_err(|error| cause::of_sending(&error, &self.settings))?))
    }

    /// Sends the call and reads the reply. The time limit applies to the gateway's part only: a report that has
    /// arrived by then is kept even if reading it takes longer.
    async fn send_and_read(&self, call: Outgoing<'_>, deadline: Deadline) -> Result<Reply, CallError> {
        let started = Instant::now();
        let (request, known) = (call.request(), &call.principal().known);
        let sent = tokio::time::timeout_at(deadline.at, self.send(call)).await;
        let (mut way, mut response) = sent.unwrap_or(Err(CallError::Timeout { limit: deadline.limit }))?;
        let status = response.status();
        let longest = longest_reply(request.method());
        let (packed, read) = body::read(&mut response, longest, deadline).await;
        if read.is_ok() {
            way.answered(&response);
        }
        drop(way);
        let head = Head::of(&response);
        let body = match read {
            Ok(()) => head.unpacked(&packed, longest).await,
            Err(error) => Err(error),
        };
        let bytes = body.as_ref().map_or(0, Bytes::len);
        self.retries.tell(&CallEvent::Answered { status: status.as_u16(), bytes, elapsed: started.elapsed() });
        let date = date(&response);
        let dated = |reply: Reply| Reply { date, ..reply };
        if status.is_success() {
            let is_report = request.method().known() == Some(Method::ViewReport);
            let arrived = is_report.then(|| body.as_ref().unwrap_or(&packed).clone());
            let read = match body {
                Ok(body) => self.read(request, known, head, body).await,
                Err(error) => Err(error),
            };
            return match (read, arrived) {
                (Ok(reply), _) => Ok(dated(reply)),
                // The body was read, and contains the gateway's own refusal.
                (Err(error @ CallError::Refused(_)), _) | (Err(error), None) => Err(error),
                (Err(error), Some(body)) => Err(self.keep(error, body, call).await),
            };
        }
        // If the body could not be read, an error status still says more.
        let body = body.unwrap_or_default();
        let without = self.unanswered(&response, &head, known, &body);
        match self.read(request, known, head, body).await {
            // A success would contradict the status, so only a refusal is accepted.
            Ok(reply) if !matches!(reply.outcome(), Outcome::Success) => Ok(dated(reply)),
            Err(CallError::Refused(refusal)) => Err(without.beside(refusal)),
            Ok(_) | Err(_) => Err(without),
        }
    }

    /// Reads a body. Known values are masked in the gateway's own refusal. A long body is read on another thread, so
    /// that the time limit of this call and other calls are not held up.
    async fn read(&self, request: &Request, known: &KnownValues, head: Head, body: Bytes) -> Result<Reply, CallError> {
        let (envelope, method, known) = (self.settings.envelope.clone(), request.method().clone(), known.clone());
        let is_long = body.len() > READ_AT_ONCE;
        let read = move || {
            let decoded = decode(&body, head.content_type.as_deref());
            let (text, mended) = decoded.map_err(|error| head.explained(CallError::Charset(error), ""))?;
            let reply = envelope.read(&method, text.as_bytes(), &|text: &str| known.hide(text));
            reply.map(|reply| reply.also(mended)).map_err(|error| head.explained(error, &text))
        };
        if is_long { off_thread(read).await } else { read() }
    }

    /// The error for a report that cannot be read. If there are any bytes, they are kept.
    async fn keep(&self, why: CallError, body: Bytes, call: Outgoing<'_>) -> CallError {
        let (place, principal) = (self.settings.unread.clone(), call.principal().clone());
        if body.is_empty() {
            return why;
        }
        match off_thread(move || place.keep(&body, &principal, Timestamp::now())).await {
            Some(kept) => CallError::Unread { why: Box::new(why), kept },
            None => why,
        }
    }

    /// The error for a status other than 2xx.
    fn unanswered(&self, response: &Response, head: &Head, known: &KnownValues, body: &[u8]) -> CallError {
        let status = response.status().as_u16();
        if response.status().is_redirection() {
            return redirected(response, known);
        }
        // A proxy that refuses the call replies itself if it sees the call, which is so for plain http.
        if let (407, Ok(Some(proxy))) = (status, self.settings.proxy_address()) {
            let (origin, proxy) = (self.settings.origin(), proxy.name());
            return CallError::Proxy { origin, proxy, reason: ProxyReason::NeedsPassword };
        }
        let (retry_after, date) = (retry_after(response), date(response));
        let text = String::from_utf8_lossy(body.get(..4 * EXCERPT).unwrap_or(body));
        let shape = mask::shape(text.trim(), EXCERPT);
        let excerpt = match head.page() {
            Some(kind) if shape.is_empty() => kind,
            Some(kind) => format!("{kind}: {shape}"),
            None => shape,
        };
        CallError::Status { status, excerpt, retry_after, date }
    }
}

impl Gateway for HttpGateway {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        // The query may contain tokens.
        call.principal().known.learn_query(&self.settings.url);
        self.retries.call(call.request(), &call.principal().known, || self.exchange(call)).await
    }
}

impl fmt::Debug for HttpGateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpGateway").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The error for a redirect. Only scheme, host and port of its target are kept, because the rest may contain values
/// of the applicant.
fn redirected(response: &Response, known: &KnownValues) -> CallError {
    let (status, from) = (response.status().as_u16(), response.url());
    match target(response) {
        Some(to) if from.scheme() == "http" && to.scheme() == "https" => {
            let is_elsewhere = from.host() != to.host();
            CallError::OnlyHttps { status, origin: known.hide(&to.origin().ascii_serialization()), is_elsewhere }
        }
        to => {
            let host = to.and_then(|to| to.host_str().map(|host| known.hide(host)));
            CallError::Redirected { status, host }
        }
    }
}

/// The gateway's own time.
fn date(response: &Response) -> Option<Timestamp> {
    let text = response.headers().get(DATE)?.to_str().ok()?;
    Timestamp::try_from(httpdate::parse_http_date(text.trim()).ok()?).ok()
}

/// The seconds that `Retry-After` asks to wait. A date is compared with the gateway's own clock if the reply has its
/// time.
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

fn target(response: &Response) -> Option<Url> {
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    response.url().join(location).ok()
}

//! Receives notices over HTTP. One consumer stores each notice and chooses its answer; the connection waits for that.

use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue, ORIGIN};
use hyper::{Method, Request, Response, StatusCode};
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};

use crate::serving::{ACCEPT_PAUSE, BODY_TIME, BodyError, Crowd, Seat, SelfSigned, most, read_body, speak};

/// How many notices may queue for the consumer.
const WAITING: usize = 64;

/// A posted body, and the channel for its answer.
#[derive(Debug)]
pub struct Posted {
    /// The body, at most 1 MiB.
    pub body: Bytes,
    answer: oneshot::Sender<u16>,
}

impl Posted {
    /// Answers with this HTTP status.
    pub fn answer(self, status: u16) {
        // Sending fails only if the peer has closed its connection. Then there is no answer to give.
        let _ = self.answer.send(status);
    }
}

/// Accepts connections on the current tokio runtime and hands every posted body to the receiver, in order of arrival.
pub fn serve(listener: TcpListener, tls: Option<SelfSigned>) -> mpsc::Receiver<Posted> {
    let (posted, receiver) = mpsc::channel(WAITING);
    tokio::spawn(accept(listener, Arc::new(Shared { tls, posted })));
    receiver
}

struct Shared {
    tls: Option<SelfSigned>,
    posted: mpsc::Sender<Posted>,
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let crowd = Arc::new(Crowd::new(most()));
    loop {
        crowd.room().await;
        match listener.accept().await {
            Ok((stream, _)) => {
                let seat = crowd.enter();
                let number = seat.number();
                let task = tokio::spawn(connection(stream, Arc::clone(&shared), Arc::new(seat)));
                crowd.served_by(number, task.abort_handle());
            }
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>, seat: Arc<Seat>) {
    let Some(tls) = &shared.tls else { return answered(stream, Arc::clone(&shared), seat).await };
    if let Ok(Ok(stream)) = tokio::time::timeout(BODY_TIME, tls.accept(stream)).await {
        answered(stream, Arc::clone(&shared), seat).await;
    }
}

async fn answered(stream: impl AsyncRead + AsyncWrite + Unpin, shared: Arc<Shared>, seat: Arc<Seat>) {
    let answer = move |request| {
        let (shared, seat) = (Arc::clone(&shared), Arc::clone(&seat));
        async move { Ok::<_, Infallible>(respond(request, &shared, &seat).await) }
    };
    speak(stream, answer).await;
}

async fn respond(request: Request<Incoming>, shared: &Shared, seat: &Seat) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    if head.method != Method::POST {
        let mut refused = reply(StatusCode::METHOD_NOT_ALLOWED, "a notice is posted");
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
        return refused;
    }
    // A web page in a browser on this machine can reach this port. Its requests have an Origin header.
    if head.headers.contains_key(ORIGIN) {
        return reply(StatusCode::FORBIDDEN, "no notice comes from a web page");
    }
    let body = match read_body(body).await {
        Ok(body) => body,
        Err(error @ BodyError::Unreadable) => return reply(StatusCode::PAYLOAD_TOO_LARGE, &error.to_string()),
        Err(error @ BodyError::Slow) => return reply(StatusCode::REQUEST_TIMEOUT, &error.to_string()),
    };
    let _answering = seat.answering();
    let (answer, answered) = oneshot::channel();
    let status = match shared.posted.send(Posted { body, answer }).await {
        Ok(()) => answered.await.ok().and_then(|status| StatusCode::from_u16(status).ok()),
        Err(_) => None,
    };
    match status {
        Some(StatusCode::OK) => reply(StatusCode::OK, "ok"),
        Some(StatusCode::UNAUTHORIZED) => reply(StatusCode::UNAUTHORIZED, "the signature is not the platform's"),
        Some(status) => reply(status, "the notice could not be stored: send it again"),
        None => reply(StatusCode::SERVICE_UNAVAILABLE, "the notice could not be stored: send it again"),
    }
}

fn reply(status: StatusCode, said: &str) -> Response<Full<Bytes>> {
    let body = json!({"code": status.as_u16(), "msg": said}).to_string();
    let mut reply = Response::new(Full::from(body));
    *reply.status_mut() = status;
    reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    reply
}

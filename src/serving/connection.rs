//! Speaks HTTP on an accepted connection.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use hyper::body::{Body, Incoming};
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};

/// How long a connection may be silent between two requests, and the head of a request may take. An applicant may think
/// about a captcha for minutes.
const HEAD_TIME: Duration = Duration::from_secs(600);
/// Bytes the head of a request may have.
const LONGEST_HEAD: usize = 64 * 1024;

/// Answers the requests of a connection until it ends.
pub async fn speak<S, F, B, E>(stream: S, answer: impl Fn(Request<Incoming>) -> F)
where
    S: AsyncRead + AsyncWrite + Unpin,
    F: Future<Output = Result<Response<B>, E>>,
    B: Body + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(LONGEST_HEAD).pipeline_flush(true);
    // A connection that breaks concerns nobody but its peer.
    let _ = http.serve_connection(TokioIo::new(stream), hyper::service::service_fn(answer)).await;
}

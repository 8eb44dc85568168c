//! Sends a reply. This is the one place where faults are applied between the world and its caller.

use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use hyper::{Response, StatusCode};
use serde_json::Value;

use super::dialect::Dialect;
use super::dispatch::Said;
use super::faults::{Met, Spoil, spoilt};
use super::pieces::Pieces;
use super::wire::Ending;
use crate::protocol::Method;

/// The header that names the problem of a refused call. The reply itself has the vendor's text only.
const PROBLEM: HeaderName = HeaderName::from_static("sandbox-problem");

/// The connection is closed without a reply.
#[derive(Debug, thiserror::Error)]
#[error("the connection is cut on purpose")]
pub(super) struct Cut;

/// Delivers the world's answer to a call of `method` that met these faults. It is `None` if the call
/// did not reach the world. `close` wraps the reply in the envelope.
pub(super) async fn deliver(
    (met, dialect): (&Met, Dialect),
    method: Option<Method>,
    said: Option<Said>,
    close: impl FnOnce(Value) -> Value,
    ending: &Ending,
) -> Result<Response<Pieces>, Cut> {
    if !met.delay.is_zero() {
        tokio::time::sleep(met.delay).await;
    }
    let (answer, problem) = said.map(|said| (said.reply, said.problem)).unzip();
    let said = |answer| text(&close(spoilt(met, method, answer, dialect)));
    let response = match &met.spoils {
        None | Some(Spoil::Type(_) | Spoil::Code(_)) => json(Pieces::whole(said(answer))),
        Some(Spoil::Reset) => {
            ending.reset();
            return Err(Cut);
        }
        Some(Spoil::Silence) => std::future::pending().await,
        Some(Spoil::Half) => json(Pieces::half(said(answer))),
        Some(Spoil::Drip(pause)) => json(Pieces::drip(said(answer), *pause)),
        Some(Spoil::Http { status, retry_after }) => {
            page(StatusCode::from_u16(*status).unwrap_or_default(), *retry_after)
        }
        Some(Spoil::Html) => page(StatusCode::OK, None),
        Some(Spoil::NotJson) => json(Pieces::whole(with_a_comma(&said(answer)))),
    };
    let is_the_worlds = !matches!(met.spoils, Some(Spoil::Code(_) | Spoil::Http { .. } | Spoil::Html));
    let problem = problem.flatten().filter(|_| is_the_worlds);
    Ok(with_problem(response, problem.as_deref()))
}

/// The response with the problem in its header. A problem never quotes a value of the caller's.
pub(super) fn with_problem(mut response: Response<Pieces>, problem: Option<&str>) -> Response<Pieces> {
    if let Some(value) = problem.and_then(|problem| HeaderValue::from_str(problem).ok()) {
        response.headers_mut().insert(PROBLEM, value);
    }
    response
}

/// An object with a comma after the last member, as the document sometimes prints it.
fn with_a_comma(text: &str) -> String {
    format!("{},}}", text.strip_suffix('}').unwrap_or(text))
}

/// A regular reply.
pub(super) fn reply(status: StatusCode, value: &Value) -> Response<Pieces> {
    let mut response = json(Pieces::whole(text(value)));
    *response.status_mut() = status;
    response
}

/// Quicker than `to_string`, which goes through a formatter.
fn text(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn json(body: Pieces) -> Response<Pieces> {
    typed(body, "application/json; charset=utf-8")
}

fn typed(body: Pieces, kind: &'static str) -> Response<Pieces> {
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// The error page of a proxy that does not pass a call on.
fn page(status: StatusCode, retry_after: Option<u32>) -> Response<Pieces> {
    let page =
        format!("<!doctype html>\n<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>\n");
    let mut response = typed(Pieces::whole(page), "text/html; charset=utf-8");
    *response.status_mut() = status;
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

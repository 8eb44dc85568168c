//! Reads the body of a request within limits of size and time.

use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Bytes, Incoming};
use thiserror::Error;

use super::BODY_TIME;

/// The size limit of a request's body, in bytes.
pub const LONGEST_BODY: usize = 1024 * 1024;

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BodyError {
    /// It has more than [`LONGEST_BODY`] bytes, or the connection ended before its end.
    #[error("the body is longer than 1 MiB, or broke off")]
    Unreadable,
    /// It took longer than [`BODY_TIME`].
    #[error("the body took longer than 30 seconds")]
    Slow,
}

/// Reads the body. A body announced as too long is not read at all.
pub async fn read_body(body: Incoming) -> Result<Bytes, BodyError> {
    if body.size_hint().lower() > LONGEST_BODY as u64 {
        return Err(BodyError::Unreadable);
    }
    let whole = tokio::time::timeout(BODY_TIME, Limited::new(body, LONGEST_BODY).collect());
    let whole = whole.await.map_err(|_| BodyError::Slow)?;
    Ok(whole.map_err(|_| BodyError::Unreadable)?.to_bytes())
}

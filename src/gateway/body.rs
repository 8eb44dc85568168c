//! The reply's body: read and unpacked, each up to a size limit.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use hyper::body::Bytes;
use reqwest::Response;
use tokio::time::{Instant, timeout_at};

use super::{CallError, cause};

/// When the whole reply must have arrived.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline {
    /// The time.
    pub at: Instant,
    /// The time limit that it follows from.
    pub limit: std::time::Duration,
}

/// Reads the body in pieces, so that an endless one costs no more than the limit. Returns what has arrived, and why
/// it is incomplete.
pub(super) async fn read(response: &mut Response, limit: usize, deadline: Deadline) -> (Bytes, Result<(), CallError>) {
    let mut body = Vec::new();
    loop {
        let piece = match timeout_at(deadline.at, response.chunk()).await {
            Ok(Ok(Some(piece))) => piece,
            Ok(Ok(None)) => return (body.into(), Ok(())),
            Ok(Err(error)) => return (body.into(), Err(cause::of_body(&error))),
            Err(_) => return (body.into(), Err(CallError::Timeout { limit: deadline.limit })),
        };
        let room = limit - body.len();
        body.extend_from_slice(piece.get(..room).unwrap_or(&piece));
        if piece.len() > room {
            return (body.into(), Err(CallError::TooLarge { limit }));
        }
    }
}

/// Unpacks gzip. Stops at the limit, so that a small body cannot unpack to a huge one.
pub(super) fn unpack(packed: &[u8], limit: usize) -> Result<Bytes, CallError> {
    let mut body = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(packed).take(most).read_to_end(&mut body).map_err(|_| CallError::Packing)?;
    if body.len() > limit { Err(CallError::TooLarge { limit }) } else { Ok(body.into()) }
}

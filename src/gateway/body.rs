//! Decompresses the reply's body, up to a size limit.

use reqwest::Response;

use super::{CallError, cause};

/// The longest reply that is read, in bytes after unpacking: far more than any report, far less than memory.
pub const REPLY_LIMIT: usize = 16 * 1024 * 1024;

/// Reads the body piece by piece, so that one that never ends, or that unpacks to far more than it was sent as, costs no
/// more than the limit.
pub(super) async fn read(response: &mut Response) -> Result<Vec<u8>, CallError> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| cause::of_body(&error))? {
        if body.len() + piece.len() > REPLY_LIMIT {
            return Err(CallError::TooLarge { limit: REPLY_LIMIT });
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

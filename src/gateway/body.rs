//! Decompresses the reply's body, up to a size limit.

use reqwest::Response;

use super::{CallError, cause};

/// The size limit of a decompressed reply in bytes: far above any report, far below the available memory.
pub const REPLY_LIMIT: usize = 16 * 1024 * 1024;

/// Reads the body in pieces, so that an endless body or a decompression bomb costs no more than the limit.
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

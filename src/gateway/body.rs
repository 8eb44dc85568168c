//! Decompresses the reply's body, up to a size limit.

use reqwest::Response;

use super::{CallError, cause};

/// Reads the body piece by piece, so that one that never ends, or that unpacks to far more than it was sent as, costs no
/// more than the limit.
pub(super) async fn read(response: &mut Response, limit: usize) -> Result<Vec<u8>, CallError> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| cause::of_body(&error))? {
        if body.len() + piece.len() > limit {
            return Err(CallError::TooLarge { limit });
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

//! The wire form of a request.

use zeroize::Zeroizing;

/// A request ready to be sent. It holds all values unmasked, so it has no `Debug`.
pub struct Wrapped {
    /// The `Content-Type`.
    pub content_type: &'static str,
    /// The body, zeroed on drop.
    pub body: Zeroizing<Vec<u8>>,
}

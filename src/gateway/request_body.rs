//! The wire form of a request.

use zeroize::Zeroizing;

/// A request ready for the wire: holds everything in the clear, so it has no `Debug`.
pub struct Wrapped {
    /// The `Content-Type`.
    pub content_type: &'static str,
    /// The body; zeroed when it is dropped.
    pub body: Zeroizing<Vec<u8>>,
}

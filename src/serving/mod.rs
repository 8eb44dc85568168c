//! What every HTTP server of the program needs: limits on connections and bodies, TLS for one run, and who may ask.
//!
//! In: a listener and a service. Out: requests with their whole body, one at a time for each connection. The sandbox and the
//! receiver of notices stand on it. It knows no other room.

mod body;
mod connection;
mod crowd;
mod foreign;
mod tls;

pub use body::{BodyError, LONGEST_BODY, read_body};
pub use connection::speak;
pub use crowd::{Crowd, Seat, most};
pub use foreign::is_foreign;
pub use tls::{SelfSigned, TlsError};

use std::time::Duration;

/// How long the body of a request, and the handshake before it, may take.
pub const BODY_TIME: Duration = Duration::from_secs(30);
/// How long the server waits after an accept that failed (too many open files).
pub const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

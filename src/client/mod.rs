//! Turns a profile into a gateway that is ready for calls, once per process.
//!
//! In: the profile, and the options for recording, auditing and notices. Out: a [`Client`] that all
//! applicants of the process share, or a [`ClientError`]; and [`SandboxControl`] for sandboxes. The private
//! key is read here, and only when calls are about to be made.

mod any_gateway;
mod error;
mod open;
mod sandbox_control;

pub use any_gateway::AnyGateway;
pub use error::ClientError;
pub use open::{Client, Options, Tell, WeakKey, open};
pub use sandbox_control::{ControlError, SandboxControl};

#[cfg(test)]
mod tests {
    use super::*;

    fn is_shared<T: Send + Sync>() {}

    #[test]
    fn a_client_and_its_options_can_be_shared_between_threads() {
        is_shared::<Client>();
        is_shared::<Options>();
        is_shared::<Tell>();
        is_shared::<ClientError>();
    }
}

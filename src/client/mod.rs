//! From a profile to a gateway that is ready to be called, once a process.
//!
//! In: the profile, the options that say how calls are recorded, audited and told. Out: a [`Client`] that all applicants of
//! the process share, or a [`ClientError`]; and the hands on a sandbox ([`SandboxControl`]). The private key is read here,
//! and only when calls are about to be made.

mod any_gateway;
mod error;
mod open;
mod sandbox_control;

pub use any_gateway::AnyGateway;
pub use error::ClientError;
pub use open::{Client, Options, Tell, open};
pub use sandbox_control::{ControlError, SandboxControl};

//! Counts the refused passwords of every login name in the state directory, for all commands of a user.
//!
//! In: the state directory, the gateway, logins and their outcomes. Out: whether another login may leave. A login name has a
//! small file of its own, named after its fingerprint, as long as a refusal counts against it. Neither a login name
//! nor anything derived from a password is stored.

mod error;
mod file;

pub use error::PasswordsError;
pub use file::{FileBudget, FilePermit};

//! Counts the refused passwords of every login name in the state directory, across all commands of a user.
//!
//! In: the state directory, the gateway, logins and their outcomes. Out: whether another login may leave. While a
//! refusal counts against a login name, the name has its own small file, named after its fingerprint. Neither a login
//! name nor anything derived from a password is stored.

mod error;
mod file;

pub use error::PasswordsError;
pub use file::{FileBudget, FilePermit};

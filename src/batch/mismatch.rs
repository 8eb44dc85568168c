//! How a ledger differs from what a command was given.

use std::path::PathBuf;

use thiserror::Error;

/// A value in the ledger, and the one that the command was given instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The ledger's.
    pub ledger: String,
    /// The command's.
    pub command: String,
}

impl Differing {
    /// The two values, if they differ.
    pub fn of(ledger: &str, command: &str) -> Option<Self> {
        (ledger != command).then(|| Self { ledger: ledger.to_owned(), command: command.to_owned() })
    }
}

/// What of the ledger differs. The ledger belongs to another gateway or merchant, or was sealed with another key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Error)]
#[error("the ledger belongs to another gateway or merchant, or has another key")]
pub struct Mismatch {
    /// The gateway.
    pub gateway: Option<Differing>,
    /// The merchant.
    pub merchant: Option<Differing>,
    /// The file of the command's key, if that key is not the ledger's.
    pub key_file: Option<PathBuf>,
    /// The ledger's file, if the user named it.
    pub named: Option<PathBuf>,
}

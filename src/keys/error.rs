//! Errors of keys.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::{LONGEST, SHORTEST};
use crate::protocol::Class;

/// The half of a key pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// The private one.
    Private,
    /// The public one.
    Public,
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Private => "private",
            Self::Public => "public",
        })
    }
}

/// Why a key is not usable. It holds nothing of the file except the label of its PEM block.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The file cannot be read.
    #[error("{path} cannot be read: {said}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The kind of error.
        kind: io::ErrorKind,
        /// The system's message.
        said: String,
    },
    /// Other users can read or change the private key.
    #[error("the private key {0} can be read or changed by others")]
    Shared(PathBuf),
    /// The file contains no PEM block.
    #[error("{path} holds no {wanted} key in PEM")]
    NotPem {
        /// The file.
        path: PathBuf,
        /// The expected half.
        wanted: KeyKind,
    },
    /// The file contains another kind of PEM block.
    #[error("{path} holds {label}, not an RSA {wanted} key")]
    Other {
        /// The file.
        path: PathBuf,
        /// The label of the block.
        label: String,
        /// The expected half.
        wanted: KeyKind,
    },
    /// The private key has a passphrase.
    #[error("the private key {0} is encrypted with a passphrase")]
    Encrypted(PathBuf),
    /// The block has the right label but no valid key.
    #[error("{path}: the RSA {wanted} key is damaged")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The expected half.
        wanted: KeyKind,
    },
    /// Its modulus is too short or too long.
    #[error("{path}: an RSA key of {bits} bits; {SHORTEST} to {LONGEST} can be used")]
    Length {
        /// The file.
        path: PathBuf,
        /// The length of the modulus in bits.
        bits: u32,
    },
    /// The key is valid but failed to sign.
    #[error("{0}: signing failed")]
    NotSigned(PathBuf),
}

impl KeyError {
    /// The error class, always `config`.
    pub fn class(&self) -> Class {
        Class::Config
    }
}

//! Errors of keys.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::{LONGEST, SHORTEST};
use crate::protocol::Class;

/// Which half of a key pair is wanted.
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

/// Why a key cannot be used. Holds nothing of the file but what its PEM says it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The file cannot be read.
    #[error("{path} cannot be read: {said}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        kind: io::ErrorKind,
        /// The same in the system's words.
        said: String,
    },
    /// Others can read or change a private key.
    #[error("the private key {0} can be read or changed by others")]
    Shared(PathBuf),
    /// The file holds no PEM.
    #[error("{path} holds no {wanted} key in PEM")]
    NotPem {
        /// The file.
        path: PathBuf,
        /// What it should hold.
        wanted: KeyKind,
    },
    /// The file holds something else.
    #[error("{path} holds {label}, not an RSA {wanted} key")]
    Other {
        /// The file.
        path: PathBuf,
        /// What its PEM says it is.
        label: String,
        /// What it should hold.
        wanted: KeyKind,
    },
    /// The private key is behind a passphrase.
    #[error("the private key {0} is encrypted with a passphrase")]
    Encrypted(PathBuf),
    /// It looks like a key and is none.
    #[error("{path}: the RSA {wanted} key is damaged")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What it should hold.
        wanted: KeyKind,
    },
    /// Its modulus is too short or too long.
    #[error("{path}: an RSA key of {bits} bits; {SHORTEST} to {LONGEST} can be used")]
    Length {
        /// The file.
        path: PathBuf,
        /// Bits of the modulus.
        bits: u32,
    },
    /// The key is sound and did not sign.
    #[error("{0}: signing failed")]
    NotSigned(PathBuf),
}

impl KeyError {
    /// Always `config`.
    pub fn class(&self) -> Class {
        Class::Config
    }
}

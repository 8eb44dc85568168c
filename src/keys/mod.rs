//! RSA keys from PEM files: the merchant's, which signs, and the sandbox's copy of its public half, which verifies.
//!
//! In: a path. Out: a [`SigningKey`] or a [`PublicKey`], or a [`KeyError`] that says what is wrong with which file.
//! SHA1withRSA only, because that is what the signed envelope speaks; SECURITY.md says what that means. Nothing of a
//! private key is printed, and what was read of its file is zeroed.

mod error;
mod file;
mod length;
mod pem;
mod public_key;
mod signing_key;

pub use error::{KeyError, KeyKind};
pub use public_key::PublicKey;
pub use signing_key::SigningKey;

/// The shortest modulus that is used, in bits: such keys are in use.
pub const SHORTEST: u32 = 1024;
/// The longest, in bits.
pub const LONGEST: u32 = 8192;
/// The shortest modulus that nobody is warned of, in bits.
pub const SOUND: u32 = 2048;

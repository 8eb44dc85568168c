//! RSA keys from PEM files: the merchant's private key signs, and the sandbox verifies with the public key.
//!
//! In: a path. Out: a [`SigningKey`] or a [`PublicKey`], or a [`KeyError`] that names the file and the
//! problem. SHA1withRSA is the only algorithm, because the signed envelope requires it; SECURITY.md explains
//! the consequences. Nothing of a private key is printed, and the bytes read from its file are zeroed.

mod error;
mod file;
mod length;
mod pem;
mod public_key;
mod signing_key;

pub use error::{KeyError, KeyKind};
pub use public_key::PublicKey;
pub use signing_key::SigningKey;

/// The shortest allowed modulus in bits. Such keys are still in use.
pub const SHORTEST: u32 = 1024;
/// The longest allowed modulus in bits.
pub const LONGEST: u32 = 8192;
/// The shortest modulus without a warning, in bits.
pub const SOUND: u32 = 2048;

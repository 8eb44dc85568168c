//! Seals what the ledger keeps about people: XChaCha20-Poly1305 under the ledger's key.
//!
//! Sealed bytes are bound to their ledger, applicant and kind, and open for no other. A ledger file or a dump of its
//! database therefore reveals nothing without the key, and moving a sealed value to another row is detected.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use ring::rand::{SecureRandom, SystemRandom};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::fingerprint::{Fingerprint, FingerprintKey};

/// Bytes of a nonce. Nonces are random, and long enough that two of 2^64 sealings practically never share one.
const NONCE: usize = 24;

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The values of a row.
    Values,
    /// The snapshot of a journey.
    Snapshot,
    /// What a person must see to answer a question.
    Payload,
    /// An answer.
    Answer,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::Snapshot => "snapshot",
            Self::Payload => "payload",
            Self::Answer => "answer",
        }
    }
}

/// Sealed bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBytes(Vec<u8>);

impl SealedBytes {
    /// Wraps bytes that a store returned.
    pub fn from_store(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes, to be stored.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SealedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBytes({} bytes)", self.0.len())
    }
}

/// Why bytes could not be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// The system provided no random numbers.
    #[error("the system gave no random numbers")]
    NoRandom,
    /// The bytes were changed, belong elsewhere, or are sealed with another key.
    #[error("sealed values do not open with this key")]
    NotOurs,
}

/// The key of a ledger, for one ledger.
#[derive(Clone)]
pub struct Seal {
    cipher: XChaCha20Poly1305,
    macs: FingerprintKey,
    ledger: String,
}

impl Seal {
    /// The seal of the ledger with the name `ledger` (its gateway and merchant), with the key `key`.
    pub fn new(key: &[u8; 32], ledger: &str) -> Self {
        // The cipher and the MACs must not share a key, so the MACs use a derived one.
        let derived = FingerprintKey::new(key).derived("ledger macs");
        Self { cipher: XChaCha20Poly1305::new(&Key::from(*key)), macs: derived, ledger: ledger.to_owned() }
    }

    /// A seal for this process only: draws a random key and stores it nowhere.
    pub fn for_now() -> Result<Self, SealError> {
        let mut key = Zeroizing::new([0; 32]);
        SystemRandom::new().fill(&mut *key).map_err(|_| SealError::NoRandom)?;
        Ok(Self::new(&key, ""))
    }

    /// The key for MACs of login names and rows.
    pub fn macs(&self) -> &FingerprintKey {
        &self.macs
    }

    /// The id by which a ledger recognises its key.
    pub fn id(&self) -> Fingerprint {
        self.macs.of("key", "id")
    }

    /// Seals `plain` as the applicant's `kind`.
    pub fn seal(&self, user_id: &str, kind: Kind, plain: &[u8]) -> Result<SealedBytes, SealError> {
        let mut nonce = [0; NONCE];
        SystemRandom::new().fill(&mut nonce).map_err(|_| SealError::NoRandom)?;
        let aad = self.bound_to(user_id, kind);
        let payload = Payload { msg: plain, aad: aad.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::NotOurs)?;
        let mut bytes = nonce.to_vec();
        bytes.extend(sealed);
        Ok(SealedBytes(bytes))
    }

    /// Opens the applicant's `kind`.
    pub fn open(&self, user_id: &str, kind: Kind, sealed: &SealedBytes) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (nonce, bytes) = sealed.0.split_first_chunk::<NONCE>().ok_or(SealError::NotOurs)?;
        let aad = self.bound_to(user_id, kind);
        let payload = Payload { msg: bytes, aad: aad.as_bytes() };
        let plain = self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealError::NotOurs)?;
        Ok(Zeroizing::new(plain))
    }

    /// The associated data: ledger, applicant and kind, written so that no two combinations look the same.
    fn bound_to(&self, user_id: &str, kind: Kind) -> String {
        format!("{}\n{}\n{}:{user_id}", self.ledger, kind.name(), user_id.len())
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        Seal::new(&[7; 32], "https://gateway.example\nm1")
    }

    #[test]
    fn sealed_bytes_open_for_the_applicant_and_kind_that_they_were_sealed_for_and_for_no_other() {
        let sealed = seal().seal("u1", Kind::Values, b"6222").unwrap();
        assert_eq!(seal().open("u1", Kind::Values, &sealed).unwrap().as_slice(), b"6222");
        assert_eq!(seal().open("u2", Kind::Values, &sealed), Err(SealError::NotOurs));
        assert_eq!(seal().open("u1", Kind::Answer, &sealed), Err(SealError::NotOurs));
        let other = Seal::new(&[7; 32], "https://gateway.example\nm2");
        assert_eq!(other.open("u1", Kind::Values, &sealed), Err(SealError::NotOurs));
        let other = Seal::new(&[8; 32], "https://gateway.example\nm1");
        assert_eq!(other.open("u1", Kind::Values, &sealed), Err(SealError::NotOurs));
    }

    #[test]
    fn a_changed_byte_does_not_open() {
        let sealed = seal().seal("u1", Kind::Values, b"6222").unwrap();
        for at in 0..sealed.as_bytes().len() {
            let mut bytes = sealed.as_bytes().to_vec();
            bytes[at] ^= 1;
            assert_eq!(seal().open("u1", Kind::Values, &SealedBytes(bytes)), Err(SealError::NotOurs), "byte {at}");
        }
        assert_eq!(seal().open("u1", Kind::Values, &SealedBytes(vec![1, 2])), Err(SealError::NotOurs));
    }

    #[test]
    fn equal_values_are_sealed_differently_each_time() {
        let sealed = |()| seal().seal("u1", Kind::Values, b"6222").unwrap();
        assert_ne!(sealed(()), sealed(()));
    }

    #[test]
    fn debug_shows_nothing_of_the_key_and_only_the_size_of_what_is_sealed() {
        assert_eq!(format!("{:?}", seal()), "Seal(***)");
        assert_eq!(format!("{:?}", seal().seal("u1", Kind::Values, b"6222").unwrap()), "SealedBytes(44 bytes)");
    }
}

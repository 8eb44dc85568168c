//! Seals what the ledger keeps about people: XChaCha20-Poly1305 under the ledger's key.
//!
//! Sealed bytes are bound to their ledger, applicant and kind, and open for no other. A ledger file or a dump of its
//! database therefore reveals nothing without the key, and moving a sealed value to another row is detected.

use std::fmt;

use chacha20::{R20, hchacha};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, MAX_TAG_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::fingerprint::{Fingerprint, FingerprintKey};

/// Bytes of a nonce. Nonces are random, and long enough that two of 2^64 sealings practically never share one.
const NONCE: usize = 24;
/// Bytes of the nonce that derive a sealing's own key. The others are the nonce under that key.
const DERIVING: usize = 16;

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
    key: Zeroizing<[u8; 32]>,
    macs: FingerprintKey,
    ledger: String,
}

impl Seal {
    /// The seal of the ledger with the name `ledger` (its gateway and merchant), with the key `key`.
    pub fn new(key: &[u8; 32], ledger: &str) -> Self {
        // The cipher and the MACs must not share a key, so the MACs use a derived one.
        let derived = FingerprintKey::new(key).derived("ledger macs");
        Self { key: Zeroizing::new(*key), macs: derived, ledger: ledger.to_owned() }
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
        // Allocate the full size at once: a growing buffer would leave copies of the values behind.
        let mut bytes = Vec::with_capacity(NONCE + plain.len() + MAX_TAG_LEN);
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(plain);
        let (key, nonce) = self.of_nonce(&nonce)?;
        let (_, text) = bytes.split_at_mut(NONCE);
        let tag = key.seal_in_place_separate_tag(nonce, self.bound_to(user_id, kind), text);
        bytes.extend_from_slice(tag.map_err(|_| SealError::NotOurs)?.as_ref());
        Ok(SealedBytes(bytes))
    }

    /// Opens the applicant's `kind`.
    pub fn open(&self, user_id: &str, kind: Kind, sealed: &SealedBytes) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (nonce, bytes) = sealed.0.split_first_chunk::<NONCE>().ok_or(SealError::NotOurs)?;
        let (key, nonce) = self.of_nonce(nonce)?;
        let mut plain = Zeroizing::new(bytes.to_vec());
        let opened = key.open_in_place(nonce, self.bound_to(user_id, kind), &mut plain);
        let length = opened.map_err(|_| SealError::NotOurs)?.len();
        plain.truncate(length);
        Ok(plain)
    }

    /// The key and the nonce of one sealing. XChaCha20-Poly1305 is ChaCha20-Poly1305 with a key that HChaCha20 derives
    /// from the first part of the nonce. `ring` has the inner cipher in assembly: a sealing takes a fifth of the time that
    /// portable code takes.
    fn of_nonce(&self, nonce: &[u8; NONCE]) -> Result<(LessSafeKey, Nonce), SealError> {
        let (deriving, rest) = nonce.split_first_chunk::<DERIVING>().ok_or(SealError::NotOurs)?;
        let derived = Zeroizing::new(hchacha::<R20>((&*self.key).into(), deriving.into()).0);
        let key = UnboundKey::new(&CHACHA20_POLY1305, &*derived).map_err(|_| SealError::NotOurs)?;
        let mut inner = [0; 12];
        inner.iter_mut().skip(12 - rest.len()).zip(rest).for_each(|(to, from)| *to = *from);
        Ok((LessSafeKey::new(key), Nonce::assume_unique_for_key(inner)))
    }

    /// The associated data: ledger, applicant and kind, written so that no two combinations look the same.
    fn bound_to(&self, user_id: &str, kind: Kind) -> Aad<String> {
        Aad::from(format!("{}\n{}\n{}:{user_id}", self.ledger, kind.name(), user_id.len()))
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

    /// The bytes are those of the crate `chacha20poly1305`, version 0.11.
    #[test]
    fn xchacha20_poly1305_of_another_program_opens() {
        let sealed = "000102030405060708090a0b0c0d0e0f10111213141516179e2599b77fd8ff57feca56a5d583f9092473d22e";
        let digits = |at: usize| u8::from_str_radix(&sealed[at..at + 2], 16).unwrap();
        let sealed = SealedBytes((0..sealed.len()).step_by(2).map(digits).collect());
        assert_eq!(seal().open("u1", Kind::Values, &sealed).unwrap().as_slice(), b"6222");
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

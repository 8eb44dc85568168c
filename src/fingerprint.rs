//! Fingerprints: keyed MACs (HMAC-SHA-256) by which a value that was seen before is recognised without being stored.
//!
//! In: a key of random bytes, the kind of a value, the value. Out: a [`Fingerprint`], which reveals nothing about the
//! value to a reader without the key. A reader with the key can try out values. Passwords, PINs, the last three digits
//! of a card and one-time codes are easily guessed, so they never get a fingerprint.

use std::fmt;
use std::str::FromStr;

use ring::hmac;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// The length of a fingerprint in bytes. It is long enough that two values never share one by chance.
const BYTES: usize = 16;

/// The key of a state directory's fingerprints. Never shown.
#[derive(Clone)]
pub struct FingerprintKey(hmac::Key);

impl FingerprintKey {
    /// From random bytes.
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// Derives a separate key for another use. This key cannot be computed from it.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&self.0, purpose.as_bytes()).as_ref()))
    }

    /// The fingerprint of a value. Equal values of different kinds have different ones.
    pub fn of(&self, kind: &str, value: &str) -> Fingerprint {
        self.of_all([(kind, value)])
    }

    /// The fingerprint of bytes.
    pub fn of_bytes(&self, kind: &str, bytes: &[u8]) -> Fingerprint {
        let mut context = hmac::Context::with_key(&self.0);
        for part in [kind.as_bytes(), bytes] {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part);
        }
        of_tag(context.sign())
    }

    /// One fingerprint of several values, each with its kind.
    pub fn of_all<'a>(&self, values: impl IntoIterator<Item = (&'a str, &'a str)>) -> Fingerprint {
        let mut context = hmac::Context::with_key(&self.0);
        for part in values.into_iter().flat_map(|(kind, value)| [kind, value]) {
            // Hash each part's length, so that the border between two parts counts.
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part.as_bytes());
        }
        of_tag(context.sign())
    }

    /// The fingerprint of a login name. Spellings that a gateway may treat as the same name share one.
    pub fn of_login_name(&self, name: &str) -> Fingerprint {
        self.of("login", &name.trim().to_lowercase())
    }
}

fn of_tag(tag: hmac::Tag) -> Fingerprint {
    Fingerprint(u128::from_be_bytes(tag.as_ref().first_chunk().copied().unwrap_or_default()))
}

impl fmt::Debug for FingerprintKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FingerprintKey(***)")
    }
}

/// A keyed MAC of a value. In text and JSON it is 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint that was stored as these bytes; `None` if their number is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(u128::from_be_bytes(bytes)))
    }

    /// Its bytes, which take half the space of its digits.
    pub fn to_bytes(self) -> [u8; BYTES] {
        self.0.to_be_bytes()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// A text that is not the 32 hexadecimal digits of a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a fingerprint has 32 hexadecimal digits")]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(digits: &str) -> Result<Self, NoFingerprint> {
        let are_digits = digits.len() == 2 * BYTES && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = are_digits.then(|| u128::from_str_radix(digits, 16).ok()).flatten();
        number.map(Self).ok_or(NoFingerprint)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        digits.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> FingerprintKey {
        FingerprintKey::new(&[byte; 32])
    }

    #[test]
    fn a_fingerprint_depends_only_on_key_kind_and_value() {
        let one = key(1).of("login_name", "lisi");
        assert_eq!(one, key(1).of("login_name", "lisi"));
        assert_ne!(one, key(2).of("login_name", "lisi"));
        assert_ne!(one, key(1).of("real_name", "lisi"));
        assert_ne!(one, key(1).of("login_name", "lisa"));
        assert_ne!(key(1).of("a", "bc"), key(1).of("ab", "c"));
        assert_ne!(key(1).of_all([("a", "b"), ("c", "d")]), key(1).of_all([("a", "b"), ("c", "e")]));
    }

    #[test]
    fn a_fingerprint_is_hmac_sha256_in_hexadecimal_digits() {
        // RFC 4231 has no case of this shape; the digits were computed with Python's hmac module.
        assert_eq!(key(7).of("login_name", "lisi").to_string(), "20ebd51de973453c663d990afddebe0e");
    }

    #[test]
    fn a_fingerprint_is_read_from_what_it_is_written_as() {
        let one = key(7).of("login_name", "lisi");
        assert_eq!(one.to_string().parse(), Ok(one));
        assert_eq!(Fingerprint::from_bytes(&one.to_bytes()), Some(one));
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!(json, "\"20ebd51de973453c663d990afddebe0e\"");
        assert_eq!(serde_json::from_str::<Fingerprint>(&json).unwrap(), one);
    }

    #[test]
    fn other_texts_and_bytes_are_no_fingerprint() {
        for digits in ["", "20eb", "+0ebd51de973453c663d990afddebe0e", "20ebd51de973453c663d990afddebe0g"] {
            assert_eq!(digits.parse::<Fingerprint>(), Err(NoFingerprint), "{digits}");
        }
        assert_eq!(Fingerprint::from_bytes(&[0; 15]), None);
    }

    #[test]
    fn all_spellings_of_a_login_name_share_a_fingerprint() {
        assert_eq!(key(7).of_login_name(" LiSi"), key(7).of_login_name("lisi"));
        assert_ne!(key(7).of_login_name("lisi"), key(7).of("login_name", "lisi"));
    }

    #[test]
    fn debug_shows_nothing_of_the_key() {
        assert_eq!(format!("{:?}", key(9)), "FingerprintKey(***)");
    }
}

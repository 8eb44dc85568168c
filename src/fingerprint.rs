//! Fingerprints: keyed MACs (HMAC-SHA256) by which a value that was seen before is recognised without being stored.
//!
//! In: a key of 32 random bytes, the kind of a value, the value. Out: a [`Fingerprint`], which tells nothing of the value
//! to a reader who has not got the key. A reader who has the key, too, can try out values: so a password, a PIN, the last
//! three digits of a card and a one-time code never get one.

use std::fmt;

use ring::hmac;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Bytes of a fingerprint: no two values meet by chance.
const BYTES: usize = 16;

/// The key of a state directory's fingerprints. Zeroed when dropped, never shown.
#[derive(Clone)]
pub struct FingerprintKey(Zeroizing<[u8; Self::BYTES]>);

impl FingerprintKey {
    /// The length of a key.
    pub const BYTES: usize = 32;

    /// A key of these bytes, which must be random.
    pub fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key that a file holds; none if it is not of a key's length.
    pub fn from_file(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self::new)
    }

    /// The fingerprint of a value. Equal values of different kinds have different ones.
    pub fn fingerprint(&self, kind: &str, value: &str) -> Fingerprint {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.as_slice());
        let mut context = hmac::Context::with_key(&key);
        // The length keeps the two apart.
        context.update(&(kind.len() as u64).to_be_bytes());
        context.update(kind.as_bytes());
        context.update(value.as_bytes());
        let tag = context.sign();
        Fingerprint(tag.as_ref().iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect())
    }

    /// The fingerprint of a login name. Spellings that a gateway may take for one name have one.
    pub fn of_login_name(&self, name: &str) -> Fingerprint {
        self.fingerprint("login", &name.trim().to_lowercase())
    }
}

impl fmt::Debug for FingerprintKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FingerprintKey(***)")
    }
}

/// What a value is recognised by, in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Its hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_depends_on_key_kind_and_value_and_on_nothing_else() {
        let key = |byte| FingerprintKey::new([byte; FingerprintKey::BYTES]);
        let one = key(1).fingerprint("login_name", "lisi");
        assert_eq!(one, key(1).fingerprint("login_name", "lisi"));
        assert_ne!(one, key(2).fingerprint("login_name", "lisi"));
        assert_ne!(one, key(1).fingerprint("real_name", "lisi"));
        assert_ne!(one, key(1).fingerprint("login_name", "lisa"));
        assert_ne!(key(1).fingerprint("a", "bc"), key(1).fingerprint("ab", "c"));
    }

    #[test]
    fn a_fingerprint_is_hmac_sha256_in_hexadecimal_digits() {
        // RFC 4231 has no case of this shape; the digits were computed with Python's hmac module.
        let key = FingerprintKey::new([7; FingerprintKey::BYTES]);
        assert_eq!(key.fingerprint("login_name", "lisi").as_str(), "1f780e8e9989faf15059607abe481d23");
    }

    #[test]
    fn a_login_name_has_one_fingerprint_however_it_is_spelt() {
        let key = FingerprintKey::new([7; FingerprintKey::BYTES]);
        assert_eq!(key.of_login_name(" LiSi"), key.of_login_name("lisi"));
        assert_ne!(key.of_login_name("lisi"), key.fingerprint("login_name", "lisi"));
    }

    #[test]
    fn debug_shows_nothing_of_the_key() {
        assert_eq!(format!("{:?}", FingerprintKey::new([9; FingerprintKey::BYTES])), "FingerprintKey(***)");
    }

    #[test]
    fn a_file_of_another_length_is_no_key() {
        assert!(FingerprintKey::from_file(&[0; 31]).is_none() && FingerprintKey::from_file(&[0; 32]).is_some());
    }
}

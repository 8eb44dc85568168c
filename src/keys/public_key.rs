//! The public half of a key pair.

use std::fmt;
use std::path::Path;

use rsa::pkcs1::{DecodeRsaPublicKey as _, RsaPublicKeyRef};
use rsa::pkcs8::der::Decode as _;
use rsa::pkcs8::{EncodePublicKey as _, LineEnding, SubjectPublicKeyInfoRef};
use rsa::sha2::{Digest as _, Sha256};
use rsa::traits::PublicKeyParts as _;
use sha1::Sha1;

use super::length::check_length;
use super::pem::{Block, blocks};
use super::{KeyError, KeyKind, SOUND, file};

/// An RSA key that verifies signatures.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    key: rsa::PublicKey,
    pem: String,
    fingerprint: String,
}

impl PublicKey {
    /// Reads a PEM file: SubjectPublicKeyInfo (`PUBLIC KEY`) or PKCS#1 (`RSA PUBLIC KEY`).
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let wanted = KeyKind::Public;
        let bytes = file::read(path, wanted)?;
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        let is_key = |block: &Block| matches!(block.label, "PUBLIC KEY" | "RSA PUBLIC KEY");
        let block = blocks(text).find(is_key).or_else(|| blocks(text).next());
        let block = block.ok_or_else(|| KeyError::NotPem { path: path.to_owned(), wanted })?;
        let damaged = || KeyError::Damaged { path: path.to_owned(), wanted };
        let other = || KeyError::Other { path: path.to_owned(), label: block.label.to_owned(), wanted };
        let der = block.der().ok_or_else(damaged)?;
        let pkcs1 = match block.label {
            "RSA PUBLIC KEY" => der.as_slice(),
            "PUBLIC KEY" => {
                let info = SubjectPublicKeyInfoRef::from_der(&der).map_err(|_| damaged())?;
                if info.algorithm.oid != rsa::pkcs1::ALGORITHM_OID {
                    return Err(other());
                }
                info.subject_public_key.as_bytes().ok_or_else(damaged)?
            }
            _ => return Err(other()),
        };
        check_length(RsaPublicKeyRef::from_der(pkcs1).map_err(|_| damaged())?.modulus.as_bytes(), path)?;
        rsa::PublicKey::from_pkcs1_der(pkcs1).ok().and_then(Self::new).ok_or_else(damaged)
    }

    /// Creates it with its PEM text and fingerprint. `None` if it cannot be encoded, which is impossible for
    /// a key that was read.
    pub(super) fn new(key: rsa::PublicKey) -> Option<Self> {
        let der = key.to_public_key_der().ok()?;
        let pem = der.to_pem("PUBLIC KEY", LineEnding::LF).ok()?;
        let digest = Sha256::digest(der.as_bytes());
        let fingerprint = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Self { key, pem, fingerprint })
    }

    /// The length of the modulus in bits.
    pub fn bits(&self) -> u32 {
        self.key.n().bit_width_vartime()
    }

    /// True if the key is allowed but shorter than recommended.
    pub fn is_weak(&self) -> bool {
        self.bits() < SOUND
    }

    /// The key as PEM (SubjectPublicKeyInfo), as the platform needs it.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// The SHA-256 of its DER (SubjectPublicKeyInfo), in hexadecimal.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// True if `signature` is this key pair's SHA1withRSA signature of `message`.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.key.pkcs1v15_verify::<Sha1>(message, signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PublicKey").field("bits", &self.bits()).field("fingerprint", &self.fingerprint).finish()
    }
}

//! The merchant's private key.

use std::fmt;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rsa::PrivateKey;
use rsa::pkcs1::{DecodeRsaPrivateKey as _, RsaPrivateKeyRef};
use rsa::pkcs8::PrivateKeyInfoRef;
use rsa::pkcs8::der::Decode as _;
use sha1::Sha1;

use super::length::check_length;
use super::pem::{Block, blocks};
use super::{KeyError, KeyKind, PublicKey, file};

/// An RSA key that signs. It is zeroed on drop, and `Debug` shows nothing of it.
pub struct SigningKey {
    key: PrivateKey,
    public: PublicKey,
    path: PathBuf,
}

impl SigningKey {
    /// Reads a PEM file that only its owner can read: PKCS#8 (`PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`),
    /// without a passphrase.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let wanted = KeyKind::Private;
        let bytes = file::read(path, wanted)?;
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        let is_key = |block: &Block| block.label.ends_with("PRIVATE KEY");
        let block = blocks(text).find(is_key).or_else(|| blocks(text).next());
        let block = block.ok_or_else(|| KeyError::NotPem { path: path.to_owned(), wanted })?;
        if block.is_encrypted() {
            return Err(KeyError::Encrypted(path.to_owned()));
        }
        let damaged = || KeyError::Damaged { path: path.to_owned(), wanted };
        let other = || KeyError::Other { path: path.to_owned(), label: block.label.to_owned(), wanted };
        if !matches!(block.label, "PRIVATE KEY" | "RSA PRIVATE KEY") {
            return Err(other());
        }
        let der = block.der().ok_or_else(damaged)?;
        let pkcs1 = if block.label == "PRIVATE KEY" {
            let info = PrivateKeyInfoRef::from_der(&der).map_err(|_| damaged())?;
            if info.algorithm.oid != rsa::pkcs1::ALGORITHM_OID {
                return Err(other());
            }
            info.private_key.as_bytes()
        } else {
            der.as_slice()
        };
        check_length(RsaPrivateKeyRef::from_der(pkcs1).map_err(|_| damaged())?.modulus.as_bytes(), path)?;
        let key = PrivateKey::from_pkcs1_der(pkcs1).map_err(|_| damaged())?;
        let public = PublicKey::new(key.to_public_key()).ok_or_else(damaged)?;
        Ok(Self { key, public, path: path.to_owned() })
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs `message` with SHA1withRSA (RSASSA-PKCS1-v1_5); the result is base64. The signature is
    /// deterministic. The computation is blinded with the system's randomness.
    pub fn sign(&self, message: &[u8]) -> Result<String, KeyError> {
        let signature = self.key.pkcs1v15_sign::<Sha1>(message);
        signature.map(|bytes| STANDARD.encode(bytes)).map_err(|_| KeyError::NotSigned(self.path.clone()))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("public", &self.public).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "signing_key_tests.rs"]
mod tests;

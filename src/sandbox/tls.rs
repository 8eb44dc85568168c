//! TLS for a served sandbox. Each start generates a new key and certificate.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use rcgen::{CertificateParams, DnType, KeyPair};
use rsa::pkcs8::LineEnding;
use rsa::pkcs8::der::pem;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use thiserror::Error;
use tokio_rustls::TlsAcceptor;

/// Why there is no certificate.
#[derive(Debug, Error)]
pub enum TlsError {
    /// Key or certificate could not be made.
    #[error("no certificate could be made: {0}")]
    Certificate(#[from] rcgen::Error),
    /// TLS could not be set up with them.
    #[error("TLS cannot be set up: {0}")]
    Setup(#[from] rustls::Error),
    /// The certificate could not be written as PEM.
    #[error("the certificate cannot be written: {0}")]
    Pem(pem::Error),
}

/// Whom such a certificate is made out to.
const NAME: &str = "zhengxin sandbox";

/// A self-signed certificate and what accepts connections with it.
#[derive(Clone)]
pub struct SelfSigned {
    pem: String,
    pub(super) acceptor: TlsAcceptor,
}

impl SelfSigned {
    /// A certificate for `address`, 127.0.0.1, ::1 and localhost.
    pub fn new(address: IpAddr) -> Result<Self, TlsError> {
        let mut names = vec![address.to_string(), "127.0.0.1".to_owned(), "::1".to_owned(), "localhost".to_owned()];
        names.dedup();
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name.push(DnType::CommonName, NAME);
        let key = KeyPair::generate()?;
        let certificate = params.self_signed(&key)?;
        let pem = pem::encode_string("CERTIFICATE", LineEnding::LF, certificate.der()).map_err(TlsError::Pem)?;
        let private = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], private)?;
        Ok(Self { pem, acceptor: TlsAcceptor::from(Arc::new(config)) })
    }

    /// True if a file holds such a certificate, of whatever run, and nothing else.
    pub fn is_one(file: &[u8]) -> bool {
        let sections = String::from_utf8_lossy(file).matches("-----BEGIN ").count();
        let alone = file.starts_with(b"-----BEGIN CERTIFICATE-----") && sections == 1;
        let der = alone.then(|| CertificateDer::from_pem_slice(file).ok()).flatten();
        der.is_some_and(|der| der.windows(NAME.len()).any(|bytes| bytes == NAME.as_bytes()))
    }

    /// The certificate: what a client's `ca_file` holds.
    pub fn pem(&self) -> &str {
        &self.pem
    }
}

/// Without the key.
impl fmt::Debug for SelfSigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SelfSigned").field("pem", &self.pem).finish_non_exhaustive()
    }
}

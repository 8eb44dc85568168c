//! TLS for a served run. Each start generates a new key and certificate.

use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use rcgen::{CertificateParams, DnType, KeyPair};
use rsa::pkcs8::LineEnding;
use rsa::pkcs8::der::pem;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Why there is no certificate.
#[derive(Debug, Error)]
pub enum TlsError {
    /// Key or certificate could not be generated.
    #[error("no certificate could be made: {0}")]
    Certificate(#[from] rcgen::Error),
    /// TLS could not be configured with them.
    #[error("TLS cannot be set up: {0}")]
    Setup(#[from] rustls::Error),
    /// The certificate could not be encoded as PEM.
    #[error("the certificate cannot be written: {0}")]
    Pem(pem::Error),
}

/// The subject of the certificates.
const NAME: &str = "zhengxin sandbox";

/// A self-signed certificate and its TLS acceptor.
#[derive(Clone)]
pub struct SelfSigned {
    pem: String,
    acceptor: TlsAcceptor,
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

    /// True if a file contains such a certificate, of any run, and nothing else.
    pub fn is_one(file: &[u8]) -> bool {
        let sections = String::from_utf8_lossy(file).matches("-----BEGIN ").count();
        let alone = file.starts_with(b"-----BEGIN CERTIFICATE-----") && sections == 1;
        let der = alone.then(|| CertificateDer::from_pem_slice(file).ok()).flatten();
        der.is_some_and(|der| der.windows(NAME.len()).any(|bytes| bytes == NAME.as_bytes()))
    }

    /// Accepts a connection's handshake.
    pub async fn accept<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> io::Result<TlsStream<S>> {
        self.acceptor.accept(stream).await
    }

    /// The certificate, for a client's `ca_file`.
    pub fn pem(&self) -> &str {
        &self.pem
    }
}

/// Hides the key.
impl fmt::Debug for SelfSigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SelfSigned").field("pem", &self.pem).finish_non_exhaustive()
    }
}

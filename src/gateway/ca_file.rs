//! The profile's `ca_file`: certificates to trust in addition to the system's.

use std::io;
use std::path::Path;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::SettingsError;
use crate::store::read_named;

/// Bytes of a file of certificates; the system's own have a quarter of that.
const LONGEST: u64 = 1024 * 1024;

/// Reads all certificates of a PEM file. Each is checked now, so that an invalid one is reported before any
/// call.
pub(super) fn read(path: &Path) -> Result<Vec<CertificateDer<'static>>, SettingsError> {
    let unreadable = |error: io::Error| {
        let (kind, said) = (error.kind(), error.to_string());
        SettingsError::CaFile { path: path.into(), kind, said }
    };
    let pem = read_named(path, LONGEST).map_err(unreadable)?;
    let mut certificates = Vec::new();
    for (place, der) in CertificateDer::pem_slice_iter(&pem).enumerate() {
        let bad = || SettingsError::BadCertificate { path: path.into(), number: place + 1 };
        let der = der.map_err(|_| bad())?;
        RootCertStore::empty().add(der.clone()).map_err(|_| bad())?;
        certificates.push(der);
    }
    if certificates.is_empty() {
        return Err(SettingsError::NoCertificate { path: path.into() });
    }
    Ok(certificates)
}

//! The test keys, and two independent implementations to verify signatures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY, UnparsedPublicKey};

use crate::support::cli::chmod;

/// The path of a file in the repository.
pub fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/keys").join(name)
}

/// The text of the file.
pub fn text(name: &str) -> String {
    fs::read_to_string(source(name)).unwrap()
}

/// A private copy of a key in a directory.
pub fn private(dir: &Path, name: &str) -> PathBuf {
    let path = dir.join(name);
    fs::copy(source(name), &path).unwrap();
    chmod(&path, 0o600);
    path
}

/// The decoded fields of a body.
pub fn fields(body: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(body).into_owned().collect()
}

/// A field's value.
#[track_caller]
pub fn field<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(known, _)| known == name);
    &found.unwrap_or_else(|| panic!("no {name} in {fields:?}")).1
}

/// The signed text of gateway-envelopes.md, implemented a second time.
pub fn signed_text(fields: &[(String, String)]) -> String {
    let sorted: std::collections::BTreeMap<_, _> = fields.iter().filter(|(name, _)| name != "sign").cloned().collect();
    let pairs: Vec<String> = sorted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// True if ring verifies the signature.
pub fn ring_verifies(bits: u32, text: &str, sign: &str) -> bool {
    let pem = self::text(&format!("{bits}-public-pkcs1.pem"));
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = STANDARD.decode(body).unwrap();
    let key = UnparsedPublicKey::new(&RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY, der);
    key.verify(text.as_bytes(), &STANDARD.decode(sign).unwrap()).is_ok()
}

/// True if the openssl command verifies the signature; `None` if the command is missing.
pub fn openssl_verifies(bits: u32, text: &str, sign: &str) -> Option<bool> {
    let dir = tempfile::tempdir().unwrap();
    let (message, signature) = (dir.path().join("message"), dir.path().join("signature"));
    fs::write(&message, text).unwrap();
    fs::write(&signature, STANDARD.decode(sign).unwrap()).unwrap();
    let mut command = Command::new("openssl");
    command.args(["dgst", "-sha1", "-verify"]).arg(source(&format!("{bits}-public.pem")));
    command.arg("-signature").arg(signature).arg(message);
    Some(command.output().ok()?.status.success())
}

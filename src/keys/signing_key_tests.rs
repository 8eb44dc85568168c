use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use super::*;

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/keys").join(name)
}

/// A private copy of a test key in a temporary directory.
fn private(dir: &TempDir, name: &str, change: impl Fn(String) -> String) -> PathBuf {
    let path = dir.path().join(name);
    fs::write(&path, change(fs::read_to_string(source(name)).unwrap())).unwrap();
    chmod(&path, 0o600);
    path
}

fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn key(name: &str) -> Result<SigningKey, KeyError> {
    let dir = tempfile::tempdir().unwrap();
    SigningKey::read(&private(&dir, name, |text| text))
}

fn vectors() -> Vec<Value> {
    serde_json::from_str(&fs::read_to_string(source("vectors.json")).unwrap()).unwrap()
}

#[test]
fn both_forms_of_both_keys_make_the_signatures_that_openssl_made() {
    for vector in vectors() {
        for form in ["pkcs8", "pkcs1"] {
            let key = key(&format!("{}-{form}.pem", vector["bits"])).unwrap();
            let message = vector["string_to_sign"].as_str().unwrap();
            assert_eq!(key.sign(message.as_bytes()).unwrap(), vector["sign"], "{form} {}", vector["case"]);
            assert_eq!(key.public().bits(), u32::try_from(vector["bits"].as_u64().unwrap()).unwrap());
        }
    }
}

#[test]
fn the_public_half_is_the_one_that_belongs_to_it_and_verifies() {
    for bits in ["1024", "2048"] {
        let key = key(&format!("{bits}-pkcs8.pem")).unwrap();
        let public = PublicKey::read(&source(&format!("{bits}-public.pem"))).unwrap();
        assert_eq!(*key.public(), public);
        assert_eq!(public.pem(), fs::read_to_string(source(&format!("{bits}-public.pem"))).unwrap());
        assert_eq!((public.is_weak(), public.fingerprint().len()), (bits == "1024", 64));
        let signature = STANDARD.decode(key.sign(b"a=1").unwrap()).unwrap();
        assert!(public.verifies(b"a=1", &signature));
        assert!(!public.verifies(b"a=2", &signature) && !public.verifies(b"a=1", b""));
    }
    let pkcs1 = PublicKey::read(&source("1024-public-pkcs1.pem")).unwrap();
    assert_eq!(pkcs1, *key("1024-pkcs1.pem").unwrap().public());
}

#[test]
fn a_key_that_others_can_read_is_refused_and_a_link_leads_to_its_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = private(&dir, "1024-pkcs8.pem", |text| text);
    let link = dir.path().join("link.pem");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    SigningKey::read(&link).unwrap();
    for mode in [0o640, 0o604, 0o660] {
        chmod(&path, mode);
        assert_eq!(SigningKey::read(&path).unwrap_err(), KeyError::Shared(path.clone()));
        assert_eq!(SigningKey::read(&link).unwrap_err(), KeyError::Shared(link.clone()));
    }
}

#[test]
fn what_is_no_rsa_private_key_is_named_for_what_it_is() {
    let other = |name: &str| match key(name).unwrap_err() {
        KeyError::Other { label, wanted: KeyKind::Private, .. } => label,
        error => panic!("{error:?}"),
    };
    assert_eq!(other("1024-public.pem"), "PUBLIC KEY");
    assert_eq!(other("ec-pkcs8.pem"), "PRIVATE KEY");
    assert!(matches!(key("1024-encrypted.pem"), Err(KeyError::Encrypted(_))));
    assert!(matches!(key("512-pkcs1.pem"), Err(KeyError::Length { bits: 512, .. })));
    assert!(matches!(key("vectors.json"), Err(KeyError::NotPem { .. })));
    let missing = SigningKey::read(Path::new("/nonexistent/key.pem"));
    assert!(matches!(missing, Err(KeyError::Unreadable { kind: std::io::ErrorKind::NotFound, .. })));
    let directory = SigningKey::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(matches!(directory, Err(KeyError::Unreadable { .. })));
}

#[test]
fn a_public_key_is_no_private_one_and_the_other_way_round() {
    let read = |name: &str| PublicKey::read(&source(name)).unwrap_err();
    assert!(matches!(read("1024-pkcs8.pem"), KeyError::Other { wanted: KeyKind::Public, .. }));
    assert!(matches!(read("ec-public.pem"), KeyError::Other { .. }));
    assert!(matches!(read("README"), KeyError::NotPem { .. }));
}

#[test]
fn a_damaged_key_is_refused_wherever_it_is_damaged() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["1024-pkcs8.pem", "1024-pkcs1.pem"] {
        let text = fs::read_to_string(source(name)).unwrap();
        let lines = text.lines().count();
        for line in 1..lines - 1 {
            let damage = |text: String| {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                let first = lines[line].remove(3);
                lines[line].insert(3, if first == 'A' { 'B' } else { 'A' });
                lines.join("\n")
            };
            // A damaged part that is not used for signing is tolerated, but the signature must be correct.
            if let Ok(key) = SigningKey::read(&private(&dir, name, damage)) {
                let signature = key.sign(b"x").map(|text| STANDARD.decode(text).unwrap());
                assert!(signature.is_ok_and(|bytes| key.public().verifies(b"x", &bytes)), "{name}:{line}");
            }
        }
        let cut = |text: String| format!("{}\n-----END{}", &text[..300], text.rsplit_once("-----END").unwrap().1);
        assert!(matches!(SigningKey::read(&private(&dir, name, cut)), Err(KeyError::Damaged { .. })), "{name}");
    }
}

#[test]
fn debug_shows_the_public_half_alone() {
    let key = key("1024-pkcs8.pem").unwrap();
    let shown = format!("{key:?}");
    assert_eq!(shown, format!("SigningKey {{ public: {:?}, .. }}", key.public()));
    let text = fs::read_to_string(source("1024-pkcs8.pem")).unwrap();
    for line in text.lines() {
        assert!(!shown.contains(line));
    }
}

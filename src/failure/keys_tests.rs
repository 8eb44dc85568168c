use std::io::ErrorKind;
use std::path::PathBuf;

use super::super::words::assert_said;
use super::*;

pub fn every_error() -> Vec<KeyError> {
    let path = || PathBuf::from("key.pem");
    let mut errors = vec![
        KeyError::Unreadable { path: path(), kind: ErrorKind::NotFound, said: "gone".into() },
        KeyError::Shared(path()),
        KeyError::Encrypted(path()),
        KeyError::Length { path: path(), bits: 512 },
        KeyError::NotSigned(path()),
    ];
    for wanted in [KeyKind::Private, KeyKind::Public] {
        errors.push(KeyError::NotPem { path: path(), wanted });
        errors.push(KeyError::Other { path: path(), label: "CERTIFICATE".into(), wanted });
        errors.push(KeyError::Damaged { path: path(), wanted });
    }
    errors
}

#[test]
fn every_error_of_a_key_is_said_in_both_languages() {
    for error in every_error() {
        assert_said(|lang| *key(&error, lang), &error);
        assert_eq!(key(&error, Lang::En).class.exit(), 12);
    }
}

#[test]
fn a_key_that_others_can_read_or_with_a_passphrase_gets_the_command_that_fixes_it() {
    let hint = |error: KeyError| key(&error, Lang::En).hint.unwrap();
    assert_eq!(hint(KeyError::Shared("k.pem".into())), "run: chmod 600 k.pem");
    assert!(hint(KeyError::Encrypted("k.pem".into())).contains("openssl pkcs8 -topk8 -nocrypt -in k.pem"));
}

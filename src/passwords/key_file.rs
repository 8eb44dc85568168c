//! The key of a state directory's fingerprints: made once, read ever after.

use std::path::Path;

use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use super::PasswordsError;
use crate::fingerprint::FingerprintKey;
use crate::store;

/// Its file, in the state directory.
const FILE: &str = "fingerprint.key";

/// The key of the state directory `state`; a new one, of random bytes, where there is none.
pub fn fingerprint_key(state: &Path) -> Result<FingerprintKey, PasswordsError> {
    let path = state.join(FILE);
    store::keep_private(state)?;
    let read = || store::read_private(&path).map(|bytes| bytes.map(Zeroizing::new));
    let bytes = match read()? {
        Some(bytes) => bytes,
        None => {
            let mut new = Zeroizing::new([0; FingerprintKey::BYTES]);
            SystemRandom::new().fill(new.as_mut_slice()).map_err(|_| PasswordsError::NoRandomness)?;
            // Of two processes that make one at once the first counts.
            store::write_new(&path, new.as_slice())?;
            read()?.unwrap_or_default()
        }
    };
    FingerprintKey::from_file(&bytes).ok_or(PasswordsError::Key(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_whoever_asks() {
        let dir = tempfile::tempdir().unwrap();
        let of = |key: FingerprintKey| key.fingerprint("a", "b");
        let keys: Vec<_> = std::thread::scope(|scope| {
            let asked: Vec<_> = (0..8).map(|_| scope.spawn(|| of(fingerprint_key(dir.path()).unwrap()))).collect();
            asked.into_iter().map(|asked| asked.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
        let other = tempfile::tempdir().unwrap();
        assert_ne!(of(fingerprint_key(other.path()).unwrap()), keys[0]);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn a_file_that_is_no_key_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        store::write_private(&dir.path().join(FILE), b"short").unwrap();
        assert!(matches!(fingerprint_key(dir.path()), Err(PasswordsError::Key(_))));
        assert_eq!(std::fs::read(dir.path().join(FILE)).unwrap(), b"short");
    }
}

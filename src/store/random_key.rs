//! A key of random bytes that the program creates once, readable by its owner only.

use std::io;
use std::path::Path;

use ring::rand::{SecureRandom, SystemRandom};

use super::directory::sync_dir;
use super::reading::read_private;
use super::temporary::Temporary;
use super::{Disk, StoreError, create_private_dir};

/// Bytes of a key.
const LENGTH: usize = 32;

/// The key at `path`, created if missing. If several processes create it at once, one of them wins and all use its key.
pub fn random_key(disk: &dyn Disk, path: &Path) -> Result<[u8; LENGTH], StoreError> {
    if let Some(key) = read(disk, path)? {
        return Ok(key);
    }
    let mut key = [0; LENGTH];
    let unspecified = |_| StoreError::io(path)(io::Error::other("no random numbers"));
    SystemRandom::new().fill(&mut key).map_err(unspecified)?;
    let dir = path.parent().unwrap_or(Path::new("."));
    create_private_dir(disk, dir)?;
    let create = || {
        let mut file = Temporary::new(disk, dir, ".key")?; // 0600 from the beginning
        file.write(&key)?;
        file.sync()?;
        match file.persist_new(path) {
            Ok(()) => sync_dir(disk, dir).map(|()| true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    };
    match create().map_err(StoreError::io(path))? {
        true => Ok(key),
        false => read(disk, path)?.ok_or_else(|| StoreError::io(path)(io::ErrorKind::NotFound.into())),
    }
}

fn read(disk: &dyn Disk, path: &Path) -> Result<Option<[u8; LENGTH]>, StoreError> {
    let key = |bytes: Vec<u8>| bytes.try_into().map_err(|_| StoreError::Occupied(path.to_owned()));
    read_private(disk, path)?.map(key).transpose()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::SystemDisk;

    #[test]
    fn a_key_is_created_once_and_private() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state/fingerprint.key");
        let key = random_key(&SystemDisk, &path).unwrap();
        assert_eq!(random_key(&SystemDisk, &path).unwrap(), key);
        assert_ne!(random_key(&SystemDisk, &dir.path().join("other.key")).unwrap(), key);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn processes_that_create_the_key_at_once_get_the_same_key() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fingerprint.key");
        let keys: Vec<_> = std::thread::scope(|scope| {
            let made: Vec<_> = (0..8).map(|_| scope.spawn(|| random_key(&SystemDisk, &path).unwrap())).collect();
            made.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }

    #[test]
    fn a_key_that_others_can_read_or_of_a_wrong_length_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fingerprint.key");
        random_key(&SystemDisk, &path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(random_key(&SystemDisk, &path), Err(StoreError::Shared(_))));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "short").unwrap();
        assert!(matches!(random_key(&SystemDisk, &path), Err(StoreError::Occupied(_))));
    }
}

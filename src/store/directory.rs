//! The program's own directories, accessible to their owner only.

use std::fs;
use std::io;
use std::path::Path;

use super::{Disk, StoreError};

/// The directory that holds `path`; the current one for a bare name.
pub fn directory_of(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Creates a directory and its missing parents for the owner only (0700), and waits until their names would survive a
/// crash. If a directory were lost in a crash, the synced files in it would be lost too. Call this before creating a
/// new file in the directory.
///
/// A process may be killed between creating a directory and syncing its name. Files are created in a directory only
/// after its name is synced. So a directory that is not empty is safe, and an empty one is synced again.
pub fn create_private_dir(disk: &dyn Disk, dir: &Path) -> Result<(), StoreError> {
    if dir.as_os_str().is_empty() {
        return Ok(());
    }
    let parent = dir.parent().unwrap_or(Path::new("/"));
    if !dir.is_dir() {
        create_private_dir(disk, parent)?;
        match disk.create_dir(dir) {
            // Another process has just created it.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => {}
            created => created.map_err(StoreError::io(dir))?,
        }
    } else if !is_empty(dir) {
        return Ok(());
    }
    match sync_dir(disk, parent) {
        Err(error) if cannot_be_synced(&error) => Ok(()),
        synced => synced.map_err(StoreError::io(dir)),
    }
}

/// True if the directory cannot be read, or its file system cannot sync directories. Neither is a reason to store
/// nothing.
fn cannot_be_synced(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, ReadOnlyFilesystem, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | ReadOnlyFilesystem | Unsupported)
}

/// True if a directory appears to be empty. This reads only the directory's first entries. The standard library reads
/// 32 KB of entries, which in a directory with hundreds of sessions takes longer than everything else that a command
/// does there.
#[cfg(target_os = "linux")]
fn is_empty(dir: &Path) -> bool {
    use rustix::fs::{Mode, OFlags, RawDir, open};
    // Room for the entries `.` and `..`, and for one of any name.
    let mut room = [std::mem::MaybeUninit::uninit(); 384];
    let Ok(dir) = open(dir, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()) else { return false };
    let mut entries = RawDir::new(dir, &mut room);
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) if matches!(entry.file_name().to_bytes(), b"." | b"..") => {}
            _ => return false,
        }
    }
    true
}

/// True if a directory appears to be empty.
#[cfg(not(target_os = "linux"))]
fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_none())
}

/// Waits until the names in a directory would survive a crash.
pub(super) fn sync_dir(disk: &dyn Disk, dir: &Path) -> io::Result<()> {
    disk.sync_dir(if dir.as_os_str().is_empty() { Path::new(".") } else { dir })
}

/// Makes an existing directory of the program accessible to its owner only, by changing its mode to 0700 if needed. A
/// directory of another user is refused. A link to a directory is refused if its target belongs to another user or is
/// open to others, because a directory elsewhere is never changed. Do not use this for directories that the user has
/// named.
pub fn keep_private(dir: &Path) -> Result<(), StoreError> {
    let found = match fs::symlink_metadata(dir) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(StoreError::io(dir)(source)),
    };
    let linked = found.is_symlink();
    let place = if linked { fs::metadata(dir).map_err(StoreError::io(dir))? } else { found.clone() };
    match (is_open(&place), linked) {
        _ if is_foreign(&found) || is_foreign(&place) => Err(StoreError::ForeignDirectory(dir.to_owned())),
        (true, true) => Err(StoreError::OpenLink(dir.to_owned())),
        (true, false) if found.is_dir() => narrow(dir).map_err(StoreError::io(dir)),
        _ => Ok(()),
    }
}

fn is_open(place: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(place) & 0o077 != 0
}

/// True if it belongs to another user. Root may use another user's directory if it is private.
fn is_foreign(found: &fs::Metadata) -> bool {
    let own = rustix::process::geteuid().as_raw();
    std::os::unix::fs::MetadataExt::uid(found) != own && (own != 0 || (is_open(found) && !found.is_symlink()))
}

/// Changes the directory through its open handle, because its path may have been replaced meanwhile.
fn narrow(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let flags = rustix::fs::OFlags::DIRECTORY | rustix::fs::OFlags::NOFOLLOW;
    let dir = fs::OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(dir)?;
    dir.set_permissions(fs::Permissions::from_mode(0o700))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
    use std::path::PathBuf;

    use super::*;
    use crate::store::testing::Synced;

    fn mode(dir: &Path) -> u32 {
        fs::metadata(dir).unwrap().mode() & 0o777
    }

    /// A directory with this mode inside a temporary one.
    fn directory(mode: u32) -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("sessions");
        fs::create_dir(&dir).unwrap();
        fs::set_permissions(&dir, fs::Permissions::from_mode(mode)).unwrap();
        (home, dir)
    }

    #[test]
    fn creating_a_directory_syncs_its_parent() {
        let home = tempfile::tempdir().unwrap();
        let (root, disk) = (home.path().to_owned(), Synced::default());
        fs::write(root.join("file"), "").unwrap();
        create_private_dir(&disk, &root.join("a/b")).unwrap();
        assert_eq!(*disk.0.lock().unwrap(), [root.clone(), root.join("a")]);
        assert_eq!(mode(&root.join("a/b")), 0o700);
        fs::write(root.join("a/b/file"), "").unwrap();
        create_private_dir(&disk, &root.join("a/b")).unwrap();
        assert_eq!(disk.0.lock().unwrap().len(), 2, "one that is used costs nothing");
    }

    #[test]
    fn an_empty_directory_left_by_a_killed_process_is_synced_again() {
        let home = tempfile::tempdir().unwrap();
        let (root, disk) = (home.path().to_owned(), Synced::default());
        fs::create_dir(root.join("a")).unwrap();
        create_private_dir(&disk, &root.join("a/b")).unwrap();
        create_private_dir(&disk, &root.join("a/b")).unwrap();
        assert_eq!(*disk.0.lock().unwrap(), [root.clone(), root.join("a"), root.join("a")]);
    }

    #[test]
    fn a_directory_with_an_entry_of_any_name_is_not_empty() {
        for name in ["a", ".a", "...", &"n".repeat(255)] {
            let home = tempfile::tempdir().unwrap();
            assert!(is_empty(home.path()));
            fs::write(home.path().join(name), "").unwrap();
            assert!(!is_empty(home.path()), "{name}");
        }
        let home = tempfile::tempdir().unwrap();
        for number in 0..100 {
            fs::write(home.path().join(format!("{number}{}", "n".repeat(200))), "").unwrap();
        }
        assert!(!is_empty(home.path()));
        assert!(!is_empty(&home.path().join("absent")), "it cannot be told");
    }

    #[test]
    fn a_directory_open_to_others_is_made_private() {
        for wide in [0o755, 0o777, 0o710, 0o701] {
            let (_home, dir) = directory(wide);
            keep_private(&dir).unwrap();
            assert_eq!(mode(&dir), 0o700, "{wide:o}");
        }
    }

    #[test]
    fn a_private_directory_is_unchanged_and_a_missing_one_is_not_created() {
        let (_home, dir) = directory(0o500);
        keep_private(&dir).unwrap();
        assert_eq!(mode(&dir), 0o500);
        keep_private(&dir.join("captcha")).unwrap();
        assert!(!dir.join("captcha").exists());
    }

    #[test]
    fn a_link_is_followed_only_to_a_private_directory_and_changes_nothing() {
        let (home, dir) = directory(0o755);
        let link = home.path().join("link");
        symlink(&dir, &link).unwrap();
        assert!(matches!(keep_private(&link), Err(StoreError::OpenLink(_))));
        assert_eq!(mode(&dir), 0o755);
        fs::set_permissions(&dir, fs::Permissions::from_mode(0o700)).unwrap();
        keep_private(&link).unwrap();
    }

    #[test]
    fn a_link_to_another_users_directory_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let link = home.path().join("link");
        symlink("/usr", &link).unwrap();
        assert!(keep_private(&link).is_err());
    }

    #[test]
    fn another_users_directory_is_refused_and_unchanged() {
        let (_home, dir) = directory(0o755);
        if chown(&dir, Some(12345), None).is_err() {
            return; // only the superuser can change a directory's owner
        }
        assert!(matches!(keep_private(&dir), Err(StoreError::ForeignDirectory(_))));
        assert_eq!(mode(&dir), 0o755);
    }
}

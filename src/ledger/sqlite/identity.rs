//! Distinguishes a ledger's file from its copies.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

/// Distinguishes a file from its copies, by its inode number and its birth time. Neither is enough alone: inode numbers are
/// reused, and two files may be born at the same time.
#[derive(Clone, Copy, Debug)]
pub struct FileIdentity {
    inode: u64,
    /// Microseconds since 1970; zero if the file system stores no birth time.
    born: u64,
}

impl FileIdentity {
    /// The identity of the file at `path`.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let born = born(path, &metadata).unwrap_or_default();
        Some(Self { inode: metadata.ino(), born: u64::try_from(born.as_micros()).unwrap_or(u64::MAX) })
    }

    /// The number that a ledger stores.
    pub fn number(self) -> i64 {
        (self.inode.rotate_left(40) ^ self.born).cast_signed()
    }

    /// True if an earlier version stored this number for the file. That version of the static program knew no birth time.
    pub fn was(self, number: i64) -> bool {
        Self { born: 0, ..self }.number() == number
    }
}

/// When the file was made, since 1970. The standard library does not tell it to a program that is linked with musl, so the
/// static program and the other one would disagree about it.
#[cfg(target_os = "linux")]
fn born(path: &Path, _: &Metadata) -> Option<Duration> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let found = statx(CWD, path, AtFlags::empty(), StatxFlags::BTIME).ok()?;
    let is_known = StatxFlags::from_bits_retain(found.stx_mask).contains(StatxFlags::BTIME);
    is_known.then(|| Some(Duration::new(u64::try_from(found.stx_btime.tv_sec).ok()?, found.stx_btime.tv_nsec)))?
}

/// When the file was made, since 1970.
#[cfg(not(target_os = "linux"))]
fn born(_: &Path, metadata: &Metadata) -> Option<Duration> {
    metadata.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_file_is_the_one_that_earlier_versions_stored() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let metadata = file.as_file().metadata().unwrap();
        let Ok(created) = metadata.created() else { return }; // the file system or musl tells no birth time
        let born = created.duration_since(std::time::UNIX_EPOCH).unwrap();
        let stored = metadata.ino().rotate_left(40) ^ u64::try_from(born.as_micros()).unwrap();
        assert_eq!(FileIdentity::of(file.path()).unwrap().number(), stored.cast_signed());
    }
}

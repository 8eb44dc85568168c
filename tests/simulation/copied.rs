//! Stores that can be replaced by an older copy.

use std::path::Path;

use zhengxin::ledger::{Memory, Sqlite, Store};

/// A store that can be replaced by an older copy.
pub trait Copied: Store + Sized + 'static {
    /// An empty store in this directory.
    fn make(directory: &Path) -> Self;
    /// A copy in a new file.
    fn copy(&mut self, to: &Path) -> Self;
    /// The bytes that are on the disk.
    fn bytes(directory: &Path) -> Vec<u8>;
}

impl Copied for Memory {
    fn make(_: &Path) -> Self {
        Self::new()
    }

    fn copy(&mut self, _: &Path) -> Self {
        self.clone()
    }

    fn bytes(_: &Path) -> Vec<u8> {
        Vec::new()
    }
}

impl Copied for Sqlite {
    fn make(directory: &Path) -> Self {
        Self::open_or_create(&directory.join("0.ledger")).unwrap()
    }

    fn copy(&mut self, to: &Path) -> Self {
        self.back_up(to).unwrap();
        Self::open(to).unwrap()
    }

    fn bytes(directory: &Path) -> Vec<u8> {
        let files = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.is_file()).map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>().concat()
    }
}

//! Holds values that the ledger does not store (`--no-store`): the rows of the list, for the duration of one run.
//!
//! A list may come through a pipe and may be too long for memory. Its rows are therefore sealed in a file without a
//! name, which disappears with the process. The key is drawn for this run and stays in memory, so the file's remains
//! on a disk cannot be opened.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::os::unix::fs::FileExt;

use zeroize::Zeroizing;

use super::BatchError;
use crate::fingerprint::Fingerprint;
use crate::ledger::{Kind, Seal, SealedBytes};

/// The position of a row in the file.
#[derive(Clone, Copy, Debug)]
struct Place {
    from: u64,
    length: usize,
}

/// The rows of a list.
pub struct UnstoredRows {
    seal: Seal,
    file: File,
    length: u64,
    /// The positions, by a hash of the user_id. If two hashes collide, one of the applicants has no values.
    places: HashMap<u64, Place>,
    hashes: RandomState,
    /// Rows that have not been written yet.
    buffer: Vec<u8>,
}

/// How many bytes are written at a time.
const BUFFER: usize = 1 << 16;

impl UnstoredRows {
    /// An empty file.
    pub fn new() -> Result<Self, BatchError> {
        let file = tempfile::tempfile().map_err(BatchError::Unstored)?;
        let (places, hashes, buffer) = (HashMap::new(), RandomState::new(), Vec::with_capacity(BUFFER));
        Ok(Self { seal: Seal::for_now()?, file, length: 0, places, hashes, buffer })
    }

    /// Adds the row with this MAC.
    pub fn add(&mut self, user_id: &str, row_hash: &Fingerprint, plain: &[u8]) -> Result<(), BatchError> {
        let sealed = self.seal.seal(&bound(user_id, row_hash), Kind::Values, plain)?;
        let (bytes, from) = (sealed.as_bytes(), self.length);
        self.places.insert(self.hashes.hash_one(user_id), Place { from, length: bytes.len() });
        self.length += bytes.len() as u64;
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER { self.write_out() } else { Ok(()) }
    }

    /// Writes the rows that are still in memory.
    pub fn write_out(&mut self) -> Result<(), BatchError> {
        self.file.write_all(&self.buffer).map_err(BatchError::Unstored)?;
        self.buffer.clear();
        Ok(())
    }

    /// The values of the applicant, if the list has the row with this MAC.
    pub fn values(&self, user_id: &str, row_hash: &Fingerprint) -> Result<Option<Zeroizing<Vec<u8>>>, BatchError> {
        let Some(place) = self.places.get(&self.hashes.hash_one(user_id)) else { return Ok(None) };
        let mut bytes = vec![0; place.length];
        self.file.read_exact_at(&mut bytes, place.from).map_err(BatchError::Unstored)?;
        // A row with another MAC does not open.
        Ok(self.seal.open(&bound(user_id, row_hash), Kind::Values, &SealedBytes::from_store(bytes)).ok())
    }
}

/// What the row is sealed for: this applicant and this MAC.
fn bound(user_id: &str, row_hash: &Fingerprint) -> String {
    format!("{row_hash} {user_id}")
}

impl fmt::Debug for UnstoredRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnstoredRows").field("rows", &self.places.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::FingerprintKey;

    #[test]
    fn a_row_is_found_by_its_applicant_and_its_mac_and_no_other() {
        let macs = FingerprintKey::new(&[1; 32]);
        let mac = |n: u32| macs.of("row", &n.to_string());
        let mut rows = UnstoredRows::new().unwrap();
        for n in 0..5000 {
            rows.add(&format!("u{n}"), &mac(n), format!("values of {n}").as_bytes()).unwrap();
        }
        rows.write_out().unwrap();
        let found = |user_id: &str, n| rows.values(user_id, &mac(n)).unwrap().map(|plain| plain.to_vec());
        assert_eq!(found("u4999", 4999).unwrap(), b"values of 4999");
        assert_eq!(found("u7", 7).unwrap(), b"values of 7");
        assert_eq!((found("u7", 8), found("u5000", 5000)), (None, None));
    }

    #[test]
    fn nothing_lies_in_the_file_in_clear() {
        let macs = FingerprintKey::new(&[1; 32]);
        let mut rows = UnstoredRows::new().unwrap();
        rows.add("u1", &macs.of("row", "1"), b"a password that nobody finds").unwrap();
        rows.write_out().unwrap();
        let mut bytes = vec![0; usize::try_from(rows.length).unwrap()];
        rows.file.read_exact_at(&mut bytes, 0).unwrap();
        assert!(!bytes.windows(8).any(|window| window == b"password"));
    }
}

//! Reads a key file.

use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::{KeyError, KeyKind};
use crate::store::{is_shared, open_named};

/// The maximum length of a key file in bytes, far more than any needs.
const LIMIT: usize = 64 * 1024;

/// Reads the file into one buffer that is zeroed on drop. A private key's file must be accessible to its
/// owner only; this does not apply to pipes. Symbolic links are followed, because secrets are often mounted
/// that way; the target must meet the rule.
pub(super) fn read(path: &Path, wanted: KeyKind) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let failed = |error: io::Error| {
        let (kind, said) = (error.kind(), error.to_string());
        KeyError::Unreadable { path: path.to_owned(), kind, said }
    };
    let file = open_named(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if wanted == KeyKind::Private && metadata.is_file() && is_shared(&metadata) {
        return Err(KeyError::Shared(path.to_owned()));
    }
    // Allocated at full size, because a growing buffer leaves copies of the key behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LIMIT + 1));
    file.take(LIMIT as u64).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

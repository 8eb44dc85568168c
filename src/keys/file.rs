//! Reading a key's file.

use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::{KeyError, KeyKind};
use crate::store::{is_shared, open_named};

/// Far more than any key file, in bytes.
const LIMIT: usize = 64 * 1024;

/// The file's text, in one buffer that is zeroed. A private key's file must be its owner's alone; a pipe is nobody's
/// file. A symbolic link is followed (secrets are often mounted so): what counts is the file it leads to.
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
    // Large enough from the beginning: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LIMIT + 1));
    file.take(LIMIT as u64).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

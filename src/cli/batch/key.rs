//! `--key-file`: finds the key of a ledger, or creates it.

use std::path::{Path, PathBuf};

use super::ledger::LedgerArgs;
use crate::cli::context::Context;
use crate::failure;
use crate::output::Failure;
use crate::store::{StoreError, SystemDisk, random_key, read_private};

/// The file of the key that seals ledgers, in the state directory.
const KEY_FILE: &str = "ledger.key";

impl LedgerArgs {
    /// The key, and its file. If there is no key, this creates one if `makes` is true, and fails otherwise.
    pub(super) fn key(&self, makes: bool, context: &Context) -> Result<([u8; 32], PathBuf), Box<Failure>> {
        let lang = context.lang();
        let named = self.key_file.clone().or_else(|| context.env.path("ZHENGXIN_LEDGER_KEY_FILE"));
        let is_named = named.is_some();
        let path = match named {
            Some(path) => path,
            None => context.state()?.join(KEY_FILE),
        };
        let unusable = |error: StoreError| match error {
            StoreError::Occupied(path) => failure::damaged_key(&path, self.ledger.as_deref(), lang),
            error if is_named => failure::named_file(&error, lang),
            error => failure::store(&error, lang),
        };
        let key = if makes { random_key(&SystemDisk, &path).map(Some) } else { read(&path) };
        match key.map_err(unusable)? {
            Some(key) => Ok((key, path)),
            None => Err(failure::no_key(&path, self.ledger.as_deref(), lang)),
        }
    }
}

/// The key in a file, if the file exists.
fn read(path: &Path) -> Result<Option<[u8; 32]>, StoreError> {
    let key = |bytes: Vec<u8>| bytes.try_into().map_err(|_| StoreError::Occupied(path.to_owned()));
    read_private(&SystemDisk, path)?.map(key).transpose()
}

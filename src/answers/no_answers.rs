//! Records which source was asked for a key in vain, so that the failure can name it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::protocol::Key;

/// Why a source that was asked gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The ask program ended with a status other than 0.
    Failed(PathBuf, ExitStatus),
    /// The ask program's first line was empty, or not text.
    Silent(PathBuf),
    /// The sandbox's inbox holds no answer.
    EmptyInbox,
}

/// The keys that were asked for in vain. All clones share the same data.
#[derive(Clone, Debug, Default)]
pub struct NoAnswers(Arc<Mutex<BTreeMap<Key, NoAnswer>>>);

impl NoAnswers {
    /// Records the result of asking for a key most recently; `None` means that there was an answer.
    pub(super) fn note(&self, key: &Key, why: Option<NoAnswer>) {
        let mut noted = self.noted();
        match why {
            Some(why) => noted.insert(key.clone(), why),
            None => noted.remove(key),
        };
    }

    /// Why the source that was asked for this key gave no answer. `None` if no source was asked.
    pub fn of(&self, key: &Key) -> Option<NoAnswer> {
        self.noted().get(key).cloned()
    }

    fn noted(&self) -> MutexGuard<'_, BTreeMap<Key, NoAnswer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

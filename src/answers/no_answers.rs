//! Who was asked and gave no answer, for the failure that says what is missing.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::protocol::Key;

/// Why somebody who was asked gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The ask program ended with another status than 0.
    Failed(PathBuf, ExitStatus),
    /// The ask program's first line was empty, or no text.
    Silent(PathBuf),
    /// The sandbox's inbox holds none.
    EmptyInbox,
}

/// The keys that were asked for in vain. Every copy is the same one.
#[derive(Clone, Debug, Default)]
pub struct NoAnswers(Arc<Mutex<BTreeMap<Key, NoAnswer>>>);

impl NoAnswers {
    /// Notes what came of asking for a key the last time; `None`: an answer.
    pub(super) fn note(&self, key: &Key, why: Option<NoAnswer>) {
        let mut noted = self.noted();
        match why {
            Some(why) => noted.insert(key.clone(), why),
            None => noted.remove(key),
        };
    }

    /// Why nobody gave an answer for this key, if somebody was asked.
    pub fn of(&self, key: &Key) -> Option<NoAnswer> {
        self.noted().get(key).cloned()
    }

    fn noted(&self) -> MutexGuard<'_, BTreeMap<Key, NoAnswer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

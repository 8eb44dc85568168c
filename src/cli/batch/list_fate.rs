//! What became of the list of `batch run` and of its changed rows: what its text and its JSON share.

use std::path::Path;

use super::import::Took;
use super::words;
use crate::ledger::State;
use crate::messages::{Lang, batch as say};
use crate::path_text::word;

/// What became of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was only checked. `skips_bad`: an import with the same options would skip bad rows.
    Checked {
        /// True if bad rows are skipped.
        skips_bad: bool,
    },
    /// It was imported.
    Imported,
    /// It was refused. `skippable`: with `--skip-bad` it would have been imported.
    Refused {
        /// True if the bad rows could be skipped.
        skippable: bool,
    },
}

impl Fate {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Checked { .. } => "checked",
            Self::Imported => "imported",
            Self::Refused { .. } => "refused",
        }
    }
}

/// How many rows that are not used are not named.
pub fn more(took: &Took) -> u64 {
    took.bad.more() + took.missing.more() + took.imported.refused.more()
}

/// Says that a change comes too late.
pub fn too_late_text(user_id: &str, state: State, lang: Lang) -> String {
    say::TOO_LATE.fill(lang, &[("user_id", user_id), ("state", words::state(state).get(lang))])
}

/// Says when a change takes effect.
pub fn changed_text(user_id: &str, state: State, ledger: &Path, lang: Lang) -> String {
    match state {
        State::Failed => {
            let command = format!("zhengxin batch retry -l {} {}", word(ledger), word(user_id));
            say::CHANGED_FAILED.fill(lang, &[("user_id", user_id), ("command", &command)])
        }
        _ => say::CHANGED.fill(lang, &[("user_id", user_id)]),
    }
}

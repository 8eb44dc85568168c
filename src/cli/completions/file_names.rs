//! File names, which the shell completes itself: it knows its own quoting, `~` and what is hidden.

use clap_complete::engine::CompletionCandidate;

/// Which names a shell is to add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNames {
    /// Of files and directories.
    Any,
    /// Of directories only.
    Directories,
    /// Of ledgers and directories; of any files where there is neither.
    Ledgers,
}

impl FileNames {
    const ALL: [Self; 3] = [Self::Any, Self::Directories, Self::Ledgers];

    /// The word for a shell.
    pub fn word(self) -> &'static str {
        match self {
            Self::Any => "files",
            Self::Directories => "directories",
            Self::Ledgers => "ledgers",
        }
    }

    /// The names as one candidate among others. Its value is the part of the word that stands before the name.
    pub fn candidate(self, before: &str) -> CompletionCandidate {
        CompletionCandidate::new(before).id(Some(self.id()))
    }

    /// The names that a candidate stands for, if it does not stand for itself.
    pub fn of(candidate: &CompletionCandidate) -> Option<Self> {
        let id = candidate.get_id()?;
        Self::ALL.into_iter().find(|names| *id == names.id())
    }

    fn id(self) -> String {
        format!("names::{}", self.word())
    }
}

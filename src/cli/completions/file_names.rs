//! File names, which the shell completes itself, because it knows its quoting, `~`, and which names are hidden.

use clap_complete::engine::CompletionCandidate;

/// Which file names the shell should add.
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

    /// The file names as one candidate among others. Its value is the part of the word before the name.
    pub fn candidate(self, before: &str) -> CompletionCandidate {
        CompletionCandidate::new(before).id(Some(self.id()))
    }

    /// The file names that a candidate represents; `None` for a candidate that represents itself.
    pub fn of(candidate: &CompletionCandidate) -> Option<Self> {
        let id = candidate.get_id()?;
        Self::ALL.into_iter().find(|names| *id == names.id())
    }

    fn id(self) -> String {
        format!("names::{}", self.word())
    }
}

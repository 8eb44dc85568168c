//! An answer together with its source.

use std::fmt;

use crate::protocol::check::Problem;
use crate::protocol::{Key, Secret, normalised};

/// The sources of a value, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Its flag. For secrets: `--password-stdin`, `--password-file` and similar options.
    Flag,
    /// The answers file.
    AnswersFile,
    /// The environment.
    Environment,
    /// `password_command` of the profile, or its variable. It ranks below values given for this run only.
    PasswordCommand,
    /// The form's prefilled value.
    Form,
    /// The session.
    Session,
    /// The ask program.
    AskProgram,
    /// The sandbox's inbox.
    SandboxInbox,
    /// The person at the terminal.
    Prompt,
}

impl Source {
    /// The name in `--dry-run`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::AnswersFile => "answers",
            Self::Environment => "environment",
            Self::PasswordCommand => "password-command",
            Self::Form => "form",
            Self::Session => "session",
            Self::AskProgram => "ask",
            Self::SandboxInbox => "sandbox",
            Self::Prompt => "prompt",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A value and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer {
    /// The value, normalised for sending.
    pub value: Secret,
    /// The source.
    pub source: Source,
}

impl Answer {
    /// Normalises a given text, or says why it cannot be a value of `key`.
    pub(super) fn new(key: &Key, text: &str, source: Source) -> Result<Self, Problem> {
        normalised(key, text).map(|value| Self { value, source })
    }
}

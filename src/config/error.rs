//! Configuration errors.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::{ProfileKey, ValueProblem};
use crate::env::NotUnicode;
use crate::keys::KeyError;
use crate::protocol::Class;

/// Where a setting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A global option.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// A line of the configuration file, from 1 on.
    File {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
    },
    /// Nowhere: it is what the program takes by itself.
    Default,
}

impl Place {
    /// Its kind in one word: `flag`, `env`, `profile` or `default`.
    pub fn origin(&self) -> &'static str {
        match self {
            Self::Flag(_) => "flag",
            Self::Variable(_) => "env",
            Self::File { .. } => "profile",
            Self::Default => "default",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) | Self::Variable(name) => f.write_str(name),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// What a value of the configuration file must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A table.
    Table,
    /// A text.
    Text,
    /// A duration, which is a text with a unit.
    Duration,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Table => "a table",
            Self::Text => "a text in quotes",
            Self::Duration => "a duration with its unit, such as \"30s\"",
        })
    }
}

/// Why a configuration cannot be used. No variant holds a setting's value.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The system knows no home directory, and a path below it is needed.
    #[error("no home directory: set HOME{}", if *.config { ", or ZHENGXIN_CONFIG to a configuration file" } else { "" })]
    NoHome {
        /// True if the configuration file is what is needed, false for the state directory.
        config: bool,
    },
    /// ZHENGXIN_CONFIG names a file that is not there.
    #[error("{0}: no such file (named by ZHENGXIN_CONFIG)")]
    NotThere(PathBuf),
    /// The file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is no TOML.
    #[error("{path}:{line}:{column}: {message}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1 on.
        line: usize,
        /// The character in it, from 1 on.
        column: usize,
        /// What the parser expected; nothing of the file's text.
        message: String,
    },
    /// The file is no text.
    #[error("{path}:{line}:{column}: not valid UTF-8")]
    NotText {
        /// The file.
        path: PathBuf,
        /// The line, from 1 on.
        line: usize,
        /// The character in it, from 1 on.
        column: usize,
    },
    /// A key that no profile has.
    #[error("{path}:{line}: unknown key {key:?}{}", did_you_mean(.nearest.as_deref()))]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// The key.
        key: String,
        /// The key it most likely means.
        nearest: Option<String>,
    },
    /// A key whose value has the wrong type.
    #[error("{path}:{line}: {key} must be {expected}, not {found}")]
    WrongType {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// The key.
        key: String,
        /// What it must be.
        expected: Expected,
        /// What it is.
        found: &'static str,
    },
    /// A value that its key cannot have.
    #[error("{place}: {key} must be {problem}")]
    BadValue {
        /// Where it stands.
        place: Place,
        /// The key.
        key: ProfileKey,
        /// What is wrong with it.
        problem: ValueProblem,
    },
    /// A profile that is nowhere defined.
    #[error("{place}: no profile {name:?}{} (known: {})", did_you_mean(.nearest.as_deref()), .known.join(", "))]
    UnknownProfile {
        /// Who named it.
        place: Place,
        /// Its name.
        name: String,
        /// The profile it most likely means.
        nearest: Option<String>,
        /// Every profile there is.
        known: Vec<String>,
    },
    /// Passwords would travel in the clear.
    #[error("{origin} is not encrypted and passwords would travel in the clear; use https, or --allow-http")]
    PlainHttp {
        /// The gateway.
        origin: String,
    },
    /// A real gateway without the fields that it needs.
    #[error("{} {}", who_lacks(.profile.as_deref()), lacking(.keys))]
    Lacking {
        /// The profile; none where nobody named one and flag or environment name the gateway.
        profile: Option<String>,
        /// All keys that lack.
        keys: Vec<ProfileKey>,
    },
    /// `--user-id` and the answers file name two applicants.
    #[error("--user-id and user_id of the answers file differ")]
    UserIdsDiffer,
    /// A variable that cannot be read.
    #[error(transparent)]
    Environment(#[from] NotUnicode),
    /// `config init` does not overwrite.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// A file that the profile names and that cannot be used.
    #[error("{key}: {path}: {source}")]
    NamedFile {
        /// The key that names it.
        key: ProfileKey,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The private key cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A password command that others can change.
    #[error("{0}: others can write it, and it holds password_command")]
    OpenToOthers(PathBuf),
}

impl ConfigError {
    /// The error's class: what is typed on the command line is usage, the rest is configuration.
    pub fn class(&self) -> Class {
        match self {
            Self::UserIdsDiffer | Self::BadValue { place: Place::Flag(_), .. } => Class::Usage,
            _ => Class::Config,
        }
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!(" (did you mean {nearest}?)"))
}

fn who_lacks(profile: Option<&str>) -> String {
    profile.map_or_else(
        || "no profile is named, and these lack:".to_owned(),
        |profile| format!("profile {profile:?} lacks"),
    )
}

fn lacking(keys: &[ProfileKey]) -> String {
    let named = keys.iter().map(|key| format!("{key} ({})", key.spec().variable));
    named.collect::<Vec<_>>().join(", ")
}

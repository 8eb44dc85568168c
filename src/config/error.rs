//! Configuration errors.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::{ProfileKey, ValueProblem};
use crate::env::NotUnicode;
use crate::keys::KeyError;
use crate::protocol::Class;
use crate::store::StoreError;

/// The place of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A global option.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// A line of the configuration file, from 1.
    File {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
    },
    /// The program's default.
    Default,
}

impl Place {
    /// The kind of place: `flag`, `env`, `profile` or `default`.
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

/// The required type of a value in the configuration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A table.
    Table,
    /// A string.
    Text,
    /// A duration: a string with a unit.
    Duration,
    /// A list of texts.
    List,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Table => "a table",
            Self::Text => "a text in quotes",
            Self::List => "a list of texts, such as [\"real_name\"]",
            Self::Duration => "a duration with its unit, such as \"30s\"",
        })
    }
}

/// Why a configuration is not usable. No variant holds a setting's value.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The program needs the home directory, but the system has none for this user.
    #[error("no home directory: set HOME{}", if *.config { ", or ZHENGXIN_CONFIG to a configuration file" } else { "" })]
    NoHome {
        /// True if it needs the configuration file, false if it needs the state directory.
        config: bool,
    },
    /// The file named by ZHENGXIN_CONFIG does not exist.
    #[error("{0}: no such file (named by ZHENGXIN_CONFIG)")]
    NotThere(PathBuf),
    /// The file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file is not valid TOML.
    #[error("{path}:{line}:{column}: {message}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the parser expected. It quotes nothing of the file's text.
        message: String,
    },
    /// The file is not valid UTF-8.
    #[error("{path}:{line}:{column}: not valid UTF-8")]
    NotText {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// An unknown key.
    #[error("{path}:{line}: unknown key {key:?}{}", did_you_mean(.nearest.as_deref()))]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// The key.
        key: String,
        /// The closest known key.
        nearest: Option<String>,
    },
    /// The value has the wrong type.
    #[error("{path}:{line}: {key} must be {expected}, not {found}")]
    WrongType {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// The key.
        key: String,
        /// The expected type.
        expected: Expected,
        /// The actual type, with its article.
        found: &'static str,
    },
    /// The value is invalid for its key.
    #[error("{} must be {problem}", who_is_bad(.place, *.key))]
    BadValue {
        /// Its place.
        place: Place,
        /// The key.
        key: ProfileKey,
        /// The problem.
        problem: ValueProblem,
    },
    /// The profile does not exist.
    #[error("{place}: no profile {name:?}{} (known: {})", did_you_mean(.nearest.as_deref()), .known.join(", "))]
    UnknownProfile {
        /// The place that names it.
        place: Place,
        /// Its name.
        name: String,
        /// The closest known name.
        nearest: Option<String>,
        /// All profiles.
        known: Vec<String>,
    },
    /// Passwords would be sent unencrypted.
    #[error("{origin} is not encrypted and passwords would travel in the clear; use https, or --allow-http")]
    PlainHttp {
        /// The gateway.
        origin: String,
    },
    /// Required fields of a real gateway are missing.
    #[error("{} {}", who_lacks(.profile.as_deref()), lacking(.keys))]
    Lacking {
        /// The profile. `None` if no profile was named and a flag or the environment sets the gateway.
        profile: Option<String>,
        /// All missing keys.
        keys: Vec<ProfileKey>,
    },
    /// `--user-id` and the answers file name different applicants.
    #[error("--user-id and user_id of the answers file differ")]
    UserIdsDiffer,
    /// A variable that is not valid Unicode.
    #[error(transparent)]
    Environment(#[from] NotUnicode),
    /// `config init` does not overwrite a file.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// `config init` does not overwrite a profile.
    #[error("{path} has a profile {name:?} already")]
    ProfileExists {
        /// The file.
        path: PathBuf,
        /// The profile.
        name: String,
    },
    /// `config set` changes a profile that is in the file.
    #[error("{path}: no profile {name:?} to change{} (known: {})", did_you_mean(.nearest.as_deref()), .known.join(", "))]
    NotInFile {
        /// The file.
        path: PathBuf,
        /// The profile.
        name: String,
        /// The closest name in the file.
        nearest: Option<String>,
        /// The profiles of the file.
        known: Vec<String>,
    },
    /// `config set` and `config edit` need a file.
    #[error("{0}: there is no configuration file to change")]
    NothingToChange(PathBuf),
    /// A file that the profile names is not usable.
    #[error("{key}: {path}: {source}")]
    NamedFile {
        /// The key that names it.
        key: ProfileKey,
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The private key is not usable.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The audit log cannot be written.
    #[error("audit: {0}")]
    Audit(StoreError),
    /// A configuration file that other users can write.
    #[error("{0}: others can write it")]
    OpenToOthers(PathBuf),
}

impl ConfigError {
    /// The error class: usage for problems on the command line, configuration for all others.
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

/// The name of a bad value. An option and a variable have the name of their key, so they are named alone.
fn who_is_bad(place: &Place, key: ProfileKey) -> String {
    match place {
        Place::Flag(name) | Place::Variable(name) => (*name).to_owned(),
        Place::File { .. } | Place::Default => format!("{place}: {key}"),
    }
}

fn who_lacks(profile: Option<&str>) -> String {
    profile.map_or_else(
        || "no profile is named, and these are missing:".to_owned(),
        |profile| format!("profile {profile:?} lacks"),
    )
}

fn lacking(keys: &[ProfileKey]) -> String {
    let named = keys.iter().map(|key| format!("{key} ({})", key.spec().variable));
    named.collect::<Vec<_>>().join(", ")
}

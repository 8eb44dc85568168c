//! Errors for values that were given but cannot be used. No variant holds a value.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

use thiserror::Error;

use super::prompt::{key_text, problem_text};
use crate::duration;
use crate::env::NotUnicode;
use crate::messages::Lang;
use crate::protocol::check::Problem;
use crate::protocol::{Beyond, Class, Key, MethodName};
use crate::stdin::Input;

/// Why a given value, or its file or command, cannot be used.
#[derive(Debug, Error)]
pub enum AnswersError {
    /// The file could not be read.
    #[error("{path}: {source}")]
    Io {
        /// The input.
        path: Input,
        /// The system's error.
        source: io::Error,
    },
    /// A file with secrets that other users can read or change.
    #[error("{0} can be read or changed by others (chmod 600, or --allow-shared-file)")]
    Shared(Input),
    /// A file longer than any answers file.
    #[error("{path} is longer than {limit} bytes")]
    TooLong {
        /// The input.
        path: Input,
        /// The length limit.
        limit: u64,
    },
    /// A file that is not valid UTF-8.
    #[error("{0} is not valid UTF-8")]
    NotText(Input),
    /// A file whose first line is empty.
    #[error("{0} is empty, or its first line is")]
    Empty(Input),
    /// A file with a second line where one value is expected. Only a person can say which of the lines is meant.
    #[error("{0} has more than one line, and one value is wanted")]
    Lines(Input),
    /// An answers file that is neither valid JSON nor valid TOML.
    #[error("{path}:{line}:{column}: not valid {format}{}", why.map(|why| format!(": {why}")).unwrap_or_default())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// `JSON` or `TOML`.
        format: &'static str,
        /// The reason, in words that quote none of the text.
        why: Option<&'static str>,
    },
    /// An answers file with more members, or deeper nesting, than answers need.
    #[error("{path}: {beyond}")]
    Beyond {
        /// The file.
        path: PathBuf,
        /// The limit that was exceeded.
        beyond: Beyond,
    },
    /// An answers file that is JSON but not an object.
    #[error("{0} is no object of keys and values")]
    NotAnObject(PathBuf),
    /// A value that is neither a string nor a number.
    #[error("{path}: {name} must be a text in quotes, not {found}")]
    WrongType {
        /// The file.
        path: PathBuf,
        /// The key.
        key: Key,
        /// The key as written.
        name: String,
        /// The value's type.
        found: &'static str,
    },
    /// A number that may have lost leading zeros or precision.
    #[error("{path}: {name} is a number and may have lost digits: write it in quotes")]
    NumberUnsafe {
        /// The file.
        path: PathBuf,
        /// The key.
        key: Key,
        /// The key as written.
        name: String,
    },
    /// Answers to the questions that are not five option numbers.
    #[error("{place}: needs five numbers of options, such as 1,2,3,1,5")]
    QuestionAnswers {
        /// The file or variable.
        place: String,
    },
    /// A value that is not valid for its key.
    #[error("{}: {}", key_text(key, Lang::En), problem_text(*problem).get(Lang::En))]
    Unusable {
        /// Its key.
        key: Key,
        /// What is wrong with it.
        problem: Problem,
        /// The method that it is for.
        method: MethodName,
    },
    /// Two options read standard input.
    #[error("{first} and {second} both read standard input")]
    TwoReaders {
        /// The option that already reads it.
        first: String,
        /// The option that would read it too.
        second: String,
    },
    /// Two options supply the password.
    #[error("only one of --password-stdin, --password-file and --password-command can give the password")]
    TwoPasswords,
    /// A variable that cannot be read.
    #[error(transparent)]
    Environment(#[from] NotUnicode),
    /// The password command could not be run.
    #[error("the password command could not be run: {0}")]
    CommandNotRun(#[source] io::Error),
    /// The password command failed.
    #[error("the password command failed ({0})")]
    CommandFailed(ExitStatus),
    /// The password command printed no usable line.
    #[error("the password command printed no password")]
    CommandSilent,
    /// The password command printed too much.
    #[error("the output of the password command is too long")]
    CommandTooLong,
    /// The password command took too long.
    #[error("the password command took longer than {}", duration::en(*.0))]
    CommandTimedOut(Duration),
}

impl AnswersError {
    /// The error's class.
    pub fn class(&self) -> Class {
        match self {
            Self::TwoReaders { .. } | Self::TwoPasswords => Class::Usage,
            Self::Beyond { .. }
            | Self::NumberUnsafe { .. }
            | Self::QuestionAnswers { .. }
            | Self::WrongType { .. }
            | Self::Unusable { .. } => Class::Input,
            Self::Io { .. }
            | Self::Shared(_)
            | Self::TooLong { .. }
            | Self::NotText(_)
            | Self::Empty(_)
            | Self::Lines(_)
            | Self::Syntax { .. }
            | Self::NotAnObject(_)
            | Self::Environment(_)
            | Self::CommandNotRun(_)
            | Self::CommandFailed(_)
            | Self::CommandSilent
            | Self::CommandTooLong
            | Self::CommandTimedOut(_) => Class::Config,
        }
    }
}

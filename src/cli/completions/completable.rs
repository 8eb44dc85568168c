//! The kinds of values that the program can complete, and where it finds them.

use std::ffi::OsStr;
use std::time::Duration;

use clap::Command;
use clap_complete::engine::CompletionCandidate;

use super::file_names::FileNames;
use super::typed_line::TypedLine;
use crate::cli::topics::{TOPICS, meaning_of_class};
use crate::config::{DEFAULT_PROFILE, PROFILE_KEYS, ProfileKey, ProfileKeySpec, ValueKind};
use crate::messages::Lang;
use crate::protocol::{CLASSES, KEYS, Key, METHODS, Method, MethodName, MethodSpec, Sensitivity, codes};
use crate::session::{Location, is_path, user_ids};

/// How long sessions are searched, because a person is waiting for the answer.
const PATIENCE: Duration = Duration::from_millis(10);
/// The built-in gateway, and the ask program that reads its inbox.
const SANDBOX: &str = "sandbox:";

/// A kind of values that can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completable {
    /// `sandbox:` or a program.
    AskProgram,
    /// A class.
    Class,
    /// A class that any code has.
    ClassOfCodes,
    /// A code of the gateway.
    Code,
    /// A directory.
    Directory,
    /// A file.
    File,
    /// `sandbox:`. Other gateways are not repeated: their addresses may hold a password.
    Gateway,
    /// A topic of `help`, or the next word of a command.
    HelpWord,
    /// A ledger of `batch`.
    Ledger,
    /// A method, by its short name or, once that fits no longer, by its full one.
    Method,
    /// A parameter of the method that was typed.
    Parameter,
    /// A profile of the configuration.
    Profile,
    /// A key of a profile.
    ProfileKey,
    /// A key of a profile with its value.
    ProfilePair,
    /// A value for the key of a profile that was typed.
    ProfileValue,
    /// A stored session, or the path of one.
    Session,
    /// The user_id of a stored session.
    UserId,
}

impl Completable {
    /// The values that may begin with `current`; the caller drops those that do not. `names` are the words that may
    /// follow `help`.
    pub fn candidates(self, current: &str, line: &TypedLine, names: &[(String, String)]) -> Vec<CompletionCandidate> {
        let lang = line.lang;
        let of = |zh, en| if lang == Lang::Zh { zh } else { en };
        match self {
            Self::AskProgram => vec![CompletionCandidate::new(SANDBOX), FileNames::Any.candidate("")],
            Self::Class => CLASSES.iter().map(|row| meaning(row.name, meaning_of_class(row, lang))).collect(),
            Self::ClassOfCodes => codes::classes().map(|row| meaning(row.name, meaning_of_class(row, lang))).collect(),
            Self::Code => {
                codes::CODES.iter().map(|row| meaning(row.code.to_string(), of(row.vendor_text, row.english))).collect()
            }
            Self::Directory => vec![FileNames::Directories.candidate("")],
            Self::File => vec![FileNames::Any.candidate("")],
            Self::Gateway => vec![CompletionCandidate::new(SANDBOX)],
            Self::HelpWord => names.iter().map(|(name, about)| meaning(name, about)).collect(),
            Self::Ledger => vec![FileNames::Ledgers.candidate("")],
            Self::Method => methods(lang),
            Self::Parameter => parameters(current, line.method(), lang),
            Self::Profile => plain(line.profiles()),
            Self::ProfileKey => {
                let keys = PROFILE_KEYS.iter().map(|row| meaning(row.name, row.meaning.get(lang)));
                keys.chain([CompletionCandidate::new(DEFAULT_PROFILE)]).collect()
            }
            Self::ProfilePair => match current.split_once('=') {
                Some((name, _)) => {
                    let before = format!("{name}=");
                    let values = ProfileKey::from_name(name).map(of_key).unwrap_or_default();
                    values.into_iter().map(|value| value.add_prefix(&before)).collect()
                }
                None => {
                    let pair = |row: &ProfileKeySpec| meaning(format!("{}=", row.name), row.meaning.get(lang));
                    PROFILE_KEYS.iter().map(pair).collect()
                }
            },
            Self::ProfileValue if line.sets(DEFAULT_PROFILE) => plain(line.profiles()),
            Self::ProfileValue => line.profile_key().map(of_key).unwrap_or_default(),
            Self::Session if is_path(OsStr::new(current)) || current.starts_with(['.', '~']) => {
                vec![FileNames::Any.candidate("")]
            }
            Self::Session => plain(line.state().map(|state| Location::names_as_found(&state)).unwrap_or_default()),
            Self::UserId => plain(line.state().map(|state| user_ids(&state, current, PATIENCE)).unwrap_or_default()),
        }
    }
}

/// The words that `help` takes behind `words`: names of commands, and of topics where no command is named yet.
pub fn help_words(definition: &Command, words: &[String], lang: Lang) -> Vec<(String, String)> {
    let found = words.iter().try_fold(definition, |command, word| command.find_subcommand(word));
    let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let commands = found.into_iter().flat_map(Command::get_subcommands);
    let topics = TOPICS
        .iter()
        .filter(|_| words.is_empty())
        .map(|topic| (topic.name.to_owned(), topic.about.get(lang).to_owned()));
    topics.chain(commands.map(|command| (command.get_name().to_owned(), about(command)))).collect()
}

fn meaning(value: impl Into<String>, meaning: &str) -> CompletionCandidate {
    let help = (!meaning.is_empty()).then(|| meaning.to_owned().into());
    CompletionCandidate::new(value.into()).help(help)
}

fn plain(values: impl IntoIterator<Item = String>) -> Vec<CompletionCandidate> {
    values.into_iter().map(CompletionCandidate::new).collect()
}

fn methods(lang: Lang) -> Vec<CompletionCandidate> {
    let title = |row: &MethodSpec| if lang == Lang::Zh { row.title } else { row.english };
    let short = METHODS.iter().map(|row| meaning(row.name, title(row)));
    let full = METHODS.iter().map(|row| meaning(MethodName::Known(row.method).full(), title(row)).hide(true));
    short.chain(full).collect()
}

/// The parameters of a method, or of all, each with the sign that its value follows; a secret comes from a file only.
fn parameters(current: &str, method: Option<Method>, lang: Lang) -> Vec<CompletionCandidate> {
    if let Some((key, _)) = current.split_once("=@") {
        return vec![FileNames::Any.candidate(&format!("{key}=@"))];
    }
    let keys: Vec<&Key> = match method {
        Some(method) => method.spec().params.iter().map(|param| param.key).collect(),
        None => KEYS.iter().map(|row| &row.key).collect(),
    };
    let sign = |key: &Key| if key.sensitivity() == Sensitivity::Secret { "=@" } else { "=" };
    let about = |key: &Key| key.spec().map_or("", |row| if lang == Lang::Zh { row.chinese() } else { row.english });
    keys.into_iter().map(|key| meaning(format!("{}{}", key.wire(), sign(key)), about(key))).collect()
}

/// The values of a profile's key.
fn of_key(key: ProfileKey) -> Vec<CompletionCandidate> {
    match key.spec().kind {
        ValueKind::OneOf(words) => words.iter().map(CompletionCandidate::new).collect(),
        ValueKind::Path => vec![FileNames::Any.candidate("")],
        ValueKind::Gateway => vec![CompletionCandidate::new(SANDBOX)],
        ValueKind::Text
        | ValueKind::Url
        | ValueKind::Proxy
        | ValueKind::Duration
        | ValueKind::Count
        | ValueKind::Keys
        | ValueKind::Params => Vec::new(),
    }
}

//! Failures for an unusable configuration or environment variable.

use super::Words;
use super::files::store_words;
use super::keys::words as key_words;
use crate::config::{ConfigError, Expected, Place, ProfileKey, SANDBOX_PROFILE, ValueProblem};
use crate::env::NotUnicode;
use crate::messages::why::{self, config as say, json, system};
use crate::messages::{Lang, config as commands, errors as said, usage};
use crate::output::Failure;
use crate::protocol::Class;

/// The failure for an unusable configuration.
pub fn config(error: &ConfigError, lang: Lang) -> Box<Failure> {
    let failure = words(error).failure(error.class(), lang, error);
    Box::new(match error {
        ConfigError::OpenToOthers(path) => {
            let path = path.display().to_string();
            failure.hint(said::CONFIG_WRITABLE.fill(lang, &[("path", &shell_words::quote(&path))]))
        }
        ConfigError::Exists(_) => failure.hint(commands::ADD_OR_CHANGE.get(lang)),
        ConfigError::ProfileExists { name, .. } => {
            failure.hint(commands::CHANGE.fill(lang, &[("profile", &shell_words::quote(name))]))
        }
        ConfigError::NotInFile { .. } => failure.hint(commands::ADD.get(lang)),
        ConfigError::Lacking { profile: Some(profile), keys } => failure.hint(how_to_supply(profile, keys, lang)),
        ConfigError::Lacking { profile: None, .. } => failure.hint(commands::NAME_OR_ADD.get(lang)),
        ConfigError::UnknownProfile { place: Place::File { .. }, .. } => {
            failure.hint(commands::OTHER_DEFAULT.get(lang))
        }
        ConfigError::UnknownProfile { .. } => failure.hint(commands::ADD.get(lang)),
        ConfigError::Syntax { .. }
        | ConfigError::NotText { .. }
        | ConfigError::UnknownKey { .. }
        | ConfigError::WrongType { .. }
        | ConfigError::BadValue { place: Place::File { .. }, .. } => failure.hint(commands::CORRECT.get(lang)),
        ConfigError::NothingToChange(_) => failure.hint(commands::WRITE_ONE.get(lang)),
        _ => failure,
    })
}

/// The command that supplies the keys that a profile lacks. A real gateway needs a profile of its own, because the
/// built-in one is not in the file.
fn how_to_supply(profile: &str, keys: &[ProfileKey], lang: Lang) -> String {
    let quoted = shell_words::quote(profile);
    let name = ("profile", quoted.as_ref());
    match keys {
        _ if profile == SANDBOX_PROFILE => commands::ADD.get(lang).to_owned(),
        [key] => commands::SET_FIRST.fill(lang, &[name, ("key", key.name())]),
        _ => commands::SET_EACH_FIRST.fill(lang, &[name]),
    }
}

/// Its message as text.
pub fn config_text(error: &ConfigError, lang: Lang) -> String {
    words(error).said(lang, error)
}

/// The failure for a variable that is not valid Unicode.
pub fn environment(error: &NotUnicode, lang: Lang) -> Box<Failure> {
    Box::new(not_unicode(error).failure(Class::Config, lang, error))
}

/// The failure for an invalid duration; `what` names its option or key.
pub fn duration(what: &str, problem: ValueProblem, lang: Lang) -> Box<Failure> {
    let (error, reason) = (problem.to_string(), problem_words(problem).zh());
    Failure::misused(lang, usage::DURATION, &[("what", what), ("error", &error), ("reason", &reason)])
}

/// The failure for a command-line value that is invalid for its key. The value is not repeated.
pub fn argument(key: ProfileKey, problem: ValueProblem, lang: Lang) -> Box<Failure> {
    let (error, reason) = (problem.to_string(), problem_words(problem).zh());
    let values = [("key", key.name()), ("error", &error), ("reason", &reason)];
    Failure::misused(lang, usage::BAD_ARGUMENT, &values)
}

pub(super) fn not_unicode(error: &NotUnicode) -> Words {
    Words::of(why::NOT_UNICODE).with("name", &error.0)
}

fn words(error: &ConfigError) -> Words {
    match error {
        ConfigError::NoHome { config: true } => Words::of(say::NO_HOME_CONFIG),
        ConfigError::NoHome { config: false } => Words::of(say::NO_HOME),
        ConfigError::NotThere(path) => Words::of(say::NOT_THERE).with("path", path.display()),
        ConfigError::Io { path, source } => {
            Words::of(say::IO).with("path", path.display()).with("reason", system::reason(source))
        }
        ConfigError::Syntax { path, line, column, message } => {
            let words = Words::of(say::SYNTAX).with("path", path.display()).with("line", line);
            words.with("column", column).with("message", message)
        }
        ConfigError::NotText { path, line, column } => {
            Words::of(say::NOT_TEXT).with("path", path.display()).with("line", line).with("column", column)
        }
        ConfigError::UnknownKey { path, line, key, nearest } => {
            let words = Words::of(say::UNKNOWN_KEY).with("path", path.display()).with("line", line);
            words.with("key", key).with("near", near(nearest.as_deref()))
        }
        ConfigError::WrongType { path, line, key, expected, found } => {
            let words = Words::of(say::WRONG_TYPE).with("path", path.display()).with("line", line).with("key", key);
            words.with("expected", expected_words(*expected).zh()).with("found", json::kind(found))
        }
        ConfigError::BadValue { place, key, problem } => {
            let words = match place {
                Place::Flag(name) | Place::Variable(name) => Words::of(say::BAD_NAMED).with("name", name),
                Place::File { .. } | Place::Default => {
                    Words::of(say::BAD_VALUE).with("place", place_text(place)).with("key", key)
                }
            };
            words.with("reason", problem_words(*problem).zh())
        }
        ConfigError::UnknownProfile { place, name, nearest, known } => {
            let words = Words::of(say::UNKNOWN_PROFILE).with("place", place_text(place)).with("name", name);
            words.with("near", near(nearest.as_deref())).with("known", Lang::Zh.list(known))
        }
        ConfigError::PlainHttp { origin } => Words::of(say::PLAIN_HTTP).with("origin", origin),
        ConfigError::Lacking { profile, keys } => {
            let keys: Vec<String> = keys.iter().map(|key| format!("{key}（{}）", key.spec().variable)).collect();
            let words = match profile {
                Some(profile) => Words::of(say::LACKING).with("profile", profile),
                None => Words::of(say::LACKING_UNNAMED),
            };
            words.with("keys", Lang::Zh.list(&keys))
        }
        ConfigError::UserIdsDiffer => Words::of(say::USER_IDS_DIFFER),
        ConfigError::Environment(error) => not_unicode(error),
        ConfigError::Exists(path) => Words::of(say::EXISTS).with("path", path.display()),
        ConfigError::ProfileExists { path, name } => {
            Words::of(say::PROFILE_EXISTS).with("path", path.display()).with("name", name)
        }
        ConfigError::NotInFile { path, name, nearest, known } => {
            let words = Words::of(say::NOT_IN_FILE).with("path", path.display()).with("name", name);
            words.with("near", near(nearest.as_deref())).with("known", Lang::Zh.list(known))
        }
        ConfigError::NothingToChange(path) => Words::of(say::NOTHING_TO_CHANGE).with("path", path.display()),
        ConfigError::NamedFile { key, path, source } => {
            let words = Words::of(say::NAMED_FILE).with("key", key).with("path", path.display());
            words.with("reason", system::reason(source))
        }
        ConfigError::Key(error) => key_words(error),
        ConfigError::Audit(error) => Words::of(say::AUDIT).with("reason", store_words(error).zh()),
        ConfigError::OpenToOthers(path) => Words::of(say::WRITABLE).with("path", path.display()),
    }
}

fn near(nearest: Option<&str>) -> String {
    nearest.map(|nearest| Words::of(say::NEAR).with("nearest", nearest).zh()).unwrap_or_default()
}

fn place_text(place: &Place) -> String {
    match place {
        Place::Default => Words::of(say::BY_DEFAULT).zh(),
        Place::Flag(_) | Place::Variable(_) | Place::File { .. } => place.to_string(),
    }
}

fn expected_words(expected: Expected) -> Words {
    Words::of(match expected {
        Expected::Table => say::TABLE,
        Expected::Text => say::QUOTED,
        Expected::Duration => say::DURATION,
        Expected::List => say::LIST,
    })
}

fn problem_words(problem: ValueProblem) -> Words {
    Words::of(match problem {
        ValueProblem::Empty => say::EMPTY,
        ValueProblem::NotAGateway => say::NOT_A_GATEWAY,
        ValueProblem::NotAUrl => say::NOT_A_URL,
        ValueProblem::NotAProxy => say::NOT_A_PROXY,
        ValueProblem::NoUnit => say::NO_UNIT,
        ValueProblem::NotADuration => say::NOT_A_DURATION,
        ValueProblem::NotPositive => say::NOT_POSITIVE,
        ValueProblem::NotACount => say::NOT_A_COUNT,
        ValueProblem::NotExtra => say::NOT_EXTRA,
        ValueProblem::NotParams => say::NOT_PARAMS,
        ValueProblem::NotOneOf(words) => return Words::of(say::NOT_ONE_OF).with("words", Lang::Zh.list(words)),
    })
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;

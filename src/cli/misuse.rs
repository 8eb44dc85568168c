//! Mistakes on the command line for which the parser's own message is not good enough.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::answers::missing;
use crate::messages::{Lang, usage as say};
use crate::nearest::nearest;
use crate::output::Failure;
use crate::protocol::Key;

/// Flags that people may expect to take a secret, with that secret.
#[rustfmt::skip]
const SECRET_FLAGS: [(&str, Key); 11] = [
    ("password", Key::Password), ("passwd", Key::Password), ("pass", Key::Password), ("pwd", Key::Password),
    ("card-password", Key::CardPassword), ("card-pin", Key::CardPassword), ("pin", Key::CardPassword),
    ("last-three", Key::LastThree), ("cvn2", Key::LastThree), ("cvn", Key::LastThree), ("cvv", Key::LastThree),
];

/// The failure for a known mistake; `None` leaves the message to the parser. It repeats no value.
pub fn failure(error: &clap::Error, lang: Lang) -> Option<Box<Failure>> {
    match error.kind() {
        ErrorKind::UnknownArgument => secret_flag(text(error, ContextKind::InvalidArg)?, lang),
        ErrorKind::InvalidSubcommand => word(text(error, ContextKind::InvalidSubcommand)?, lang),
        _ => None,
    }
}

/// The failure for a pair where a command or a method is expected. The value is not repeated, as it may be a secret.
pub fn pair(key: &str, lang: Lang) -> Box<Failure> {
    let mut failure = Failure::misused(lang, say::PAIR_WITHOUT_METHOD, &[("key", key)]);
    failure.hint = Some(say::PAIR_HINT.fill(lang, &[("key", key)]));
    failure
}

/// Moves the command that was most likely meant to the front of the suggestions.
pub fn put_the_nearest_first(error: &mut clap::Error) {
    let Some(typed) = text(error, ContextKind::InvalidSubcommand).map(str::to_owned) else { return };
    let Some(ContextValue::Strings(mut names)) = error.get(ContextKind::SuggestedSubcommand).cloned() else { return };
    let Some(first) = nearest(&typed, names.iter().map(String::as_str)).map(str::to_owned) else { return };
    names.sort_by_key(|name| *name != first);
    error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(names));
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    }
}

fn secret_flag(typed: &str, lang: Lang) -> Option<Box<Failure>> {
    let name = typed.strip_prefix("--")?.split(['=', ' ']).next()?.replace('_', "-");
    let (flag, key) = SECRET_FLAGS.iter().find(|(flag, _)| *flag == name)?;
    let mut failure = Failure::misused(lang, say::NO_SECRET_FLAG, &[("flag", &format!("--{flag}"))]);
    let ways = missing(std::slice::from_ref(key));
    let flags: Vec<&str> = ways.iter().flat_map(|value| &value.flags).map(String::as_str).collect();
    let variable = ways.first().map(|value| value.variable.as_str()).unwrap_or_default();
    let values = [("flags", lang.list(&flags)), ("variable", variable.to_owned()), ("key", key.name().to_owned())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    failure.hint = Some(say::SECRET_WAYS.fill(lang, &values));
    Some(failure)
}

fn word(typed: &str, lang: Lang) -> Option<Box<Failure>> {
    typed.split_once('=').map(|(key, _)| pair(key.trim_end_matches(':'), lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parse;
    use crate::protocol::{KEYS, Sensitivity};

    fn error(line: &str) -> clap::Error {
        parse::whole().try_get_matches_from(shell_words::split(line).unwrap()).unwrap_err()
    }

    #[test]
    fn every_secret_has_the_flag_that_people_expect() {
        for row in KEYS.iter().filter(|row| row.sensitivity == Sensitivity::Secret) {
            let flag = row.name.replace('_', "-");
            assert!(SECRET_FLAGS.iter().any(|(name, key)| *name == flag && *key == row.key), "{flag}");
        }
    }

    #[test]
    fn the_command_that_was_meant_stands_first() {
        let mut error = error("zhengxin sessions");
        put_the_nearest_first(&mut error);
        let Some(ContextValue::Strings(names)) = error.get(ContextKind::SuggestedSubcommand) else { panic!("{error}") };
        assert_eq!(names.first().map(String::as_str), Some("session"), "{names:?}");
    }
}

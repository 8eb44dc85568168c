//! Mistakes on the command line for which the parser's own message is not good enough.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::answers::missing;
use crate::messages::{Lang, usage as say};
use crate::nearest::{is_exchanged, nearest};
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

/// Adds the nearest command, option or value where the parser suggests none: it misses two exchanged letters of a short
/// word. Of several commands, the one that was most likely meant comes first.
pub fn suggest(error: &mut clap::Error, argv: &[OsString], whole: impl FnOnce() -> Command) {
    let found = match error.kind() {
        ErrorKind::InvalidSubcommand => nearest_command(error, argv, whole),
        ErrorKind::UnknownArgument => nearest_option(error, argv, whole),
        ErrorKind::InvalidValue => nearest_value(error),
        _ => None,
    };
    if let Some((kind, suggestion)) = found {
        error.insert(kind, suggestion);
    }
}

type Suggestion = Option<(ContextKind, ContextValue)>;

fn nearest_command(error: &clap::Error, argv: &[OsString], whole: impl FnOnce() -> Command) -> Suggestion {
    let typed = text(error, ContextKind::InvalidSubcommand)?;
    let kind = ContextKind::SuggestedSubcommand;
    if let Some(ContextValue::Strings(names)) = error.get(kind) {
        let (first, mut names) = (nearest(typed, names.iter().map(String::as_str))?, names.clone());
        names.sort_by_key(|name| name != first);
        return Some((kind, ContextValue::Strings(names)));
    }
    let whole = whole();
    let command = typed_command(&whole, argv, typed);
    let known = command.get_subcommands().filter(|known| !known.is_hide_set()).map(Command::get_name);
    Some((kind, ContextValue::Strings(vec![nearest(typed, known)?.to_owned()])))
}

fn nearest_option(error: &clap::Error, argv: &[OsString], whole: impl FnOnce() -> Command) -> Suggestion {
    let typed = text(error, ContextKind::InvalidArg)?;
    let kind = ContextKind::SuggestedArg;
    let name = typed.strip_prefix("--")?;
    let mut whole = whole();
    whole.build(); // so that each command has the global options
    let command = typed_command(&whole, argv, typed);
    let known = command.get_arguments().filter(|known| !known.is_hide_set()).filter_map(Arg::get_long);
    let found = nearest(name, known)?;
    let is_better = error.get(kind).is_none() || is_exchanged(name, found);
    is_better.then(|| (kind, ContextValue::String(format!("--{found}"))))
}

fn nearest_value(error: &clap::Error) -> Suggestion {
    let (typed, kind) = (text(error, ContextKind::InvalidValue)?, ContextKind::SuggestedValue);
    match (error.get(kind), error.get(ContextKind::ValidValue)?) {
        (None, ContextValue::Strings(known)) => {
            Some((kind, ContextValue::String(nearest(typed, known.iter().map(String::as_str))?.to_owned())))
        }
        _ => None,
    }
}

/// The command whose words stand before the word with the mistake. The value of an option may happen to be such a word;
/// then the suggestion is another command's.
fn typed_command<'a>(whole: &'a Command, argv: &[OsString], typed: &str) -> &'a Command {
    let words = argv.iter().skip(1).filter_map(|word| word.to_str()).take_while(|word| !word.starts_with(typed));
    words.fold(whole, |command, word| command.find_subcommand(word).unwrap_or(command))
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

    /// The first suggestion for a line.
    fn meant(line: &str, kind: ContextKind) -> Option<String> {
        let argv: Vec<OsString> = line.split(' ').map(Into::into).collect();
        let mut error = error(line);
        suggest(&mut error, &argv, parse::whole);
        match error.get(kind)? {
            ContextValue::Strings(names) => names.first().cloned(),
            ContextValue::String(name) => Some(name.clone()),
            other => panic!("{other}"),
        }
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
        assert_eq!(meant("zhengxin sessions", ContextKind::SuggestedSubcommand).as_deref(), Some("session"));
    }

    #[test]
    fn two_exchanged_letters_of_a_short_word_are_a_slip_in_commands_options_and_values() {
        let cases = [
            ("zhengxin rnu", ContextKind::SuggestedSubcommand, "run"),
            ("zhengxin -p x config ste", ContextKind::SuggestedSubcommand, "set"),
            ("zhengxin captcha --otu x", ContextKind::SuggestedArg, "--out"),
            ("zhengxin completions zhs", ContextKind::SuggestedValue, "zsh"),
            ("zhengxin smoke --format tpa", ContextKind::SuggestedValue, "tap"),
        ];
        for (line, kind, expected) in cases {
            assert_eq!(meant(line, kind).as_deref(), Some(expected), "{line}");
        }
        assert_eq!(meant("zhengxin qqqq", ContextKind::SuggestedSubcommand), None);
    }
}

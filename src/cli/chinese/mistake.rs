//! Mistakes on the command line that clap finds, in Chinese: made from the parts of clap's error, never from its English words.
//! Only the tips are an exception, as clap keeps no parts of them.

use anstream::adapter::strip_str;
use anstyle::{AnsiColor, Style as Ansi};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::page::page;
use super::reason::reason;
use crate::messages::mistakes as say;
use crate::messages::{Lang, Text};
use crate::output::Failure;
use crate::protocol::Class;

/// What is wrong.
#[derive(Debug)]
struct Mistake {
    /// The sentence.
    said: Text,
    /// What fills its places.
    values: Vec<(&'static str, String)>,
    /// The lines below it: arguments, or the possible values.
    below: Vec<String>,
    /// What may have been meant.
    tips: Vec<String>,
    /// The command's usage.
    usage: Option<String>,
}

/// The mistake as a failure. `english` is what clap says.
pub fn failure(error: &clap::Error, english: &str) -> Box<Failure> {
    let mistake = Mistake::of(error);
    let mut values: Vec<(&str, &str)> = mistake.values.iter().map(|(place, value)| (*place, value.as_str())).collect();
    values.push(("error", english));
    let mut failure = Failure::said(Class::Usage, Lang::Zh, mistake.said, &values);
    failure.msg = [&[failure.msg][..], &mistake.below].concat().join(" ");
    failure.hint = mistake.tips.into_iter().next();
    Box::new(failure)
}

/// The mistake for people, with its tips and the usage, as clap has them.
pub fn text(error: &clap::Error, columns: usize) -> String {
    let mistake = Mistake::of(error);
    let (red, green) = (color(AnsiColor::Red), color(AnsiColor::Green));
    let values: Vec<(&str, &str)> = mistake.values.iter().map(|(place, value)| (*place, value.as_str())).collect();
    let said = mistake.said.fill(Lang::Zh, &values);
    let mut text = format!("{red}{}:{red:#} {said}\n", say::ERROR.zh);
    text.extend(mistake.below.iter().map(|line| format!("  {line}\n")));
    if !mistake.tips.is_empty() {
        text.push('\n');
    }
    text.extend(mistake.tips.iter().map(|tip| format!("  {green}{}:{green:#} {tip}\n", say::HINT.zh)));
    if let Some(usage) = &mistake.usage {
        text.push_str(&format!("\n{usage}\n"));
    }
    text.push_str(&format!("\n{}\n", say::MORE));
    page(&text, columns)
}

fn color(color: AnsiColor) -> Ansi {
    Ansi::new().fg_color(Some(color.into())).bold()
}

impl Mistake {
    fn of(error: &clap::Error) -> Self {
        let (said, values) = said(error);
        Self { said, values, below: below(error), tips: tips(error), usage: usage(error) }
    }
}

type Said = (Text, Vec<(&'static str, String)>);

fn said(error: &clap::Error) -> Said {
    let what = || one(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || one(error, ContextKind::InvalidValue).unwrap_or_default();
    let command = || one(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    let number = |kind| match error.get(kind) {
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let given = || number(ContextKind::ActualNumValues);
    match error.kind() {
        ErrorKind::UnknownArgument if what().starts_with('-') => (say::UNKNOWN_OPTION, vec![("what", what())]),
        ErrorKind::UnknownArgument => (say::ONE_TOO_MANY, vec![("what", what())]),
        ErrorKind::InvalidSubcommand => (say::UNKNOWN_COMMAND, vec![("what", command())]),
        ErrorKind::MissingSubcommand => (say::NO_COMMAND, vec![("what", command())]),
        ErrorKind::InvalidValue if value().is_empty() => (say::NO_VALUE, vec![("what", what())]),
        ErrorKind::InvalidValue => (say::BAD_VALUE, vec![("what", what()), ("value", value())]),
        ErrorKind::ValueValidation => match std::error::Error::source(error).and_then(reason) {
            Some(reason) => (say::BAD_VALUE_BECAUSE, vec![("what", what()), ("value", value()), ("reason", reason)]),
            None => (say::BAD_VALUE, vec![("what", what()), ("value", value())]),
        },
        ErrorKind::NoEquals => (say::NO_EQUALS, vec![("what", what())]),
        ErrorKind::TooManyValues => (say::TOO_MANY, vec![("what", what()), ("value", value())]),
        ErrorKind::TooFewValues => {
            let least = number(ContextKind::MinValues);
            (say::TOO_FEW, vec![("what", what()), ("least", least), ("count", given())])
        }
        ErrorKind::WrongNumberOfValues => {
            let least = number(ContextKind::ExpectedNumValues);
            (say::OTHER_COUNT, vec![("what", what()), ("least", least), ("count", given())])
        }
        ErrorKind::ArgumentConflict => match one(error, ContextKind::InvalidArg) {
            Some(what) if one(error, ContextKind::PriorArg).as_ref() == Some(&what) => {
                (say::TWICE, vec![("what", what)])
            }
            Some(what) => (say::CONFLICT, vec![("what", what)]),
            None => match one(error, ContextKind::InvalidSubcommand) {
                Some(what) => (say::CONFLICT, vec![("what", what)]),
                None => (say::CONFLICTS, Vec::new()),
            },
        },
        ErrorKind::MissingRequiredArgument => (say::MISSING, Vec::new()),
        ErrorKind::InvalidUtf8 => (say::NOT_UTF8, Vec::new()),
        kind => (say::OTHER, vec![("what", kind.to_string())]),
    }
}

/// The arguments or values that clap lists below the sentence.
fn below(error: &clap::Error) -> Vec<String> {
    let listed = |form: &str, kind| {
        let names = many(error, kind);
        (!names.is_empty()).then(|| form.replace("{values}", &Lang::Zh.list(&names))).into_iter().collect()
    };
    match error.kind() {
        ErrorKind::MissingRequiredArgument => many(error, ContextKind::InvalidArg),
        ErrorKind::ArgumentConflict => {
            let own = one(error, ContextKind::InvalidArg);
            many(error, ContextKind::PriorArg).into_iter().filter(|prior| own.as_ref() != Some(prior)).collect()
        }
        ErrorKind::InvalidValue => listed(say::VALUES, ContextKind::ValidValue),
        ErrorKind::MissingSubcommand => listed(say::COMMANDS, ContextKind::ValidSubcommand),
        _ => Vec::new(),
    }
}

fn tips(error: &clap::Error) -> Vec<String> {
    let near = [
        (ContextKind::SuggestedSubcommand, say::NEAR_COMMAND),
        (ContextKind::SuggestedArg, say::NEAR_ARGUMENT),
        (ContextKind::SuggestedValue, say::NEAR_VALUE),
    ];
    let near = near.into_iter().filter_map(|(kind, text)| {
        let names: Vec<String> = many(error, kind).iter().map(|name| format!("'{name}'")).collect();
        (!names.is_empty()).then(|| text.fill(Lang::Zh, &[("names", &Lang::Zh.list(&names))]))
    });
    let others: Vec<String> = match error.get(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) => tips.iter().filter_map(|tip| other_tip(&tip.to_string())).collect(),
        _ => Vec::new(),
    };
    near.chain(others).collect()
}

/// A tip that clap has put together in English. What stands in its quotation marks is told apart by their number and by
/// whether the second one holds two dashes.
fn other_tip(english: &str) -> Option<String> {
    let english = strip_str(english).to_string();
    let quoted: Vec<&str> = english.split('\'').skip(1).step_by(2).collect();
    Some(match quoted.as_slice() {
        [what, instead] if instead.contains("--") && *what != *instead && english.starts_with("to pass") => {
            say::AS_VALUE.fill(Lang::Zh, &[("what", what), ("instead", instead)])
        }
        [command, "--"] if !english.starts_with("to pass") => {
            say::WITHOUT_DASHES.fill(Lang::Zh, &[("command", command)])
        }
        [command] => say::ELSEWHERE.fill(Lang::Zh, &[("command", command)]),
        _ => return None,
    })
}

fn usage(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => Some(usage.ansi().to_string()),
        _ => None,
    }
}

fn one(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    }
}

fn many(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}

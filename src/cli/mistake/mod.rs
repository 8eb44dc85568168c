//! Mistakes on the command line that clap finds, in the program's words: made from the parts of clap's error, never from its
//! sentences. Only the tips are an exception, as clap keeps no parts of them.

mod reason;

use anstream::adapter::strip_str;
use anstyle::{AnsiColor, Style as Ansi};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use self::reason::reason;
use super::chinese::page;
use super::fitted::fitted;
use crate::messages::mistakes as say;
use crate::messages::{Lang, Text};
use crate::output::Failure;
use crate::protocol::Class;

/// What is wrong.
#[derive(Debug)]
struct Mistake {
    /// The sentence.
    said: String,
    /// The lines below it: arguments, or the possible values.
    below: Vec<String>,
    /// What may have been meant.
    hints: Vec<String>,
    /// The command's usage.
    usage: Option<String>,
}

/// The mistake as a failure.
pub fn failure(error: &clap::Error, lang: Lang) -> Box<Failure> {
    let mut failure = Failure::worded(Class::Usage, lang, |lang| Mistake::of(error, lang).on_one_line());
    failure.hint = Mistake::of(error, lang).hints.into_iter().next();
    Box::new(failure)
}

/// The mistake for people, with all its hints and the usage. Like any failure's, its sentence and each hint are on one line;
/// the rest fits the terminal.
pub fn text(error: &clap::Error, lang: Lang, columns: usize) -> String {
    let mistake = Mistake::of(error, lang);
    let red = Ansi::new().fg_color(Some(AnsiColor::Red.into())).bold();
    let cyan = Ansi::new().fg_color(Some(AnsiColor::Cyan.into()));
    let fit = |text: &str| match lang {
        Lang::En => fitted(text, columns),
        Lang::Zh => page(text, columns),
    };
    let mut text = format!("{red}{}{red:#}: {}\n", say::ERROR.get(lang), mistake.said);
    text.extend(mistake.below.iter().map(|line| fit(&format!("  {line}"))));
    text.extend(mistake.hints.iter().map(|hint| format!("{cyan}{}{cyan:#}: {hint}\n", say::HINT.get(lang))));
    let usage = mistake.usage.map(|usage| format!("\n{usage}\n")).unwrap_or_default();
    text.push_str(&fit(&format!("{usage}\n{}", say::MORE.get(lang))));
    text
}

impl Mistake {
    fn of(error: &clap::Error, lang: Lang) -> Self {
        let (text, values) = said(error, lang);
        let values: Vec<(&str, &str)> = values.iter().map(|(place, value)| (*place, value.as_str())).collect();
        let said = text.fill(lang, &values);
        Self { said, below: below(error, lang), hints: hints(error, lang), usage: usage(error) }
    }

    fn on_one_line(self) -> String {
        [&[self.said][..], &self.below].concat().join(" ")
    }
}

type Said = (Text, Vec<(&'static str, String)>);

fn said(error: &clap::Error, lang: Lang) -> Said {
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
        ErrorKind::ValueValidation => match std::error::Error::source(error).and_then(|source| reason(source, lang)) {
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
fn below(error: &clap::Error, lang: Lang) -> Vec<String> {
    let listed = |form: Text, kind| {
        let names = many(error, kind);
        (!names.is_empty()).then(|| form.fill(lang, &[("values", &lang.list(&names))])).into_iter().collect()
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

fn hints(error: &clap::Error, lang: Lang) -> Vec<String> {
    let near = [
        (ContextKind::SuggestedSubcommand, say::NEAR_COMMAND),
        (ContextKind::SuggestedArg, say::NEAR_ARGUMENT),
        (ContextKind::SuggestedValue, say::NEAR_VALUE),
    ];
    let near = near.into_iter().filter_map(|(kind, text)| {
        let names: Vec<String> = many(error, kind).iter().map(|name| format!("'{name}'")).collect();
        (!names.is_empty()).then(|| text.fill(lang, &[("names", &names.join(say::OR.get(lang)))]))
    });
    let others: Vec<String> = match error.get(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) => {
            tips.iter().filter_map(|tip| other_hint(&tip.to_string(), lang)).collect()
        }
        _ => Vec::new(),
    };
    near.chain(others).collect()
}

/// The hint for a tip, which clap keeps as an English sentence. What stands in its quotation marks is told apart by their number and by
/// whether the second one holds two dashes.
fn other_hint(tip: &str, lang: Lang) -> Option<String> {
    let tip = strip_str(tip).to_string();
    let quoted: Vec<&str> = tip.split('\'').skip(1).step_by(2).collect();
    Some(match quoted.as_slice() {
        [what, instead] if instead.contains("--") && *what != *instead && tip.starts_with("to pass") => {
            say::AS_VALUE.fill(lang, &[("what", what), ("instead", instead)])
        }
        [command, "--"] if !tip.starts_with("to pass") => say::WITHOUT_DASHES.fill(lang, &[("command", command)]),
        [command] => say::ELSEWHERE.fill(lang, &[("command", command)]),
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

#[cfg(test)]
mod tests;

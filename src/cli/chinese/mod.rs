//! The command line in Chinese: lays the rows of `messages::definition` over clap's definition.
//!
//! English stays clap's own: the definition's texts, its headings. Chinese is made only where it is printed: help,
//! man pages, completions. So a start that prints no help pays nothing for it.
//!
//! In: a definition. Out: the same in Chinese. [`texts`] before and [`finished`] behind what shapes it are for what clap prints,
//! see `parse::spoken`; [`translated`] changes only the texts, for completions, man pages and `capabilities`.

mod man_page;
mod page;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command};

pub use self::man_page::man_page;
pub use self::page::page;
use super::after_help::after_help;
use super::command_word::below;
use crate::messages::Lang;
use crate::messages::definition::{self, EVERY, row};

/// The text of a row for the paragraphs that only `--help` shows.
const MORE: &str = "...";
/// The text of a row for what stands below the options.
const BELOW: &str = "below";

/// A definition in a language. English is clap's own.
pub fn spoken(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => translated(command),
    }
}

/// A definition whose texts are Chinese, built.
pub fn translated(command: Command) -> Command {
    built(texts(command))
}

/// The definition as it is, not built, with every text of its own in Chinese. What shapes help texts comes after this.
pub fn texts(command: Command) -> Command {
    translate(command, "")
}

/// A definition in Chinese, built, for clap to print: [`texts`] has been there, and what shapes help texts. clap neither wraps it
/// nor adds English to it, see [`page()`].
pub fn finished(command: Command) -> Command {
    spelled_out(built(command))
}

/// clap adds `--help` and `--version` to a definition only when it builds it.
fn built(mut command: Command) -> Command {
    command.build();
    claps_own(command)
}

fn claps_own(command: Command) -> Command {
    let is_claps = |arg: &Arg| matches!(arg.get_action(), ArgAction::Help | ArgAction::Version);
    command.mut_args(|arg| if is_claps(&arg) { translate_arg(arg, EVERY) } else { arg }).mut_subcommands(claps_own)
}

fn translate(command: Command, words: &str) -> Command {
    let mut command = command;
    if let Some((.., zh)) = row(words, "") {
        if command.get_long_about().is_some() {
            let more = row(words, MORE).map(|(.., more)| format!("\n\n{more}")).unwrap_or_default();
            command = command.long_about(format!("{zh}{more}"));
        }
        command = command.about(*zh);
    }
    command = below_options(command, words);
    command = command.mut_args(|arg| translate_arg(arg, words));
    command.mut_subcommands(|inner| {
        let words = below(words, inner.get_name());
        translate(inner, &words)
    })
}

/// The texts below the options.
fn below_options(command: Command, words: &str) -> Command {
    let text = after_help(words, Lang::Zh).or_else(|| row(words, BELOW).map(|(.., zh)| (*zh).to_owned()));
    match text {
        Some(text) if command.get_after_long_help().is_some() => command.after_long_help(text),
        Some(text) if command.get_after_help().is_some() => command.after_help(text),
        _ => command,
    }
}

fn translate_arg(arg: Arg, words: &str) -> Arg {
    let id = arg.get_id().to_string();
    let mut arg = arg;
    if let Some((.., zh)) = row(words, &id) {
        if arg.get_long_help().is_some() {
            let more = row(words, &format!("{MORE}{id}")).map(|(.., more)| format!("\n\n{more}")).unwrap_or_default();
            arg = arg.long_help(format!("{zh}{more}"));
        }
        arg = arg.help(*zh);
    }
    let values = arg.get_possible_values();
    if !arg.get_action().takes_values() || values.iter().all(|value| value.get_help().is_none()) {
        return arg;
    }
    let of = |value: PossibleValue| match row(words, &format!("{id}={}", value.get_name())) {
        Some((.., zh)) => value.help(*zh),
        None => value,
    };
    arg.value_parser(PossibleValuesParser::new(values.into_iter().map(of)))
}

/// Writes into each help what clap would add in English: defaults and possible values.
fn spelled_out(command: Command) -> Command {
    let command = command.term_width(0).mut_args(spelled_out_arg);
    command.mut_subcommands(spelled_out)
}

fn spelled_out_arg(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let long = arg.get_long_help().map_or_else(|| help.clone(), ToString::to_string);
    let values = match arg.is_hide_possible_values_set() {
        true => Vec::new(),
        false => arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect(),
    };
    let explained = values.iter().any(|value| value.get_help().is_some());
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let listed = (!names.is_empty()).then(|| definition::VALUES.replace("{values}", &Lang::Zh.list(&names)));
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let default = (!defaults.is_empty() && !arg.is_hide_default_value_set())
        .then(|| definition::DEFAULT.replace("{value}", &defaults.join(" ")));
    let notes = |listed: Option<String>| [default.clone(), listed].into_iter().flatten();
    let short: Vec<String> = [help].into_iter().chain(notes(listed.clone())).collect();
    let mut long = long;
    if explained {
        long.push_str(&format!("\n\n{}", explanations(&values)));
    }
    let below: Vec<String> = notes(listed.filter(|_| !explained)).collect();
    if !below.is_empty() {
        long.push_str(&format!("\n\n{}", below.join("\n")));
    }
    arg.help(short.join(" ")).long_help(long).hide_possible_values(true).hide_default_value(true)
}

/// The possible values, a line each.
fn explanations(values: &[PossibleValue]) -> String {
    let longest = values.iter().map(|value| value.get_name().len()).max().unwrap_or_default();
    let line = |value: &PossibleValue| {
        let name = format!("{}:", value.get_name());
        let help = value.get_help().map(ToString::to_string).unwrap_or_default();
        format!("\n- {name:width$}{help}", width = longest + 2)
    };
    let lines: String = values.iter().map(line).collect();
    format!("{}{lines}", definition::VALUES_BELOW)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

//! Parses arguments while building as little of the clap definition as possible.
//!
//! clap copies every global option into every subcommand, which takes half of the program's start-up time. So
//! only the named subcommand is built and parsed. If that fails, the whole definition parses the arguments
//! again and words the error or the help text.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, CommandFactory, Subcommand};

use super::after_help::after_help;
use super::args::{self, Cli};
use super::chinese;
use super::command_word::{below, command_word};
use super::global::Global;
use super::help_width::WIDTH;
use super::shaped::shaped;
use crate::messages::Lang;

/// The definition that was used, and its result.
pub struct Parsed {
    /// The definition, with all global options.
    pub command: &'static mut Command,
    /// The matches, or clap's error.
    pub matches: Result<ArgMatches, clap::Error>,
}

/// Parses the arguments. `lang` is asked for the language of help and mistakes, where there are any.
pub fn parse(argv: &[OsString], lang: impl FnOnce() -> Lang) -> Parsed {
    let quick = parse_by(named(argv), argv);
    match quick.matches.as_ref().map_err(clap::Error::kind) {
        Ok(matches) if matches.subcommand().is_some() => quick,
        Err(ErrorKind::DisplayVersion) => quick,
        _ => {
            let lang = lang();
            let shown = parse_by(spoken(lang), argv);
            // The definition in Chinese words a mistake, but its values have other types.
            if shown.matches.is_ok() && lang == Lang::Zh { parse_by(spoken(Lang::En), argv) } else { shown }
        }
    }
}

/// The whole definition. The texts of [`after_help`] take too long to lay out for every start, so they are added here.
pub fn whole() -> Command {
    with_after_help(Cli::command(), "")
}

fn with_after_help(command: Command, words: &str) -> Command {
    let command = match after_help(words, Lang::En) {
        Some(text) => command.after_long_help(text),
        None => command,
    };
    command.mut_subcommands(|inner| {
        let words = below(words, inner.get_name());
        with_after_help(inner, &words)
    })
}

/// The whole definition, its texts in the language `lang`: not built, and not in the shape of help texts.
pub fn worded(lang: Lang) -> Command {
    match lang {
        Lang::En => whole(),
        Lang::Zh => chinese::texts(whole()),
    }
}

/// The whole definition, as it is shown to people in the language `lang`. What clap renders from the Chinese one goes through
/// [`chinese::page`].
pub fn spoken(lang: Lang) -> Command {
    let shaped = shaped(worded(lang), lang);
    match lang {
        Lang::En => shaped,
        Lang::Zh => chinese::finished(shaped),
    }
}

fn parse_by(command: Command, argv: &[OsString]) -> Parsed {
    // Leaked on purpose: it lives until the process ends, and dropping it would take a tenth of the start-up
    // time.
    let command = Box::leak(Box::new(command));
    let matches = command.try_get_matches_from_mut(argv);
    Parsed { command, matches }
}

/// The program with its global options and the one subcommand that the arguments name, if they name one.
fn named(argv: &[OsString]) -> Command {
    let command =
        Command::new("zhengxin").version(env!("CARGO_PKG_VERSION")).propagate_version(true).max_term_width(WIDTH);
    let command = Global::augment_args(command).disable_help_subcommand(true);
    let Some(word) = command_word(&command, argv) else { return command };
    let all = args::Command::augment_subcommands(Command::new("zhengxin"));
    match all.find_subcommand(word) {
        Some(named) => command.subcommand(named.clone()),
        None => command,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(Into::into).collect()
    }

    #[test]
    fn the_named_subcommand_is_found_behind_options_and_their_values() {
        for line in [
            "z status",
            "z --profile login status",
            "z -vv --json status --gateway x",
            "z --profile=login status",
            "z -p login status",
            "z -plogin status",
            "z -qp login status",
        ] {
            let parsed = parse(&words(line), Lang::default);
            assert_eq!(parsed.matches.unwrap().subcommand_name(), Some("status"), "{line}");
            assert_eq!(parsed.command.get_subcommands().count(), 1, "{line}");
        }
    }

    #[test]
    fn what_does_not_parse_is_worded_by_the_whole_definition() {
        for line in ["z", "z logn", "z --nosuch status", "z login --bank-card 1", "z --help"] {
            let parsed = parse(&words(line), Lang::default);
            let whole = spoken(Lang::En).try_get_matches_from(words(line)).unwrap_err();
            assert_eq!(parsed.matches.unwrap_err().render().to_string(), whole.render().to_string(), "{line}");
        }
    }

    #[test]
    fn a_subcommands_help_and_the_version_are_the_same_either_way() {
        for line in ["z login --help", "z unionpay auth -h", "z --version", "z -V", "z login --version"] {
            let parsed = parse(&words(line), Lang::default);
            let whole = spoken(Lang::En).try_get_matches_from(words(line)).unwrap_err();
            assert_eq!(parsed.matches.unwrap_err().render().to_string(), whole.render().to_string(), "{line}");
        }
    }
}

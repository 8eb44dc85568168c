//! `help options`: the options of every command, and the short options of single ones.

use std::collections::BTreeMap;

use clap::{Arg, Command};
use unicode_width::UnicodeWidthStr;

use super::command_word::below;
use super::wrapped::{padded, wrapped_at};
use crate::messages::{Lang, help as say};

/// The topic's text, so many columns wide. `definition` is the whole one, its texts in the language `lang`.
pub fn text(definition: &Command, lang: Lang, columns: usize) -> String {
    let mut text = String::new();
    wrapped_at(&mut text, "", say::EVERYWHERE.get(lang), columns);
    text.push('\n');
    let rows: Vec<(String, String)> = definition
        .get_arguments()
        .filter(|arg| arg.is_global_set())
        .map(|arg| (spelled(arg), meaning(arg, lang)))
        .collect();
    let width = rows.iter().map(|(spelled, _)| spelled.width()).max().unwrap_or_default();
    for (spelled, meaning) in &rows {
        wrapped_at(&mut text, &format!("{}  ", padded(spelled, width)), meaning, columns);
    }
    text.push('\n');
    wrapped_at(&mut text, "", say::SHORT_ELSEWHERE.get(lang), columns);
    text.push('\n');
    for ((short, long), commands) in short_of_commands(definition) {
        let option = format!("{}  ", padded(&format!("-{short}, --{long}"), width));
        wrapped_at(&mut text, &option, &lang.list(&commands), columns);
    }
    text
}

/// The short options of single commands: letter and long name, with the commands that have them.
pub fn short_of_commands(definition: &Command) -> BTreeMap<(char, String), Vec<String>> {
    let mut found = BTreeMap::new();
    collect(definition, "", &mut found);
    found
}

fn collect(command: &Command, words: &str, found: &mut BTreeMap<(char, String), Vec<String>>) {
    for inner in command.get_subcommands() {
        let words = below(words, inner.get_name());
        for arg in inner.get_arguments().filter(|arg| !arg.is_global_set()) {
            if let (Some(short), Some(long)) = (arg.get_short(), arg.get_long()) {
                found.entry((short, long.to_owned())).or_default().push(words.clone());
            }
        }
        collect(inner, &words, found);
    }
}

/// An option as it is typed.
pub fn spelled(arg: &Arg) -> String {
    let short = arg.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    let long = arg.get_long().unwrap_or_default();
    let value = match arg.get_action().takes_values() {
        true => arg.get_value_names().unwrap_or_default(),
        false => &[],
    };
    let value: String = value.iter().map(|name| format!(" <{name}>")).collect();
    format!("{short}--{long}{value}")
}

/// What an option does, with the words it takes.
pub fn meaning(arg: &Arg, lang: Lang) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let words: Vec<String> = match arg.get_action().takes_values() {
        true => arg.get_possible_values().iter().map(|word| word.get_name().to_owned()).collect(),
        false => Vec::new(),
    };
    if words.is_empty() {
        return help;
    }
    format!("{help}{}{}", say::COLON.get(lang), lang.list(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parse;
    use crate::cli::wrapped::WIDTH;

    #[test]
    fn every_option_that_every_command_takes_is_listed_and_no_other() {
        for lang in [Lang::Zh, Lang::En] {
            let definition = parse::worded(lang);
            let text = text(&definition, lang, WIDTH);
            for arg in definition.get_arguments() {
                let long = arg.get_long().unwrap();
                assert!(
                    text.contains(&format!("--{long} ")) || text.contains(&format!("--{long}\n")),
                    "{long}: {text}"
                );
            }
            assert!(!text.contains("--login-name"), "{text}");
        }
    }

    #[test]
    fn a_short_option_means_the_same_at_every_command() {
        let definition = parse::whole();
        let mut letters: BTreeMap<char, String> =
            BTreeMap::from([('h', "help".to_owned()), ('V', "version".to_owned())]);
        let globals = definition.get_arguments().filter_map(|arg| Some((arg.get_short()?, arg.get_long()?.to_owned())));
        for (short, long) in globals.chain(short_of_commands(&definition).into_keys()) {
            let known = letters.entry(short).or_insert_with(|| long.clone());
            assert_eq!(*known, long, "-{short}");
        }
        assert!(letters.len() > 10, "{letters:?}");
    }
}

use clap::Command;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::cli::parse;

/// Words that end a command within a line of the shell.
const ENDS: [&str; 6] = ["|", "&&", "||", ";", ">", ">>"];

/// The runs of the program within a line, each as its words.
fn runs(line: &str) -> Vec<Vec<String>> {
    let inner = line.split_once("$(").and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner);
    let lines = [line].into_iter().chain(inner);
    let commands = lines.flat_map(|line| {
        let words = shell_words::split(line).unwrap();
        words.split(|word| ENDS.contains(&word.as_str())).map(<[String]>::to_vec).collect::<Vec<_>>()
    });
    let own = commands.map(|words| {
        let is_assignment = |word: &&String| word.split_once('=').is_some_and(|(name, _)| name.to_uppercase() == name);
        words.iter().skip_while(is_assignment).cloned().collect::<Vec<_>>()
    });
    own.filter(|words| words.first().is_some_and(|word| word == "zhengxin")).collect()
}

/// The words of the command that these arguments name.
fn named(words: &[String], definition: &Command) -> String {
    let matches = definition.clone().try_get_matches_from(words).unwrap_or_else(|error| panic!("{words:?}: {error}"));
    let (mut matches, mut named) = (&matches, Vec::new());
    while let Some((name, inner)) = matches.subcommand() {
        named.push(name.to_owned());
        matches = inner;
    }
    named.join(" ")
}

#[test]
fn every_example_is_accepted_by_the_command_that_it_stands_at() {
    let definition = parse::whole();
    for example in all() {
        let runs = runs(example.line);
        assert!(!runs.is_empty(), "{}", example.line);
        for words in runs {
            let named = named(&words, &definition);
            let is_below = named.strip_prefix(example.of).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            assert!(example.of.is_empty() || is_below, "{}: {}", example.of, example.line);
        }
    }
}

/// The words of every command.
fn commands(command: &Command, words: &str) -> Vec<String> {
    let below = command.get_subcommands().flat_map(|inner| {
        let words = format!("{words} {}", inner.get_name()).trim_start().to_owned();
        commands(inner, &words)
    });
    [words.to_owned()].into_iter().chain(below).collect()
}

#[test]
fn every_command_has_two_or_three_examples() {
    for words in commands(&parse::whole(), "") {
        assert!((2..=3).contains(&of(&words).count()), "{words}");
    }
}

#[test]
fn every_row_stands_at_a_command() {
    let definition = parse::whole();
    for example in all() {
        let mut words = example.of.split(' ').filter(|word| !word.is_empty());
        let found = words.try_fold(&definition, |command, word| command.find_subcommand(word));
        assert!(found.is_some(), "{}", example.of);
    }
}

#[test]
fn every_example_is_explained_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for Example { line, meaning, .. } in all() {
        assert!(is_chinese(meaning.zh), "{line}: {}", meaning.zh);
        assert!(meaning.en.is_ascii() && !meaning.en.is_empty(), "{line}: {}", meaning.en);
    }
}

#[test]
fn every_example_fits_a_terminal_of_80_columns() {
    for Example { line, meaning, .. } in all() {
        assert!(line.width() <= 76, "{line}");
        assert!(meaning.zh.width() <= 74 && meaning.en.width() <= 74, "{line}");
    }
}

#[cfg(feature = "batch")]
#[test]
fn every_ledger_of_an_example_is_the_one_that_the_examples_of_a_run_make() {
    let named = |line: &str| line.split(' ').find(|word| word.ends_with(".ledger")).map(str::to_owned);
    let runs = all().filter(|example| example.line.starts_with("zhengxin batch run people.csv "));
    for run in runs.filter(|example| !example.line.contains("--check")) {
        assert_eq!(named(run.line).as_deref(), Some("people.ledger"), "{}", run.line);
    }
    assert!(all().filter_map(|example| named(example.line)).all(|ledger| ledger == "people.ledger"));
}

#[test]
fn a_card_of_an_example_is_a_test_card() {
    for Example { line, .. } in all() {
        let cards = line.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() >= 15);
        assert!(cards.into_iter().all(|digits| digits == "6250000000000004"), "{line}");
    }
}

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::cli::line_breaks::{pieces, width};
use crate::cli::parse::{spoken, whole};
use crate::messages::definition::rows;
use crate::messages::help as say;

/// A text of the definition: its command's words and its name, as a row has them, and the text.
type Named = ((String, String), String);

fn english() -> Command {
    let mut root = whole();
    root.build();
    root
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The texts of a command and those below it.
fn texts_of(command: &Command, words: &str, found: &mut Vec<Named>) {
    let mut add = |name: String, text: Option<String>| {
        found.extend(text.map(|text| ((words.to_owned(), name), text)));
    };
    let text = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string);
    add(String::new(), Some(text(command.get_about()).unwrap_or_default()));
    add(MORE.to_owned(), text(command.get_long_about()));
    add(BELOW.to_owned(), text(command.get_after_long_help().or_else(|| command.get_after_help())));
    for arg in command.get_arguments() {
        let id = arg.get_id().to_string();
        add(id.clone(), Some(text(arg.get_help()).unwrap_or_default()));
        add(format!("{MORE}{id}"), text(arg.get_long_help()));
        for value in arg.get_possible_values().iter().filter(|_| arg.get_action().takes_values()) {
            add(format!("{id}={}", value.get_name()), text(value.get_help()));
        }
    }
    for inner in command.get_subcommands() {
        texts_of(inner, format!("{words} {}", inner.get_name()).trim_start(), found);
    }
}

fn all_texts(root: &Command) -> Vec<Named> {
    let mut found = Vec::new();
    texts_of(root, "", &mut found);
    found
}

/// The commands of the tree, each with its words.
fn commands(command: &Command, words: &str, found: &mut Vec<(String, Command)>) {
    found.push((words.to_owned(), command.clone()));
    for inner in command.get_subcommands() {
        commands(inner, format!("{words} {}", inner.get_name()).trim_start(), found);
    }
}

fn pages(columns: usize) -> Vec<(String, String)> {
    let mut found = Vec::new();
    commands(&spoken(Lang::Zh), "", &mut found);
    let both = |(words, mut command): (String, Command)| {
        let short = page(&command.render_help().to_string(), columns);
        let long = page(&command.render_long_help().to_string(), columns);
        [(format!("{words} -h"), short), (format!("{words} --help"), long)]
    };
    found.into_iter().flat_map(both).collect()
}

#[test]
fn no_text_of_the_help_lacks_its_chinese() {
    let (english, chinese) = (all_texts(&english()), all_texts(&translated(whole())));
    assert_eq!(english.len(), chinese.len());
    let missing: Vec<_> =
        english.iter().zip(&chinese).filter(|((_, en), (_, zh))| en == zh || !is_chinese(zh)).collect();
    assert!(missing.is_empty(), "no Chinese for: {:#?}", missing.iter().map(|((name, _), _)| name).collect::<Vec<_>>());
}

#[test]
fn every_row_is_that_of_a_text() {
    let known: BTreeSet<(String, String)> = all_texts(&english()).into_iter().map(|(name, _)| name).collect();
    let is_of = |command: &str, text: &str| known.contains(&(command.to_owned(), text.to_owned()));
    for (command, text, _) in rows() {
        let is_used = match *command {
            EVERY => known.iter().any(|(command, name)| name == text && !has_own_row(command, name)),
            command => is_of(command, text),
        };
        assert!(is_used, "the row {command:?} {text:?} is that of no text");
    }
}

fn has_own_row(command: &str, text: &str) -> bool {
    rows().any(|(known, name, _)| *known == command && *name == text)
}

#[test]
fn a_row_for_every_command_stands_for_one_english_text() {
    let mut meanings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((command, name), text) in all_texts(&english()) {
        if !has_own_row(&command, &name) && rows().any(|(known, row, _)| *known == EVERY && *row == name) {
            meanings.entry(name).or_default().insert(text);
        }
    }
    // clap says `Print help` where a command has no more to say with `--help`.
    meanings.remove("help");
    let several: Vec<_> = meanings.iter().filter(|(_, texts)| texts.len() > 1).collect();
    assert!(several.is_empty(), "{several:#?}");
}

#[test]
fn a_page_has_no_heading_and_no_note_of_claps_in_english() {
    let headings =
        [say::USAGE, say::ARGUMENTS, say::OPTIONS, say::COMMANDS, say::EXAMPLES, say::MORE].map(|text| text.en);
    let of_clap = ["Global options:", "[default", "[possible", "Possible values", "[OPTIONS]", "[alias"];
    let words: Vec<&str> = headings.into_iter().chain(of_clap).collect();
    for (name, text) in pages(80) {
        for word in &words {
            assert!(!text.contains(word), "{name}: {word}\n{text}");
        }
        assert!(text.contains(say::USAGE.zh), "{name}\n{text}");
    }
}

#[test]
fn a_page_fits_the_terminal() {
    for columns in [80, 40] {
        for (name, text) in pages(columns) {
            for line in text.lines() {
                // One word may be wider than the terminal: an address, a command's own name.
                let fits = width(line) <= columns || pieces(line.trim_start()).len() == 1;
                assert!(fits, "{name} at {columns}: {line}");
            }
        }
    }
}

#[test]
fn a_line_of_a_page_begins_with_no_closing_mark() {
    for (name, text) in pages(40) {
        for line in text.lines() {
            assert!(!line.trim_start().starts_with(['，', '。', '、', '：', '；', '）']), "{name}: {line}\n{text}");
        }
    }
}

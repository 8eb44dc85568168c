//! Answers a shell that asks for completions of the word at the cursor.
//!
//! In: `ZHENGXIN_COMPLETE=1 zhengxin -- WORD ...`, the words up to the cursor, of which the last may be empty. Out:
//! first a line that says what the shell must add itself (`values`: nothing; `files`, `directories`, `ledgers`: file
//! names, after the given part of the word). Then one candidate a line, with its description after a tab.
//!
//! clap_complete's engine finds the candidates, but its scripts for the shells are not used, for three reasons. The
//! script for bash passes words as bash splits them, at `=`, `:` and `@`, but the name of every session contains an
//! `@`. The scripts insert file names without the shell's quoting. And `CompleteEnv` reports an unknown value of the
//! variable as an error.
//!
//! Nothing here reports an error: a file that cannot be read gives no candidates.

use std::ffi::OsString;

use clap::Command;
use clap_complete::engine::{CompletionCandidate, complete};

use super::argument;
use super::file_names::FileNames;
use super::typed_line::TypedLine;
use crate::cli::command_word::takes_the_next;
use crate::cli::context::spoken;
use crate::cli::line_breaks::within;
use crate::env::Env;
use crate::messages::Lang;
use crate::printable::{is_printed, printable};

/// The variable by which a shell asks for completions.
pub const VARIABLE: &str = "ZHENGXIN_COMPLETE";
/// The longest meaning, in columns.
const LONGEST: usize = 80;

/// The answer, if a shell asks. `definition` is the command line's in a language; it is made only then.
pub fn answer(argv: &[OsString], env: &Env, definition: impl FnOnce(Lang) -> Command) -> Option<String> {
    let [_, dashes, words @ ..] = argv else { return None };
    if dashes != "--" || env.path(VARIABLE).is_none() {
        return None;
    }
    let lang = spoken(words, env);
    Some(candidates(words, env, definition(lang), lang))
}

fn candidates(words: &[OsString], env: &Env, definition: Command, lang: Lang) -> String {
    let words = joined(words, &definition);
    let current = words.last().cloned().unwrap_or_default();
    let mut command = argument::with_completers(definition, &TypedLine::new(&words, env, lang));
    let last = words.len().saturating_sub(1);
    let found = complete(&mut command, words, last, None).unwrap_or_default();
    let (files, values): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| FileNames::of(found).is_some());
    let mut text = match files.first().and_then(|found| Some((FileNames::of(found)?, found.get_value()))) {
        Some((names, after)) => format!("{}\t{}\n", names.word(), after.to_string_lossy()),
        None => "values\n".to_owned(),
    };
    // If the word can also be something else, list options only once a dash is typed.
    let only_values = current.is_empty() && (!files.is_empty() || values.iter().any(|found| !is_option(found)));
    for found in values.iter().filter(|found| !only_values || !is_option(found)) {
        text.extend(line(found));
    }
    text
}

/// The words, with each global option and its value joined to one: otherwise the engine would treat a profile named
/// `demo` as the command.
fn joined(words: &[OsString], definition: &Command) -> Vec<OsString> {
    let (mut all, mut rest) = (Vec::new(), words.iter());
    while let Some(word) = rest.next() {
        let mut word = word.clone();
        let option = word.to_str().filter(|option| rest.len() > 1 && takes_the_next(definition, option));
        if let Some(is_long) = option.map(|option| option.starts_with("--"))
            && let Some(value) = rest.next()
        {
            word.push(if is_long { "=" } else { "" });
            word.push(value);
        }
        all.push(word);
    }
    all
}

fn is_option(found: &CompletionCandidate) -> bool {
    found.get_value().as_encoded_bytes().starts_with(b"-")
}

/// A candidate's line; none for a candidate that cannot be printed unchanged.
fn line(found: &CompletionCandidate) -> Option<String> {
    let value = found.get_value().to_str().filter(|value| value.chars().all(is_printed))?;
    let help = found.get_help().map(ToString::to_string).unwrap_or_default();
    Some(match help.lines().next() {
        Some(help) => format!("{value}\t{}\n", printable(within(help, LONGEST))),
        None => format!("{value}\n"),
    })
}

#[cfg(test)]
#[path = "answer_tests.rs"]
mod tests;

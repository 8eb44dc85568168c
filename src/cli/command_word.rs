//! Finds the words that name a command in arguments that are not parsed yet or cannot be parsed.

use std::ffi::OsString;

use clap::{Arg, Args, Command};

use super::global::Global;

/// The first argument that is neither an option nor the value of one of `program`'s options.
pub fn command_word<'a>(program: &Command, argv: &'a [OsString]) -> Option<&'a str> {
    let mut words = argv.iter().skip(1).map(|word| word.to_str());
    while let Some(word) = words.next() {
        let word = word?;
        if !word.starts_with('-') {
            return Some(word);
        }
        if takes_the_next(program, word) {
            words.next();
        }
    }
    None
}

/// True if `word` is an option of `program` whose value is the next word.
pub fn takes_the_next(program: &Command, word: &str) -> bool {
    let has_value =
        |names: &dyn Fn(&Arg) -> bool| program.get_arguments().any(|arg| names(arg) && arg.get_action().takes_values());
    if let Some(long) = word.strip_prefix("--") {
        return has_value(&|arg| arg.get_long() == Some(long));
    }
    // The first letter of an option with a value takes the rest of the word as its value, if there is one.
    let mut letters = word.strip_prefix('-').unwrap_or_default().chars();
    let first = letters.find(|letter| has_value(&|arg| arg.get_short() == Some(*letter)));
    first.is_some() && letters.next().is_none()
}

/// The words of a subcommand of the command with `words`.
pub fn below(words: &str, name: &str) -> String {
    format!("{words} {name}").trim_start().to_owned()
}

/// The words of every command below the one with `words`.
pub fn all_words(command: &Command, words: &str) -> Vec<String> {
    let each = command.get_subcommands().flat_map(|inner| {
        let words = below(words, inner.get_name());
        let further = all_words(inner, &words);
        [words].into_iter().chain(further)
    });
    each.collect()
}

/// True if the arguments name the command `name`.
pub fn names_command(name: &str, argv: &[OsString]) -> bool {
    command_word(&Global::augment_args(Command::new(env!("CARGO_PKG_NAME"))), argv) == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_smoke(line: &str) -> bool {
        names_command("smoke", &line.split(' ').map(Into::into).collect::<Vec<_>>())
    }

    #[test]
    fn a_command_is_named_by_its_own_word_only() {
        assert!(names_smoke("z smoke") && names_smoke("z --lang en -v --json smoke --nosuch"));
        assert!(
            names_smoke("z -p view smoke") && names_smoke("z -pview -vqu u1 smoke") && !names_smoke("z -p smoke view")
        );
        assert!(!names_smoke("z view smoke") && !names_smoke("z --profile smoke view") && !names_smoke("z --json"));
    }
}

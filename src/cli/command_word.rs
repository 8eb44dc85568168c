//! Finds the word that names the command, among arguments that are not parsed yet or cannot be.

use std::ffi::OsString;

use clap::{Args, Command};

use super::global::Global;

/// The first argument that is neither an option nor the value of one of `program`'s options.
pub fn command_word<'a>(program: &Command, argv: &'a [OsString]) -> Option<&'a str> {
    let mut words = argv.iter().skip(1).map(|word| word.to_str());
    while let Some(word) = words.next() {
        let word = word?;
        match word.strip_prefix("--") {
            None if !word.starts_with('-') => return Some(word),
            None => {} // no short option takes a value
            Some(option) => {
                let takes_value = |arg: &&clap::Arg| arg.get_long() == Some(option) && arg.get_action().takes_values();
                if program.get_arguments().any(|arg| takes_value(&arg)) {
                    words.next();
                }
            }
        }
    }
    None
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
        assert!(!names_smoke("z view smoke") && !names_smoke("z --profile smoke view") && !names_smoke("z --json"));
    }
}

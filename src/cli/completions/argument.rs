//! Which arguments take which values. Arguments for one of a few words, or for a file, say so in their definition.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::completable::{self, Completable};
use super::file_names::FileNames;
use super::typed_line::TypedLine;

/// The command of a row whose argument means the same for every command that has it.
const ANYWHERE: &str = "*";

/// An argument: its command's words or [`ANYWHERE`], its id, and its values. A global option is the program's, without
/// words, and means the same behind every command.
pub type ArgumentRow = (&'static str, &'static str, Completable);

/// The arguments whose values the program knows.
#[rustfmt::skip]
pub static ARGUMENTS: [ArgumentRow; 22] = [
    (ANYWHERE, "ledger", Completable::Ledger),
    ("", "ask", Completable::AskProgram),
    ("", "gateway", Completable::Gateway),
    ("", "profile", Completable::Profile),
    ("", "session", Completable::Session),
    ("", "user_id", Completable::UserId),
    ("batch results", "class", Completable::Class),
    ("batch retry", "class", Completable::Class),
    ("batch run", "reports", Completable::Directory),
    ("call", "method", Completable::Method),
    ("call", "params", Completable::Parameter),
    ("codes", "class", Completable::ClassOfCodes),
    ("codes", "code", Completable::Code),
    ("config init", "values", Completable::ProfilePair),
    ("config set", "key", Completable::ProfileKey),
    ("config set", "value", Completable::ProfileValue),
    ("help", "words", Completable::HelpWord),
    ("man", "dir", Completable::Directory),
    ("session adopt", "name", Completable::Session),
    ("session path", "name", Completable::Session),
    ("session remove", "name", Completable::Session),
    ("session show", "name", Completable::Session),
];

/// The definition, with the values of every argument. They are added here and not in the definition of the argument,
/// so that only completions pay for them, and because they depend on the environment that is passed in.
pub fn with_completers(definition: Command, line: &TypedLine) -> Command {
    let line = Arc::new(line.clone());
    let names = Arc::new(completable::help_words(&definition, line.behind("help"), line.lang));
    attach(definition, "", &|words, arg| {
        let row = ARGUMENTS.iter().find(|(command, id, _)| stands_at(command, words, &arg) && arg.get_id() == id);
        let known = match row {
            Some((_, _, known)) => *known,
            None if arg.get_value_hint() == ValueHint::AnyPath => Completable::File,
            None => return arg,
        };
        let (line, names) = (Arc::clone(&line), Arc::clone(&names));
        arg.add(ArgValueCompleter::new(move |current: &OsStr| candidates(known, current, &line, &names)))
    })
}

/// True if a row for `command` applies to this argument of the command with these words. A built definition, such as the
/// Chinese one, holds a copy of each global option in every command.
pub fn stands_at(command: &str, words: &str, arg: &Arg) -> bool {
    command == ANYWHERE || command == words || command.is_empty() && arg.is_global_set()
}

fn attach(command: Command, words: &str, to: &dyn Fn(&str, Arg) -> Arg) -> Command {
    let command = command.mut_args(|arg| to(words, arg));
    command.mut_subcommands(|inner| {
        let words = format!("{words} {}", inner.get_name()).trim_start().to_owned();
        attach(inner, &words, to)
    })
}

fn candidates(
    known: Completable,
    current: &OsStr,
    line: &TypedLine,
    names: &[(String, String)],
) -> Vec<CompletionCandidate> {
    let text = current.to_string_lossy();
    let mut found = known.candidates(&text, line, names);
    let fits = |found: &CompletionCandidate| found.get_value().as_encoded_bytes().starts_with(text.as_bytes());
    // A word that begins with a dash is an option.
    found.retain(|found| if FileNames::of(found).is_some() { !text.starts_with('-') } else { fits(found) });
    found
}

//! Remembers which global options were given, so that suggested commands can repeat them.

use std::ffi::OsStr;
use std::path::Path;

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Command};

use crate::answers::is_stdin;
use crate::config::may_hold_a_secret;
use crate::path_text;

/// Options that apply to one run only. Suggested commands do not repeat them.
const OF_ONE_RUN: [&str; 4] = ["jq", "raw", "dry_run", "curl"];

/// Options of single commands that say where a secret comes from. A suggested command that has the option repeats it;
/// otherwise it would ask for the secret again.
const SOURCES: [&str; 4] = ["password-file", "password-command", "card-password-file", "last-three-file"];

/// Shell commands that print their arguments. An option with one of them contains the password itself.
const PRINTERS: [&str; 2] = ["echo", "printf"];

/// A source of a secret as typed.
#[derive(Clone, Debug)]
struct Kept {
    /// The option and its value, ready for a shell.
    words: [String; 2],
    /// The commands that have the option.
    takers: Vec<String>,
}

/// The options as typed, ready for a shell command.
#[derive(Clone, Debug, Default)]
pub struct Given {
    options: Vec<String>,
    sources: Vec<Kept>,
    command: String,
    flags: Vec<String>,
}

impl Given {
    /// Collects the options of `command` that the user typed, from `matches`. `whole` makes the complete definition
    /// of the command line; it is called only if a source of a secret was typed.
    pub fn collect(command: &Command, matches: &ArgMatches, whole: impl FnOnce() -> Command) -> Self {
        let innermost = innermost(matches);
        let mut words = Vec::new();
        for arg in command.get_arguments().filter(|arg| arg.is_global_set()) {
            let id = arg.get_id().as_str();
            let typed = innermost.value_source(id) == Some(ValueSource::CommandLine);
            let (true, Some(long), false) = (typed, arg.get_long(), OF_ONE_RUN.contains(&id)) else { continue };
            match arg.get_action() {
                ArgAction::SetTrue => words.push(format!("--{long}")),
                ArgAction::Count => {
                    words.extend(std::iter::repeat_n(format!("--{long}"), usize::from(innermost.get_count(id))));
                }
                _ => {
                    for value in innermost.get_raw(id).into_iter().flatten() {
                        words.push(format!("--{long}"));
                        words.push(shown(id, value));
                    }
                }
            }
        }
        let typed: Vec<(&str, String)> = SOURCES.into_iter().filter_map(|long| source(long, innermost)).collect();
        let sources = if typed.is_empty() { Vec::new() } else { kept(typed, &whole()) };
        let (command, flags) = named(command, matches);
        Self { options: words, sources, command, flags }
    }

    /// The words of the given command, such as `session remove`.
    pub fn name(&self) -> &str {
        &self.command
    }

    /// True if the given command has an option of this name, such as `--pic-code`.
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|known| known == flag)
    }

    /// The word after an option that the user typed, as it is printed.
    pub fn after(&self, option: &str) -> Option<&str> {
        let place = self.options.iter().position(|word| word == option)?;
        self.options.get(place + 1).map(String::as_str)
    }

    /// A complete command: the program, the command's words, the options.
    pub fn command(&self, words: &str) -> String {
        let mut command = format!("zhengxin {words}");
        let takes = |kept: &&Kept| kept.takers.iter().any(|taker| begins_with(words, taker));
        let sources = self.sources.iter().filter(takes).flat_map(|kept| &kept.words);
        for word in sources.chain(&self.options) {
            command.push(' ');
            command.push_str(word);
        }
        command
    }

    /// The same command for another session.
    pub fn command_for_session(&self, words: &str, session: &str) -> String {
        let Self { mut options, .. } = self.without("--session");
        options.extend(["--session".to_owned(), shell_words::quote(session).into_owned()]);
        Self { options, ..Self::default() }.command(words)
    }

    /// The same options without those that answer in a person's place.
    #[must_use]
    pub fn for_a_person(&self) -> Self {
        let mut others = self.without("--ask").without("--ask-timeout");
        others.options.retain(|word| word != "--no-input");
        others
    }

    /// The same options without one that takes a value.
    #[must_use]
    pub fn without(&self, option: &str) -> Self {
        let mut others = self.clone();
        if let Some(place) = others.options.iter().position(|word| word == option) {
            others.options.drain(place..(place + 2).min(others.options.len()));
        }
        others
    }
}

/// An option's value. A URL that may contain a password or a token is replaced by its variable.
fn shown(id: &str, value: &OsStr) -> String {
    if id == "gateway" && may_hold_a_secret(&value.to_string_lossy()) {
        return "\"$ZHENGXIN_GATEWAY\"".to_owned();
    }
    path_text::word(value)
}

/// A typed option that names the source of a secret. Standard input is left out, because a suggested command would wait for
/// it, and so is a command that prints its own words, because they are the secret.
fn source<'a>(long: &'a str, matches: &ArgMatches) -> Option<(&'a str, String)> {
    let id = long.replace('-', "_");
    let value = matches.try_get_raw(&id).ok().flatten()?.next()?;
    let text = value.to_string_lossy();
    let first = text.split_whitespace().next().unwrap_or_default();
    let shows = long == "password-command" && PRINTERS.contains(&first.rsplit('/').next().unwrap_or_default());
    (!shows && !is_stdin(Path::new(value))).then(|| (long, path_text::word(value)))
}

/// The sources, each with the commands that have its option.
fn kept(typed: Vec<(&str, String)>, whole: &Command) -> Vec<Kept> {
    let takers = |long: &str| {
        let mut takers = Vec::new();
        collect_takers(long, "", whole, &mut takers);
        takers
    };
    typed.into_iter().map(|(long, value)| Kept { words: [format!("--{long}"), value], takers: takers(long) }).collect()
}

fn collect_takers(long: &str, words: &str, command: &Command, takers: &mut Vec<String>) {
    for child in command.get_subcommands() {
        let words = format!("{words} {}", child.get_name()).trim_start().to_owned();
        collect_takers(long, &words, child, takers);
        if child.get_arguments().any(|arg| arg.get_long() == Some(long)) {
            takers.push(words);
        }
    }
}

/// True if a command line begins with these words.
fn begins_with(line: &str, words: &str) -> bool {
    line.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The command's words, and its own options.
fn named(mut command: &Command, mut matches: &ArgMatches) -> (String, Vec<String>) {
    let mut words = Vec::new();
    while let Some((name, inner)) = matches.subcommand() {
        let Some(subcommand) = command.find_subcommand(name) else { break };
        words.push(name);
        (command, matches) = (subcommand, inner);
    }
    let own = command.get_arguments().filter(|arg| !arg.is_global_set()).filter_map(|arg| arg.get_long());
    (words.join(" "), own.map(|long| format!("--{long}")).collect())
}

fn innermost(matches: &ArgMatches) -> &ArgMatches {
    match matches.subcommand() {
        Some((_, inner)) => innermost(inner),
        None => matches,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    fn given(line: &str) -> String {
        let matches = Cli::command().try_get_matches_from(shell_words::split(line).unwrap()).unwrap();
        Given::collect(&Cli::command(), &matches, Cli::command).command("login")
    }

    fn next(line: &str, words: &str) -> String {
        let matches = Cli::command().try_get_matches_from(shell_words::split(line).unwrap()).unwrap();
        Given::collect(&Cli::command(), &matches, Cli::command).command(words)
    }

    #[test]
    fn the_source_of_a_secret_is_repeated_where_the_command_has_the_option() {
        let line = "zhengxin run --password-command 'pass show x' --last-three-file l --json";
        assert_eq!(next(line, "run"), "zhengxin run --password-command 'pass show x' --last-three-file l --json");
        assert_eq!(next(line, "login"), "zhengxin login --password-command 'pass show x' --json");
        assert_eq!(next(line, "unionpay auth"), "zhengxin unionpay auth --last-three-file l --json");
        assert_eq!(next(line, "verify-methods --for recover"), "zhengxin verify-methods --for recover --json");
        let files = "zhengxin unionpay auth --card-password-file 'a b'";
        assert_eq!(next(files, "unionpay auth"), "zhengxin unionpay auth --card-password-file 'a b'");
    }

    #[test]
    fn neither_standard_input_nor_a_command_that_prints_its_own_words_is_repeated() {
        for source in ["--password-stdin", "--password-file -", "--password-file /dev/stdin"] {
            assert_eq!(next(&format!("zhengxin login {source}"), "login"), "zhengxin login", "{source}");
        }
        for command in ["echo hunter2", " /bin/echo hunter2", "printf hunter2"] {
            let line = format!("zhengxin login --password-command '{command}'");
            assert_eq!(next(&line, "login"), "zhengxin login", "{command}");
        }
    }

    #[test]
    fn options_before_and_after_the_command_are_repeated_quoted() {
        assert_eq!(
            given("zhengxin --session 'a b' status --json -vv --gateway=sandbox:"),
            "zhengxin login --gateway sandbox: --session 'a b' --json --verbose --verbose"
        );
    }

    #[test]
    fn a_gateway_that_may_hold_a_token_is_named_by_its_variable() {
        assert_eq!(
            given("zhengxin status --gateway https://g.example/?t=x"),
            "zhengxin login --gateway \"$ZHENGXIN_GATEWAY\""
        );
    }

    #[test]
    fn the_command_is_known_by_its_words_and_its_own_options() {
        let matches =
            Cli::command().try_get_matches_from(["zhengxin", "--json", "session", "prune", "--older-than=1d"]);
        let given = Given::collect(&Cli::command(), &matches.unwrap(), Cli::command);
        assert_eq!(given.name(), "session prune");
        assert!(given.has_flag("--older-than") && !given.has_flag("--json"));
    }

    #[test]
    fn a_command_for_a_person_has_no_ask_program() {
        let line = "zhengxin status --ask './ocr.sh -x' --ask-timeout 9s --no-input --json";
        let matches = Cli::command().try_get_matches_from(shell_words::split(line).unwrap()).unwrap();
        let given = Given::collect(&Cli::command(), &matches, Cli::command);
        assert_eq!(given.for_a_person().command("batch answer"), "zhengxin batch answer --json");
    }

    #[test]
    fn what_was_not_typed_and_what_concerns_one_run_only_is_left_out() {
        assert_eq!(given("zhengxin status --jq .x --raw --dry-run"), "zhengxin login");
    }
}

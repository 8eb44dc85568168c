//! Remembers which global options were given, so that suggested commands can repeat them.

use std::ffi::OsStr;

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Command};

use crate::config::may_hold_a_secret;
use crate::path_text;

/// Options that apply to one run only. Suggested commands do not repeat them.
const OF_ONE_RUN: [&str; 4] = ["jq", "raw", "dry_run", "curl"];

/// The options as typed, ready for a shell command.
#[derive(Clone, Debug, Default)]
pub struct Given {
    options: Vec<String>,
    command: String,
    flags: Vec<String>,
}

impl Given {
    /// Collects the global options of `command` that the user typed, from `matches`.
    pub fn collect(command: &Command, matches: &ArgMatches) -> Self {
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
        let (command, flags) = named(command, matches);
        Self { options: words, command, flags }
    }

    /// The words of the given command, such as `session remove`.
    pub fn name(&self) -> &str {
        &self.command
    }

    /// True if the given command has an option of this name, such as `--pic-code`.
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|known| known == flag)
    }

    /// A complete command: the program, the command's words, the options.
    pub fn command(&self, words: &str) -> String {
        let mut command = format!("zhengxin {words}");
        for word in &self.options {
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
        Given::collect(&Cli::command(), &matches).command("login")
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
        let given = Given::collect(&Cli::command(), &matches.unwrap());
        assert_eq!(given.name(), "session prune");
        assert!(given.has_flag("--older-than") && !given.has_flag("--json"));
    }

    #[test]
    fn what_was_not_typed_and_what_concerns_one_run_only_is_left_out() {
        assert_eq!(given("zhengxin status --jq .x --raw --dry-run"), "zhengxin login");
    }
}

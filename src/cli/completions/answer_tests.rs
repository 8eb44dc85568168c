use std::collections::BTreeSet;

use clap::CommandFactory;
use proptest::prelude::*;

use super::*;
use crate::cli::args::Cli;
use crate::cli::chinese;
use crate::cli::completions::argument::{ARGUMENTS, stands_at};

/// Arguments whose values only a person knows.
#[rustfmt::skip]
const FREE: [&str; 35] = [
    "answer", "applicant", "applicants", "ask_jobs", "ask_timeout", "authorization", "bank_card", "cellphone",
    "duration", "fault", "give_up", "id_card", "in_order", "jobs", "jq", "listen", "login_name", "max_failures",
    "max_tries", "message_code", "month", "older_than", "password_command", "people", "person", "pic_code",
    "rate", "real_name", "report_version", "retries", "seed", "take", "timeout", "unionpay_code", "year",
];

fn asked(words: &[&str]) -> String {
    let argv: Vec<OsString> = ["zhengxin", "--"].iter().chain(words).map(Into::into).collect();
    answer(&argv, &Env::of(&[(VARIABLE, "1")]), |_| Cli::command()).unwrap()
}

/// The arguments of a command and of those below it, each with its command's words.
fn arguments(command: &Command, words: &str) -> Vec<(String, clap::Arg)> {
    let own = command.get_arguments().filter(|arg| words.is_empty() || !arg.is_global_set());
    let mut all: Vec<(String, clap::Arg)> = own.map(|arg| (words.to_owned(), arg.clone())).collect();
    for inner in command.get_subcommands() {
        all.extend(arguments(inner, format!("{words} {}", inner.get_name()).trim_start()));
    }
    all
}

#[test]
fn every_row_names_an_argument() {
    let all = arguments(&Cli::command(), "");
    for (command, id, _) in &ARGUMENTS {
        assert!(all.iter().any(|(words, arg)| stands_at(command, words, arg) && arg.get_id() == id), "{command} {id}");
    }
}

#[test]
fn of_every_argument_it_is_decided_what_it_takes() {
    let is_known = |words: &str, arg: &clap::Arg| {
        ARGUMENTS.iter().any(|(command, id, _)| stands_at(command, words, arg) && arg.get_id() == id)
            || arg.get_value_hint() == clap::ValueHint::AnyPath
            || arg.get_value_parser().possible_values().is_some()
    };
    let all = arguments(&Cli::command(), "").into_iter().filter(|(_, arg)| arg.get_action().takes_values());
    let unknown: BTreeSet<String> =
        all.filter(|(words, arg)| !is_known(words, arg)).map(|(_, arg)| arg.get_id().to_string()).collect();
    assert_eq!(unknown, FREE.map(str::to_owned).into());
}

#[test]
fn a_command_line_asks_only_with_the_variable_and_two_dashes() {
    let argv = |words: &[&str]| words.iter().map(Into::into).collect::<Vec<OsString>>();
    let (set, unset) = (Env::of(&[(VARIABLE, "1")]), Env::default());
    assert!(answer(&argv(&["z", "--", "zhengxin", ""]), &set, |_| Cli::command()).is_some());
    assert!(answer(&argv(&["z", "--", "zhengxin", ""]), &unset, |_| Cli::command()).is_none());
    assert!(answer(&argv(&["z", "status"]), &set, |_| Cli::command()).is_none());
}

#[test]
fn a_global_option_behind_any_command_takes_the_same_values_in_both_languages() {
    let definitions = [Cli::command(), chinese::spoken(Cli::command(), Lang::Zh)];
    for (definition, lang) in definitions.into_iter().zip([Lang::En, Lang::Zh]) {
        for command in ["", "run", "config set", "session show"] {
            let words = ["zhengxin"].into_iter().chain(command.split_whitespace()).chain(["-g", ""]);
            let words: Vec<OsString> = words.map(Into::into).collect();
            let found = candidates(&words, &Env::default(), definition.clone(), lang);
            assert_eq!(found, "values\nsandbox:\n", "{command} {lang:?}");
        }
    }
}

#[test]
fn a_question_without_a_word_has_no_answer() {
    assert_eq!(asked(&[]), "values\n");
    assert_eq!(asked(&["zhengxin"]), "values\n");
}

/// The engine takes a value that begins with a dash for a positional one, and would then panic.
#[test]
fn an_options_value_with_a_dash_where_an_argument_may_have_one_as_well_is_no_fault() {
    assert!(asked(&["zhengxin", "config", "set", "lang", "--profile", "-x", "z"]).starts_with("values\n"));
}

fn word() -> impl Strategy<Value = String> {
    let definition = Cli::command();
    let mut known: Vec<String> =
        ["", "-", "--", "-x", "=", "--=", "-q", "--lang=", "--profile", "1", "-1"].map(String::from).into();
    for (words, arg) in arguments(&definition, "") {
        known.extend(words.split(' ').map(str::to_owned));
        known.extend(arg.get_long().map(|long| format!("--{long}")));
    }
    prop_oneof![4 => prop::sample::select(known), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_line_makes_it_panic(words in prop::collection::vec(word(), 0..7)) {
        let words: Vec<&str> = std::iter::once("zhengxin").chain(words.iter().map(String::as_str)).collect();
        let answer = asked(&words);
        prop_assert!(answer.starts_with("values\n") || answer.contains('\t'), "{}", answer);
    }
}

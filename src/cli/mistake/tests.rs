use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgGroup, Command};

use super::*;
use crate::cli::parse::whole;

fn of(command: Command, words: &[OsString]) -> clap::Error {
    command.try_get_matches_from([&["z".into()][..], words].concat()).unwrap_err()
}

fn words(line: &str) -> Vec<OsString> {
    line.split_whitespace().map(Into::into).collect()
}

/// A mistake of each kind that clap has, also those that no command of the program can meet today, with its words in English.
fn one_of_each_kind() -> Vec<(ErrorKind, clap::Error, &'static str)> {
    let arg = |arg: Arg| Command::new("z").arg(arg);
    let option = || Arg::new("o").long("o").value_name("O");
    let pair = || option().num_args(2);
    let needs = Command::new("z").subcommand_required(true).subcommand(Command::new("go"));
    let two = [Arg::new("a").long("a").action(ArgAction::SetTrue), Arg::new("b").long("b").action(ArgAction::SetTrue)];
    let exclusive = Command::new("z").args(two).group(ArgGroup::new("g").args(["a", "b"]));
    #[cfg(unix)]
    let bytes = std::os::unix::ffi::OsStringExt::from_vec(vec![b'-', b'-', b'o', b'=', 0xff]);
    #[cfg(not(unix))]
    let bytes = OsString::new();
    let mut all = vec![
        (
            ErrorKind::InvalidValue,
            of(arg(option().value_parser(["x"])), &words("--o y")),
            "invalid value 'y' for '--o <O>' [possible values: x]",
        ),
        (ErrorKind::UnknownArgument, of(arg(option()), &words("--p")), "unknown option '--p'"),
        (ErrorKind::InvalidSubcommand, of(needs.clone(), &words("stay")), "unknown command 'stay'"),
        (
            ErrorKind::NoEquals,
            of(arg(option().require_equals(true)), &words("--o x")),
            "'--o=<O>' takes its value only after an equals sign",
        ),
        (
            ErrorKind::ValueValidation,
            of(arg(option().value_parser(clap::value_parser!(u8))), &words("--o x")),
            "invalid value 'x' for '--o <O>': must be a whole number",
        ),
        (
            ErrorKind::TooManyValues,
            of(arg(Arg::new("o").long("o").action(ArgAction::SetTrue)), &words("--o=x")),
            "'--o' does not take the value 'x'",
        ),
        (
            ErrorKind::TooFewValues,
            of(arg(option().num_args(2..=3)), &words("--o x")),
            "'--o <O> <O>...' needs at least 2 values, not 1",
        ),
        (ErrorKind::WrongNumberOfValues, of(arg(pair()), &words("--o x")), "'--o <O> <O>' needs 2 values, not 1"),
        (ErrorKind::ArgumentConflict, of(exclusive, &words("--a --b")), "'--a' cannot be used together with: --b"),
        (ErrorKind::MissingRequiredArgument, of(arg(option().required(true)), &[]), "required, but not given: --o <O>"),
        (ErrorKind::MissingSubcommand, of(needs, &[]), "a command is missing after 'z' [commands: go, help]"),
    ];
    if cfg!(unix) {
        all.push((ErrorKind::InvalidUtf8, of(arg(option()), &[bytes]), "an argument is not valid UTF-8"));
    }
    all
}

#[test]
fn a_mistake_of_each_kind_is_said_whole_on_one_line() {
    for (kind, error, said) in one_of_each_kind() {
        assert_eq!(error.kind(), kind);
        assert_eq!(failure(&error, Lang::En).msg, said);
    }
}

#[test]
fn a_mistake_of_each_kind_has_its_english_beside_the_chinese() {
    for (kind, error, said) in one_of_each_kind() {
        let failure = failure(&error, Lang::Zh);
        assert_eq!(failure.english.as_deref(), Some(said));
        assert!(failure.msg.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{kind:?}: {}", failure.msg);
    }
}

#[test]
fn the_first_suggestion_is_the_hint() {
    let near = failure(&of(whole(), &words("sandbox serv")), Lang::En);
    assert_eq!((near.msg.as_str(), near.hint.as_deref()), ("unknown command 'serv'", Some("did you mean 'serve'?")));
}

#[test]
fn no_tip_of_claps_is_lost() {
    for line in ["--pager view x", "codes --nosuch", "-- login", "logn", "status --profil x"] {
        for lang in [Lang::Zh, Lang::En] {
            let error = of(whole(), &words(line));
            let tips = error.render().to_string().matches("tip: ").count();
            assert_eq!(Mistake::of(&error, lang).hints.len(), tips, "{line}");
        }
    }
}

//! Command-line mistakes: exit 2, a suggestion, and one line of JSON for scripts.

use crate::support::process::Home;

const MISTAKES: [&str; 11] = [
    "logn",
    "unionpay crad",
    "status --josn",
    "status extra",
    "submit-answers 1 2 3",
    "submit-answers --answer 9=1",
    "codes --class nothing",
    "session prune --older-than soon",
    "sandbox serve --fault fire:login:1",
    "status --timeout never",
    "call login password=x",
];

#[test]
fn a_mistake_is_exit_2_with_one_error_on_standard_error() {
    let home = Home::new();
    for mistake in MISTAKES {
        let run = home.run(mistake).exits(2);
        assert_eq!(run.out, "", "{mistake}");
        assert_eq!(run.err.matches("error: ").count(), 1, "{mistake}: {run:?}");
        assert!(run.err.starts_with("error: "), "{mistake}: {run:?}");
    }
    assert!(!home.state().exists(), "nothing was begun");
}

#[test]
fn a_mistake_shows_no_control_character_of_what_was_typed() {
    let home = Home::new();
    for line in
        ["codes x\u{9d}52;c;e\u{9c}\u{202e}", "x\u{9d}52;c;e\u{202e}", "status --lang=\u{202e}\u{9b}2J --no-such"]
    {
        let run = home.run(line).exits(2);
        assert!(!run.err.contains(|c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{202e}')), "{line:?}: {run:?}");
    }
}

#[test]
fn a_mistake_with_json_is_one_line_of_json() {
    let home = Home::new();
    for mistake in MISTAKES {
        for form in ["--json", "--output json", "--output=json", "--jq .x", "--jq=.x"] {
            let run = home.run(&format!("{form} {mistake}")).exits(2);
            assert_eq!(run.err.lines().count(), 1, "{form} {mistake}: {run:?}");
            let error = run.error();
            assert_eq!((&error["class"], &error["code"]), (&"usage".into(), &serde_json::Value::Null), "{run:?}");
        }
        let run = home.run_with(mistake, &[("ZHENGXIN_OUTPUT", "json")]).exits(2);
        assert_eq!(run.error()["class"], "usage", "{mistake}");
    }
}

#[test]
fn a_typo_is_answered_with_what_was_meant() {
    let home = Home::new();
    let meant = [
        ("logn", "login"),
        ("unionpay crad", "card"),
        ("status --josn", "--json"),
        ("sandbox pepole", "people"),
        ("captcha --for logn", "login"),
        ("login --login_name x", "--login-name"),
    ];
    for (typo, meant) in meant {
        let run = home.run(typo).exits(2);
        assert!(run.err.contains(&format!("'{meant}'")), "{typo}: {run:?}");
        let error = home.run(&format!("{typo} --json")).exits(2).error();
        assert!(error["hint"].as_str().is_some_and(|hint| hint.contains(meant)), "{typo}: {error}");
    }
}

#[test]
fn options_that_contradict_each_other_do_so_on_either_side_of_the_command() {
    let home = Home::new();
    let contradictions = [
        ("--json --output json", "--json", "--output json"),
        ("--json --output human", "--json", "--output human"),
        ("--dry-run --curl", "--dry-run", "--curl"),
    ];
    for (both, one, other) in contradictions {
        for words in
            [format!("questions {both}"), format!("{one} questions {other}"), format!("{other} questions {one}")]
        {
            let run = home.run(&words).exits(2);
            assert!(run.err.contains("cannot be used together"), "{words}: {run:?}");
        }
    }
}

#[test]
fn an_option_finds_the_one_it_needs_on_the_other_side_of_the_command() {
    let home = Home::new();
    for words in [
        "--raw codes 508114 --jq .[0].class",
        "--jq .[0].class codes 508114 --raw",
        "codes 508114 --raw --jq .[0].class",
    ] {
        assert_eq!(home.run(words).exits(0).out, "pending\n", "{words}");
    }
    home.run("--raw codes 508114").exits(2);
}

#[test]
fn a_missing_argument_is_named() {
    let home = Home::new();
    for (words, name) in
        [("call", "METHOD"), ("view", "FILE"), ("sandbox advance", "DURATION"), ("completions", "SHELL")]
    {
        let error = home.run(&format!("{words} --json")).exits(2).error();
        assert!(error["msg"].as_str().unwrap().contains(name), "{error}");
    }
}

#[test]
fn two_readers_of_standard_input_are_wrong_usage() {
    let home = Home::new();
    home.run("login --answers - --password-stdin --gateway sandbox:").exits(2);
}

#[test]
fn global_options_stand_before_or_after_the_command() {
    let home = Home::new();
    assert_eq!(home.run("--json codes 508114").exits(0).out, home.run("codes 508114 --json").exits(0).out);
}

#[test]
fn a_variable_with_an_unknown_format_is_wrong_usage() {
    Home::new().run_with("codes", &[("ZHENGXIN_OUTPUT", "yaml")]).exits(2);
}

#[test]
fn a_filter_that_is_no_jq_is_wrong_usage_before_anything_is_sent() {
    let home = Home::new();
    let error = home.run("login-info --gateway sandbox: --jq .x[").exits(2).error();
    assert_eq!(error["class"], "usage");
    assert!(!home.state().exists());
}

#[test]
fn words_that_are_no_text_do_not_end_in_a_panic() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let word = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    for args in [&["codes"][..], &["status", "--session"], &["login", "--login-name"], &["--json", "call"]] {
        let output = home.bare().args(args).arg(word).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(2..=12)) && !err.contains("panicked"), "{args:?}: {err}");
    }
}

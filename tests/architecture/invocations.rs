//! The scripts and the pages call `cargo test` and `cargo bench`. A name that fits no test makes cargo run nothing and
//! succeed, so a check would be lost without a word: each name must fit.

use std::fs;
use std::path::Path;

use super::pages::{all_pages, root};
use super::sources_in;

/// The options of cargo that take a value of their own.
const WITH_VALUE: &[&str] = &["--profile", "--features", "--target-dir", "--package"];

/// A call of `cargo test` or `cargo bench`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Invocation<'a> {
    /// `test` or `bench`, and the name.
    target: Option<(&'static str, &'a str)>,
    is_lib: bool,
    is_ignored: bool,
    filters: Vec<&'a str>,
}

/// The calls in a text, each on one line.
fn invocations(text: &str) -> Vec<Invocation<'_>> {
    text.lines()
        .flat_map(|line| ["cargo test ", "cargo bench "].map(|head| line.split_once(head)))
        .flatten()
        .map(|(_, rest)| invocation(rest))
        .collect()
}

fn invocation(rest: &str) -> Invocation<'_> {
    let command = rest.split(['`', '"', '#', '|', '>', ';', '&', ')', '）']).next().unwrap_or_default();
    let (mut found, mut words) = (Invocation::default(), command.split_whitespace());
    while let Some(word) = words.next() {
        match word {
            "--test" => found.target = words.next().map(|name| ("test", name)),
            "--bench" => found.target = words.next().map(|name| ("bench", name)),
            "--lib" => found.is_lib = true,
            "--ignored" => found.is_ignored = true,
            _ if WITH_VALUE.contains(&word) => drop(words.next()),
            _ if word.starts_with(['-', '$']) => {}
            _ => found.filters.push(word),
        }
    }
    found
}

/// The paths of the tests in these files as cargo shows them, nearly: `folder/file.rs::name`, and whether each is
/// ignored. Rules that a macro makes count as well.
fn tests(sources: &[(String, String)]) -> Vec<(String, bool)> {
    let of_file = |(path, text): &(String, String)| {
        let path = path.trim_end_matches(".rs").replace('/', "::");
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let named = lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| Some((at, line.strip_prefix("fn ")?.split(['(', '<']).next()?)));
        let is_ignored = |at: usize| {
            lines[..at].iter().rev().take_while(|line| line.starts_with("#[")).any(|line| line.starts_with("#[ignore"))
        };
        named.map(|(at, name)| (format!("{path}::{name}"), is_ignored(at))).collect::<Vec<_>>()
    };
    sources.iter().flat_map(of_file).collect()
}

/// The files of a test binary or of the library.
fn sources_of(invocation: &Invocation<'_>) -> Vec<(String, String)> {
    match invocation.target {
        Some((kind, name)) => {
            let (folder, file) = (format!("{kind}{}", if kind == "test" { "s" } else { "es" }), format!("{name}.rs"));
            let all = sources_in(&[&folder]);
            let own = |path: &str| {
                path.strip_prefix(&folder).is_some_and(|rest| {
                    rest.strip_prefix('/').is_some_and(|rest| rest == file || rest.split('/').next() == Some(name))
                })
            };
            all.into_iter().filter(|(path, _)| own(path)).collect()
        }
        None if invocation.is_lib => sources_in(&["src"]),
        None => sources_in(&["src", "tests", "benches"]),
    }
}

/// What is wrong with a call.
fn problems(invocation: &Invocation<'_>, sources: &[(String, String)]) -> Vec<String> {
    if sources.is_empty() {
        return vec![format!("{:?} does not exist", invocation.target)];
    }
    let tests = tests(sources);
    let fits = |filter: &str| {
        tests.iter().any(|(path, is_ignored)| (!invocation.is_ignored || *is_ignored) && path.contains(filter))
    };
    let ignored = invocation.is_ignored && !tests.iter().any(|(_, is_ignored)| *is_ignored);
    let none = ignored.then(|| "no test is ignored".to_owned());
    none.into_iter()
        .chain(invocation.filters.iter().filter(|filter| !fits(filter)).map(|filter| format!("no test fits {filter}")))
        .collect()
}

/// The scripts, pages and files of code that may call cargo, and their texts.
fn texts() -> Vec<(String, String)> {
    let scripts =
        ["benches", "packaging", ".ci"].into_iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let scripts = scripts.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let named = |path: &Path| path.strip_prefix(root()).unwrap().display().to_string();
    let texts = scripts.chain(all_pages()).filter_map(|path| Some((named(&path), fs::read_to_string(&path).ok()?)));
    texts
        .chain(sources_in(&["src", "tests", "benches"]))
        .filter(|(path, _)| !path.ends_with("invocations.rs"))
        .collect()
}

#[test]
fn every_call_of_cargo_in_a_script_or_on_a_page_runs_tests_that_exist() {
    let (mut calls, mut wrong) = (0, Vec::new());
    for (path, text) in texts() {
        for invocation in invocations(&text) {
            calls += 1;
            wrong.extend(
                problems(&invocation, &sources_of(&invocation)).into_iter().map(|problem| format!("{path}: {problem}")),
            );
        }
    }
    assert!(calls >= 30, "only {calls} calls are found");
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_call_that_runs_nothing_would_be_noticed() {
    let text = "x `cargo test --locked --profile p --test t one -- --ignored` y\ncargo bench --bench b # z\ncargo test --lib list::";
    let calls = invocations(text);
    let t = Invocation { target: Some(("test", "t")), is_ignored: true, filters: vec!["one"], ..Invocation::default() };
    let b = Invocation { target: Some(("bench", "b")), ..Invocation::default() };
    let lib = Invocation { is_lib: true, filters: vec!["list::"], ..Invocation::default() };
    assert_eq!(calls, [t, b, lib]);
    let source = |text: &str| vec![("tests/t.rs".to_owned(), text.to_owned())];
    assert_eq!(problems(&calls[0], &source("#[test]\n#[ignore]\nfn one_two() {}")), [""; 0]);
    assert_eq!(
        problems(&calls[0], &source("#[test]\n#[ignore]\nfn two() {}\n#[test]\nfn one() {}")),
        ["no test fits one"]
    );
    assert_eq!(problems(&calls[0], &source("fn one() {}")), ["no test is ignored", "no test fits one"]);
    assert_eq!(problems(&calls[1], &[]), ["Some((\"bench\", \"b\")) does not exist"]);
    assert_eq!(problems(&calls[2], &[("src/list/mod.rs".to_owned(), "fn f() {}".to_owned())]), [""; 0]);
}

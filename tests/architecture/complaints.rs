//! `docs/batch.md` names a test for each complaint about other programs of its kind: the tests exist.

use std::fs;

use super::pages::{cells, cited, page, root};

/// The complaint and the citations of each row of the table.
fn rows(page: &str) -> Vec<(&str, Vec<&str>)> {
    let table = page.split("\n## ").find(|part| part.starts_with("Complaints of others\n")).unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---")).skip(1);
    rows.map(|line| {
        let cells = cells(line);
        (cells[0], cells.get(1).map(|cell| cited(cell)).unwrap_or_default())
    })
    .collect()
}

/// How many tests of this name a file has: functions with the attribute, and rules of the ledger, which run against each store.
fn tests(text: &str, name: &str) -> usize {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_test =
        |at: usize| lines[..at].iter().rev().take_while(|line| line.starts_with("#[")).any(|line| *line == "#[test]");
    let head = format!("fn {name}(");
    let found = lines.iter().enumerate().filter(|(_, line)| line.starts_with(&head));
    found.filter(|(at, line)| line.ends_with("(rig) {") || is_test(*at)).count()
}

/// What is wrong with a row.
fn problems(citations: &[&str], read: impl Fn(&str) -> String) -> Vec<String> {
    let missing = citations.is_empty().then(|| "no test".to_owned());
    let wrong = citations.iter().filter_map(|citation| {
        let count = citation.split_once("::").map_or(0, |(file, name)| tests(&read(file), name));
        (count != 1).then(|| format!("{citation}: {count} tests"))
    });
    missing.into_iter().chain(wrong).collect()
}

#[test]
fn every_complaint_on_the_page_has_tests_which_exist_once() {
    let page = page("docs/batch.md");
    let rows = rows(&page);
    assert!(rows.len() >= 20, "the table is gone: {rows:?}");
    for (complaint, citations) in rows {
        let problems = problems(&citations, |file| fs::read_to_string(root().join(file)).unwrap_or_default());
        assert_eq!(problems, [""; 0], "{complaint}");
    }
}

#[test]
fn a_complaint_without_its_test_would_be_noticed() {
    let page = "# x\n\n## Complaints of others\n\n| a | b |\n|---|---|\n| a zombie | `t.rs::one`, `t.rs::two` |\n| a loop | |\n\n## y\n\n| z | `w` |\n";
    assert_eq!(rows(page), [("a zombie", vec!["t.rs::one", "t.rs::two"]), ("a loop", vec![])]);
    let text = "#[test]\n#[ignore]\nfn one() {}\nrules! {\n    fn two(rig) {\n    fn three() {}\n";
    assert_eq!(["one", "two", "three"].map(|name| tests(text, name)), [1, 1, 0], "a function is no test");
    assert_eq!(
        problems(&["t.rs::one", "t.rs::six", "t.rs"], |_| text.to_owned()),
        ["t.rs::six: 0 tests", "t.rs: 0 tests"]
    );
    assert_eq!(problems(&[], |_| String::new()), ["no test"]);
}

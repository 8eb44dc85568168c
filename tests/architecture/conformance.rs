//! `docs/conformance.md` names a test for each statement of the vendor's document: the tests exist, each says which section it
//! is about, and no section is missing.

use std::collections::BTreeMap;
use std::fs;

use super::pages::{cells, cited, page, root};
use zhengxin::protocol::METHODS;

/// The sections of the document's contents that no method of the table has: that of 1.2.2 has no known name, and 2.1 is the
/// table of codes.
const WITHOUT_METHOD: [&str; 2] = ["1.2.2", "2.1"];

/// A test that the page names.
#[derive(Debug, PartialEq, Eq)]
struct Named<'a> {
    /// The section of the statement; none of those on the document as a whole.
    section: Option<&'a str>,
    file: &'a str,
    name: &'a str,
}

/// The section that a text begins with.
fn section_of(text: &str) -> Option<&str> {
    let number = text.strip_prefix('§')?;
    let end = number.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(number.len());
    Some(&number[..end])
}

/// The rows of the tables under their sections.
fn rows(page: &str) -> Vec<(Option<&str>, Vec<&str>)> {
    let (mut section, mut rows) = (None, Vec::new());
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = section_of(heading);
        }
        let is_head = line.starts_with("| statement |") || line.starts_with("|---");
        if line.starts_with('|') && !is_head {
            rows.push((section, cells(line)));
        }
    }
    rows
}

/// The test of a citation `tests/x/y.rs::name`.
fn named<'a>(section: Option<&'a str>, citation: &'a str) -> Option<Named<'a>> {
    let (file, name) = citation.split_once("::").filter(|(file, _)| file.ends_with(".rs"))?;
    Some(Named { section, file, name })
}

/// The tests in the tables, and those of the decisions, which stand in a list.
fn tests(page: &str) -> Vec<Named<'_>> {
    let in_tables = rows(page).into_iter().flat_map(|(section, cells)| {
        let tests: Vec<_> = cells.last().map(|cell| cited(cell)).unwrap_or_default();
        tests.into_iter().filter_map(move |test| named(section, test))
    });
    let decided = page.lines().filter_map(|line| line.strip_prefix("- ")).flat_map(|line| {
        let section = section_of(line);
        cited(line).into_iter().filter_map(move |test| named(section, test))
    });
    in_tables.chain(decided).collect()
}

/// The sections in the comments directly above the attributes of each test of this name.
fn sections_above<'a>(text: &'a str, name: &str) -> Vec<Vec<&'a str>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let head = format!("fn {name}(");
    let heads = lines.iter().enumerate().filter(|(_, line)| line.trim_start_matches("async ").starts_with(&head));
    let above = |at: usize| {
        let before = lines[..at].iter().rev();
        let attributes = before.clone().take_while(|line| line.starts_with("#["));
        let is_test = attributes.clone().any(|line| *line == "#[test]" || line.ends_with("::test]"));
        let comments = before.skip(attributes.count()).map_while(|line| line.strip_prefix("// "));
        let sections = comments.take_while(|comment| comment.starts_with('§'));
        is_test.then(|| sections.flat_map(|comment| comment.split(", ").filter_map(section_of)).collect())
    };
    heads.filter_map(|(at, _)| above(at)).collect()
}

#[test]
fn every_section_of_the_vendors_contents_is_on_the_page_in_its_order() {
    let page = page("docs/conformance.md");
    let headings: Vec<&str> = page.lines().filter_map(|line| section_of(line.strip_prefix("## ")?)).collect();
    let mut contents: Vec<&str> = METHODS.iter().map(|row| row.section).chain(WITHOUT_METHOD).collect();
    contents.sort_unstable();
    assert_eq!(headings, contents);
    let rows = rows(&page);
    for section in contents {
        assert!(rows.iter().any(|(found, _)| *found == Some(section)), "§{section} has no row");
    }
}

#[test]
fn every_statement_on_the_page_has_a_test() {
    for (section, cells) in rows(&page("docs/conformance.md")) {
        let tests = cells.get(1).map(|cell| cited(cell)).unwrap_or_default();
        let is_one = matches!(tests[..], [test] if named(section, test).is_some());
        assert!(cells.len() == 2 && is_one, "{section:?}: {cells:?}");
    }
}

#[test]
fn every_test_on_the_page_exists_once_and_names_its_section() {
    let page = page("docs/conformance.md");
    let mut texts = BTreeMap::new();
    for Named { section, file, name } in tests(&page) {
        let text = texts.entry(file).or_insert_with(|| fs::read_to_string(root().join(file)).unwrap_or_default());
        let found = sections_above(text, name);
        let [above] = &found[..] else { panic!("{file} has {} tests named {name}", found.len()) };
        let says = section.is_none_or(|section| above.contains(&section));
        assert!(says, "{file}: no comment above {name} says {section:?}, only {above:?}");
    }
}

#[test]
fn the_chinese_page_names_the_same_tests_in_the_same_order() {
    let (english, chinese) = (page("docs/conformance.md"), page("docs/zh/conformance.md"));
    let (english, chinese) = (tests(&english), tests(&chinese));
    for (english, chinese) in english.iter().zip(&chinese) {
        assert_eq!(english, chinese);
    }
    assert_eq!(english.len(), chinese.len());
}

#[test]
fn a_statement_without_its_test_would_be_noticed() {
    let page = "## §1.2.0 x\n\n| statement | test |\n|---|---|\n| a `b` | `tests/c.rs::d` |\n\n## Decided\n\n- §2.1: `e`. `f.rs::g`\n";
    let own = |section, file, name| Named { section: Some(section), file, name };
    assert_eq!(tests(page), [own("1.2.0", "tests/c.rs", "d"), own("2.1", "f.rs", "g")]);
    let text = "// §9.9\nfn d() {}\n// other\n// §1.1.1, §1.1.2\n    // §2.1\n    #[test]\n    #[ignore]\n    fn d() {}\nfn d2() {}\n";
    assert_eq!(sections_above(text, "d"), [["2.1", "1.1.1", "1.1.2"]], "a function without the attribute is no test");
    assert_eq!(sections_above(text, "d2"), [] as [Vec<&str>; 0]);
}

//! The pages for contributors say what is true: the table of rooms, and every file, name and link that they cite.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{ROOMS, source, sources};
use crate::tree::room;

/// The pages whose names of code are looked up.
const PAGES: [&str; 5] =
    ["docs/architecture.md", "docs/zh/architecture.md", "docs/glossary.md", "docs/zh/glossary.md", "CONTRIBUTING.md"];
/// Folders of this repository that a page may cite a file of.
const FOLDERS: [&str; 11] = [
    "src/",
    "tests/",
    "docs/",
    "benches/",
    "fuzz/",
    "examples/",
    "man/",
    "completions/",
    ".ci/",
    ".github/",
    "packaging/",
];

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// Every page of the repository's root, of `docs` and of `docs/zh`.
pub fn all_pages() -> Vec<PathBuf> {
    let of = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pages = of(root().to_owned()).chain(of(root().join("docs"))).chain(of(root().join("docs/zh")));
    pages.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// What stands between backticks, outside of blocks of code.
pub fn cited(text: &str) -> Vec<&str> {
    let blocks = text.split("```").step_by(2);
    blocks.flat_map(|block| block.split('`').skip(1).step_by(2)).collect()
}

/// Where the links of a page lead.
pub fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link).collect()
}

/// True for a sentence in snake case, as tests are named; a key or a variable has fewer words.
pub fn is_sentence(name: &str) -> bool {
    name.matches('_').count() >= 3 && name.chars().all(|c| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit())
}

/// The words of a file's code.
fn words(text: &str) -> Vec<&str> {
    source::read(text).tokens.iter().map(|token| token.text).collect()
}

/// The cells of a table's row.
pub fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

/// The rooms in a page's table, each with those that it may use.
fn arrows(text: &str) -> Vec<(&str, Vec<&str>)> {
    let (_, table) = text.split_once("<!-- rooms -->\n").unwrap();
    let (table, _) = table.split_once("<!-- end -->").unwrap();
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|line| {
        let cells = cells(line);
        (cited(cells[0])[0], cited(cells[2]))
    })
    .collect()
}

#[test]
fn the_page_of_the_architecture_has_the_table_of_the_allowed_arrows_in_both_languages() {
    let known: Vec<(&str, Vec<&str>)> = ROOMS.iter().map(|(room, known)| (*room, known.to_vec())).collect();
    for name in ["docs/architecture.md", "docs/zh/architecture.md"] {
        let text = page(name);
        let written = arrows(&text);
        for (written, known) in written.iter().zip(&known) {
            assert_eq!(written, known, "{name}");
        }
        assert_eq!(written.len(), known.len(), "{name}");
    }
}

#[test]
fn every_file_that_a_page_cites_is_there() {
    for path in all_pages() {
        let text = fs::read_to_string(&path).unwrap();
        let files = cited(&text).into_iter().filter(|name| FOLDERS.iter().any(|folder| name.starts_with(folder)));
        // A place to fill, or a pattern, is no file.
        for name in files.filter(|name| !name.contains(['*', '<', '{', ' '])) {
            let file = name.split("::").next().unwrap_or(name); // the name of an item may follow
            assert!(root().join(file).exists(), "{} cites {name}", path.display());
        }
    }
}

#[test]
fn every_link_within_the_repository_leads_somewhere() {
    for path in all_pages() {
        let text = fs::read_to_string(&path).unwrap();
        for link in links(&text) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            if link.contains("://") || file.is_empty() && heading.is_empty() {
                continue;
            }
            let target = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            assert!(target.exists(), "{} links to {link}", path.display());
            let anchors =
                |text: &str| text.lines().filter(|line| line.starts_with('#')).map(anchor).collect::<Vec<_>>();
            assert!(
                heading.is_empty() || anchors(&fs::read_to_string(&target).unwrap()).contains(&heading.to_owned()),
                "{} links to {link}, and there is no such heading",
                path.display()
            );
        }
    }
}

/// The anchor that a code host makes of a heading.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn every_name_in_a_row_that_cites_a_file_stands_in_that_file() {
    for name in PAGES {
        for line in page(name).lines().filter(|line| line.starts_with('|')) {
            for pair in cells(line).windows(2) {
                let (Some(file), names) = (cited(pair[0]).first().copied(), cited(pair[1])) else { continue };
                if !file.starts_with("src/") || !file.ends_with(".rs") {
                    continue;
                }
                let text = page(file);
                let words = words(&text);
                for part in names.iter().filter(|name| !name.contains('/')).flat_map(|name| name.split("::")) {
                    assert!(words.contains(&part), "{name}: {file} has no {part}");
                }
            }
        }
    }
}

#[test]
fn every_test_that_the_page_on_security_cites_is_there() {
    let tests: BTreeSet<String> = all_sources().iter().flat_map(|text| functions(text)).collect();
    let page = page("SECURITY.md");
    let cited: Vec<&str> = cited(&page).into_iter().filter(|name| is_sentence(name)).collect();
    assert!(!cited.is_empty());
    let missing: Vec<&str> = cited.into_iter().filter(|name| !tests.contains(*name)).collect();
    assert!(missing.is_empty(), "SECURITY.md cites {missing:?}");
}

/// The text of every file of code, tests included.
fn all_sources() -> Vec<String> {
    let (mut folders, mut texts) = (vec![root().join("src"), root().join("tests")], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(ending) if ending == "rs" => texts.push(fs::read_to_string(path).unwrap()),
                _ => {}
            }
        }
    }
    texts
}

/// The names of the functions in a file, tests included.
fn functions(text: &str) -> Vec<String> {
    let heads = text.lines().filter_map(|line| line.trim_start().strip_prefix("fn "));
    heads.filter_map(|head| head.split_once('(')).map(|(name, _)| name.to_owned()).collect()
}

/// The words of every room's code, and its modules.
fn words_of_rooms(sources: &[(String, String)]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut rooms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in sources {
        let known = rooms.entry(room(path)).or_default();
        known.extend(words(text));
        known.extend(Path::new(path).file_stem().and_then(|name| name.to_str()));
    }
    rooms
}

#[test]
fn every_item_that_a_page_names_by_its_room_is_in_that_room() {
    let sources = sources();
    let rooms = words_of_rooms(&sources);
    for name in PAGES {
        let text = page(name);
        for item in cited(&text).into_iter().filter(|item| !item.contains(' ')) {
            let mut parts = item.split("::");
            let Some(known) = parts.next().and_then(|first| rooms.get(first)) else { continue };
            for part in parts {
                assert!(known.contains(part), "{name}: there is no {part} for {item}");
            }
        }
    }
}

/// The types that a file has for others, by name.
fn types<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut types = Vec::new();
    for at in 0..words.len() {
        let rest = &words[at..];
        let rest = match rest {
            ["pub", "(", _, ")", rest @ ..] | ["pub", rest @ ..] => rest,
            _ => continue,
        };
        if let ["struct" | "enum" | "trait" | "type", name, ..] = rest {
            types.push(*name);
        }
    }
    types
}

#[test]
fn two_rooms_share_the_name_of_a_type_only_if_the_glossary_tells_them_apart() {
    let sources = sources();
    let mut rooms_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let is_of_tests = |path: &str| path.ends_with("_tests.rs") || path.ends_with("/testing.rs");
    for (path, text) in sources.iter().filter(|(path, _)| !is_of_tests(path)) {
        types(&words(text)).into_iter().for_each(|name| {
            rooms_of.entry(name).or_default().insert(room(path));
        });
    }
    let shared: BTreeSet<&str> = rooms_of.iter().filter(|(_, rooms)| rooms.len() > 1).map(|(name, _)| *name).collect();
    let text = page("docs/glossary.md");
    let (_, table) = text.split_once("## Names that stand for two things").unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let told: BTreeSet<&str> = rows.map(|line| cited(line)[0]).collect();
    assert_eq!(shared.difference(&told).collect::<Vec<_>>(), [] as [&&str; 0], "no row in docs/glossary.md");
    let is_kind = |word: &str| ["struct", "enum", "trait", "type"].contains(&word);
    let of_file = |text| words(text).windows(2).filter(|pair| is_kind(pair[0])).map(|pair| pair[1]).collect::<Vec<_>>();
    let all: Vec<&str> = sources.iter().flat_map(|(_, text)| of_file(text)).collect();
    for name in told {
        let times = all.iter().filter(|known| **known == name).count();
        assert!(times > 1, "docs/glossary.md tells apart two meanings of {name}, which has one");
    }
}

#[test]
fn a_page_that_cites_what_is_not_there_would_be_noticed() {
    assert_eq!(cited("see `src/a.rs` and\n```\n`no`\n```\n`b::C`"), ["src/a.rs", "b::C"]);
    assert_eq!(cells("| `a` | b | `c` |"), ["`a`", "b", "`c`"]);
    assert_eq!(anchor("## Add a code, or two"), "add-a-code-or-two");
    assert_eq!(types(&words("pub struct A;\npub(super) enum B {}\nstruct C;")), ["A", "B"]);
}

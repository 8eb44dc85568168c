//! Checks the architecture: which room may know which, and no cycles between files.
//!
//! A room is a folder or a file directly under `src/`. Code compiled only for tests is skipped. `tree.rs`
//! resolves a path to the file it means. The rules:
//!
//! 1. A room names only rooms in its row of [`ROOMS`], both in the path as written and in the file that the
//!    path resolves to. Every room in a row is used.
//! 2. Files do not import each other in a cycle. One case is exempt: a `mod.rs` may use files in its folder
//!    that use definitions of the `mod.rs` itself. A file that names a mere re-export of a `mod.rs` imports
//!    the file that defines it.
//! 3. A gateway code appears as a number in the code table only.
//! 4. A driver of the loop does not build on another one, and neither do the tests: see [`NEVER`].
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod chinese;
mod circles;
mod complaints;
mod conformance;
mod invocations;
mod packages;
mod pages;
mod plurals;
mod source;
mod translated;
mod tree;
mod variables;

use std::fs;
use std::path::Path;

use tree::{Import, Tree, room};
use zhengxin::protocol::CODES;

/// Every room with the rooms it may know, from the ground up. A listed room may not exist yet.
const ROOMS: &[(&str, &[&str])] = &[
    ("duration", &[]),
    ("env", &[]),
    ("few", &[]),
    ("fingerprint", &[]),
    ("steady", &[]),
    ("messages", &[]),
    ("nearest", &[]),
    ("off_thread", &[]),
    ("path_text", &[]),
    ("pixels", &[]),
    ("printable", &[]),
    ("protocol", &[]),
    ("proxy_url", &[]),
    ("stdin", &[]),
    ("store", &["duration"]),
    ("audit", &["protocol", "store"]),
    ("flow", &["fingerprint", "protocol"]),
    ("keys", &["protocol", "store"]),
    ("recording", &["protocol", "store"]),
    ("report", &["protocol"]),
    ("config", &["env", "keys", "messages", "nearest", "path_text", "protocol", "proxy_url", "store"]),
    ("journey", &["fingerprint", "flow", "protocol"]),
    ("serving", &[]),
    ("ledger", &["few", "fingerprint", "flow", "path_text", "protocol", "steady", "store"]),
    ("notice", &["keys", "off_thread", "serving", "store"]),
    ("sandbox", &["keys", "protocol", "recording", "serving", "store"]),
    ("saved", &["report", "stdin", "store"]),
    ("gateway", &["audit", "duration", "keys", "off_thread", "protocol", "proxy_url", "recording", "sandbox", "store"]),
    ("client", &["audit", "config", "gateway", "keys", "off_thread", "protocol", "recording", "sandbox", "store"]),
    ("drive", &["fingerprint", "flow", "gateway", "journey", "protocol", "steady"]),
    ("passwords", &["drive", "fingerprint", "flow", "off_thread", "protocol", "store"]),
    ("session", &["drive", "flow", "journey", "off_thread", "path_text", "protocol", "store"]),
    (
        "answers",
        &[
            "config",
            "drive",
            "duration",
            "env",
            "flow",
            "journey",
            "messages",
            "nearest",
            "off_thread",
            "path_text",
            "printable",
            "protocol",
            "stdin",
            "store",
        ],
    ),
    (
        "batch",
        &[
            "answers",
            "audit",
            "drive",
            "fingerprint",
            "flow",
            "gateway",
            "journey",
            "ledger",
            "messages",
            "nearest",
            "passwords",
            "path_text",
            "protocol",
            "report",
            "stdin",
            "store",
        ],
    ),
    ("smoke", &["flow", "gateway", "pixels", "protocol", "report"]),
    ("output", &["duration", "flow", "messages", "path_text", "pixels", "printable", "protocol", "report"]),
    (
        "failure",
        &[
            "answers",
            "audit",
            "batch",
            "client",
            "config",
            "duration",
            "env",
            "flow",
            "gateway",
            "keys",
            "ledger",
            "messages",
            "output",
            "passwords",
            "path_text",
            "protocol",
            "recording",
            "report",
            "sandbox",
            "saved",
            "session",
            "smoke",
            "stdin",
            "store",
        ],
    ),
    (
        "cli",
        &[
            "answers",
            "audit",
            "batch",
            "client",
            "config",
            "drive",
            "env",
            "failure",
            "few",
            "fingerprint",
            "flow",
            "gateway",
            "journey",
            "keys",
            "ledger",
            "messages",
            "nearest",
            "notice",
            "output",
            "passwords",
            "path_text",
            "printable",
            "protocol",
            "recording",
            "report",
            "sandbox",
            "saved",
            "serving",
            "session",
            "smoke",
            "stdin",
            "store",
        ],
    ),
    ("main", &["cli", "env"]),
];

/// Imports that are wrong although the rooms allow them, as the folders that they lead from and to. `run` is one driver of the
/// loop among several. What the others need of it belongs into a room.
const NEVER: &[(&str, &str)] =
    &[("tests/", "src/cli/run/"), ("src/cli/demo/", "src/cli/run/"), ("src/cli/smoke/", "src/cli/run/")];

/// The files of this crate, and their texts.
fn sources() -> Vec<(String, String)> {
    sources_in(&["src"])
}

/// The files in these folders, and their texts.
fn sources_in(folders: &[&str]) -> Vec<(String, String)> {
    fn walk(directory: &Path, root: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    folders.iter().for_each(|folder| walk(&root.join(folder), root, &mut found));
    found.sort();
    found
}

fn imports() -> Vec<Import> {
    imports_in(&["src"])
}

fn imports_in(folders: &[&str]) -> Vec<Import> {
    let sources = sources_in(folders);
    Tree::read(sources.iter().map(|(path, text)| (path.as_str(), text.as_str()))).imports()
}

/// The imports that the table forbids, one per line.
fn too_many(imports: &[Import], rooms: &[(&str, &[&str])]) -> Vec<String> {
    let allowed =
        |from: &str, to: &str| from == to || rooms.iter().any(|(room, known)| *room == from && known.contains(&to));
    let of_import = |import: &Import| {
        let from = room(&import.from).to_owned();
        let named = [import.room.clone(), room(&import.to).to_owned()];
        let strange = named.into_iter().find(|to| !allowed(&from, to))?;
        Some(format!("{}:{}: {from} may not know {strange}", import.from, import.line))
    };
    imports.iter().filter_map(of_import).collect()
}

/// The arrows of the table that no import needs, one per line.
fn unused(imports: &[Import], rooms: &[(&str, &[&str])]) -> Vec<String> {
    let arrows = rooms.iter().flat_map(|(from, known)| known.iter().map(move |to| (*from, *to)));
    let is_used = |(from, to): &(&str, &str)| {
        imports.iter().any(|import| room(&import.from) == *from && (import.room == *to || room(&import.to) == *to))
    };
    arrows.filter(|arrow| !is_used(arrow)).map(|(from, to)| format!("{from} does not use {to}")).collect()
}

/// The imports that [`NEVER`] forbids, one per line.
fn never(imports: &[Import]) -> Vec<String> {
    let is_forbidden =
        |import: &&Import| NEVER.iter().any(|(from, to)| import.from.starts_with(from) && import.to.starts_with(to));
    let told = |import: &Import| format!("{}:{} imports {}", import.from, import.line, import.to);
    imports.iter().filter(is_forbidden).map(told).collect()
}

#[test]
fn every_room_of_a_row_is_used() {
    let unused = unused(&imports(), ROOMS);
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

#[test]
fn neither_tests_nor_other_drivers_build_on_run() {
    let imports = imports_in(&["src", "tests"]);
    assert!(imports.iter().any(|import| import.from.starts_with("tests/")), "the tests are read");
    let forbidden = never(&imports);
    assert!(forbidden.is_empty(), "{}", forbidden.join("\n"));
}

#[test]
fn every_room_knows_only_the_rooms_of_its_row() {
    let strange = too_many(&imports(), ROOMS);
    assert!(strange.is_empty(), "{}", strange.join("\n"));
}

#[test]
fn every_room_has_its_row_and_the_rows_have_no_circle() {
    for (path, _) in sources() {
        let room = room(&path);
        assert!(room == "lib" || ROOMS.iter().any(|(known, _)| *known == room), "{path}: {room} has no row");
    }
    for (place, (room, known)) in ROOMS.iter().enumerate() {
        assert!(known.is_sorted(), "{room}");
        for other in *known {
            assert!(ROOMS[..place].iter().any(|(below, _)| below == other), "{room} stands below {other}");
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = imports();
    let circles: Vec<String> = circles::circles(&imports).map(|circle| circles::told(&circle, &imports)).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn a_code_of_the_gateway_stands_as_a_number_in_its_table_only() {
    for (path, text) in sources().iter().filter(|(path, _)| path != "src/protocol/codes.rs") {
        for token in source::read(text).tokens.iter().filter(|_| !path.ends_with("_tests.rs")) {
            let number = token.text.replace('_', "").parse::<i64>().unwrap_or_default();
            let is_code = number > 999 && CODES.iter().any(|row| row.code == number);
            assert!(!is_code, "{path}:{}: {number} has a name in the code table", token.line);
        }
    }
}

mod invented {
    use super::*;

    const ROWS: &[(&str, &[&str])] = &[("low", &[]), ("high", &["low"])];

    fn read(files: &[(&'static str, &'static str)]) -> Vec<Import> {
        Tree::read(files.iter().copied()).imports()
    }

    fn all_circles(files: &[(&'static str, &'static str)]) -> Vec<Vec<String>> {
        circles::circles(&read(files)).collect()
    }

    #[test]
    fn an_arrow_too_many_is_told_with_file_and_line_however_it_is_written() {
        let high = ("src/high/mod.rs", "pub fn top() {}");
        for text in [
            "//! crate::high\n\nuse crate::high::top;",
            "\n\nfn f() { crate::high::top() }",
            "use std::fmt;\n\nuse crate::{fmt as x, high::{self}};",
            "mod inner {\n fn f() {\n super::super::high::top() } }",
            "\n\npub use crate::high::*;",
        ] {
            let strange = too_many(&read(&[high, ("src/low.rs", text)]), ROWS);
            assert_eq!(strange, ["src/low.rs:3: low may not know high"], "{text}");
        }
        assert!(too_many(&read(&[("src/high.rs", "use crate::low::x;"), ("src/low.rs", "")]), ROWS).is_empty());
    }

    #[test]
    fn an_arrow_that_no_import_needs_is_told() {
        let rows: &[(&str, &[&str])] = &[("ground", &[]), ("low", &["ground"]), ("high", &["ground", "low"])];
        let files =
            [("src/ground.rs", ""), ("src/low.rs", "pub use crate::ground::x;"), ("src/high.rs", "use crate::low::y;")];
        assert_eq!(unused(&read(&files), rows), ["high does not use ground"]);
    }

    #[test]
    fn a_test_that_builds_on_run_is_told_however_it_is_written() {
        let run = ("src/cli/run/going.rs", "pub struct Going;");
        let hub = ("src/cli/run/mod.rs", "mod going;\npub use going::Going;");
        for text in ["\nuse zhengxin::cli::run::Going;", "\nfn f(_: zhengxin::cli::run::Going) {}"] {
            let told = never(&read(&[run, hub, ("src/cli/mod.rs", ""), ("tests/guide/main.rs", text)]));
            assert_eq!(told, ["tests/guide/main.rs:2 imports src/cli/run/going.rs"], "{text}");
        }
        let smoke = ("src/cli/smoke/judge.rs", "use crate::cli::run::Going;");
        assert_eq!(never(&read(&[run, hub, ("src/cli/mod.rs", ""), smoke])).len(), 1);
    }

    #[test]
    fn what_a_room_hands_on_counts_as_the_room_it_is_from() {
        let rows: &[(&str, &[&str])] = &[("ground", &[]), ("low", &["ground"]), ("high", &["low"])];
        let files =
            [("src/ground.rs", ""), ("src/low.rs", "pub use crate::ground::x;"), ("src/high.rs", "use crate::low::x;")];
        assert_eq!(too_many(&read(&files), rows), ["src/high.rs:1: high may not know ground"]);
    }

    #[test]
    fn a_circle_is_told_with_the_lines_that_tie_it() {
        let files = [
            ("src/low/mod.rs", "mod a;\nmod b;\nmod c;"),
            ("src/low/a.rs", "use super::b::x;"),
            ("src/low/b.rs", "\nuse super::c;"),
            ("src/low/c.rs", "fn f() {}\n\nfn g() { super::a::f() }"),
        ];
        assert_eq!(all_circles(&files), [["src/low/a.rs", "src/low/b.rs", "src/low/c.rs"]]);
        let told = circles::told(&all_circles(&files)[0], &read(&files));
        assert!(told.contains("src/low/b.rs:2 imports src/low/c.rs"), "{told}");
        assert!(told.contains("src/low/c.rs:3 imports src/low/a.rs"), "{told}");
    }

    #[test]
    fn a_child_imports_what_its_mod_rs_defines_and_not_what_that_hands_on() {
        let child = |text| ("src/low/a.rs", text);
        let handing_on = ("src/low/mod.rs", "mod a;\nmod b;\npub use a::f;\npub use b::x;\npub const OWN: u8 = 1;");
        let b = ("src/low/b.rs", "");
        assert!(all_circles(&[handing_on, child("use super::x;"), b]).is_empty());
        assert!(all_circles(&[handing_on, child("use super::OWN;"), b]).is_empty());
        assert_eq!(all_circles(&[handing_on, child("use super::x;"), ("src/low/b.rs", "use super::f;")]).len(), 1);
        let using = ("src/low/mod.rs", "mod a;\nfn g() { a::f() }\npub const OWN: u8 = 1;");
        assert!(all_circles(&[using, child("use super::OWN;")]).is_empty());
        let flat = ("src/low.rs", "mod a;\nfn g() { a::f() }\npub const OWN: u8 = 1;");
        assert_eq!(all_circles(&[flat, child("use super::OWN;")]), [["src/low.rs", "src/low/a.rs"]]);
    }

    #[test]
    fn what_is_for_tests_only_ties_nothing() {
        let files = [
            ("src/low/mod.rs", "mod a;\n#[cfg(test)]\nmod walk;"),
            (
                "src/low/a.rs",
                "#[cfg(test)]\n#[path = \"a_tests.rs\"]\nmod tests;\n#[cfg(test)]\nmod more { use crate::high::x; }",
            ),
            ("src/low/a_tests.rs", "use crate::high::x;"),
            ("src/low/walk.rs", "use crate::high::x;"),
            ("src/high.rs", "use crate::low::a::x;"),
        ];
        assert_eq!(read(&files).len(), 1);
        assert!(all_circles(&files).is_empty() && too_many(&read(&files), ROWS).is_empty());
    }
}

//! Finds import cycles between files, direct or through other files.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::Import;

/// The files of each cycle, sorted by name.
pub fn circles(imports: &[Import]) -> impl Iterator<Item = Vec<String>> {
    let mut to: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports.iter().filter(|import| counts(import)) {
        to.entry(&import.from).or_default().insert(&import.to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = to.keys().map(|file| (*file, reached_from(file, &to))).collect();
    let reaches = |from: &str, file: &str| reached.get(from).is_some_and(|files| files.contains(file));
    let circle = |file: &&str| -> Option<Vec<String>> {
        let others = reached.get(file)?.iter().filter(|other| reaches(other, file));
        Some(others.map(|other| (*other).to_owned()).collect()).filter(|circle: &Vec<_>| !circle.is_empty())
    };
    let circles: BTreeSet<Vec<String>> = to.keys().filter_map(circle).collect();
    circles.into_iter()
}

/// Re-exports do not count, nor does what a `mod.rs` uses of the files below it, because that is its purpose.
fn counts(import: &Import) -> bool {
    let below = import.from.strip_suffix("mod.rs");
    !import.is_reexport && !below.is_some_and(|folder| import.to.starts_with(folder))
}

fn reached_from<'a>(file: &'a str, to: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        open.extend(to.get(file).into_iter().flatten().filter(|next| reached.insert(**next)));
    }
    reached
}

/// Describes a cycle: its files, and the lines of the imports.
pub fn told(circle: &[String], imports: &[Import]) -> String {
    let ties =
        imports.iter().filter(|import| counts(import) && circle.contains(&import.from) && circle.contains(&import.to));
    let ties: Vec<String> = ties.map(|tie| format!("  {}:{} imports {}", tie.from, tie.line, tie.to)).collect();
    format!("a circle of {} files:\n{}", circle.len(), ties.join("\n"))
}

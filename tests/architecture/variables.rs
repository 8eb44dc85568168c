//! Every environment variable that the sources read stands in one of the tables behind `help environment` and `help ask`.

use std::fs;
use std::path::Path;

use zhengxin::answers::ASK_VARIABLES;
use zhengxin::cli::foreign::FOREIGN;
use zhengxin::cli::variables;
use zhengxin::messages::Lang;

use super::source;

/// What stands in a file that reads variables: two words each, the second one if it matters.
const READERS: [(&str, &str); 6] =
    [("Env", ""), ("env", "."), ("env", "::"), ("variable", "("), ("var", "("), ("var_os", "(")];

/// The files that hold the tables themselves.
const TABLES: [&str; 3] = ["src/cli/foreign.rs", "src/cli/variables.rs", "src/answers/ask_variables.rs"];

/// A literal in the form of a variable's name.
fn name(token: &str) -> Option<&str> {
    let name = token.strip_prefix('"')?.strip_suffix('"')?;
    let is_name = name.len() > 1 && !name.ends_with('_') && name.starts_with(|c: char| c.is_ascii_uppercase());
    let is_sign = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    (is_name && name.chars().all(is_sign)).then_some(name)
}

/// The variables that a file reads, as far as its text shows.
fn read(text: &str) -> Vec<String> {
    let tokens = source::read(text).tokens;
    let reads = |pair: &[source::Token]| {
        READERS.iter().any(|(word, next)| pair[0].text == *word && (next.is_empty() || pair[1].text == *next))
    };
    if !tokens.windows(2).any(reads) {
        return Vec::new();
    }
    // `value_name = "FILE"` names what follows a flag, and `env!("...")` is read when the program is built.
    let found = tokens.windows(3).filter(|three| !matches!(three[0].text, "value_name" | "!"));
    found.filter_map(|three| name(three[2].text)).map(str::to_owned).collect()
}

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, found),
            false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
            false => {}
        }
    }
}

#[test]
fn every_variable_that_is_read_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    let mut listed: Vec<String> = FOREIGN.iter().map(|row| row.name.to_owned()).collect();
    listed.extend(variables::own(Lang::En).into_iter().map(|row| row.name));
    listed.extend(ASK_VARIABLES.iter().map(|row| row.name.to_owned()));
    let (mut seen, mut missing) = (Vec::new(), Vec::new());
    for path in paths.iter().filter(|path| !path.to_string_lossy().ends_with("_tests.rs")) {
        let shown = path.strip_prefix(root).unwrap().display().to_string();
        if TABLES.contains(&shown.as_str()) {
            continue;
        }
        for name in read(&fs::read_to_string(path).unwrap()) {
            if !listed.contains(&name) {
                missing.push(format!("{shown}: {name}"));
            }
            seen.push(name);
        }
    }
    assert!(missing.is_empty(), "read, and not in src/cli/foreign.rs or src/cli/variables.rs:\n{}", missing.join("\n"));
    for name in ["HTTPS_PROXY", "LC_CTYPE", "PAGER", "TZDIR", "ZHENGXIN_ANSWERS"] {
        assert!(seen.iter().any(|found| found == name), "the test no longer sees that {name} is read");
    }
}

#[test]
fn a_variable_is_found_however_it_is_read_and_the_name_of_a_value_is_none() {
    let text = "use Env; env.get(\"PAGER\"); [\"LC_ALL\", \"LANG\"].find_map(variable); #[arg(value_name = \"FILE\")] \"Text\"";
    assert_eq!(read(text), ["PAGER", "LC_ALL", "LANG"]);
    assert!(read("fn table() { \"JSON\" }").is_empty(), "a file that reads no variables");
}

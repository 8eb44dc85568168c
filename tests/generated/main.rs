//! The man pages, completions and tables in the repository match the program's output.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod columns;
mod options;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use clap::ValueEnum;
use zhengxin::answers::ASK_VARIABLES;
use zhengxin::cli::{ask_topic, completions::CompletionShell, man, parse::whole};
use zhengxin::messages::Lang;
use zhengxin::sandbox::{KINDS, QUIRKS, rows};

/// The command that regenerates them.
pub const RENEW: &str = "cargo test --test generated -- --ignored renew";

/// A folder of the repository.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Files by name.
type Files = BTreeMap<String, String>;

fn read(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).into_iter().flatten().map(Result::unwrap);
    let entries = entries.filter(|entry| entry.path().is_file());
    let file =
        |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap());
    entries.map(file).collect()
}

fn pages(lang: Lang) -> Files {
    man::pages(whole(), lang).into_iter().collect()
}

fn scripts() -> Files {
    let file = |shell: &CompletionShell| (shell.file_name().to_owned(), shell.script(whole()));
    CompletionShell::value_variants().iter().map(file).collect()
}

fn made() -> [(&'static str, Files); 3] {
    [("man", pages(Lang::En)), ("man/zh_CN", pages(Lang::Zh)), ("completions", scripts())]
}

#[test]
fn the_checked_in_files_are_those_that_the_program_makes() {
    for (name, made) in made() {
        let kept = read(&folder(name));
        let mut stale: Vec<&String> =
            made.iter().filter(|(file, text)| kept.get(*file) != Some(text)).map(|(file, _)| file).collect();
        stale.extend(kept.keys().filter(|file| !made.contains_key(*file)));
        assert!(stale.is_empty(), "{name}/ is stale: {stale:?}\nrenew it with `{RENEW}`");
    }
}

/// The tables of `docs/sandbox.md`, each with its marks.
fn tables() -> [(&'static str, String); 3] {
    let row = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    let table = |head: &[&str], rows: String| format!("{}{}{rows}", row(head), row(&vec!["---"; head.len()]));
    let faults = KINDS.iter().map(|kind| row(&[&format!("`{}`", kind.form()), kind.meaning, kind.acting.words()]));
    let quirks = QUIRKS.iter().map(|quirk| row(&[&format!("`{}`", quirk.name), quirk.meaning]));
    let people = rows().into_iter().map(|person| {
        let name = person.answers["login_name"].as_str().unwrap().to_owned();
        let code = person.code.map(|code| code.to_string()).unwrap_or_default();
        row(&[&name, &person.how, person.method.unwrap_or_default(), &code])
    });
    [
        ("faults", table(&["fault", "what it does", "effect of the call"], faults.collect())),
        ("quirks", table(&["quirk", "what it does to a reply"], quirks.collect())),
        ("people", table(&["login name", "what happens", "ends at", "code"], people.collect())),
    ]
}

/// `docs/sandbox.md` with the program's tables.
fn sandbox_page() -> (PathBuf, String, String) {
    let path = folder("docs").join("sandbox.md");
    let kept = fs::read_to_string(&path).unwrap();
    let mut made = kept.clone();
    for (name, table) in tables() {
        let mark = format!("<!-- made: {name} -->\n");
        let (before, after) = made.split_once(&mark).unwrap();
        let (_, after) = after.split_once("<!-- end -->").unwrap();
        made = format!("{before}{mark}\n{table}\n<!-- end -->{after}");
    }
    (path, kept, made)
}

/// `docs/ask.md` with the program's words about the ask program.
fn ask_page() -> (PathBuf, String, String) {
    let path = folder("docs").join("ask.md");
    let kept = fs::read_to_string(&path).unwrap();
    let variables =
        ASK_VARIABLES.iter().map(|row| format!("| `{}` | {} |\n", row.name, row.meaning.replace('|', "\\|")));
    let statuses = ask_topic::STATUSES.iter().map(|(status, meaning)| format!("| {status} | {meaning} |\n"));
    let table = |head: &str, rows: String| format!("| {head} | |\n|---|---|\n{rows}\n");
    let mut made = format!("```bash\n{}```\n\n", ask_topic::EXAMPLE);
    made += &table("variable", variables.collect());
    made += &table("its exit status", statuses.collect());
    let mark = "<!-- made: ask -->\n";
    let (before, after) = kept.split_once(mark).unwrap();
    let (_, after) = after.split_once("<!-- end -->").unwrap();
    let made = format!("{before}{mark}\n{made}<!-- end -->{after}");
    (path, kept, made)
}

#[test]
fn the_chinese_page_on_the_ask_program_has_the_chinese_example() {
    let page = fs::read_to_string(folder("docs/zh").join("ask.md")).unwrap();
    let example = format!("```bash\n{}```\n", ask_topic::example(Lang::Zh));
    assert!(page.contains(&example), "{example}");
}

#[test]
fn the_page_on_the_ask_program_has_the_texts_of_the_program() {
    let (_, kept, made) = ask_page();
    assert!(kept == made, "docs/ask.md is stale; renew it with `{RENEW}`");
}

#[test]
fn the_page_of_the_sandbox_has_the_tables_of_the_program() {
    let (_, kept, made) = sandbox_page();
    assert!(kept == made, "docs/sandbox.md is stale; renew it with `{RENEW}`");
}

/// Regenerates the files in the repository: `cargo test --test generated -- --ignored renew`.
#[test]
#[ignore = "writes into the repository"]
fn renew() {
    let (page, _, text) = sandbox_page();
    fs::write(page, text).unwrap();
    let (page, _, text) = ask_page();
    fs::write(page, text).unwrap();
    let (page, _, text) = options::page();
    fs::write(page, text).unwrap();
    for (name, made) in made() {
        let folder = folder(name);
        fs::create_dir_all(&folder).unwrap();
        for stale in read(&folder).keys().filter(|file| !made.contains_key(*file)) {
            fs::remove_file(folder.join(stale)).unwrap();
        }
        for (file, text) in made {
            fs::write(folder.join(file), text).unwrap();
        }
    }
}

fn zhengxin(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_zhengxin")).env_clear().args(words).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_program_prints_and_writes_exactly_these() {
    for shell in CompletionShell::value_variants() {
        let word = shell.to_possible_value().unwrap();
        assert_eq!(zhengxin(&["completions", word.get_name()]), shell.script(whole()));
    }
    for (code, lang) in [("en", Lang::En), ("zh", Lang::Zh)] {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(zhengxin(&["--lang", code, "man", dir.path().to_str().unwrap()]), "");
        assert_eq!(read(dir.path()), pages(lang));
        assert_eq!(zhengxin(&["--lang", code, "man"]), pages(lang)["zhengxin.1"]);
    }
}

#[test]
fn every_command_has_a_page_and_the_first_has_the_contracts_tables() {
    let pages = pages(Lang::En);
    for name in ["zhengxin-login.1", "zhengxin-unionpay.1", "zhengxin-unionpay-card.1"] {
        assert!(pages.contains_key(name), "{name}");
    }
    for section in ["SYNOPSIS", "ENVIRONMENT", "EXIT STATUS", "VALUES", "FAULTS", "GLOBAL OPTIONS", "FILES"] {
        let title = format!(".SH \"{section}\"");
        let bare = format!(".SH {section}\n");
        assert!(pages["zhengxin.1"].contains(&title) || pages["zhengxin.1"].contains(&bare), "{section}");
    }
}

/// Runs a tool on a text; `None` if it is not installed.
fn tool(program: &str, arguments: &[&str], path: &Path) -> Option<Output> {
    Command::new(program).args(arguments).arg(path).stdin(Stdio::null()).output().ok()
}

#[test]
fn the_pages_render_without_complaints() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in pages(Lang::En).into_iter().chain(pages(Lang::Zh)) {
        let path = dir.path().join(&name);
        fs::write(&path, text).unwrap();
        let Some(rendered) = tool("groff", &["-man", "-Tutf8", "-ww", "-Kutf8", "-z"], &path) else { return };
        let complaints = String::from_utf8_lossy(&rendered.stderr);
        assert!(rendered.status.success() && complaints.is_empty(), "{name}: {complaints}");
    }
}

#[test]
fn every_page_has_examples_exit_codes_related_pages_and_a_date() {
    let pages = pages(Lang::En);
    for (name, text) in &pages {
        for section in ["EXAMPLES", "EXIT STATUS", "SEE ALSO"] {
            assert!(text.contains(&format!(".SH \"{section}\"\n")), "{name} lacks {section}");
        }
        let title = text.lines().next().unwrap();
        let date = title.split('"').nth(3).unwrap();
        assert!(date.parse::<jiff::civil::Date>().is_ok(), "{title}");
        let named = text.lines().filter_map(|line| line.strip_prefix(".BR ")?.split(" (").next());
        for page in named.map(|page| page.replace("\\-", "-")) {
            assert!(pages.contains_key(&format!("{page}.1")), "{name} names {page}");
        }
    }
    assert!(pages["zhengxin-run.1"].contains("run resumes."));
}

#[test]
fn mandoc_finds_no_fault_in_any_page_of_either_language() {
    let dir = tempfile::tempdir().unwrap();
    for lang in [Lang::Zh, Lang::En] {
        for (name, text) in pages(lang) {
            let path = dir.path().join(&name);
            fs::write(&path, text).unwrap();
            let Some(checked) = tool("mandoc", &["-K", "utf-8", "-T", "lint", "-W", "warning"], &path) else { return };
            let complaints = String::from_utf8_lossy(&checked.stdout);
            assert!(checked.status.success() && complaints.is_empty(), "{name}: {complaints}");
        }
    }
}

#[test]
fn the_completions_load_in_their_shells() {
    let dir = tempfile::tempdir().unwrap();
    for (program, arguments, shell) in [
        ("bash", &["-n"][..], CompletionShell::Bash),
        ("zsh", &["-n"][..], CompletionShell::Zsh),
        ("fish", &["--no-execute"][..], CompletionShell::Fish),
    ] {
        let path = dir.path().join(shell.file_name());
        fs::write(&path, shell.script(whole())).unwrap();
        let Some(loaded) = tool(program, arguments, &path) else { continue };
        assert!(loaded.status.success(), "{program}: {}", String::from_utf8_lossy(&loaded.stderr));
    }
}

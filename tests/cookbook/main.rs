//! The recipes of the cookbook, in both languages: every command runs as it stands on the page, in order, in a fresh home, and
//! prints what the page says.
//!
//! A recipe has a block of commands (`sh`) and a block of output (`text`). In the output, `…` matches any text, and the last
//! line `exit code N` names an exit code other than 0. Each block runs in a bash of its own that ends at the first command
//! that fails. Exported variables and the working directory stay for the next block, as in the reader's shell.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod picture;
mod recipe;

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use recipe::{Recipe, matches, recipes};

const ENGLISH: &str = include_str!("../../docs/cookbook.md");
const CHINESE: &str = include_str!("../../docs/zh/cookbook.md");

/// Runs the blocks one after the other: the output of block N, its standard error included, goes to `N.out`, its exit code to
/// `N.exit`.
const DRIVER: &str = r#"
for ((n = 0; n < BLOCKS; n++)); do
    bash -eo pipefail "$PAGE/$n.sh" >"$PAGE/$n.out" 2>&1 </dev/null && code=0 || code=$?
    echo "$code" >"$PAGE/$n.exit"
done
"#;

/// The bash that runs the blocks, with everything that it has started.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// Runs the recipes in a fresh home.
fn run(recipes: &[Recipe], lang: &str, home: &Path) {
    let page = home.join(".page");
    fs::create_dir(&page).unwrap();
    for name in ["bin", "work"] {
        fs::create_dir(home.join(name)).unwrap();
    }
    symlink(env!("CARGO_BIN_EXE_zhengxin"), home.join("bin/zhengxin")).unwrap();
    let kept = page.join("environment");
    fs::write(&kept, "").unwrap();
    for (n, recipe) in recipes.iter().enumerate() {
        let kept = kept.display();
        let block = format!(". {kept}\ntrap 'declare -px >{kept}' EXIT\n{}", recipe.commands);
        fs::write(page.join(format!("{n}.sh")), block).unwrap();
    }
    // A loop that waits for a file ends as well.
    let mut bash = Command::new("timeout");
    bash.args(["--foreground", "60", "bash", "-c", DRIVER])
        .env_clear()
        .env("HOME", home)
        .env("LANG", lang)
        .env("PAGE", &page);
    bash.env("PATH", format!("{}:/usr/bin:/bin", home.join("bin").display())).env("BLOCKS", recipes.len().to_string());
    bash.current_dir(home.join("work")).stdin(Stdio::null()).process_group(0);
    let mut driver = Driver(bash.spawn().unwrap());
    assert!(driver.0.wait().unwrap().success());
}

/// Runs a page and compares what its commands print with what it says.
fn holds(text: &str, lang: &str) {
    if ["jq", "curl"].iter().any(|tool| Command::new(tool).arg("--version").output().is_err()) {
        return; // the page says that it uses them
    }
    let recipes = recipes(text);
    assert!((15..=30).contains(&recipes.len()), "{} recipes", recipes.len());
    let home = tempfile::tempdir().unwrap();
    run(&recipes, lang, home.path());
    compare(&recipes, home.path());
}

/// Compares what the recipes printed in this home, and their exit codes, with what they say.
fn compare(recipes: &[Recipe], home: &Path) {
    for (n, recipe) in recipes.iter().enumerate() {
        let read = |ending: &str| fs::read_to_string(home.join(".page").join(format!("{n}.{ending}"))).unwrap();
        let (printed, exit) = (read("out"), read("exit"));
        let commands = &recipe.commands;
        assert_eq!(exit.trim(), recipe.exit.to_string(), "the exit code of\n{commands}\nwhich printed\n{printed}");
        assert!(
            matches(&recipe.output, &printed),
            "{commands}\nprinted\n{printed}\nand the page says\n{}",
            recipe.output
        );
    }
}

#[test]
fn every_recipe_of_the_english_cookbook_prints_what_the_page_says() {
    holds(ENGLISH, "C.UTF-8");
}

#[test]
fn every_recipe_of_the_chinese_cookbook_prints_what_the_page_says() {
    holds(CHINESE, "zh_CN.UTF-8");
}

#[test]
fn the_first_report_of_the_readme_is_fetched() {
    for readme in [include_str!("../../README.md"), include_str!("../../README.zh-CN.md")] {
        let block = readme.split("```console\n").find(|block| block.contains("sandbox advance")).unwrap();
        let lines = block.split_once("```").unwrap().0.lines().filter_map(|line| line.strip_prefix("$ "));
        let lines: Vec<&str> = lines.filter(|line| !line.starts_with("cargo ")).collect();
        // The first run applies, so it ends with 7.
        let first = lines.iter().position(|line| line.starts_with("zhengxin run ")).unwrap();
        let recipe = |n: usize| Recipe {
            commands: format!("{}\n", lines[n]),
            output: "…".to_owned(),
            exit: if n == first { 7 } else { 0 },
        };
        let recipes: Vec<Recipe> = (0..lines.len()).map(recipe).collect();
        let home = tempfile::tempdir().unwrap();
        run(&recipes, "C.UTF-8", home.path());
        compare(&recipes, home.path());
        assert!(home.path().join("work/report.html").exists());
    }
}

#[test]
fn no_command_of_a_page_is_left_out() {
    for text in [ENGLISH, CHINESE] {
        let fences = text.lines().filter(|line| line.starts_with("```"));
        let opened: Vec<&str> = fences.step_by(2).collect();
        assert!(opened.iter().all(|fence| ["```sh", "```text"].contains(fence)), "{opened:?}");
        let commands = opened.iter().filter(|fence| **fence == "```sh").count();
        assert_eq!(commands, recipes(text).len());
    }
}

#[test]
fn text_that_differs_is_noticed() {
    assert!(matches("a … c\n", "a b c\n"));
    assert!(matches("a\n…\nd\n", "a\nb\nc\nd\n"));
    for printed in ["a b d\n", "a b c\nd\n", "", "x a b c\n"] {
        assert!(!matches("a … c\n", printed), "{printed}");
    }
    assert!(!matches("a\n", "a\nb\n"));
}

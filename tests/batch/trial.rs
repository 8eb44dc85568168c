//! Runs the commands of the trial in `docs/batch.md` exactly as they are there, but with fewer applicants.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::support::process::{Home, program};

const PAGE: &str = include_str!("../../docs/batch.md");

/// The commands of the page's trial, in order.
fn commands() -> String {
    let trial = PAGE.split_once("## A trial").unwrap().1;
    let blocks: Vec<&str> = trial.split("```bash\n").skip(1).map(|block| block.split_once("```").unwrap().0).collect();
    assert!(blocks.len() >= 6, "{} blocks", blocks.len());
    format!("set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null' EXIT\n{}", blocks.concat())
}

#[test]
fn the_trial_in_docs_batch_gives_every_applicant_a_report() {
    // The page says that it uses them.
    if let Some(tool) = ["jq", "curl"].into_iter().find(|tool| Command::new(tool).arg("--version").output().is_err()) {
        assert!(std::env::var_os("CI").is_none(), "{tool} is not installed");
        println!("skipped: {tool} is not installed");
        return;
    }
    let home = Home::new();
    let bin = home.path().join("bin");
    fs::create_dir(&bin).unwrap();
    symlink(program(), bin.join("zhengxin")).unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut bash = Command::new("bash");
    bash.args(["-c", &commands()]).env_clear().env("HOME", home.path()).env("PATH", path).env("PEOPLE", "9");
    let output = bash.current_dir(home.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stdout));
}

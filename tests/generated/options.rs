//! `docs/options.md` lists the global options and the short options of single commands.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use zhengxin::cli::options_topic::{meaning, short_of_commands, spelled};
use zhengxin::cli::parse::whole;
use zhengxin::messages::Lang;

use crate::{RENEW, folder};

/// The page as it is, and as regenerated.
pub fn page() -> (PathBuf, String, String) {
    let path = folder("docs").join("options.md");
    let kept = fs::read_to_string(&path).unwrap();
    let mut made = kept.clone();
    for (name, table) in [("options", options()), ("short", short())] {
        let mark = format!("<!-- made: {name} -->\n");
        let (before, after) = made.split_once(&mark).unwrap();
        let (_, after) = after.split_once("<!-- end -->").unwrap();
        made = format!("{before}{mark}\n{table}\n<!-- end -->{after}");
    }
    (path, kept, made)
}

fn options() -> String {
    let mut table = "| option | meaning |\n|---|---|\n".to_owned();
    for arg in whole().get_arguments().filter(|arg| arg.is_global_set()) {
        writeln!(
            table,
            "| `{}` | {} |",
            spelled(arg).trim_start().replace('|', "\\|"),
            meaning(arg, Lang::En).replace('|', "\\|")
        )
        .unwrap();
    }
    table
}

fn short() -> String {
    let mut table = "| option | commands |\n|---|---|\n".to_owned();
    for ((short, long), commands) in short_of_commands(&whole()) {
        let commands: Vec<String> = commands.iter().map(|words| format!("`{words}`")).collect();
        writeln!(table, "| `-{short}, --{long}` | {} |", commands.join(", ")).unwrap();
    }
    table
}

#[test]
fn the_page_of_the_options_has_those_of_the_program() {
    let (_, kept, made) = page();
    assert!(kept == made, "docs/options.md is stale; renew it with `{RENEW}`");
}

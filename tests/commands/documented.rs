//! The ask program and the environment are documented where people look.

use std::fs;
use std::process::{Command, Stdio};

use super::bench::{Bench, ok};
use super::support::cli::{Zhengxin, chmod};
use serde_json::json;

fn page(name: &str) -> String {
    fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_ask_program_is_documented_in_help_its_page_man_and_capabilities() {
    let zhengxin = Zhengxin::new();
    let help = zhengxin.run("help ask").exits(0).stdout;
    let man = zhengxin.run("man").exits(0).stdout.replace("\\-", "-");
    let ask = zhengxin.run("capabilities --json").json()["ask"].clone();
    let variables = ask["variables"].as_array().unwrap();
    assert_eq!(variables.len(), 12);
    for variable in variables {
        let name = variable["name"].as_str().unwrap();
        for (place, text) in [("help", &help), ("man", &man), ("the page", &page("docs/ask.md"))] {
            assert!(text.contains(name), "{place} lacks {name}");
        }
    }
    for words in ["The prompt is the last argument", "Its exit status", "126, 127", "#!/bin/bash"] {
        assert!(help.contains(words), "{words} in {help}");
    }
    assert!(zhengxin.run("--help").exits(0).stdout.contains("help ask"));
}

#[test]
fn the_documented_variables_are_those_that_the_program_sets() {
    let bench = Bench::new();
    let log = bench.zhengxin.path("environment");
    let program = bench.zhengxin.program("ask", &format!("env > {}; echo lisi", log.display()));
    bench.run(&format!("verify-methods --ask {program}")).json();
    let told = fs::read_to_string(log).unwrap();
    let set = told.lines().filter_map(|line| line.split('=').next()).filter(|name| name.starts_with("ZHENGXIN_ASK_"));
    let mut set: Vec<&str> = set.collect();
    set.sort_unstable();
    let ask = Zhengxin::new().run("capabilities --json").json()["ask"]["variables"].clone();
    let names = ask.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    assert_eq!(set, names);
}

#[test]
fn the_example_of_an_ask_program_works() {
    let zhengxin = Zhengxin::new();
    let example = zhengxin.run("capabilities --json").json()["ask"]["example"].as_str().unwrap().to_owned();
    assert_eq!(example.lines().count(), 10, "{example}");
    let script = zhengxin.file("example.sh", &example);
    chmod(&script, 0o700);
    zhengxin.program("bin/pass", "echo \"$1 $2\"");
    let ask = |key: &str| {
        let mut command = Command::new("/bin/bash");
        command.arg(&script).arg("prompt").env("ZHENGXIN_ASK_KEY", key).env("ZHENGXIN_ASK_LOGIN_NAME", "lisi");
        command.env("PATH", format!("{}:/usr/bin:/bin", zhengxin.path("bin").display())).stdin(Stdio::null());
        command.output().unwrap()
    };
    assert_eq!(ask("password").stdout, b"show zx/lisi\n");
    assert_eq!(ask("bank_card").status.code(), Some(1));
}

#[test]
fn ask_takes_a_command_line_as_the_password_command_does() {
    let bench = Bench::new();
    let program = "echo \"$# $1 ${2%% *}\" > told; test \"$1\" = --foo && echo lisi";
    bench.zhengxin.program("ask.sh", program);
    bench.zhengxin.program("my ask.sh", "echo \"$#\" > told; echo lisi");
    let sent = |ask: &str| {
        bench.gateway.will_say(&ok(json!({})).to_string());
        bench.run(&format!("verify-methods --ask \"{ask}\"")).json();
        assert_eq!(bench.sent().1["login_name"], "lisi", "{ask}");
        fs::read_to_string(bench.zhengxin.path("told")).unwrap()
    };
    assert_eq!(sent("./ask.sh --foo"), "2 --foo login\n");
    assert_eq!(sent("env X=1 ./ask.sh --foo"), "2 --foo login\n");
    assert_eq!(sent("./my ask.sh"), "1\n", "a file that exists is a program");
    let error = bench.run("verify-methods --ask './nosuch.sh --token hunter2'").exits(12).stderr;
    let error = error.lines().last().unwrap();
    assert!(error.contains("./nosuch.sh") && !error.contains("hunter2"), "{error}");
}

#[test]
fn every_foreign_variable_is_in_help_environment_the_man_page_and_capabilities() {
    let zhengxin = Zhengxin::new();
    let help = zhengxin.run("help environment").exits(0).stdout;
    let man = zhengxin.run("man").exits(0).stdout;
    let listed = zhengxin.run("capabilities --json --jq '[.variables[].name]'").json();
    for name in [
        "HTTPS_PROXY",
        "HTTP_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "NO_COLOR",
        "LC_ALL",
        "LC_MESSAGES",
        "LC_CTYPE",
        "LANG",
        "TERM",
        "TERM_PROGRAM",
        "LC_TERMINAL",
        "COLORTERM",
        "TMUX",
        "KITTY_WINDOW_ID",
        "COLUMNS",
        "PAGER",
        "TZ",
        "TZDIR",
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
    ] {
        let line = format!("{name} ");
        assert!(help.lines().any(|row| row.starts_with(&line)), "help environment lacks {name}");
        assert!(man.lines().any(|row| row.starts_with(&line)), "the man page lacks {name}");
        assert!(listed.as_array().unwrap().contains(&json!(name)), "capabilities lacks {name}");
    }
}

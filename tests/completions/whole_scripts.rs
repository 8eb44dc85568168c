//! The self-contained scripts, for shells that do not ask the program: each is loaded and asked in its shell, if
//! installed.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::cli::Zhengxin;

/// A shell in the home of `zhengxin`.
fn shell(zhengxin: &Zhengxin, program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(zhengxin.path("")).env("HOME", zhengxin.path("")).env("LC_ALL", "C.UTF-8").env("TERM", "xterm");
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

fn is_at_hand(program: &str) -> bool {
    Command::new(program).arg("--version").stdin(Stdio::null()).output().is_ok()
}

/// Writes the script for a shell into the home.
fn installed(zhengxin: &Zhengxin, shell: &str, file: &str) {
    let script = zhengxin.run(&format!("completions {shell}")).exits(0).stdout;
    zhengxin.file(file, &script);
}

#[test]
fn nushell_completes_commands_options_and_the_words_that_an_option_takes() {
    if !is_at_hand("nu") {
        return;
    }
    let zhengxin = Zhengxin::new();
    installed(&zhengxin, "nushell", "zhengxin.nu");
    for (line, expected) in [
        ("zhengxin unionpay s", &["zhengxin unionpay sms", "zhengxin unionpay submit"][..]),
        ("zhengxin run --until ", &["applied", "login", "report"]),
        ("zhengxin status --prof", &["--profile"]),
        ("zhengxin -o ", &["human", "json"]),
    ] {
        let text = format!("use ./zhengxin.nu *\n{line}");
        let file = zhengxin.file("line.nu", &text);
        let ran = shell(&zhengxin, "nu").args(["-n", "--ide-complete", &text.len().to_string()]).arg(file).output();
        let ran = ran.unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        let offered: Value =
            serde_json::from_slice(&ran.stdout).unwrap_or_else(|error| panic!("{line}: {error} {said}"));
        assert_eq!(offered["completions"], serde_json::json!(expected), "{line}");
    }
}

/// elvish has its editor, and with it completions, only at a terminal. script(1) provides one.
#[cfg(target_os = "linux")]
#[test]
fn elvish_completes_commands_and_options() {
    const ASK: &str = r#"
fn name {|found| if (eq (kind-of $found) string) { put $found } else { put $found[stem] } }
for words [[unionpay ''] [session list --]] {
    for found [($edit:completion:arg-completer[zhengxin] zhengxin $@words)] { print (name $found)' ' >> offered }
    print "\n" >> offered
}
exit
"#;
    if !is_at_hand("elvish") || !is_at_hand("script") {
        return;
    }
    let zhengxin = Zhengxin::new();
    installed(&zhengxin, "elvish", ".config/elvish/lib/zhengxin.elv");
    zhengxin.file("rc.elv", &format!("use zhengxin\n{ASK}"));
    let ran = shell(&zhengxin, "script").args(["-qec", "elvish -rc rc.elv", "/dev/null"]).output().unwrap();
    let offered = fs::read_to_string(zhengxin.path("offered"));
    let offered = offered.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&ran.stdout)));
    let lines: Vec<Vec<&str>> = offered.lines().map(|line| line.split(' ').collect()).collect();
    for name in ["card", "sms", "auth", "submit"] {
        assert!(lines[0].contains(&name), "{offered}");
    }
    for name in ["--due", "--state", "--profile", "-p"] {
        assert!(lines[1].contains(&name), "{offered}");
    }
}

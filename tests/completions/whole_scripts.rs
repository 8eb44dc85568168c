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

/// Writes the script for a shell into the home, with descriptions in the language `lang`.
fn installed(zhengxin: &Zhengxin, shell: &str, lang: &str, file: &str) {
    zhengxin.file(file, &script(zhengxin, shell, lang));
}

fn script(zhengxin: &Zhengxin, shell: &str, lang: &str) -> String {
    zhengxin.run(&format!("completions {shell} --lang {lang}")).exits(0).stdout
}

#[test]
fn a_whole_script_describes_in_the_language_of_the_user() {
    let zhengxin = Zhengxin::new();
    for shell in ["elvish", "nushell", "powershell"] {
        let [zh, en] = ["zh", "en"].map(|lang| script(&zhengxin, shell, lang));
        assert!(zh.contains("登录（login）") && zh.contains("申请人的登录名") && !zh.contains("Log in"), "{shell}");
        assert!(en.contains("Log in (login)") && !en.contains("登录（login）"), "{shell}");
    }
}

/// PowerShell cannot be installed on every machine that runs the tests. So the script is read here as PowerShell reads
/// it: what no string holds must be ASCII, and its brackets must be closed in order.
#[test]
fn the_powershell_script_closes_every_string_and_every_bracket() {
    let zhengxin = Zhengxin::new();
    for lang in ["zh", "en"] {
        let script = script(&zhengxin, "powershell", lang);
        let (mut open, mut is_in_string, mut strings) = (Vec::new(), false, 0);
        // The only string in double quotation marks, one of clap_complete's.
        let plain = script.replace("\"$wordToComplete*\"", "''");
        for (number, line) in plain.lines().enumerate() {
            for c in line.chars() {
                match (is_in_string, c) {
                    // PowerShell takes typographic quotation marks for plain ones.
                    (_, '\'' | '\u{2018}'..='\u{201b}') => {
                        assert_eq!(c, '\'', "{lang}, line {}: {line}", number + 1);
                        is_in_string = !is_in_string; // a doubled mark closes the string and opens it again
                        strings += 1;
                    }
                    (true, _) => {}
                    (false, '(' | '[' | '{') => open.push(c),
                    (false, ')') => assert_eq!(open.pop(), Some('('), "{lang}, line {}: {line}", number + 1),
                    (false, ']') => assert_eq!(open.pop(), Some('['), "{lang}, line {}: {line}", number + 1),
                    (false, '}') => assert_eq!(open.pop(), Some('{'), "{lang}, line {}: {line}", number + 1),
                    (false, c) => assert!(c.is_ascii() && !"\"`#".contains(c), "{lang}, line {}: {line}", number + 1),
                }
            }
            assert!(!is_in_string, "{lang}, line {}: {line}", number + 1);
        }
        assert!(open.is_empty() && strings > 1000, "{lang}: {open:?} {strings}");
    }
}

#[test]
fn nushell_completes_commands_options_and_the_words_that_an_option_takes() {
    if !is_at_hand("nu") {
        return;
    }
    let zhengxin = Zhengxin::new();
    installed(&zhengxin, "nushell", "en", "zhengxin.nu");
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
    for lang in ["zh", "en"] {
        let zhengxin = Zhengxin::new();
        installed(&zhengxin, "elvish", lang, ".config/elvish/lib/zhengxin.elv");
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
}

//! Asks each shell for its completions at the end of a line.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::cli::Zhengxin;

/// The characters at which readline ends a word, besides blanks.
const BREAKS: &str = "\"'@><=;|&(:";

/// A shell that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Bash,
    Fish,
    Zsh,
}

impl Asked {
    /// All of them.
    pub const SHELLS: [Self; 3] = [Self::Bash, Self::Fish, Self::Zsh];

    /// The shell's own name.
    fn program(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Fish => "fish",
            Self::Zsh => "zsh",
        }
    }

    /// True if the shell is installed.
    pub fn is_at_hand(self) -> bool {
        Command::new(self.program()).arg("--version").output().is_ok()
    }

    /// What is offered at the end of `line`, sorted.
    pub fn offers(self, zhengxin: &Zhengxin, line: &str) -> Vec<String> {
        let mut command = shell(zhengxin, self.program());
        let place = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/completions").join(name);
        let mut before = String::new();
        match self {
            Self::Bash => {
                let words = broken(line);
                before = glued_before(line, &words);
                command.arg("--norc").arg(place("bash.sh")).arg(line).args(words);
            }
            Self::Fish => {
                let script = "zhengxin completions fish | source; complete --do-complete $argv[1]";
                command.args(["--no-config", "-c", script, line]);
            }
            Self::Zsh => {
                command.arg("-f").arg(place("capture.zsh")).arg(place("setup.zsh")).arg(line);
            }
        }
        let output = command.output().unwrap();
        assert!(output.stderr.is_empty(), "{self:?}: {}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let lines = text.lines().filter_map(|line| line.split('\t').next()).filter(|line| !line.is_empty());
        let mut offered: Vec<String> = lines.map(|line| format!("{before}{}", line.trim_end_matches('/'))).collect();
        offered.sort();
        offered.dedup();
        offered
    }
}

/// A shell that finds the program in its PATH, in the home of `zhengxin`.
pub fn shell(zhengxin: &Zhengxin, program: &str) -> Command {
    let own = zhengxin.command();
    let mut command = Command::new(program);
    command.env_clear().envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let directory = Path::new(env!("CARGO_BIN_EXE_zhengxin")).parent().unwrap();
    command.env("PATH", format!("{}:/usr/bin:/bin", directory.display())).env("LC_ALL", "C.UTF-8").env("TERM", "dumb");
    command.current_dir(zhengxin.path(""));
    command
}

/// The program's completions at the end of `line`. It must neither fail nor print anything else.
pub fn asked(zhengxin: &Zhengxin, line: &str) -> String {
    asked_in(zhengxin, line, "en")
}

/// The same in a language.
fn asked_in(zhengxin: &Zhengxin, line: &str, lang: &str) -> String {
    let mut words = shell_words::split(line).unwrap();
    if line.ends_with(' ') {
        words.push(String::new());
    }
    let Output { status, stdout, stderr } = zhengxin
        .command()
        .env("ZHENGXIN_COMPLETE", "1")
        .env("ZHENGXIN_LANG", lang)
        .arg("--")
        .args(words)
        .output()
        .unwrap();
    assert!(status.success() && stderr.is_empty(), "{line}: {status} {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

/// The candidates of an answer, sorted.
pub fn values(answer: &str) -> Vec<String> {
    let lines = answer.lines().skip(1).filter_map(|line| line.split('\t').next());
    let mut values: Vec<String> = lines.map(str::to_owned).collect();
    values.sort();
    values
}

/// Asserts the completions at the end of a line, by the program in both languages and in each installed shell.
#[track_caller]
pub fn offers(zhengxin: &Zhengxin, line: &str, expected: &[&str]) {
    for lang in ["en", "zh"] {
        assert_eq!(values(&asked_in(zhengxin, line, lang)), expected, "{lang}: {line}");
    }
    shells_offer(zhengxin, line, expected);
}

/// The same, only in the shells.
#[track_caller]
pub fn shells_offer(zhengxin: &Zhengxin, line: &str, expected: &[&str]) {
    for shell in Asked::SHELLS.into_iter().filter(|shell| shell.is_at_hand()) {
        assert_eq!(shell.offers(zhengxin, line), expected, "{shell:?}: {line}");
    }
}

/// The words into which readline splits a line. Consecutive characters of [`BREAKS`] form a separate word.
fn broken(line: &str) -> Vec<String> {
    let kind = |c: char| if c == ' ' { 0 } else { 1 + i32::from(BREAKS.contains(c)) };
    let (mut words, mut last) = (Vec::<String>::new(), 0);
    for c in line.chars() {
        match kind(c) {
            0 => {}
            kind if kind == last => words.last_mut().unwrap().push(c),
            _ => words.push(c.to_string()),
        }
        last = kind(c);
    }
    if last == 0 {
        words.push(String::new());
    }
    words
}

/// The part of the last word that readline does not replace. An `@` belongs to the text after it.
fn glued_before(line: &str, words: &[String]) -> String {
    let current = line.rsplit(' ').next().unwrap();
    let last = words.last().unwrap();
    let before = match last.chars().all(|c| BREAKS.contains(c)) {
        true => current,
        false => current.strip_suffix(last.as_str()).unwrap(),
    };
    before.strip_suffix('@').unwrap_or(before).to_owned()
}

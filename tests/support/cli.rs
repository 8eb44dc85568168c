//! Runs the built binary as a user would, with its own home directory and an otherwise empty environment.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tempfile::TempDir;

use super::signals;

/// The program with its own home directory.
pub struct Zhengxin {
    home: TempDir,
    env: Vec<(String, String)>,
    options: Vec<String>,
}

impl Zhengxin {
    /// Without configuration and sessions.
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap(), env: Vec::new(), options: Vec::new() }
    }

    /// A program with `--json` and this gateway on every command line.
    pub fn at(gateway: &str) -> Self {
        Self::new().option(&format!("--json --gateway {gateway}"))
    }

    /// Adds options to the end of every command line.
    pub fn option(mut self, words: &str) -> Self {
        self.options.extend(shell_words::split(words).unwrap());
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Writes `config.toml` to its usual place.
    pub fn config(self, text: &str) -> Self {
        self.file(".config/zhengxin/config.toml", text);
        self
    }

    /// Writes a file in the home directory, readable by its owner only.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        chmod(&path, 0o600);
        path
    }

    /// Writes an ask program, which is a shell script.
    pub fn program(&self, name: &str, script: &str) -> String {
        let path = self.file(name, &format!("#!/bin/sh\n{script}\n"));
        chmod(&path, 0o700);
        path.to_str().unwrap().to_owned()
    }

    /// Writes an answers file and returns its path.
    pub fn answers(&self, answers: &Value) -> String {
        self.file("answers.json", &answers.to_string()).to_str().unwrap().to_owned()
    }

    /// A path in the home directory.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// All session files, without their extension.
    pub fn sessions(&self) -> Vec<String> {
        let files = fs::read_dir(self.path(".local/state/zhengxin/sessions")).into_iter().flatten().flatten();
        let names = files.filter_map(|file| Some(file.file_name().to_str()?.strip_suffix(".json")?.to_owned()));
        names.collect()
    }

    /// The text of the only session file.
    pub fn session_text(&self) -> String {
        let sessions = self.sessions();
        assert_eq!(sessions.len(), 1, "{sessions:?}");
        fs::read_to_string(self.path(&format!(".local/state/zhengxin/sessions/{}.json", sessions[0]))).unwrap()
    }

    /// Ages the only session: moves all its times back by this much.
    pub fn age(&self, by: SignedDuration) {
        let session = aged(&self.session_text(), by);
        self.file(&format!(".local/state/zhengxin/sessions/{}.json", self.sessions()[0]), &session);
    }

    /// Runs a line as typed after `zhengxin`.
    pub fn run(&self, line: &str) -> Ran {
        self.run_with(line, "")
    }

    /// Runs a command that the program printed in `next_step`.
    pub fn run_printed(&self, command: &Value) -> Ran {
        let words = shell_words::split(command.as_str().unwrap()).unwrap();
        let (program, words) = words.split_first().unwrap();
        assert_eq!(program, "zhengxin");
        self.start(words, "")
    }

    /// Like [`run`](Self::run), with this standard input.
    pub fn run_with(&self, line: &str, stdin: &str) -> Ran {
        let mut words = shell_words::split(line).unwrap();
        words.extend(self.options.iter().cloned());
        self.start(&words, stdin)
    }

    fn start(&self, words: &[String], stdin: &str) -> Ran {
        let mut child = self.command().args(words).spawn().unwrap();
        // The program may have exited without reading.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        Ran {
            line: words.join(" "),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            exit: output.status.code().unwrap(),
        }
    }

    /// The command with environment and pipes, before it is started.
    pub fn command(&self) -> Command {
        signals::are_heard();
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhengxin"));
        command.env_clear().env("HOME", self.home.path()).env("PATH", "/usr/bin:/bin");
        command.envs(self.env.iter().map(|(name, value)| (name, value))).current_dir(self.home.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// A completed run.
#[derive(Debug)]
pub struct Ran {
    line: String,
    pub stdout: String,
    pub stderr: String,
    pub exit: i32,
}

impl Ran {
    /// Asserts the exit code.
    #[track_caller]
    pub fn exits(self, exit: i32) -> Self {
        assert_eq!(self.exit, exit, "zhengxin {}\n{}\n{}", self.line, self.stdout, self.stderr);
        self
    }

    /// Standard output of a successful run: one JSON value on one line.
    #[track_caller]
    pub fn json(self) -> Value {
        let ran = self.exits(0);
        ran.value()
    }

    /// Standard output of any run: one JSON value on one line.
    #[track_caller]
    pub fn value(&self) -> Value {
        assert_eq!(self.stdout.matches('\n').count(), 1, "zhengxin {}\n{}", self.line, self.stdout);
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// The error object. It must be the only line of standard error, match the exit code, and standard output
    /// must be empty.
    #[track_caller]
    pub fn error(&self) -> Value {
        assert_eq!(self.stdout, "", "zhengxin {}", self.line);
        assert_eq!(self.stderr.matches('\n').count(), 1, "zhengxin {}\n{}", self.line, self.stderr);
        let error: Value = serde_json::from_str(&self.stderr).unwrap();
        let error = error["error"].clone();
        assert_eq!(error["exit"], self.exit, "zhengxin {}", self.line);
        error
    }

    /// The error's class and the fields it names.
    #[track_caller]
    pub fn refusal(&self) -> (String, Vec<String>) {
        let error = self.error();
        let fields = error["fields"].as_array().unwrap().iter().map(|field| field.as_str().unwrap().to_owned());
        (error["class"].as_str().unwrap().to_owned(), fields.collect())
    }

    /// All output.
    pub fn printed(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

pub fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A session's text with all its times moved back.
pub fn aged(session: &str, by: SignedDuration) -> String {
    let earlier = |text: &str| text.parse::<Timestamp>().ok().map(|at| (at - by).to_string());
    let mut session: Value = serde_json::from_str(session).unwrap();
    let mut values = vec![&mut session];
    while let Some(value) = values.pop() {
        match value {
            Value::Object(members) => values.extend(members.values_mut()),
            Value::Array(list) => values.extend(list),
            Value::String(text) => *text = earlier(text).unwrap_or_else(|| text.clone()),
            _ => {}
        }
    }
    session.to_string()
}

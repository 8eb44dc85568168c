//! The program as a process with its own home directory and a controlled environment, and a served sandbox.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use serde_json::Value;
use tempfile::TempDir;

use super::cli::aged;
use super::people::answers_of;

/// The merchant's id of the applicant in every test.
pub const USER: &str = "u-1";
/// The time limit for things that normally take milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// A new home directory.
pub struct Home {
    dir: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The directory of sessions, pictures and the sandbox.
    pub fn state(&self) -> PathBuf {
        self.path().join(".local/state/zhengxin")
    }

    /// The only session.
    pub fn session(&self) -> PathBuf {
        let sessions = files(&self.state().join("sessions"));
        let mut sessions = sessions.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        let session = sessions.next().expect("a session");
        assert_eq!(sessions.next(), None, "one session only");
        session
    }

    /// Ages the only session: moves all its times back by this much.
    pub fn age(&self, by: SignedDuration) {
        let path = self.session();
        let session = aged(&std::fs::read_to_string(&path).unwrap(), by);
        std::fs::write(&path, session).unwrap();
    }

    /// The facts in the session, unmasked.
    pub fn facts(&self) -> Value {
        let text = std::fs::read_to_string(self.session()).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["facts"].take()
    }

    /// The program with these arguments, separated by blanks, for the applicant.
    pub fn command(&self, args: &str) -> Command {
        let mut command = self.bare();
        command.args(args.split_whitespace()).env("ZHENGXIN_USER_ID", USER);
        command
    }

    /// The program without arguments.
    pub fn bare(&self) -> Command {
        super::signals::are_heard();
        let mut command = Command::new(program());
        command.env_clear().env("HOME", self.path()).env("PATH", "/usr/bin:/bin").env("ZHENGXIN_PROFILE", "sandbox");
        command.current_dir(self.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs it to completion.
    pub fn run(&self, args: &str) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// Runs it to completion with more variables.
    pub fn run_with(&self, args: &str, variables: &[(&str, &str)]) -> Run {
        Run::of(self.command(args).envs(variables.iter().copied()).output().unwrap())
    }

    /// Writes a private file.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        path
    }
}

pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_zhengxin")
}

/// All files under a directory, sorted.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The result of a run.
#[derive(Debug)]
pub struct Run {
    /// The exit code; `None` if a signal ended the run.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Asserts the exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// Standard output, which must be one JSON value.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The error object of `--json`: the last line of standard error. Standard output must be empty.
    #[track_caller]
    pub fn error(&self) -> Value {
        assert_eq!(self.out, "", "{self:?}");
        let line = self.err.lines().last().unwrap_or_default();
        let error = serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        assert_eq!(error["error"]["exit"].as_i64(), self.code.map(i64::from), "{self:?}");
        error["error"].clone()
    }
}

/// `sandbox serve` in its own process, killed on drop.
pub struct Served {
    process: Child,
    pub url: String,
}

impl Served {
    pub fn start() -> Self {
        Self::with(&[])
    }

    pub fn with(faults: &[&str]) -> Self {
        Self::of("0", faults)
    }

    /// With so many people of a trial.
    pub fn of(people: &str, faults: &[&str]) -> Self {
        let mut options = vec!["--people", people];
        options.extend(faults.iter().flat_map(|fault| ["--fault", fault]));
        Self::with_options(&options)
    }

    /// With these options of `sandbox serve`.
    pub fn with_options(options: &[&str]) -> Self {
        let mut command = Command::new(program());
        command.args(["sandbox", "serve"]).env_clear().stdin(Stdio::null()).stderr(Stdio::null());
        command.args(options).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut url = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
        assert!(url.starts_with("http://127.0.0.1:"), "{url:?}");
        Self { process, url: url.trim_end().to_owned() }
    }

    /// The answer of a control endpoint.
    pub fn get(&self, path: &str) -> Value {
        self.control("GET", path, "")
    }

    /// Replaces the faults.
    pub fn put_faults(&self, faults: &[&str]) {
        let set = self.control("PUT", "faults", &serde_json::json!(faults).to_string());
        assert_eq!(set.as_array().map(Vec::len), Some(faults.len()), "{set}");
    }

    fn control(&self, verb: &str, path: &str, body: &str) -> Value {
        let address = self.url.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let length = body.len();
        let head = format!("Host: {address}\r\nConnection: close\r\nContent-Length: {length}");
        write!(stream, "{verb} /_sandbox/{path} HTTP/1.1\r\n{head}\r\n\r\n{body}").unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        serde_json::from_str(reply.split_once("\r\n\r\n").unwrap().1).unwrap()
    }

    /// The number of a method's calls.
    pub fn calls(&self, method: &str) -> usize {
        let journal = self.get("journal");
        journal.as_array().unwrap().iter().filter(|entry| entry["method"] == method).count()
    }

    /// The answers of a person.
    #[track_caller]
    pub fn person(&self, who: &str) -> Value {
        answers_of(&self.get("people"), who)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Waits until a condition is true.
#[track_caller]
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < PATIENCE, "waited in vain until {what}");
        sleep(Duration::from_millis(5));
    }
}

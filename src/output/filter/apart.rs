//! The parent's side of a filter that runs in its own process.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::FilterError;
use super::served::{Kind, WORD};

/// How to start a filter process.
#[derive(Debug)]
pub struct Helper {
    /// The path of this program, or why it is unknown.
    pub program: io::Result<PathBuf>,
    /// Its complete environment: only what is needed for local time, because other variables may hold a
    /// password.
    pub env: Vec<(&'static str, OsString)>,
}

/// A running filter process. It ends when this is dropped, and also when this process dies, because its
/// standard input is closed then.
pub(super) struct Apart(Mutex<Process>);

struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl fmt::Debug for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Apart")
    }
}

impl Apart {
    /// Starts the process and sends it the filter, which it compiles.
    pub(super) fn start(code: &str, helper: &Helper) -> Result<Self, FilterError> {
        let mut process = Process::start(helper).map_err(FilterError::Alone)?;
        let code = serde_json::Value::from(code).to_string();
        match process.ask(code.as_bytes()) {
            Ok(_) => Ok(Self(Mutex::new(process))),
            Err(FilterError::Endless) => Err(FilterError::Nested),
            Err(error) => Err(error),
        }
    }

    /// Applies the filter to a result.
    pub(super) fn run(&self, json: &[u8], raw: bool) -> Result<Vec<u8>, FilterError> {
        let mut process = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let form: &[u8] = if raw { b"r" } else { b"j" };
        process.ask(&[form, json].concat())
    }
}

impl Process {
    fn start(helper: &Helper) -> io::Result<Self> {
        let program = helper.program.as_ref().map_err(|error| io::Error::new(error.kind(), error.to_string()))?;
        let mut command = Command::new(program);
        command.arg(WORD).env_clear().envs(helper.env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // Ctrl-C goes to this process only, which reports it and ends the child.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        match output {
            Some(output) => Ok(Self { child, input, output: BufReader::new(output) }),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Sends a line and reads the answer. If no answer comes, the line has killed the process.
    fn ask(&mut self, line: &[u8]) -> Result<Vec<u8>, FilterError> {
        let (kind, text) = self.exchange(line).map_err(|_| FilterError::Endless)?;
        let words = |text: Vec<u8>| String::from_utf8_lossy(&text).into_owned();
        match kind {
            Kind::Done => Ok(text),
            Kind::Syntax => Err(serde_json::from_slice(&text).map_or(FilterError::Endless, FilterError::Syntax)),
            Kind::Failed => Err(FilterError::Run(words(text))),
        }
    }

    fn exchange(&mut self, line: &[u8]) -> io::Result<(Kind, Vec<u8>)> {
        let ended = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let input = self.input.as_mut().ok_or_else(ended)?;
        input.write_all(line)?;
        input.write_all(b"\n")?;
        input.flush()?;
        let mut head = String::new();
        self.output.read_line(&mut head)?;
        let (kind, length) = head.trim_end().split_once(' ').ok_or_else(ended)?;
        let kind = Kind::of(kind).ok_or_else(ended)?;
        let length: u64 = length.parse().map_err(|_| ended())?;
        let mut text = Vec::new();
        // Allocates only as much as arrives.
        if self.output.by_ref().take(length).read_to_end(&mut text)? as u64 != length {
            return Err(ended());
        }
        Ok((kind, text))
    }
}

impl Drop for Process {
    /// Both calls fail only if the process has already ended.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

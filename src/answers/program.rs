//! Runs a program and reads its first output line, with limits on time and size.

use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::input::{LINE_LIMIT, line_text};
use super::program_group::{OwnGroup, ProgramGroup};
use crate::protocol::Secret;

/// How long to wait for the output of a program that has ended, if a process it started keeps the pipe open.
const GRACE: Duration = Duration::from_millis(200);
/// The shortest and the longest interval between checks whether a program has ended.
const PAUSES: (Duration, Duration) = (Duration::from_millis(1), Duration::from_millis(20));

/// How many bytes a program may print in all. Output after its first line is read and dropped, up to this limit.
const OUTPUT_LIMIT: usize = 1024 * 1024;

/// How a program ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// With status 0 and a usable first line.
    Line(Secret),
    /// With status 0, but the first line is empty or not UTF-8.
    NoLine,
    /// With a status other than 0.
    Failed(ExitStatus),
}

/// Why running a program has no result.
#[derive(Debug)]
pub(super) enum ProgramError {
    /// It could not be started or waited for.
    NotRun(io::Error),
    /// It took too long and was killed.
    TimedOut,
    /// It printed more than the limit, and was killed.
    TooLong,
}

/// Runs a program without standard input and passes its standard error through.
///
/// Processes that it starts may outlive it, and are not waited for. If it is killed, those in a process group of its own
/// are killed with it.
pub(super) fn first_line(mut command: Command, group: ProgramGroup, limit: Duration) -> Result<Ended, ProgramError> {
    let started = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let mut running = Running::start(command, group)?;
    let output = Arc::new(Output::default());
    if let Some(pipe) = running.child.stdout.take() {
        let output = Arc::clone(&output);
        let reader = thread::Builder::new().spawn(move || output.collect(pipe));
        if let Err(error) = reader {
            running.kill();
            return Err(ProgramError::NotRun(error));
        }
    }
    let mut pause = PAUSES.0;
    let status = loop {
        if output.state() == State::TooLong {
            running.kill();
            return Err(ProgramError::TooLong);
        }
        match running.child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if started.elapsed() >= limit => {
                running.kill();
                return Err(ProgramError::TimedOut);
            }
            Ok(None) => thread::sleep(pause),
            Err(error) => {
                running.kill();
                return Err(ProgramError::NotRun(error));
            }
        }
        pause = (pause * 2).min(PAUSES.1);
    };
    // After too much output the pipe is no longer read, so the failure may only be a broken pipe. TooLong takes
    // precedence.
    if !status.success() && output.state() != State::TooLong {
        return Ok(Ended::Failed(status));
    }
    output.ended()
}

/// A program that runs.
struct Running {
    child: Child,
    own_group: Option<OwnGroup>,
}

impl Running {
    fn start(mut command: Command, group: ProgramGroup) -> Result<Self, ProgramError> {
        if group == ProgramGroup::Own {
            command.process_group(0);
        }
        let child = command.spawn().map_err(ProgramError::NotRun)?;
        let own_group = (group == ProgramGroup::Own).then(|| OwnGroup::of(&child));
        Ok(Self { child, own_group })
    }

    /// Kills the program. The calls fail only if it has already ended.
    fn kill(&mut self) {
        if let Some(group) = &self.own_group {
            group.kill();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Reading,
    Complete,
    TooLong,
}

/// The output of a program so far, up to the end of its first line.
struct Output {
    line: Mutex<(State, Zeroizing<Vec<u8>>)>,
    changed: Condvar,
}

impl Default for Output {
    fn default() -> Self {
        // Allocated at full size, because a growing buffer leaves copies of the secret behind.
        let line = Zeroizing::new(Vec::with_capacity(LINE_LIMIT + 1));
        Self { line: Mutex::new((State::Reading, line)), changed: Condvar::new() }
    }
}

impl Output {
    fn lock(&self) -> MutexGuard<'_, (State, Zeroizing<Vec<u8>>)> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn state(&self) -> State {
        self.lock().0
    }

    /// Reads to the end, so that a program that prints more than one line does not fail with a broken pipe. Past the
    /// output limit the pipe is closed on purpose: the broken pipe also ends the processes that the program has
    /// started.
    fn collect(&self, mut pipe: ChildStdout) {
        let mut chunk = Zeroizing::new([0; 4096]);
        let mut left = OUTPUT_LIMIT;
        loop {
            let read = match pipe.read(&mut *chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Ok(0) | Err(_) => break,
                Ok(read) => chunk.get(..read).unwrap_or_default(),
            };
            match left.checked_sub(read.len()) {
                Some(rest) => left = rest,
                None => self.lock().0 = State::TooLong,
            }
            if self.state() == State::Reading {
                self.take(read);
            }
            if self.state() == State::TooLong {
                break;
            }
        }
        let mut line = self.lock();
        if line.0 == State::Reading {
            line.0 = State::Complete;
        }
        self.changed.notify_all();
    }

    fn take(&self, bytes: &[u8]) {
        let mut line = self.lock();
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
        if line.1.len() + part.len() > LINE_LIMIT {
            line.0 = State::TooLong;
        } else {
            line.1.extend_from_slice(part);
            if end.is_some() {
                line.0 = State::Complete;
            }
        }
        self.changed.notify_all();
    }

    /// The result, after the program has ended.
    fn ended(&self) -> Result<Ended, ProgramError> {
        let reading = |line: &mut (State, _)| line.0 == State::Reading;
        let waited = self.changed.wait_timeout_while(self.lock(), GRACE, reading);
        let (line, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match line_text(&line.1) {
            _ if line.0 == State::TooLong => Err(ProgramError::TooLong),
            Ok(text) if !text.trim().is_empty() => Ok(Ended::Line(text.into())),
            Ok(_) | Err(_) => Ok(Ended::NoLine),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(script: &str, limit: Duration) -> Result<Ended, ProgramError> {
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(script);
        first_line(command, ProgramGroup::Shared, limit)
    }

    fn line(script: &str) -> Option<String> {
        match run(script, Duration::from_secs(20)).unwrap() {
            Ended::Line(line) => Some(line.expose().to_owned()),
            Ended::NoLine => None,
            Ended::Failed(status) => panic!("{status}"),
        }
    }

    #[test]
    fn the_first_line_is_the_answer_and_the_rest_is_dropped() {
        assert_eq!(line("printf 'one\\r\\ntwo\\n'").as_deref(), Some("one"));
        assert_eq!(line("printf one").as_deref(), Some("one"));
        assert_eq!(line("echo one; head -c 1000000 /dev/zero").as_deref(), Some("one"));
    }

    #[test]
    fn an_empty_first_line_or_bytes_that_are_not_text_count_as_no_line() {
        for script in ["true", "echo", "echo; echo two", "echo '  '", "printf '\\377\\n'"] {
            assert_eq!(line(script), None, "{script}");
        }
    }

    #[test]
    fn a_program_that_prints_without_end_is_killed_with_its_own_error() {
        let started = Instant::now();
        for script in [
            "cat /dev/zero",
            "head -c 1000000 /dev/zero | tr '\\0' x; sleep 15",
            "yes",
            "echo one; cat /dev/zero",
            "yes | cat",
        ] {
            assert!(matches!(run(script, Duration::from_secs(20)), Err(ProgramError::TooLong)), "{script}");
        }
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn the_children_of_a_program_that_prints_without_end_also_end() {
        let dir = tempfile::tempdir().unwrap();
        let ended = dir.path().join("ended");
        let script = format!("( cat /dev/zero; echo > {} ) & wait", ended.display());
        assert!(matches!(run(&script, Duration::from_secs(20)), Err(ProgramError::TooLong)));
        let started = Instant::now();
        while !ended.exists() && started.elapsed() < Duration::from_secs(10) {
            thread::sleep(PAUSES.1);
        }
        assert!(ended.exists(), "cat is still writing");
    }

    #[test]
    fn a_status_other_than_0_is_a_failure_whatever_was_printed() {
        let ended = run("echo one; exit 3", Duration::from_secs(20)).unwrap();
        assert!(matches!(ended, Ended::Failed(status) if status.code() == Some(3)));
    }

    #[test]
    fn a_program_that_hangs_is_killed() {
        let started = Instant::now();
        assert!(matches!(run("sleep 30", Duration::from_millis(100)), Err(ProgramError::TimedOut)));
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_program_in_its_own_group_is_killed_with_the_processes_that_it_started() {
        let dir = tempfile::tempdir().unwrap();
        let pid = dir.path().join("pid");
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(format!("sleep 30 & echo $! >{}; wait", pid.display()));
        let ended = first_line(command, ProgramGroup::Own, Duration::from_millis(500));
        assert!(matches!(ended, Err(ProgramError::TimedOut)));
        let pid: i32 = std::fs::read_to_string(&pid).unwrap().trim().parse().unwrap();
        let pid = rustix::process::Pid::from_raw(pid).unwrap();
        let started = Instant::now();
        while rustix::process::test_kill_process(pid).is_ok() && started.elapsed() < Duration::from_secs(10) {
            thread::sleep(PAUSES.1);
        }
        assert!(rustix::process::test_kill_process(pid).is_err(), "sleep is still running");
    }

    #[test]
    fn processes_that_the_program_leaves_running_are_not_waited_for() {
        let started = Instant::now();
        assert_eq!(line("sleep 15 & echo one").as_deref(), Some("one"));
        assert_eq!(line("sleep 15 & printf one").as_deref(), Some("one"));
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn standard_input_is_empty() {
        assert_eq!(line("cat; echo one").as_deref(), Some("one"));
    }

    #[test]
    fn debug_shows_no_line() {
        let ended = run("echo hunter2", Duration::from_secs(20));
        assert!(!format!("{ended:?}").contains("hunter2"));
    }
}

//! The child's side of a filter that runs in its own process. Each input line holds one message: first the
//! filter as a JSON string, then results prefixed with `r` (print strings raw) or `j` (print JSON). Each
//! message gets an answer: a line with its kind and its length in bytes, then that many bytes.

use std::io::{self, BufRead, Write};
use std::process;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::FilterError;
use super::compiled::Compiled;

/// The argument that makes this program a filter process. It is internal and not a command.
pub const WORD: &str = "__filter";

/// The stack size in bytes, enough for some hundred thousand levels. Memory is only used when needed.
const STACK: usize = 64 << 20;

/// The limits of memory and of processor seconds, if the system supports them: some filters grow or loop
/// forever without recursing.
const MEMORY: u64 = 2 << 30;
const SECONDS: u64 = 300;

/// The kind of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Done,
    Syntax,
    Failed,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Done, Self::Syntax, Self::Failed];

    fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Syntax => "syntax",
            Self::Failed => "failed",
        }
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Serves standard input until it is closed. Work in progress is then abandoned, because its reader has gone.
pub fn serve() -> u8 {
    bound();
    let (sender, lines) = channel();
    if thread::Builder::new().stack_size(STACK).spawn(move || answer(&lines)).is_err() {
        return 1;
    }
    for line in io::stdin().lock().split(b'\n') {
        let Ok(line) = line else { break };
        if sender.send(line).is_err() {
            break;
        }
    }
    0
}

/// If the system does not support limits, the filter runs without them.
fn bound() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS)] {
        let Rlimit { current, maximum } = getrlimit(resource);
        let lowest = [current, maximum].into_iter().flatten().fold(most, u64::min);
        let _ = setrlimit(resource, Rlimit { current: Some(lowest), maximum });
    }
}

fn answer(lines: &Receiver<Vec<u8>>) {
    let mut compiled = None;
    for line in lines {
        let answered = match &compiled {
            None => compile(&line).map(|filter| {
                compiled = Some(filter);
                Vec::new()
            }),
            Some(filter) => run(filter, &line),
        };
        if write(answered).is_err() {
            process::exit(1);
        }
    }
}

fn compile(line: &[u8]) -> Result<Compiled, FilterError> {
    let code: String = serde_json::from_slice(line).map_err(|error| FilterError::Run(error.to_string()))?;
    Compiled::new(&code)
}

fn run(filter: &Compiled, line: &[u8]) -> Result<Vec<u8>, FilterError> {
    let (form, json) = line.split_first().unwrap_or((&b'j', &[]));
    filter.run(json, *form == b'r')
}

fn write(answered: Result<Vec<u8>, FilterError>) -> io::Result<()> {
    let (kind, text) = match answered {
        Ok(lines) => (Kind::Done, lines),
        Err(FilterError::Syntax(what)) => (Kind::Syntax, serde_json::to_vec(&what)?),
        Err(FilterError::Run(what)) => (Kind::Failed, what.into_bytes()),
        Err(error @ (FilterError::Nested | FilterError::Endless | FilterError::Alone(_))) => {
            (Kind::Failed, error.to_string().into_bytes())
        }
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{} {}", kind.word(), text.len())?;
    out.write_all(&text)?;
    out.flush()
}
